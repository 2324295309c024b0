import { DEFAULT_PREFERENCES } from '../../electron/contract/preferences.ts';
import { readFileSync } from 'node:fs';
import { circuitSchema, type Circuit } from '../../electron/contract/circuit.ts';
import { errorView, TributaryError } from '../../electron/contract/errors.ts';
import { words } from '../../electron/contract/words/index.ts';
import { wantsOf } from '../../electron/contract/fit.ts';
import type { Procedure } from '../../electron/contract/procedure.ts';
import type { RunRecord, RunSummary } from '../../electron/contract/run.ts';
import type { Capabilities } from '../../electron/contract/tester.ts';
import { alike } from '../../electron/contract/text.ts';
import { procedureFile } from '../../electron/procedures/definition/procedure-file.ts';
import { titleOf } from '../../electron/procedures/steps/index.ts';
import { parseYaml } from '../../electron/contract/yaml.ts';
import type { AppState, BenchItem, ProcedureView, RunView } from '../../electron/contract/views.ts';
import { withForm } from '../../electron/procedures/definition/form-file.ts';
import { LOOP_TESTER, SET_BY_HAND } from './families.ts';

/** 2026-11-23 14:02:11 UTC: when the run of the fixtures began. */
export const START_S = Math.floor(Date.UTC(2026, 10, 23, 14, 2, 11) / 1000);

const root = new URL('../../resources/', import.meta.url);
const procedure = (id: string): Procedure =>
  parseYaml(readFileSync(new URL(`procedures/${id}.yaml`, root), 'utf8'), procedureFile, id);

/** As the library gives them: with the settings of the carrier's form. */
const whole = await Promise.all(['e1-acceptance', 'loop-check'].map((id) => withForm(procedure(id), undefined)));
export const procedureViews = (): ProcedureView[] =>
  whole.map(({ id, title, settings, needs, steps }) => ({
    id,
    title,
    own: false,
    settings,
    ...wantsOf({ needs, steps }, alike),
  }));

export const circuit: Circuit = parseYaml(
  readFileSync(new URL('samples/circuit-e1.yaml', root), 'utf8'),
  circuitSchema,
  'circuit-e1',
);

const capabilities: Capabilities = {
  reading: 'seconds',
  attachment: 'line-port',
  settable: {
    interface: ['v35', 'e1', 'e1-balanced', 'e1-unbalanced'],
    pattern: ['2^11-1', '2^15-1', '2^20-1', '2^23-1'],
  },
  notApplicable: [],
  defects: ['LOS', 'AIS', 'LOF', 'LSS'],
  counts: ['bits', 'bitErrors', 'slips'],
  inject: { bit: { counts: [1, 10], ratios: [1e-3, 1e-4] } },
  measures: {
    zh: '调制解调器链路（在数据通路中的位置无文档）',
    en: 'modem link (place in the data path undocumented)',
  },
  basis: { zh: '比特数由速率乘时间得出', en: 'bits from data rate x time' },
  judging: 'path',
  lacks: [
    { zh: '线路码误码', en: 'code errors' },
    { zh: '块误码', en: 'blocks' },
    { zh: '电平、频率、时延', en: 'level, frequency, delay' },
  ],
};

const item = (part: Partial<BenchItem> & Pick<BenchItem, 'id' | 'label'>): BenchItem => ({
  address: '',
  way: 'serial',
  detail: alike(''),
  state: 'closed',
  simulated: false,
  removable: false,
  ...part,
});

const hand: BenchItem = item({
  id: 'manual',
  family: 'manual',
  address: 'manual',
  way: 'none',
  label: SET_BY_HAND,
  detail: { zh: '无接口的误码仪，人读数', en: 'no interface: you read it' },
  state: 'ready',
  capabilities: { ...capabilities, reading: 'by-hand', settable: {}, inject: {} },
});
const simulator: BenchItem = item({
  id: 'sim',
  family: 'comtech',
  address: 'comtech@sim:?seed=7',
  way: 'sim',
  label: alike('CDM-625 (sim)'),
  detail: { zh: '仅供练习，处处标“模拟” · 随机种子 7', en: 'for practice, marked SIMULATED everywhere · Seed 7' },
  state: 'ready',
  simulated: true,
  capabilities,
});

