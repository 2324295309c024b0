import { measurementOf } from '../../support/records.ts';
import { parseSeconds } from '../../../electron/contract/duration.ts';
import type { TesterRecord } from '../../../electron/contract/instrument.ts';
import { judgementOf } from '../../../electron/contract/measurement.ts';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { crc32, deflateSync } from 'node:zlib';
import { parse } from 'yaml';
import { judge, judgeCounts, judgeOptions } from '../../../electron/analysis/index.ts';
import type { Archive } from '../../../electron/archive/index.ts';
import { errorView, TributaryError } from '../../../electron/contract/errors.ts';
import type { Circuit } from '../../../electron/contract/circuit.ts';
import { limitSetSchema, type LimitSet } from '../../../electron/contract/limits.ts';
import type { Procedure } from '../../../electron/contract/procedure.ts';
import type { AttachmentRecord, AttemptRecord, RunRecord, StepRecord } from '../../../electron/contract/run.ts';
import type { Gap, History, Second } from '../../../electron/contract/second.ts';
import type { Capabilities } from '../../../electron/contract/tester.ts';
import type { Message, WordKey } from '../../../electron/contract/words/index.ts';
import type { Source } from '../../../electron/reports/model/basis.ts';

/** 2026-11-23 09:00:00 in Shanghai. */
export const T0 = 1_795_395_600;
export interface Fixture extends Source {
  photos: Map<string, Uint8Array>;
}

export const say = (code: WordKey, params?: Message['params']): Message => ({ code, params });

/** A picture of one shade with a darker frame: enough to see how it is placed. */
export function png(width: number, height: number, shade: number): Buffer {
  const chunk = (name: string, data: Buffer): Buffer => {
    const body = Buffer.concat([Buffer.from(name, 'latin1'), data]);
    const out = Buffer.alloc(body.length + 8);
    out.writeUInt32BE(data.length, 0);
    body.copy(out, 4);
    out.writeUInt32BE(crc32(body), body.length + 4);
    return out;
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 0, 0, 0, 0], 8);
  const rows = Buffer.alloc(height * (width + 1));
  for (let y = 0; y < height; y++)
    for (let x = 1; x <= width; x++) {
      const edge = Math.min(x, width - x, y, height - y) < 12;
      rows[y * (width + 1) + x] = edge ? 40 : (x >> 4) % 3 ? shade : shade - 30;
    }
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

export const circuit: Circuit = {
  number: '苏州移动甲乙数字电路0001',
  customer: { name: '甲乙电子（苏州）有限公司', contact: '于小川', phone: '138 1262 5530' },
  service: 'e1',
  rate: '2048k',
  grade: 'AAA',
  span: 'city',
  inService: false,
  ends: {
    A: {
      site: '苏州移动工业园区枢纽楼',
      address: '苏州市工业园区苏雅路 388 号',
      room: '传输机房 3F',
      position: 'DDF 03-12-05',
      contact: '王一凡',
      phone: '139 0620 1174',
    },
    Z: {
      site: '甲乙电子（苏州）有限公司',
      address: '苏州市虎丘区浒墅关路 77 号',
      room: '弱电间 B1',
      position: 'DDF 01-02-08',
      contact: '于小川',
      phone: '138 1262 5530',
    },
  },
};

const limitSet = (id: string): LimitSet => {
  const path = fileURLToPath(new URL(`../../../resources/limits/${id}.yaml`, import.meta.url));
  return limitSetSchema.parse(parse(readFileSync(path, 'utf8')));
};
const LIMIT_SETS = [limitSet('m2100-e1'), limitSet('g826-e1')];

