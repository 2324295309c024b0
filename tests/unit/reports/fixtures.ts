import { createHash } from 'node:crypto';
import { crc32, deflateSync } from 'node:zlib';
import type { Archive } from '../../../electron/archive/index.ts';
import type { Circuit } from '../../../electron/contract/circuit.ts';
import type { Judgement, LimitRow, SetVerdict } from '../../../electron/contract/judgement.ts';
import type { LimitSet } from '../../../electron/contract/limits.ts';
import type { Procedure } from '../../../electron/contract/procedure.ts';
import type {
  AttachmentRecord,
  AttemptRecord,
  InstrumentRecord,
  RunRecord,
  StepRecord,
} from '../../../electron/contract/run.ts';
import type { Gap, History, Second } from '../../../electron/contract/second.ts';
import type { Capabilities } from '../../../electron/contract/tester.ts';
import type { Verdict } from '../../../electron/contract/verdict.ts';
import type { Message, WordKey } from '../../../electron/contract/words/index.ts';
import type { Source } from '../../../electron/reports/basis.ts';

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

const limitSet = (id: string, kind: LimitSet['kind'], zh: string, en: string): LimitSet => ({
  version: 1,
  id,
  kind,
  title: { zh, en },
  edition: kind === 'm2100' ? '04/2003' : '12/2002',
  objectives: {},
});
const M2100_SET = limitSet('m2100-e1', 'm2100', 'ITU-T M.2100 投入业务', 'ITU-T M.2100, bringing into service');
const G826_SET = limitSet('g826-e1', 'g826', 'ITU-T G.826 月度指标', 'ITU-T G.826, monthly objectives');