export const comtech: BenchItem = item({
  id: 'com5',
  family: 'comtech',
  address: 'comtech@COM5?baud=9600',
  label: alike('Comtech CDM-625'),
  detail: alike('COM5 · USB A50285BI · 9600'),
  state: 'ready',
  identity: { maker: 'Comtech EF Data', model: 'CDM-625', serial: '082417736', firmware: '2.3.4' },
  calibration: { due: '2027-03-31' },
  capabilities,
  view: {
    role: 'tester',
    running: false,
    settings: { interface: 'e1-unbalanced', pattern: '2^15-1' },
    lamps: [
      { lamp: 'LOS', state: 'good' },
      { lamp: 'AIS', state: 'bad' },
    ],
    injecting: false,
  },
});

/** Every state a port can be in, as the bench shows them. */
export const fullBench: BenchItem[] = [
  comtech,
  item({
    id: 'com7',
    family: 'loop',
    address: 'loop@COM7?baud=115200',
    label: LOOP_TESTER,
    detail: alike('COM7 · V.24 · 115200'),
    state: 'ready',
    capabilities: {
      ...capabilities,
      attachment: 'serial-port',
      settable: { pattern: ['2^9-1', '2^11-1', '2^15-1', '2^20-1', '2^23-1', '2^31-1'] },
    },
  }),
  item({
    id: 'com3',
    port: 'COM3',
    label: alike('COM3'),
    detail: alike('USB FT7X21Q'),
    problem: errorView(new TributaryError('no-answer', 'COM3', { text: '9600' })),
  }),
  item({
    id: 'com9',
    port: 'COM9',
    label: alike('COM9'),
    problem: errorView(new TributaryError('port-busy', 'COM9')),
  }),
  hand,
  simulator,
];

const base: Omit<AppState, 'bench'> = {
  runs: [],
  unfinished: [],
  bookChanges: 0,
  archive: { path: 'archive.db' },
  software: { name: 'Tributary', version: '0.1.0' },
  backup: {},
  exchange: { bad: [], waiting: 0, foreign: [] },
  preferences: DEFAULT_PREFERENCES,
};
const runSteps: RunView['steps'] = procedure('e1-acceptance').steps.map((step, at) => ({
  id: step.id,
  do: step.do,
  title: titleOf(step),
  state: at < 4 ? 'done' : at === 4 ? 'running' : 'waiting',
}));

/** A clean run, a third of the way. */
export const cleanRun: RunView = {
  oneMore: 'ES',
  runId: '20261123-140211-0001',
  title: { zh: '2M 电路验收', en: 'E1 acceptance' },
  procedureId: 'e1-acceptance',
  circuit,
  instruments: {
    tester: {
      family: 'comtech',
      label: 'Comtech CDM-625',
      address: comtech.address,
      simulated: false,
      link: 'ready',
      capabilities,
    },
  },
  role: 'tester',
  settings: { duration: '15m', pattern: '2^15-1', framing: 'unframed', 'line-code': 'hdb3', impedance: '75' },
  simulated: false,
  attempt: 1,
  measurement: 'm-1',
  steps: runSteps,
  step: 4,
  usualS: [0, 60, 10, 15, 900, 0, 45],
  big: { state: 'clean', line: { code: 'big.line.clean', params: { bound: '2.6E-09' } } },
  lamps: [
    { lamp: 'LOS', state: 'good', seconds: 0 },
    { lamp: 'HDB3', state: 'off', reason: { code: 'reason.not-reported' } },
    { lamp: 'LOF', state: 'off' },
    { lamp: 'AIS', state: 'good', seconds: 0 },
    { lamp: 'RAI', state: 'off' },
    { lamp: 'LSS', state: 'good', seconds: 0 },
    { lamp: 'SLIP', state: 'good', seconds: 0 },
    { lamp: 'ERR', state: 'good', seconds: 0 },
  ],
  counters: [
    { name: 'bitErrors', value: 0, ratio: 0, seconds: 0 },
    { name: 'ES', value: 0, ratio: 0, seconds: 0, limit: 0 },
    { name: 'SES', value: 0, ratio: 0, seconds: 0, limit: 0 },
    { name: 'UAS', value: 0, ratio: 0, seconds: 0, limit: 0 },
    { name: 'slips', value: 0, seconds: 0 },
    { name: 'unobserved', value: 0, seconds: 0, limit: 9 },
  ],
  startedAt: START_S,
  elapsedS: 581,
  remainingS: 319,
  forS: 900,
  events: [],
  link: 'ready',
  storedTo: START_S + 581,
  sinceLastErrorS: 581,
  nowMs: 1000 * (START_S + 581),
  finished: false,
};