const comtech: Capabilities = {
  reading: 'seconds',
  attachment: 'line-port',
  settable: {},
  notApplicable: [],
  defects: ['LOS', 'AIS', 'LOF', 'LSS'],
  counts: ['bitErrors'],
  inject: { bit: { ratios: [1e-3] } },
  measures: {
    zh: '调制解调器链路（在数据通路中的位置无文档说明）',
    en: 'modem link (place in the data path undocumented)',
  },
  basis: {
    zh: '比特数由速率 × 时间推算；秒由笔记本时钟划分',
    en: 'bits derived as data rate × time; seconds by the laptop’s clock',
  },
  judging: 'path',
  lacks: [
    { zh: '块误码', en: 'block errors' },
    { zh: '往返时延', en: 'round-trip delay' },
    { zh: '接收电平和频率', en: 'receive level and frequency' },
  ],
};
const instrument: TesterRecord = {
  simulated: false,
  family: 'comtech',
  address: '/dev/ttyUSB0?baud=38400&unit=0001',
  identity: { maker: 'Comtech EF Data', model: 'CDM-625' },
  serialTyped: '170423318',
  calibration: { certificate: 'JLZX-2026-04417', on: '2026-04-16', due: '2027-04-15' },
  capabilities: comtech,
  rateKbps: 2048,
};

export function procedureOf(change: Partial<Procedure> = {}): Procedure {
  return {
    version: 1,
    id: 'e1-acceptance',
    title: { zh: '2M 电路验收', en: 'E1 acceptance' },
    needs: {},
    settings: {
      duration: { type: 'duration', default: '15m', label: { zh: '测试时长', en: 'Duration' } },
      'm2100-allocation': { type: 'percent', default: '10' },
    },
    steps: [
      { id: 'run', do: 'run', for: '$duration' },
      { id: 'verdict', do: 'judge', rule: 'path', limits: ['m2100-e1', 'g826-e1'] },
      { id: 'signatures', do: 'sign', by: ['engineer', 'assistant', 'reviewer', 'customer'] },
    ],
    ...change,
  };
}

const doneStep = (
  id: string,
  kind: StepRecord['do'],
  zh: string,
  en: string,
  from: number,
  to: number,
  more: Partial<StepRecord> = {},
): StepRecord => ({
  id,
  do: kind,
  title: { zh, en },
  state: 'done',
  startedAtMs: from * 1000,
  endedAtMs: to * 1000,
  ...more,
});
export function stepsOf(from: number, to: number, headless = false): StepRecord[] {
  const note = headless ? say('not-confirmed-headless') : undefined;
  const ok = (did: Message, expected: Message, saw: Message) => ({
    atMs: (from - 90) * 1000,
    did,
    expected,
    saw,
    ok: true,
  });
  return [
    doneStep('wire', 'instruct', '远端在DDF架上对环', 'Loop the far end at the DDF', from - 400, from - 160, { note }),
    doneStep('set-up', 'configure', '设置仪表', 'Set the tester', from - 160, from - 150, {
      outcomes: [
        { setting: 'framing', value: 'unframed', how: 'remote', detail: 'TFM=0' },
        { setting: 'pattern', value: '2^15-1', how: 'remote', detail: 'TBP=9, RBP=9' },
        { setting: 'line-code', value: 'hdb3', how: 'remote', detail: 'TTC=3' },
        { setting: 'impedance', value: '75', how: 'front-panel' },
        { setting: 'termination', value: 'term', how: 'front-panel' },
        { setting: 'clock', value: 'internal', how: 'front-panel' },
      ],
    }),
    doneStep('loop-proof', 'prove-loop', '环路证明', 'Loop proof', from - 100, from - 60, {
      loopProof: {
        verdict: 'pass',
        atMs: (from - 60) * 1000,
        finding: { kind: 'loop', outcome: 'proven-ratio', out: 1e-3, back: 1e-3 },
        steps: [
          ok(say('proof.did.baseline', { s: 5 }), say('proof.expected.zero'), say('proof.saw.count', { n: 0 })),
          ok(
            say('proof.did.ratio', { ratio: '1.0E-03' }),
            say('proof.expected.ratio', { ratio: '1.0E-03' }),
            say('proof.saw.ratio', { ratio: '1.0E-03' }),
          ),
          ok(say('proof.did.stop'), say('proof.expected.zero'), say('proof.saw.count', { n: 0 })),
        ],
      },
    }),
    doneStep('run', 'run', '测试', 'Run', from, to),
    doneStep('verdict', 'judge', '判定', 'Judge', to, to),
  ];
}

export const SIGNATURE =
  'M20 40 Q60 20 80 24 T120 60 T60 100 M150 30 L150 100 M140 60 Q180 40 200 60 T230 100 M250 40 C280 20 300 60 280 90 S330 100 360 40';