const comtech: Capabilities = {
  reading: 'seconds',
  settable: {},
  notApplicable: [],
  defects: ['LOS', 'AIS', 'LOF', 'LSS'],
  counts: ['bitErrors'],
  inject: { counts: [], ratios: [1e-3] },
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
    { zh: '不测块误码', en: 'no block errors' },
    { zh: '不测往返时延', en: 'no round-trip delay' },
    { zh: '不测接收电平和频率', en: 'no receive level, no frequency' },
  ],
};
const instrument: InstrumentRecord = {
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

const clause = (zh: string, en = zh): LimitRow['clause'] => ({ zh, en });
function m2100Rows(
  counts: { ES: number; SES: number; UAS: number },
  limits: [string, string],
  verdicts: Verdict[],
): LimitRow[] {
  const row = (parameter: string, value: number, limit: string, result: Verdict | undefined): LimitRow => ({
    parameter,
    value,
    limit,
    clause: clause('M.2110 7.2'),
    status: 'unconfirmed',
    result,
  });
  return [
    row('ES', counts.ES, limits[0], verdicts[0]),
    row('SES', counts.SES, limits[1], verdicts[1]),
    row('UAS', counts.UAS, '= 0', verdicts[2]),
  ];
}
function g826Rows(ES: number, SES: number, AS: number): LimitRow[] {
  const row = (parameter: string, value: number | undefined, limit: string): LimitRow => ({
    parameter,
    value,
    limit,
    clause: clause('表 1', 'Table 1'),
    status: 'confirmed',
  });
  return [row('ESR', ES / AS, '<= 4.0E-03'), row('SESR', SES / AS, '<= 2.0E-04'), row('BBER', undefined, '<= 2.0E-05')];
}
const setVerdict = (set: LimitSet, decides: boolean, verdict: Verdict, rows: LimitRow[]): SetVerdict => ({
  id: set.id,
  title: set.title,
  decides,
  verdict,
  rows,
});

export interface Numbers {
  total: number;
  gapS?: number;
  gaps?: number;
  ES: number;
  SES: number;
  UAS: number;
  errors: number;
  verdict: Verdict;
  limits?: [string, string];
  rows?: Verdict[];
  why: Message[];
  defects?: Judgement['defects'];
}
export function judgementOf(n: Numbers): Judgement {
  const observed = n.total - (n.gapS ?? 0);
  const bits = observed * 2_048_000;
  const g821 = { AS: observed - n.UAS, UAS: n.UAS, ES: n.ES, SES: n.SES, unobserved: n.gapS ?? 0 };
  const parameter = (count: number, po: number) => {
    const RPO = 0.1 * po * observed;
    const d = 2 * Math.sqrt(RPO / 2);
    const [S1, S2] = [Math.max(0, Math.floor(RPO / 2 - d + 0.5)), Math.floor(RPO / 2 + d + 0.5)];
    return { count, RPO, BISO: RPO / 2, S1, S2 };
  };
  return {
    seconds: { total: n.total, observed, gaps: n.gaps ?? 0 },
    totals: { bits, bitErrors: n.errors },
    g821,
    g826: { ...g821, form: 'connection' },
    m2100: {
      allocation: 10,
      periodS: observed,
      UAS: n.UAS,
      ES: parameter(n.ES, 0.02),
      SES: parameter(n.SES, 0.001),
      verdict: n.verdict,
    },
    defects: n.defects ?? {},
    ber: n.errors / bits,
    berBound: n.errors === 0 ? 3 / bits : (1.02 * n.errors) / bits,
    sets: [
      setVerdict(
        M2100_SET,
        true,
        n.verdict,
        m2100Rows(n, n.limits ?? ['= 0', '= 0'], n.rows ?? [n.verdict, n.verdict, n.verdict]),
      ),
      setVerdict(G826_SET, false, 'not-set', g826Rows(n.ES, n.SES, observed - n.UAS)),
    ],
    verdict: n.verdict,
    why: n.why,
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
        conclusion: say('report.loop.rtd', { text: '—' }),
        steps: [
          ok(say('parameter.bitErrors'), say('report.event.burst', { es: 10 }), say('report.event.burst', { es: 10 })),
          ok(say('report.set.remote'), say('report.events.none'), say('report.events.none')),
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
    limitSets: [M2100_SET, G826_SET],
    settings: { duration: '15m', 'm2100-allocation': '10', 'g826-allocation': '10', 'unseen-max': '1' },
    given: ['duration'],
    circuit,
    instrument,
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

export const clean = (from: number, to: number): History['spans'][number] => ({
  from,
  to,
  bits: (to - from) * 2_048_000,
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
export function historyOf(from: number, to: number, rows: Second[] = [], gaps: Gap[] = []): History {
  const holes = [...rows.map((r) => [r.t, r.t + 1] as const), ...gaps.map((g) => [g.from, g.to] as const)].sort(
    (a, b) => a[0] - b[0],
  );
  const spans: History['spans'] = [];
  let at = from;
  for (const [a, b] of holes) {
    if (a > at) spans.push(clean(at, a));
    at = Math.max(at, b);
  }
  if (at < to) spans.push(clean(at, to));
  return { spans, rows, gaps };
}
const attemptOf = (number: number, from: number, to: number, change: Partial<AttemptRecord> = {}): AttemptRecord => ({
  number,
  startedAtMs: (from - 420) * 1000,
  endedAtMs: (to + 5) * 1000,
  steps: stepsOf(from, to),
  measuredFrom: from,
  measuredTo: to,
  readings: [],
  ...change,
});

/** Passed at the second attempt, signed by hand and by name. */
export function pass15(): Fixture {
  const [a, b] = [T0, T0 + 1737];
  const failed = judgementOf({
    total: 900,
    ES: 1,
    SES: 0,
    UAS: 0,
    errors: 3,
    verdict: 'fail',
    rows: ['fail', 'pass', 'pass'],
    why: [say('report.event.burst', { es: 1 })],
  });
  const passed = judgementOf({
    total: 900,
    ES: 0,
    SES: 0,
    UAS: 0,
    errors: 0,
    verdict: 'pass',
    why: [say('report.proves.pass')],
  });
  const record = recordOf({
    attempts: [
      attemptOf(1, a, a + 900, { judgement: failed, verdict: 'fail' }),
      attemptOf(2, b, b + 900, {
        judgement: passed,
        verdict: 'pass',
        teardown: [{ atMs: (b + 901) * 1000, did: say('report.set.remote'), ok: true }],
      }),
    ],
    events: [
      { t: a, kind: 'start', attempt: 1, message: say('report.started') },
      { t: a + 900, kind: 'stop', attempt: 1, message: say('report.stopped') },
      { t: b, kind: 'start', attempt: 2, message: say('report.started') },
      { t: b + 900, kind: 'stop', attempt: 2, message: say('report.stopped') },
    ],
    endedAtMs: (b + 905) * 1000,
    verdict: 'pass',
    why: [say('report.proves.pass')],
    signatures: [
      { role: 'engineer', name: '王一凡', atMs: (b + 1000) * 1000, how: 'drawn', path: SIGNATURE },
      { role: 'assistant', name: '李兵', atMs: (b + 1020) * 1000, how: 'typed' },
      { role: 'customer', name: '于小川', atMs: (b + 1100) * 1000, how: 'drawn', path: SIGNATURE },
    ],
  });
  const histories = new Map([
    [1, historyOf(a, a + 900, [bad(a + 511, { bitErrors: 3 })])],
    [2, historyOf(b, b + 900)],
  ]);
  return { record, histories, photos: new Map() };
}

/** 72 h that failed: gap, burst, AIS with LSS behind it, unavailable time; simulated, unsigned, headless. */
export function fail72(): Fixture {
  const [from, to] = [T0, T0 + 259_200];
  const burst = from + 113_718;
  const ais = from + 114_138;
  const rows: Second[] = [];
  for (const s of [3802, 20_472, 24_081, 82_727, 89_261, 98_837]) rows.push(bad(from + s, { bitErrors: 2 + (s % 8) }));
  for (let i = 0; i < 38; i++) rows.push(bad(burst + Math.round(i * (11 - i / 8)), { bitErrors: 40 + 23 * i }));
  for (let i = 0; i < 3; i++) rows.push(bad(ais - 26 + i, { bitErrors: 3900 + 60 * i }));
  for (let i = 0; i < 47; i++) rows.push(bad(ais + i, { bits: 0, defects: ['AIS', 'LSS'] }));
  for (let i = 0; i < 4; i++) rows.push(bad(ais + 78 + i, { bitErrors: 4900 + 70 * i }));
  for (let i = 0; i < 11; i++) rows.push(bad(from + 158_961 + i * 8831, { bitErrors: 1 + i }));
  const gap: Gap = { from: from + 151_960, to: from + 152_572, reason: 'link-lost', totals: { bitErrors: 0 } };
  const judgement = judgementOf({
    total: 259_200,
    gapS: 612,
    gaps: 1,
    ES: 63,
    SES: 7,
    UAS: 47,
    errors: 50_317,
    verdict: 'fail',
    limits: ['S1 226, S2 291', 'S1 6, S2 20'],
    rows: ['pass', 'uncertain', 'fail'],
    defects: { AIS: 47, LSS: 0 },
    why: [say('report.event.severe', { es: 63, ses: 7 })],
  });
  const record = recordOf({
    runId: '01KB3ZN4HQ0AW5C4Y7GQ2KV6TP',
    settings: { ...recordOf().settings, duration: '72h' },
    attempts: [attemptOf(1, from, to, { judgement, verdict: 'fail', steps: stepsOf(from, to, true) })],
    instrument: {
      ...instrument,
      address: 'sim:?line=72h-ais.yaml&seed=11',
      serialTyped: undefined,
      calibration: undefined,
      identity: { ...instrument.identity, serial: 'SIM-001' },
    },
    simulated: true,
    headless: true,
    gaps: [{ ...gap, attempt: 1 }],
    events: [
      { t: from, kind: 'start', attempt: 1, message: say('report.started') },
      { t: ais, kind: 'unavailable', attempt: 1, durationS: 47, message: say('parameter.UAS') },
      { t: to, kind: 'stop', attempt: 1, message: say('report.stopped') },
    ],
    endedAtMs: to * 1000,
    verdict: 'fail',
    why: [say('report.event.severe', { es: 63, ses: 7 })],
  });
  return {
    record,
    histories: new Map([
      [
        1,
        historyOf(
          from,
          to,
          rows.sort((x, y) => x.t - y.t),
          [gap],
        ),
      ],
    ]),
    photos: new Map(),
  };
}

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
  const judgement = judgementOf({
    total: 1800,
    ES: 0,
    SES: 0,
    UAS: 0,
    errors: 0,
    verdict: 'pass',
    why: [say('report.proves.pass')],
  });
  const record = recordOf({
    runId: '01KB1CYM2R5B7X9D4E6F8G1H3J',
    circuit: { ...circuit, number: '苏州移动甲丙数字电路0027', service: 'v35' },
    settings: { ...recordOf().settings, duration: '30m' },
    instrument: {
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
        lacks: [{ zh: '不显示滑码、块误码、时延', en: 'shows no slips, block errors or delay' }],
      },
      rateKbps: 2048,
    },
    attempts: [attemptOf(1, from, to, { judgement, verdict: 'pass', readings })],
    attachments,
    endedAtMs: to * 1000,
    verdict: 'pass',
    why: [say('report.proves.pass')],
    signatures: [{ role: 'engineer', name: '王一凡', atMs: (to + 100) * 1000, how: 'drawn', path: SIGNATURE }],
  });
  return { record, histories: new Map([[1, { spans: [], rows: [], gaps: [] }]]), photos: pictures };
}

function loopRecord(judging: 'ber-only' | 'integrity', verdict: Verdict, change: Partial<RunRecord>): RunRecord {
  const ber = judging === 'ber-only';
  const capabilities: Capabilities = {
    ...comtech,
    defects: ber ? ['LOS', 'AIS', 'LSS'] : ['LOS'],
    counts: ber ? ['bits', 'bitErrors', 'slips', 'slipSigns', 'rtd'] : ['bits', 'slips', 'rtd'],
    judging,
    measures: ber
      ? { zh: '异步串口来回送达的字节', en: 'octets delivered over an asynchronous port, there and back' }
      : { zh: 'TCP 连接来回送达的字节', en: 'octets delivered over a TCP connection, there and back' },
    basis: { zh: '逐字节比较；秒由笔记本时钟划分', en: 'octets compared one by one; seconds by the laptop’s clock' },
    lacks: ber
      ? [{ zh: '看不到起止位', en: 'start and stop bits are not seen' }]
      : [{ zh: '看不到误码率', en: 'no bit error ratio' }],
  };
  return recordOf({
    procedure: procedureOf({
      id: 'loop-check',
      title: { zh: '环路自检', en: 'Loop check' },
      steps: [
        { id: 'run', do: 'run', for: '$duration' },
        { id: 'verdict', do: 'judge', rule: 'loop-check', limits: [] },
      ],
    }),
    limitSets: [],
    settings: { duration: '60s', 'ber-limit': '0', pattern: '2^11-1' },
    circuit: undefined,
    instrument: {
      family: 'loop',
      address: ber ? '/dev/ttyUSB1?baud=115200' : 'tcp://192.168.1.9:7000?rate=2048k',
      identity: { maker: '', model: ber ? '异步环路 Loop' : 'TCP 环路 Loop', usbSerial: ber ? 'FT4ZX1' : undefined },
      capabilities,
      rateKbps: ber ? 115.2 : 2048,
    },
    verdict,
    ...change,
  });
}

/** Serial loop check with a slip: fails. No circuit, no signatures. */
export function loopSerial(): Fixture {
  const [from, to] = [T0, T0 + 60];
  const judgement: Judgement = {
    seconds: { total: 60, observed: 60, gaps: 0 },
    totals: { bits: 5_529_560, bitErrors: 0, slips: 1, slipBits: -8 },
    g821: { AS: 60, UAS: 0, ES: 0, SES: 0, unobserved: 0 },
    defects: {},
    ber: 0,
    berBound: 5.5e-7,
    sets: [
      {
        id: 'loop-check',
        title: { zh: '环路自检', en: 'Loop check' },
        decides: true,
        verdict: 'fail',
        rows: [
          { parameter: 'BER', value: 0, limit: '<= 0', result: 'pass' },
          { parameter: 'slips', value: 1, limit: '= 0', result: 'fail' },
        ],
      },
    ],
    verdict: 'fail',
    why: [say('report.event.slip', { count: 1, bits: -8 })],
  };
  const record = loopRecord('ber-only', 'fail', {
    attempts: [attemptOf(1, from, to, { judgement, verdict: 'fail', steps: [] })],
    endedAtMs: to * 1000,
    why: judgement.why,
  });
  const rows = [bad(from + 40, { bits: 92_000, slips: [{ bits: -8 }], notComparedBits: 160 })];
  const history = historyOf(from, to, rows);
  return {
    record,
    histories: new Map([
      [1, { ...history, spans: history.spans.map((s) => ({ ...s, rtdUs: { min: 1320, max: 2210 } })) }],
    ]),
    photos: new Map(),
  };
}

/** TCP integrity: no BER, no G.82x. */
export function tcp(): Fixture {
  const [from, to] = [T0, T0 + 300];
  const judgement: Judgement = {
    seconds: { total: 300, observed: 300, gaps: 0 },
    totals: { bits: 614_400_000, slips: 0 },
    defects: {},
    sets: [],
    verdict: 'pass',
    why: [say('report.proves.integrity')],
  };
  const record = loopRecord('integrity', 'pass', {
    settings: { duration: '5m', 'ber-limit': '0' },
    attempts: [attemptOf(1, from, to, { judgement, verdict: 'pass', steps: [] })],
    endedAtMs: to * 1000,
    why: judgement.why,
  });
  return {
    record,
    histories: new Map([
      [1, { spans: [{ ...clean(from, to), rtdUs: { min: 800, max: 31_000 } }], rows: [], gaps: [] }],
    ]),
    photos: new Map(),
  };
}

/** Stopped by a person after seven minutes; circuit in service. */
export function aborted(): Fixture {
  const [from, to] = [T0, T0 + 421];
  const judgement = judgementOf({
    total: 421,
    ES: 0,
    SES: 0,
    UAS: 0,
    errors: 0,
    verdict: 'aborted',
    rows: [],
    why: [say('verdict.aborted')],
  });
  const record = recordOf({
    circuit: { ...circuit, inService: true },
    release: { by: '赵工（网管）', untilMs: (T0 + 7200) * 1000 },
    attempts: [attemptOf(1, from, to, { judgement, verdict: 'aborted' })],
    endedAtMs: to * 1000,
    verdict: 'aborted',
    why: [say('verdict.aborted')],
  });
  return { record, histories: new Map([[1, historyOf(from, to)]]), photos: new Map() };
}

/** Broke off with an error before a single second was seen. */
export function error(): Fixture {
  const record = recordOf({
    attempts: [
      {
        number: 1,
        startedAtMs: T0 * 1000,
        endedAtMs: (T0 + 15) * 1000,
        steps: [doneStep('set-up', 'configure', '设置仪表', 'Set the tester', T0, T0 + 15, { state: 'failed' })],
        readings: [],
      },
    ],
    endedAtMs: (T0 + 15) * 1000,
    verdict: 'error',
    why: [],
    error: {
      code: 'no-answer',
      message: { zh: '/dev/ttyUSB0 没有应答', en: 'No answer from /dev/ttyUSB0' },
      where: '/dev/ttyUSB0',
      hint: { zh: '查速率和接线。', en: 'Check speed and wiring.' },
    },
  });
  return { record, histories: new Map(), photos: new Map() };
}

/** Still running: an interim report. */
export function running(): Fixture {
  const { record, histories, photos } = pass15();
  const attempts = record.attempts.map((a) =>
    a.number === 2 ? { ...a, endedAtMs: undefined, verdict: undefined, measuredTo: undefined } : a,
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

export const FIXTURES = { pass15, fail72, manual, loopSerial, tcp, aborted, error, running } as const;

/** An archive that holds one fixture: what `writeReport` asks of it and nothing more. */
export function archiveOf(fixture: Fixture): Archive {
  const held: Pick<Archive, 'getRun' | 'history' | 'attachmentBytes'> = {
    getRun: () => Promise.resolve(fixture.record),
    history: (_id, n) => Promise.resolve(fixture.histories.get(n) ?? { spans: [], rows: [], gaps: [] }),
    attachmentBytes: (_id, id) => Promise.resolve(fixture.photos.get(id) ?? new Uint8Array()),
  };
  return held as Archive;
}