/** The same run after errors that make its failure certain. */
export const latchedRun: RunView = {
  ...cleanRun,
  oneMore: undefined,
  attempt: 2,
  measurement: 'm-2',
  big: { state: 'latched', line: { code: 'big.line.latched', params: { ago: '00:03:36' } } },
  certain: { verdict: 'fail', why: { code: 'big.line.latched', params: { ago: '00:03:36' } } },
  counters: cleanRun.counters.map((counter) =>
    counter.name === 'ES' ? { ...counter, value: 4, ratio: 6.93e-3, seconds: 4, overLimit: true } : counter,
  ),
  lamps: cleanRun.lamps.map((lamp) => (lamp.lamp === 'AIS' ? { ...lamp, state: 'was', seconds: 3 } : lamp)),
  sinceLastErrorS: 179,
  sinceUnseenS: 37,
  lastErrorAt: START_S + 364,
};

/** The tester's cable is out. */
export const lostRun: RunView = {
  ...latchedRun,
  certain: undefined,
  big: { state: 'link-lost', line: { code: 'big.line.link-lost', params: { ago: '00:00:12' } } },
  lamps: cleanRun.lamps.map((lamp) => (lamp.state === 'off' ? lamp : { ...lamp, state: 'unseen' })),
  link: 'lost',
  openGap: { from: START_S + 569, to: START_S + 581, lost: true },
};

/** The stages of a loop proof, in the middle of it. */
export const proving: RunView['doing'] = [
  { block: 'state' },
  {
    block: 'progress',
    what: { code: 'proof.now.ratio', params: { ratio: '1.0E-03', n: 1, m: 3 } },
    part: 0.58,
    leftS: 5,
    stages: [
      { words: { code: 'proof.expected.pattern' }, state: 'done', saw: { code: 'proof.saw.pattern' }, ok: true },
      {
        words: { code: 'proof.did.baseline', params: { s: 2 } },
        state: 'done',
        saw: { code: 'proof.saw.count', params: { n: 0 } },
        ok: true,
      },
      { words: { code: 'proof.did.ratio', params: { ratio: '1.0E-03' } }, state: 'now' },
      { words: { code: 'proof.did.stop' }, state: 'todo' },
      { words: { code: 'proof.did.open' }, state: 'todo' },
      { words: { code: 'proof.did.close' }, state: 'todo' },
    ],
  },
  { block: 'lamps' },
];

/** Day two of 72 hours, in alarm, from a simulator. */
export const longRun: RunView = {
  ...latchedRun,
  simulated: true,
  certain: undefined,
  big: { state: 'defect', defect: 'AIS', line: { code: 'big.line.defect', params: { n: 4, m: 6 } } },
  forS: 72 * 3600,
  elapsedS: 112_925,
  remainingS: 72 * 3600 - 112_925,
};

const summary = (part: Partial<RunSummary> & Pick<RunSummary, 'runId'>): RunSummary => ({
  procedure: 'e1-acceptance',
  procedureTitle: { zh: '2M 电路验收', en: 'E1 acceptance' },
  state: 'finished',
  startedAtMs: START_S * 1000,
  endedAtMs: (START_S + 900) * 1000,
  circuit: circuit.number,
  customer: circuit.customer?.name,
  tester: 'CDM-625',
  simulated: false,
  attempts: 1,
  signed: false,
  forS: 900,
  observedS: 900,
  ...part,
});