export function recordOf(change: Partial<RunRecord> = {}): RunRecord {
  return {
    runId: '01KB2Q5W7Q2M8S6V0RZ1T3XH9B',
    procedure: procedureOf(),
    limitSets: LIMIT_SETS,
    settings: { duration: '15m', 'm2100-allocation': '10', 'g826-allocation': '10', 'unseen-max': '1' },
    given: ['duration'],
    circuit,
    instruments: { tester: instrument },
    simulated: false,
    headless: false,
    startedAtMs: (T0 - 600) * 1000,
    zone: { name: 'Asia/Shanghai', offsetS: 28_800 },
    software: { name: 'Tributary', version: '0.1.0' },
    state: 'finished',
    attempts: [],
    events: [],
    gaps: [],
    signatures: [],
    attachments: [],
    ...change,
  };
}

export const clean = (from: number, to: number, bits = 2_048_000): History['spans'][number] => ({
  from,
  to,
  bits: (to - from) * bits,
  source: 'derived',
});
export const bad = (t: number, change: Partial<Second>): Second => ({
  t,
  bits: 2_048_000,
  bitErrors: 0,
  defects: [],
  source: 'derived',
  valid: true,
  ...change,
});

/** Clean time with `rows` and `gaps` cut out of it. */
export function historyOf(from: number, to: number, rows: Second[] = [], gaps: Gap[] = [], bits = 2_048_000): History {
  const holes = [...rows.map((r) => [r.t, r.t + 1] as const), ...gaps.map((g) => [g.from, g.to] as const)].sort(
    (a, b) => a[0] - b[0],
  );
  const spans: History['spans'] = [];
  let at = from;
  for (const [a, b] of holes) {
    if (a > at) spans.push(clean(at, a, bits));
    at = Math.max(at, b);
  }
  if (at < to) spans.push(clean(at, to, bits));
  return { spans, rows, gaps };
}
const attemptOf = (number: number, from: number, to: number, change: Partial<AttemptRecord> = {}): AttemptRecord => ({
  number,
  startedAtMs: (from - 420) * 1000,
  endedAtMs: (to + 5) * 1000,
  steps: stepsOf(from, to),
  measurements: [measurementOf(`m${number}`, { from, to })],
  ...change,
});

/** The same run with every attempt judged by the real judge, and the verdict of the last one as the run's unless one is given. */
function judged(fixture: Fixture): Fixture {
  const forS = parseSeconds(fixture.record.settings['duration'] ?? '') ?? 0;
  const attempts = fixture.record.attempts.map((attempt) => {
    const one = { ...attempt.measurements[0]!, forS };
    const options = judgeOptions(fixture.record, one);
    const read = one.readings.findLast((reading) => reading.final);
    const history = fixture.histories.get(one.id);
    const judgement = read ? judgeCounts(read, options) : history && judge(history, options);
    const measurements = [{ ...one, judgement, verdict: judgement?.verdict }];
    return { ...attempt, measurements, verdict: attempt.verdict ?? judgement?.verdict };
  });
  const last = attempts.at(-1);
  const why = fixture.record.why ?? judgementOf(last)?.why;
  return { ...fixture, record: { ...fixture.record, attempts, verdict: fixture.record.verdict ?? last?.verdict, why } };
}
const startStop = (attempt: number, from: number, to: number): RunRecord['events'] => [
  { t: from, kind: 'start', attempt, message: say('event.start') },
  { t: to, kind: 'stop', attempt, message: say('event.end', { for: `${to - from}s` }) },
];

/** Passed at the second attempt, signed by hand and by name. */
export function pass15(): Fixture {
  const [a, b] = [T0, T0 + 1737];
  const teardown = [
    { atMs: (b + 901) * 1000, did: say('proof.did.stop'), ok: true },
    { atMs: (b + 902) * 1000, did: say('teardown.tester-off'), ok: true },
  ];
  const record = recordOf({
    attempts: [attemptOf(1, a, a + 900), attemptOf(2, b, b + 900, { teardown })],
    events: [...startStop(1, a, a + 900), ...startStop(2, b, b + 900)],
    endedAtMs: (b + 905) * 1000,
    signatures: [
      { role: 'engineer', name: '王一凡', atMs: (b + 1000) * 1000, how: 'drawn', path: SIGNATURE },
      { role: 'assistant', name: '李兵', atMs: (b + 1020) * 1000, how: 'typed' },
      { role: 'customer', name: '于小川', atMs: (b + 1100) * 1000, how: 'drawn', path: SIGNATURE },
    ],
  });
  const histories = new Map([
    ['m1', historyOf(a, a + 900, [bad(a + 511, { bitErrors: 3 })])],
    ['m2', historyOf(b, b + 900)],
  ]);
  return judged({ record, histories, photos: new Map() });
}

function rows72(from: number): Second[] {
  const burst = from + 113_718;
  const ais = from + 114_138;
  const rows: Second[] = [];
  for (const s of [3802, 20_472, 24_081, 82_727, 89_261, 98_837]) rows.push(bad(from + s, { bitErrors: 2 + (s % 8) }));
  for (let i = 0; i < 38; i++) rows.push(bad(burst + Math.round(i * (11 - i / 8)), { bitErrors: 40 + 23 * i }));
  for (let i = 0; i < 3; i++) rows.push(bad(ais - 26 + i, { bitErrors: 3900 + 60 * i }));
  for (let i = 0; i < 47; i++) rows.push(bad(ais + i, { bits: 0, defects: ['AIS', 'LSS'] }));
  for (let i = 0; i < 4; i++) rows.push(bad(ais + 78 + i, { bitErrors: 4900 + 70 * i }));
  for (let i = 0; i < 11; i++) rows.push(bad(from + 158_961 + i * 8831, { bitErrors: 1 + i }));
  return rows.sort((x, y) => x.t - y.t);
}

/** 72 h that failed: gap, burst, AIS with LSS behind it, unavailable time; simulated, unsigned, headless. */
export function fail72(): Fixture {
  const [from, to] = [T0, T0 + 259_812];
  const ais = from + 114_138;
  const gap: Gap = { from: from + 151_960, to: from + 152_572, reason: 'link-lost', totals: { bitErrors: 0 } };
  const record = recordOf({
    runId: '01KB3ZN4HQ0AW5C4Y7GQ2KV6TP',
    settings: { ...recordOf().settings, duration: '72h' },
    attempts: [attemptOf(1, from, to, { steps: stepsOf(from, to, true) })],
    instruments: {
      tester: {
        ...instrument,
        simulated: true,
        address: 'sim:?line=72h-ais.yaml&seed=11',
        serialTyped: undefined,
        calibration: undefined,
        identity: { ...instrument.identity, serial: 'SIM-001' },
      },
    },
    simulated: true,
    headless: true,
    gaps: [{ ...gap, measurement: 'm1' }],
    events: [
      ...startStop(1, from, to),
      { t: ais, kind: 'unavailable', attempt: 1, durationS: 47, message: say('event.unavailable', { s: 47 }) },
    ],
    endedAtMs: to * 1000,
  });
  return judged({ record, histories: new Map([['m1', historyOf(from, to, rows72(from), [gap])]]), photos: new Map() });
}

const manualInstrument: TesterRecord = {
  simulated: false,
  family: 'manual',
  address: 'manual',
  identity: { maker: '', model: 'BNT-2200', firmware: 'V2.14' },
  serialTyped: '220907-1183',
  calibration: { certificate: 'JLZX-2026-01120', on: '2026-01-22', due: '2027-01-21' },
  capabilities: {
    ...comtech,
    reading: 'by-hand',
    defects: ['LOS', 'AIS', 'LSS'],
    measures: { zh: 'A 端 V.35 接口收到的比特', en: 'bits received at the A-end V.35 interface' },
    basis: { zh: '人工读取', en: 'read by hand' },
    lacks: [{ zh: '滑码、块误码、时延', en: 'slips, block errors, delay' }],
  },
  rateKbps: 2048,
};