export const summaries: RunSummary[] = [
  summary({ runId: 'r8', verdict: 'pass', signed: true, startedAtMs: (START_S + 1400) * 1000 }),
  summary({ runId: 'r7', verdict: 'fail', attempts: 2 }),
  summary({ runId: 'r6', verdict: 'aborted', observedS: 130 }),
  summary({ runId: 'r5', verdict: 'uncertain', circuit: '苏州移动甲乙数字电路0002', forS: 86_400, observedS: 86_400 }),
  summary({ runId: 'r4', verdict: 'not-assessed', circuit: '苏州移动甲丙数字电路0007', simulated: true }),
  summary({ runId: 'r3', verdict: 'error', circuit: undefined, customer: undefined }),
  summary({ runId: 'r2', verdict: 'not-set', circuit: '无锡联通V35专线0417', forS: 259_200, observedS: 258_598 }),
];
export const brokenOff: RunSummary = summary({
  runId: 'r9',
  state: 'running',
  verdict: undefined,
  endedAtMs: undefined,
  lastSecond: START_S + 439,
});

const counts = { AS: 900, UAS: 0, ES: 0, SES: 0, unobserved: 0 };

/** The record behind a line of the list. */
export function recordOf({ runId, verdict = 'pass', startedAtMs, observedS = 900 }: RunSummary): RunRecord {
  const bad = verdict === 'fail';
  const from = Math.floor(startedAtMs / 1000);
  return {
    runId,
    procedure: procedure('e1-acceptance'),
    limitSets: [],
    settings: { duration: '15m', pattern: runId === 'r6' ? '2^23-1' : '2^15-1' },
    given: [],
    circuit,
    instruments: {
      tester: {
        family: 'comtech',
        address: comtech.address,
        simulated: false,
        identity: { maker: 'Comtech EF Data', model: 'CDM-625' },
        capabilities,
      },
    },
    simulated: false,
    headless: false,
    startedAtMs,
    endedAtMs: startedAtMs + 900_000,
    zone: { name: 'Asia/Shanghai', offsetS: 28_800 },
    software: base.software,
    state: 'finished',
    attempts: [
      {
        number: 1,
        startedAtMs,
        endedAtMs: startedAtMs + observedS * 1000,
        steps: [],
        verdict,
        measurements: [
          {
            id: `${runId}-1`,
            step: 'run',
            role: 'tester',
            kind: 'bits',
            forS: 900,
            from,
            to: from + observedS,
            readings: [],
            verdict,
            judgement: {
              seconds: { total: observedS + (bad ? 4 : 0), observed: observedS, gaps: bad ? 1 : 0 },
              totals: { bits: observedS * 2_048_000, bitErrors: bad ? 17 : 0 },
              g826: { ...counts, form: 'connection', AS: observedS, ES: bad ? 4 : 0, SES: bad ? 3 : 0 },
              defects: bad ? { AIS: 3 } : {},
              ...(bad ? { ber: 9.22e-9 } : {}),
              berBound: 3 / (observedS * 2_048_000),
              sets: [],
              verdict,
              why: verdict === 'aborted' ? [{ code: 'why.stopped' }] : [],
            },
          },
        ],
      },
    ],
    events: [],
    gaps: [],
    signatures: [],
    attachments: [],
    verdict,
    why: [],
  };
}

/** A box in the line, as the bench shows it. */
const converter: BenchItem = item({
  id: 'com8',
  role: 'converter',
  family: 'converter',
  address: 'converter@COM8',
  label: { zh: 'E1 转以太网 MD-2', en: 'E1 to Ethernet MD-2' },
  detail: alike('COM8 · 9600'),
  state: 'ready',
  view: {
    role: 'converter',
    registers: ['FAS errors', 'CRC-4 errors', 'Code violations', 'Slips'].map((name, at) => ({
      t: START_S,
      source: 'E1 1',
      name,
      value: at * 17,
    })),
    readAtMs: START_S * 1000,
    seeing: false,
    failed: errorView(new TributaryError('no-answer', 'COM8', { text: '9600' })),
    loops: ['E1 local', 'E1 remote', 'LAN'],
  },
});