/** A set without a protocol: three readings, two photos. */
export function manual(): Fixture {
  const [from, to] = [T0, T0 + 1800];
  const pictures = new Map<string, Uint8Array>([
    ['p1', png(640, 400, 190)],
    ['p2', png(300, 420, 150)],
  ]);
  const attachments = [...pictures].map(([id, bytes], i): AttachmentRecord => ({
    id,
    kind: 'photo',
    name: i ? 'V.35 电缆和 DDF 标签.png' : 'display.png',
    mime: 'image/png',
    size: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    atMs: (to + 6 + i) * 1000,
  }));
  const zero = { bitErrors: 0, ES: 0, SES: 0, UAS: 0, alarms: { LOS: 0, AIS: 0, LSS: 0 } };
  const readings = [600, 1200, 1800].map((s) => ({
    atMs: (from + s) * 1000,
    testTimeS: s,
    ...zero,
    final: s === 1800,
    photo: s === 1800 ? 'p1' : undefined,
  }));
  const record = recordOf({
    runId: '01KB1CYM2R5B7X9D4E6F8G1H3J',
    circuit: { ...circuit, number: '苏州移动甲丙数字电路0027', service: 'v35' },
    settings: { ...recordOf().settings, duration: '30m' },
    instruments: { tester: manualInstrument },
    attempts: [
      attemptOf(1, from, to, { measurements: [measurementOf('m1', { kind: 'by-hand', from, to, readings })] }),
    ],
    events: [
      ...startStop(1, from, to),
      {
        t: from + 700,
        kind: 'note',
        attempt: 1,
        message: { code: 'event.mark', params: { text: 'V.35 电缆松动，已拧紧' } },
        photos: ['p2'],
      },
    ],
    attachments,
    endedAtMs: to * 1000,
    signatures: [{ role: 'engineer', name: '王一凡', atMs: (to + 100) * 1000, how: 'drawn', path: SIGNATURE }],
  });
  return judged({ record, histories: new Map([['m1', { spans: [], rows: [], gaps: [] }]]), photos: pictures });
}

function loopCapabilities(judging: 'ber-only' | 'integrity'): Capabilities {
  const serial: Capabilities = {
    ...comtech,
    defects: ['LOS', 'AIS', 'LSS'],
    counts: ['bits', 'bitErrors', 'slips', 'slipSigns', 'rtd'],
    judging,
    measures: { zh: '异步串口来回送达的字节', en: 'octets delivered over an asynchronous port, there and back' },
    basis: { zh: '逐字节比较；秒由笔记本时钟划分', en: 'octets compared one by one; seconds by the laptop’s clock' },
    lacks: [{ zh: '起止位', en: 'start and stop bits' }],
  };
  if (judging === 'ber-only') return serial;
  return {
    ...serial,
    defects: ['LOS'],
    counts: ['bits', 'bitErrors', 'slips', 'rtd'],
    measures: { zh: 'TCP 连接来回送达的字节', en: 'octets delivered over a TCP connection, there and back' },
    lacks: [{ zh: '误码率', en: 'bit error ratio' }],
  };
}

function loopRecord(judging: 'ber-only' | 'integrity', change: Partial<RunRecord>): RunRecord {
  const ber = judging === 'ber-only';
  return recordOf({
    procedure: procedureOf({
      id: 'loop-check',
      title: { zh: '环路检查', en: 'Loop check' },
      steps: [
        { id: 'run', do: 'run', for: '$duration' },
        { id: 'verdict', do: 'judge', rule: 'loop-check', limits: [] },
      ],
    }),
    limitSets: [],
    settings: { duration: '60s', 'ber-limit': '0', pattern: '2^11-1' },
    circuit: undefined,
    instruments: {
      tester: {
        family: 'loop',
        simulated: false,
        address: ber ? '/dev/ttyUSB1?baud=115200' : 'tcp://192.168.1.9:7000?rate=2048k',
        identity: { maker: '', model: ber ? '异步环路 Loop' : 'TCP 环路 Loop', usbSerial: ber ? 'FT4ZX1' : undefined },
        capabilities: loopCapabilities(judging),
        rateKbps: ber ? 115.2 : 2048,
      },
    },
    ...change,
  });
}

/** Serial loop check with a slip: fails. No circuit, no signatures. */
export function loopSerial(): Fixture {
  const [from, to] = [T0, T0 + 60];
  const record = loopRecord('ber-only', {
    attempts: [attemptOf(1, from, to, { steps: [] })],
    events: startStop(1, from, to),
    endedAtMs: to * 1000,
  });
  const rows = [bad(from + 40, { bits: 92_000, slips: [{ bits: -8 }], notComparedBits: 160 })];
  const history = historyOf(from, to, rows, [], 92_160);
  const spans = history.spans.map((span) => ({ ...span, rtdUs: { min: 1320, max: 2210 } }));
  return judged({ record, histories: new Map([['m1', { ...history, spans }]]), photos: new Map() });
}

/** TCP integrity: no BER, no G.82x. */
export function tcp(): Fixture {
  const [from, to] = [T0, T0 + 300];
  const record = loopRecord('integrity', {
    settings: { duration: '5m', 'ber-limit': '0' },
    attempts: [attemptOf(1, from, to, { steps: [] })],
    endedAtMs: to * 1000,
  });
  const history = historyOf(from, to);
  const spans = history.spans.map((span) => ({ ...span, rtdUs: { min: 800, max: 31_000 } }));
  return judged({ record, histories: new Map([['m1', { ...history, spans }]]), photos: new Map() });
}

/** Stopped by a person after seven minutes; circuit in service. */
export function aborted(): Fixture {
  const [from, to] = [T0, T0 + 421];
  const record = recordOf({
    circuit: { ...circuit, inService: true },
    release: { by: '赵工（网管）', untilMs: (T0 + 7200) * 1000 },
    attempts: [attemptOf(1, from, to, { verdict: 'aborted' })],
    events: startStop(1, from, to),
    endedAtMs: to * 1000,
    why: [say('why.stopped')],
  });
  return judged({ record, histories: new Map([['m1', historyOf(from, to)]]), photos: new Map() });
}

/** Broke off with an error before a single second was seen. */
export function error(): Fixture {
  const failed = doneStep('set-up', 'configure', '设置仪表', 'Set the tester', T0, T0 + 15, { state: 'failed' });
  const record = recordOf({
    attempts: [
      {
        number: 1,
        startedAtMs: T0 * 1000,
        endedAtMs: (T0 + 15) * 1000,
        steps: [failed],
        measurements: [measurementOf('m1')],
        verdict: 'error',
      },
    ],
    endedAtMs: (T0 + 15) * 1000,
    verdict: 'error',
    why: [],
    error: errorView(new TributaryError('no-answer', '/dev/ttyUSB0')),
  });
  return { record, histories: new Map(), photos: new Map() };
}

/** Still running: an interim report. */
export function running(): Fixture {
  const { record, histories, photos } = pass15();
  const attempts = record.attempts.map((a) =>
    a.number === 2
      ? { ...a, endedAtMs: undefined, verdict: undefined, measurements: [measurementOf('m2', { from: T0 + 1737 })] }
      : a,
  );
  return {
    record: {
      ...record,
      attempts,
      state: 'running',
      verdict: undefined,
      why: undefined,
      endedAtMs: undefined,
      signatures: [],
    },
    histories,
    photos,
  };
}

/** Judged, while people still sign: everything but the end of the record is there. */
export function signing(): Fixture {
  const { record, histories, photos } = pass15();
  const attempts = record.attempts.map((a) => (a.number === 2 ? { ...a, endedAtMs: undefined } : a));
  return { record: { ...record, attempts, state: 'running', endedAtMs: undefined }, histories, photos };
}

export const FIXTURES = { signing, pass15, fail72, manual, loopSerial, tcp, aborted, error, running } as const;

/** An archive that holds one fixture: what `writeReport` asks of it and nothing more. */
export function archiveOf(fixture: Fixture): Archive {
  const held: Pick<Archive, 'getRun' | 'history' | 'attachmentBytes' | 'numberRun'> = {
    numberRun: () => Promise.resolve(fixture.record.number),
    getRun: () => Promise.resolve(fixture.record),
    history: (id, part = { from: 0, to: Infinity }) => {
      const { spans, rows, gaps } = fixture.histories.get(id) ?? { spans: [], rows: [], gaps: [] };
      const begins = (t: number): boolean => t >= part.from && t < part.to;
      return Promise.resolve({
        spans: spans.filter(({ from }) => begins(from)),
        rows: rows.filter(({ t }) => begins(t)),
        gaps: gaps.filter(({ from }) => begins(from)),
      });
    },
    attachmentBytes: (_id, id) => Promise.resolve(fixture.photos.get(id) ?? new Uint8Array()),
  };
  return held as Archive;
}