/** A router that lets nobody in without a password. */
const locked: BenchItem = item({
  id: 'router',
  role: 'witness',
  family: 'router',
  address: 'router@ssh://admin@192.168.1.1:22',
  way: 'ssh',
  label: { zh: '客户侧路由器', en: 'Router of the customer' },
  detail: alike('SSH admin@192.168.1.1:22'),
  state: 'closed',
  problem: errorView(
    new TributaryError('password-missing', '192.168.1.1:22', {
      text: 'SSH',
      option: 'password',
      variable: 'TRIBUTARY_PASSWORD',
    }),
  ),
  asks: (['password', 'enable'] as const).map((option) => ({
    option,
    on: ['ssh'],
    words: words[`address.${option}`],
    kind: 'secret',
  })),
});

/** What hangs on a port is asked, and a tester in the network is gone. */
const asked: BenchItem[] = [
  item({
    id: 'tcp',
    family: 'comtech',
    address: 'comtech@tcp://192.168.1.20:4001',
    way: 'tcp',
    label: alike('Comtech EF Data CDM-625/625A'),
    detail: alike('TCP 192.168.1.20:4001'),
    state: 'lost',
    identity: { maker: 'Comtech EF Data', model: 'CDM-625/625A', serial: '082417736', firmware: '2.3.4' },
    clockOffsetMs: 412,
    capabilities,
    removable: true,
    trouble: {
      why: errorView(
        new TributaryError('tcp-refused', '192.168.1.20:4001', { text: 'connect ECONNREFUSED 192.168.1.20:4001' }),
      ),
      nextTryAtMs: (START_S + 584) * 1000,
    },
  }),
  item({
    id: 'com4',
    port: 'COM4',
    label: alike('COM4'),
    detail: alike('COM4 · USB FT8Y33K'),
    state: 'identifying',
    asking: { family: { zh: 'Comtech 调制解调器', en: 'Comtech modem' }, baud: 38_400, n: 3, of: 5 },
  }),
];

/** States of the application by name. */
export const states: Record<string, AppState> = {
  empty: { ...base, bench: [] },
  bench: { ...base, bench: fullBench },
  asked: {
    ...base,
    bench: [...asked, ...fullBench],
    benchLook: { state: 'going', asked: 5, through: 3, answered: 2 },
  },
  known: {
    ...base,
    bench: fullBench.map((one) =>
      one.id === 'com5'
        ? {
            ...one,
            lastUse: {
              runId: 'r1',
              atMs: (START_S - 86_400) * 1000,
              procedure: { id: 'e1-acceptance', title: { zh: '2M 电路验收', en: 'E1 acceptance' } },
              circuit: circuit.number,
              inService: true,
              settings: { duration: '24h', pattern: '2^20-1', impedance: '120' },
              forS: 86_400,
            },
          }
        : one,
    ),
  },
  converter: { ...base, bench: [...fullBench, converter] },
  locked: { ...base, bench: [...fullBench, locked] },
  measuring: {
    ...base,
    bench: fullBench.map((one) =>
      one.view?.role === 'tester'
        ? {
            ...one,
            view: { ...one.view, running: true, bitErrors: 17, ratio: 1.44e-8, errorSeconds: 1, elapsedS: 95 },
          }
        : one,
    ),
  },
  unfinished: { ...base, bench: fullBench, unfinished: [brokenOff] },
  clean: { ...base, bench: fullBench, runs: [cleanRun] },
  latched: { ...base, bench: fullBench, runs: [latchedRun] },
  lost: { ...base, bench: fullBench, runs: [lostRun] },
  long: { ...base, bench: fullBench, runs: [longRun] },
};
