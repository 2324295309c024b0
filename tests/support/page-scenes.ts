import type { PlannedWindow } from '../../electron/contract/book/planned.ts';
import { PNG_LOGO } from './logo.ts';
import { helpMethods } from '../../electron/hosts/core/methods/help-methods.ts';
import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { parse } from 'yaml';
import { comtechInfo } from '../../drivers/testers/comtech/info.ts';
import { checkAddress, families } from '../../drivers/index.ts';
import { judge, judgeOptions, readableEvents, whatIsSeen, whereToLook } from '../../electron/analysis/index.ts';
import { errorView, TributaryError } from '../../electron/contract/errors.ts';
import type { PortInfo } from '../../electron/contract/family.ts';
import type { LeftLoopView } from '../../electron/contract/left-loop.ts';
import { limitSetSchema } from '../../electron/contract/limits.ts';
import { LANE_BITS, type LaneWindow, type Moment } from '../../electron/contract/lanes.ts';
import type { LoopProof, RunEvent, RunRecord } from '../../electron/contract/run.ts';
import type { Defect, Second } from '../../electron/contract/second.ts';
import { BIG_STATES, testerAtWork, type AppState, type PlanView, type RunView } from '../../electron/contract/views.ts';
import { alike } from '../../electron/contract/text.ts';
import { bothOf, type Message } from '../../electron/contract/words/index.ts';
import type { Prompt } from '../../electron/contract/prompt.ts';
import type { Question } from '../../electron/procedures/recording/run-context.ts';
import { loopFailed } from '../../electron/procedures/steps/asking.ts';
import { toRead, toStart } from '../../electron/procedures/steps/by-hand.ts';
import { panelQuestion } from '../../electron/procedures/steps/configure.ts';
import { workQuestion } from '../../electron/procedures/steps/instruct.ts';
import { retry } from '../../electron/procedures/steps/judge.ts';
import { GO_ON_UNPROVEN } from '../../electron/procedures/steps/prove-loop.ts';
import { releaseQuestion } from '../../electron/procedures/steps/release.ts';
import { GIVE_UP } from '../../electron/procedures/steps/run.ts';
import { toSign } from '../../electron/procedures/steps/sign.ts';
import { wiringOf } from '../../electron/procedures/steps/wiring.ts';
import { summarise } from '../../electron/reports/model/summary.ts';
import {
  brokenOff,
  circuit,
  cleanRun,
  latchedRun,
  longRun,
  lostRun,
  procedureViews,
  recordOf,
  START_S,
  states,
  summaries,
  proving,
} from './page-fixtures.ts';
import { LOOP_TESTER } from './families.ts';
import { SEARCHED, SEARCH_QUESTIONS } from './page-scenes-locate.ts';
import { listScenes } from './page-scenes-lists.ts';
import { dayScenes } from './page-scenes-day.ts';
import { lineScenes } from './page-scenes-lines.ts';
import { plannedScenes } from './page-scenes-planned.ts';
import { orderScenes } from './page-scenes-orders.ts';
import { conflictScenes, EXCHANGED, EXCHANGE_CHOSEN } from './page-scenes-conflict.ts';
import { ticketScenes } from './page-scenes-tickets.ts';
import { farEnd, recordOfStream, streamRun, streamView } from './page-scenes-stream.ts';
import { tracks, watchRecord, WATCH_CHOSEN, WATCH_OF_FILE, watchRun, watchView } from './page-scenes-watch.ts';
import { FRONT_QUESTION, panelItem, WORK_QUESTIONS } from './page-scenes-works.ts';
import type { Word } from './person.ts';
import type { Answers } from './scripted-core.ts';
import { second } from './records.ts';

/** One thing that the page can show: where, over what state, and what a person did to see it. */
export interface Scene {
  name: string;
  hash: string;
  state: AppState;
  answers?: Answers;
  /** Brings the page from its address to what is meant. */
  reach?: (page: Page, word: Word) => Promise<void>;
}

/** Now, for every scene: the run of the fixtures has gone on for 581 s. */
export const NOW_MS = (START_S + 581) * 1000;

const limits = (id: string) =>
  limitSetSchema.parse(parse(readFileSync(new URL(`../../resources/limits/${id}.yaml`, import.meta.url), 'utf8')));
const seconds = (from: number, n: number, change: Parameters<typeof second>[1] = {}) =>
  Array.from({ length: n }, (_none, at) => second(from + at, change));

const event = (at: number, kind: RunEvent['kind'], message: Message): RunEvent => ({
  t: START_S + at,
  kind,
  attempt: 2,
  message,
});
const noted: RunEvent[] = [
  event(0, 'start', { code: 'event.start' }),
  event(240, 'inject', { code: 'event.inject-ratio', params: { ratio: '1.0E-03' } }),
  event(445, 'mark', { code: 'event.mark', params: { text: '开机柜门 door of the cabinet opened' } }),
];
const BAD_ROWS = [
  ...seconds(START_S + 133, 1, { bitErrors: 17 }),
  ...seconds(START_S + 364, 3, { defects: ['AIS'], bits: 0 }),
];
const GAPS = [{ from: START_S + 290, to: START_S + 294, reason: 'link-lost' as const }];
/** Planned work meanwhile, by which the alarm is no fault. */
const WINDOWS: readonly PlannedWindow[] = [
  {
    ...{ planned: 'P1', kind: 'work', name: '苏州枢纽楼 SDH 2.5G 单板更换', saidAtMs: 0 },
    ...{ from: START_S + 300, to: START_S + 600 },
  },
];
const listOf = (rows: readonly Second[], gaps: typeof GAPS, windows: readonly PlannedWindow[] = []) =>
  readableEvents(noted, [{ attempt: 2, history: { spans: [], rows: [...rows], gaps } }], windows);
/** As the run screen has them: the newest first. */
const events = listOf(BAD_ROWS, GAPS).shown.toReversed();

const proof: LoopProof = {
  verdict: 'pass',
  atMs: START_S * 1000,
  finding: { kind: 'loop', outcome: 'proven-ratio', out: 1e-3, back: 1e-3 },
  steps: [
    {
      atMs: START_S * 1000,
      did: { code: 'proof.did.baseline', params: { s: 4 } },
      expected: { code: 'proof.expected.zero' },
      saw: { code: 'proof.saw.count', params: { n: 0 } },
      ok: true,
    },
    {
      atMs: START_S * 1000 + 1,
      did: { code: 'proof.did.ratio', params: { ratio: '1.0E-03' } },
      expected: { code: 'proof.expected.ratio', params: { ratio: '1.0E-03' } },
      saw: { code: 'proof.saw.ratio', params: { ratio: '1.0E-03' } },
      ok: true,
    },
  ],
};

/** A record that says as much as any: two attempts, errors, an alarm, a gap, a loop proof; judged by the real rules. */
function richRecord(change: Partial<RunRecord> = {}, bad = true): RunRecord {
  const plain = recordOf(summaries[0]!);
  const limitSets = [limits('m2100-e1'), limits('g826-e1')];
  const record: RunRecord = {
    ...plain,
    runId: '01KTQ4Z6V2R8',
    limitSets,
    settings: { ...plain.settings, 'unseen-max': '1', 'm2100-allocation': '10' },
    state: 'running',
    endedAtMs: undefined,
    events: noted,
    signatures: [],
    ...change,
  };
  const rows = bad ? BAD_ROWS : [];
  const taken = new Set(rows.map(({ t }) => t));
  const clean = seconds(START_S, bad ? 904 : 900).filter(
    ({ t }) => !taken.has(t) && !(bad && t >= START_S + 290 && t < START_S + 294),
  );
  const history = {
    spans: [],
    rows: [...rows, ...clean].sort((a, b) => a.t - b.t),
    gaps: bad ? GAPS : [],
  };
  const judgement = judge(history, judgeOptions(record, plain.attempts[0]!.measurements[0]));
  const attempt = (number: number) => ({
    ...plain.attempts[0]!,
    number,
    startedAtMs: START_S * 1000 - (3 - number) * 3_600_000,
    steps: [
      {
        id: 'wire',
        do: 'instruct' as const,
        title: { zh: '接线', en: 'Wiring' },
        state: 'done' as const,
        loopAt: {
          zh: 'Z 端　甲乙电子一号厂房 三楼机房 · DDF 03-12-05',
          en: 'Z  甲乙电子一号厂房 三楼机房 · DDF 03-12-05',
        },
      },
      {
        id: 'loop-proof',
        do: 'prove-loop' as const,
        title: { zh: '环回证明', en: 'Loop proof' },
        state: 'done' as const,
        loopProof: proof,
      },
    ],
    measurements: [
      {
        ...plain.attempts[0]!.measurements[0]!,
        id: `${record.runId}-${number}`,
        from: START_S,
        to: START_S + (bad ? 904 : 900),
        judgement,
        verdict: judgement.verdict,
      },
    ],
    verdict: judgement.verdict,
  });
  return {
    ...record,
    attempts: bad ? [attempt(1), attempt(2)] : [attempt(1)],
    gaps: history.gaps.map((gap) => ({ ...gap, measurement: `${record.runId}-2` })),
    verdict: judgement.verdict,
    why: judgement.why,
  };
}

const viewOf = (record: RunRecord) => ({
  record,
  attempt: record.attempts.at(-1)!,
  ...summarise(record),
  cause: whereToLook(record, record.attempts.at(-1)!),
});

const signatures: RunRecord['signatures'] = [
  { role: 'engineer', name: '王立', atMs: NOW_MS, how: 'drawn', path: 'M80 40L120 90L180 30L240 80L320 50' },
  { role: 'customer', name: 'C. Li-Hartmann', atMs: NOW_MS, how: 'typed' },
];
const failed = richRecord();
const passed = richRecord({ state: 'finished', endedAtMs: NOW_MS, signatures }, false);
const simulated = richRecord({ simulated: true });
/** What a search for a fault found. */
const searched: RunRecord = {
  ...passed,
  attempts: passed.attempts.map((one) => ({
    ...one,
    verdict: 'fail',
    steps: [{ id: 'search', do: 'locate', title: { zh: '查区段', en: 'Search' }, state: 'done', locate: SEARCHED }],
  })),
};

/** A window of lanes with an alarm, errors and a gap in it. */
function lanes(from: number, to: number, pixels: number): LaneWindow {
  const flags = new Uint32Array(pixels).fill(LANE_BITS.clean);
  const errors = new Float64Array(pixels);
  const at = (t: number): number => Math.floor(((t - from) / (to - from)) * pixels);
  const put = (since: number, until: number, bit: number): void =>
    void flags.fill(bit, Math.max(0, at(since)), Math.max(0, at(until) + 1));
  put(START_S + 133, START_S + 134, LANE_BITS.ERR);
  put(START_S + 290, START_S + 294, LANE_BITS.unobserved);
  put(START_S + 364, START_S + 367, LANE_BITS.AIS);
  return { from, to, flags, errorsMax: errors, errorsSum: errors };
}

/** A second of it: errors, an alarm, a gap, else nothing but agreement. */
function momentAt(t: number): Partial<Moment> {
  const second = BAD_ROWS.find((row) => row.t === t);
  const gap = GAPS.find(({ from, to }) => from <= t && t < to);
  return {
    ...(second ? { second } : {}),
    ...(gap ? { gap } : {}),
    ...(second || gap ? {} : { clean: { from: t, to: t + 1, source: 'tester' } }),
  };
}

const plan: PlanView = {
  steps: cleanRun.steps.map((step, at) => ({
    id: step.id,
    title: step.title,
    actions: [1, 1, 1, 0, 0, 0, 2][at] ?? 0,
    ...(step.do === 'run' ? { durationS: 900 } : {}),
  })),
  frontPanel: ['termination', 'clock'],
  actions: 7,
  totalS: 1050,
  berBound: 1.7e-9,
  problems: [],
};
const refused: PlanView = {
  ...plan,
  problems: [errorView(new TributaryError('release-outside', '', { text: '15:00' }))],
};

const ownFolder = '/home/engineer/.local/share/tributary/procedures';
const ownProcedure = {
  ...procedureViews()[0]!,
  id: 'own',
  own: true,
  title: { zh: '2M 电路验收（本公司办法）', en: 'E1 acceptance by house rules' },
};
const ownFaults = [
  errorView(
    new TributaryError('bad-yaml', `${ownFolder}/e1-acceptance-by-house-rules.yaml:41:3`, {
      ...bothOf({ code: 'yaml.unknown-key', params: { field: 'steps.0.cofirm' } }),
    }),
  ),
  errorView(new TributaryError('own-as-built-in', `${ownFolder}/loop-check.yaml`, { id: 'loop-check' })),
];
const lastRun = summaries[0];
const inService = { ...circuit, inService: true };
const circuits = [
  { ...circuit, lastRun },
  { ...circuit, number: '苏州移动甲乙数字电路0002', lastRun: summaries[3] },
  { ...circuit, number: '无锡联通V35专线0417', service: 'v35' as const, lastRun: summaries[6] },
  { ...circuit, number: 'KS-HQ/2M-0042', lastRun: summaries[1] },
  { ...circuit, number: 'KS-HQ/2M-0043' },
];

const made = '/home/engineer/.local/share/tributary/reports/20261123_苏州移动甲乙数字电路0001_PASS_01KTQ4Z6V2R8';
const files = { pdf: `${made}.pdf`, json: `${made}.json`, csv: `${made}.csv` };

const PORTS: PortInfo[] = [
  { path: 'COM3', manufacturer: 'FTDI', usbSerial: 'FT7X21Q' },
  { path: 'COM9', manufacturer: 'Prolific Technology Inc.' },
];

/** What the core of every scene answers unless it says otherwise. */
const topics = await helpMethods()['help.topics']({});

export const ANSWERS: Answers = {
  'company.logo': () => ({ mime: 'image/png', base64: Buffer.from(PNG_LOGO).toString('base64') }),
  'planned.list': () => [],
  'orders.calendars': () => [{ name: 'cn', years: [2024, 2025, 2026] }],
  'remembered.get': () => ({ 'new.circuit': circuit.number }),
  'remembered.set': () => undefined,
  'procedures.list': () => ({ procedures: procedureViews(), faults: [] }),
  plan: () => plan,
  'families.list': () => [...families.map(({ info }) => info)],
  'bench.ports': () => PORTS,
  'circuits.find': () => circuits,
  'circuits.inService': () => ({ inService: false }),
  'archive.find': () => ({
    runs: summaries,
    total: 10_001,
    tally: { pass: 9000, fail: 801, 'not-assessed': 150, aborted: 49, none: 1 },
  }),
  'archive.record': ({ runId }: { runId: string }) =>
    runId === failed.runId ? failed : recordOf(summaries.find((run) => run.runId === runId) ?? summaries[0]!),
  'record.get': ({ runId }: { runId: string }) =>
    viewOf(runId === 'pass' ? passed : runId === 'sim' ? simulated : runId === 'searched' ? searched : failed),
  'record.events': ({ runId }: { runId: string }) =>
    runId === 'pass' ? listOf([], []) : listOf(BAD_ROWS, GAPS, WINDOWS),
  'help.topics': () => topics,
  'run.moment': ({ t }: { t: number }) => ({ t, ...momentAt(t) }),
  'run.window': ({ from, to, pixels }: { from: number; to: number; pixels: number }) => lanes(from, to, pixels),
  'run.track': tracks,
};

const base = states['bench']!;
const during = (run: Partial<RunView>): AppState => ({
  ...base,
  runs: [{ ...latchedRun, events, ...run }],
});

/** Names as long as they stand on labels. */
const LONG: RunView['circuit'] = {
  ...circuit,
  number: '苏州移动甲乙数字电路0009（备用·东环迂回）',
  ends: {
    A: { ...circuit.ends?.A, site: '江苏省苏州市苏州工业园区星湖街道第二枢纽传输综合通信机房大楼' },
    Z: { ...circuit.ends?.Z, site: '昆山市花桥国际商务城徐公桥路数据中心传输机房' },
  },
};
/** Slips of a tester that does not tell their sign. */
const UNSIGNED: RunView['counters'] = lostRun.counters.map((counter) =>
  counter.name === 'slips'
    ? { ...counter, value: 17, seconds: 12, reason: { code: 'reason.unsigned-slips' } }
    : counter,
);

const NOTES: readonly Message[] = [
  { code: 'step.released', params: { by: '李调度', until: '2026-11-23 20:00' } },
  { code: 'step.confirmed-by', params: { by: '王立', time: '13:58' } },
  { code: 'step.set-both', params: { remote: 3, panel: 2 } },
  { code: 'proof.proven-ratio', params: { out: '1.0E-03', back: '1.0E-03' } },
];
const RICH_STEPS: RunView['steps'] = latchedRun.steps.map((step, at) => ({ ...step, note: NOTES[at] }));

/** A run that asks something, at the step that asks it. */
function asking(question: Question, run: Partial<RunView> = {}): AppState {
  const prompt: Prompt = { id: `q-${question.step}`, ...question };
  const step = cleanRun.steps.findIndex(({ id }) => id === prompt.step);
  return during({
    ...cleanRun,
    events: events.slice(-2),
    prompt,
    step,
    startedAt: undefined,
    elapsedS: undefined,
    big: { state: 'idle', line: { code: 'big.line.step' } },
    ...run,
  });
}

const press = (name: Parameters<Word>[0], params?: Parameters<Word>[1]) => async (page: Page, word: Word) => {
  await page
    .getByRole('button', { name: new RegExp(`^${word(name, params)}`) })
    .first()
    .click();
};
const inDialog = (name: Parameters<Word>[0], params?: Parameters<Word>[1]) => async (page: Page, word: Word) => {
  await press(name, params)(page, word);
  await page.getByRole('dialog').waitFor();
};
const choose = (name: string | RegExp) => (page: Page) =>
  page
    .locator('label')
    .filter({ has: page.getByRole('radio', { name }) })
    .first()
    .click();

/** The form with the most rows of the network, sent off with nothing in it: its fields say what they need. */
const addNothing = async (page: Page, word: Word): Promise<void> => {
  await inDialog('bench.add')(page, word);
  await choose(word('way.tcp'))(page);
  await page.getByLabel(word('bench.kind')).selectOption(word(LOOP_TESTER));
  await page
    .getByRole('dialog')
    .getByRole('button', { name: word('bench.connect') })
    .click();
};

/** Loops that stand by remote control, and one that a test left on. */
const LOOPS = [{ role: 'converter.z', kind: 'far-payload', untilMs: NOW_MS + 2_471_000 }];
const LEFT: LeftLoopView = {
  id: '01',
  runId: '20261123-140211-0001',
  role: 'converter.z',
  address: 'ds1-mib@snmp://192.168.100.130:16100',
  kind: 'far-payload',
  setAtMs: NOW_MS - 3_600_000,
  state: 'waiting',
  problem: errorView(
    new TributaryError('no-answer', 'snmp://192.168.100.130:16100', {
      ...bothOf({ code: 'link.snmp-silent', params: { version: '2c' } }),
    }),
  ),
};

const bench: Scene[] = [
  { name: 'bench', hash: '#/bench', state: base },
  { name: 'bench-empty', hash: '#/bench', state: states['empty']! },
  { name: 'bench-measuring', hash: '#/bench', state: states['measuring']! },
  {
    name: 'bench-unfinished',
    hash: '#/bench',
    state: { ...states['unfinished']!, unfinished: [brokenOff, brokenOff], loops: [LEFT] },
  },
  { name: 'bench-problem', hash: '#/bench', state: base, reach: choose('COM3') },
  { name: 'bench-known', hash: '#/bench', state: states['known']! },
  { name: 'bench-asked', hash: '#/bench', state: states['asked']!, reach: choose(/CDM-625\/625A/) },
  { name: 'bench-converter', hash: '#/bench', state: states['converter']!, reach: choose(/MD-2/) },
  { name: 'bench-locked', hash: '#/bench', state: states['locked']!, reach: choose(/192\.168\.1\.1/) },
  {
    name: 'bench-panel',
    hash: '#/bench',
    state: { ...base, bench: states['converter']!.bench.map((one) => (one.id === 'com8' ? panelItem(one) : one)) },
    reach: choose(/MD-2/),
  },
  { name: 'bench-simulator', hash: '#/bench', state: base, reach: choose(/sim/) },
  { name: 'bench-during-run', hash: '#/bench', state: during({ simulated: true }), reach: choose(/sim/) },
  { name: 'bench-add', hash: '#/bench', state: base, reach: inDialog('bench.add') },
  { name: 'bench-add-nothing', hash: '#/bench', state: base, reach: addNothing },
  {
    name: 'bench-add-path',
    hash: '#/bench',
    state: base,
    answers: {
      'bench.add': () => {
        checkAddress('comtech@/dev/serial/by-id/usb-FTDI_FT232R?unit=x');
        throw new Error('it was taken');
      },
    },
    reach: async (page, word) => {
      await inDialog('bench.add')(page, word);
      await page.getByLabel(word('place.path'), { exact: true }).selectOption(word('place.path-other'));
      await page.getByLabel(word('place.path-typed')).fill('/dev/serial/by-id/usb-FTDI_FT232R');
      await page.getByLabel(word('address.baud'), { exact: true }).selectOption(word('place.speed-other'));
      await page.getByLabel(word('place.speed-typed')).fill('64000');
      await page.getByText(word('bench.address-line')).click();
      await page
        .getByRole('dialog')
        .getByRole('button', { name: word('bench.connect') })
        .click();
    },
  },
  { name: 'bench-describe', hash: '#/bench', state: base, reach: inDialog('bench.describe') },
];

const newTest: Scene[] = [
  { name: 'new', hash: '#/new', state: base },
  {
    name: 'new-ladder',
    hash: '#/new',
    state: states['empty']!,
    answers: { ...WATCH_CHOSEN, 'procedures.list': () => ({ procedures: [watchView], faults: [] }) },
  },
  {
    name: 'new-ladder-file',
    hash: '#/new',
    state: states['empty']!,
    answers: { ...WATCH_OF_FILE, 'procedures.list': () => ({ procedures: [watchView], faults: [] }) },
  },
  {
    name: 'new-stream',
    hash: '#/new',
    state: { ...states['empty']!, ...farEnd },
    answers: { 'procedures.list': () => ({ procedures: [streamView], faults: [] }) },
  },
  { name: 'new-no-tester', hash: '#/new', state: states['empty']! },
  {
    name: 'new-other',
    hash: '#/new',
    state: base,
    reach: (page, word) => choose(word('ui.other'))(page),
  },
  {
    name: 'new-refused',
    hash: '#/new',
    state: base,
    answers: {
      plan: () => refused,
      'circuits.find': () => [{ ...inService, lastRun }, ...circuits.slice(1)],
      'procedures.list': () => ({ procedures: [...procedureViews(), ownProcedure], faults: ownFaults }),
    },
  },
  {
    name: 'new-form',
    hash: '#/new',
    state: base,
    reach: inDialog('new.form-open'),
  },
  { name: 'new-circuit', hash: '#/new', state: base, reach: inDialog('new.edit') },
  {
    name: 'new-circuit-boxes',
    hash: '#/new',
    state: base,
    reach: async (page, word) => {
      await inDialog('new.edit')(page, word);
      await page.locator('summary', { hasText: word('circuit.more') }).click();
    },
  },
];

const wire = { id: 'wire', do: 'instruct', picture: 'far-end-loop', confirm: true } as const;
const text = { zh: '远端在 DDF 上环回', en: 'Loop the far end at the DDF' };
const wiring = wiringOf({
  circuit,
  settings: cleanRun.settings,
  release: undefined,
  offsetS: 28_800,
  address: testerAtWork(cleanRun).address,
  identity: { maker: 'Comtech EF Data', model: 'CDM-625' },
  capabilities: testerAtWork(cleanRun).capabilities,
});
const toWire = workQuestion({ ...wire, text }, wiring, true, 1);
/** What its lamps say is filled in wherever it is shown. */
const confirm: Question = {
  ...toWire,
  blocks: toWire.blocks.map((one) => (one.block === 'lamps' ? { ...one, seen: whatIsSeen(cleanRun.lamps) } : one)),
};
/** A search for a fault: its steps, and nothing else. */
const SEARCHING: Partial<RunView> = {
  title: { zh: '查故障', en: 'Find the fault' },
  step: 0,
  steps: [
    { id: 'search', do: 'locate', title: { zh: '查区段', en: 'Search' }, state: 'running' },
    { id: 'signatures', do: 'sign', title: { zh: '签字', en: 'Sign' }, state: 'waiting' },
  ],
  usualS: [0, 0],
};
const noise: Message = { code: 'proof.noise-hides', params: { noise: '1 204' } };
const questions: Scene[] = [
  { name: 'wiring', hash: '#/run', state: asking(confirm) },
  { name: 'wiring-simulated', hash: '#/run', state: asking(confirm, { simulated: true, steps: RICH_STEPS }) },
  {
    name: 'front-panel',
    hash: '#/run',
    state: asking(
      panelQuestion(
        'set-up',
        [
          { setting: 'interface', value: 'e1', how: 'remote', detail: 'TIT=4' },
          { setting: 'pattern', value: '2^15-1', how: 'remote', detail: 'TBP=9' },
          { setting: 'framing', value: 'unframed', how: 'remote' },
          { setting: 'termination', value: 'term', how: 'front-panel' },
          { setting: 'clock', value: 'internal', how: 'front-panel' },
          { setting: 'line-code', value: 'hdb3', how: 'front-panel' },
        ],
        comtechInfo.capabilities.menuPaths,
        undefined,
      ),
    ),
  },
  { name: 'release', hash: '#/run', state: asking(releaseQuestion('release', alike(circuit.number), 900)) },
  { name: 'loop-failed', hash: '#/run', state: asking(loopFailed('loop-proof', noise, GO_ON_UNPROVEN)) },
  { name: 'no-start', hash: '#/run', state: asking(loopFailed('run', { code: 'proof.AIS' }, GIVE_UP, true)) },
  { name: 'start-by-hand', hash: '#/run', state: asking(toStart('run', 900)) },
  {
    name: 'reading',
    hash: '#/run',
    state: asking(toRead('run', 900), {
      big: { state: 'by-hand', line: { code: 'big.line.by-hand', params: { for: 900 } } },
      startedAt: START_S,
      elapsedS: 581,
    }),
  },
  { name: 'retry', hash: '#/run', state: asking(retry('verdict', 2, true), { attempt: 2, judged: 'fail' }) },
  ...WORK_QUESTIONS.map(([name, question]) => ({ name, hash: '#/run', state: asking(question) })),
  { name: 'search-front', hash: '#/run', state: asking(FRONT_QUESTION, SEARCHING) },
  ...SEARCH_QUESTIONS.map(([name, question]) => ({ name, hash: '#/run', state: asking(question, SEARCHING) })),
];

const idle = {
  big: { state: 'idle', line: { code: 'big.line.step' } } as const,
  startedAt: undefined,
  elapsedS: undefined,
};
const runs: Scene[] = [
  {
    name: 'nothing-runs',
    hash: '#/run',
    state: { ...base, runs: [{ ...cleanRun, finished: true, verdict: 'not-assessed' }] },
  },
  { name: 'loop-proof', hash: '#/run', state: during({ ...idle, step: 3, certain: undefined, doing: proving }) },
  { name: 'run', hash: '#/run', state: during({ steps: RICH_STEPS }) },
  {
    name: 'run-clean',
    hash: '#/run',
    state: during({ ...cleanRun, certain: undefined, simulated: true, berBound: 2.6e-9 }),
  },
  { name: 'run-lost', hash: '#/run', state: during({ ...lostRun, counters: UNSIGNED }) },
  { name: 'run-long-names', hash: '#/run', state: during({ circuit: LONG, steps: RICH_STEPS, loops: LOOPS }) },
  { name: 'run-72h', hash: '#/run', state: during(longRun) },
  { name: 'run-far', hash: '#/run/20261123-140211-0001?view=far', state: during(longRun) },
  { name: 'run-unlocked', hash: '#/run', state: during({ injectUnlockedUntilMs: NOW_MS + 41_000 }) },
  {
    name: 'run-stop',
    hash: '#/run',
    state: during({}),
    reach: async (page, word) => {
      await press('stop.stop')(page, word);
      await page.getByLabel(word('stop.reason')).selectOption('other');
    },
  },
  { name: 'run-mark', hash: '#/run', state: during({}), reach: inDialog('note.note') },
  { name: 'watch', hash: '#/run', state: during(watchRun) },
  { name: 'stream', hash: '#/run', state: during(streamRun) },
  {
    name: 'watch-beside',
    hash: '#/run',
    state: during({
      ...watchRun,
      role: latchedRun.role,
      instruments: latchedRun.instruments,
      lamps: latchedRun.lamps,
      big: latchedRun.big,
    }),
  },
  {
    name: 'run-disk-full',
    hash: '#/run',
    state: {
      ...during({}),
      archive: { path: 'archive.db', problem: errorView(new TributaryError('disk-full', '/home/x/archive.db')) },
    },
  },
];

/** Runs side by side, as different as runs can be. */
function several(n: number): AppState {
  const kinds: Partial<RunView>[] = [
    { events },
    { ...cleanRun, simulated: true },
    { ...lostRun },
    { ...cleanRun, circuit: undefined },
    { ...longRun },
    { ...cleanRun, prompt: { id: 'q1', ...confirm }, step: 1, ...idle },
    { ...cleanRun, ...idle, step: 3 },
    { ...cleanRun, finished: true, verdict: 'fail' },
    { ...cleanRun, finished: true, verdict: 'not-assessed', simulated: true },
    { big: { state: 'defect', defect: 'LOS', line: { code: 'big.line.defect', params: { n: 4, m: 6 } } } },
    { big: { state: 'unavailable', line: { code: 'big.line.unavailable', params: { since: '00:12:40' } } } },
    { big: { state: 'no-pattern', line: { code: 'big.line.no-pattern' } }, remainingS: 345_600 },
    { big: { state: 'stopping', line: { code: 'big.line.stopping' } } },
    { big: { state: 'by-hand', line: { code: 'big.line.by-hand', params: { for: 900 } } } },
  ];
  const runOf = (at: number): RunView => {
    const number = `苏州移动甲乙数字电路${String(at + 1).padStart(4, '0')}`;
    return { ...latchedRun, circuit: { ...circuit, number }, ...kinds[at % kinds.length], runId: `run-${at + 1}` };
  };
  return { ...base, runs: Array.from({ length: n }, (_, at) => runOf(at)) };
}
const together: Scene[] = [
  { name: 'runs-3', hash: '#/run/run-1', state: several(3) },
  { name: 'runs-16', hash: '#/run/run-1', state: several(16) },
  { name: 'runs-16-asking', hash: '#/run/run-6', state: several(16) },
  { name: 'runs-3-bench', hash: '#/bench', state: several(3) },
  { name: 'runs-16-bench', hash: '#/bench', state: several(16) },
  { name: 'runs-16-result', hash: '#/result/pass', state: several(16) },
];

const signing = toSign({ id: 'signatures', do: 'sign', by: ['engineer', 'customer'], optional: [] });
const results: Scene[] = [
  {
    name: 'result-watch',
    hash: '#/result/watch',
    state: base,
    answers: { 'record.get': () => viewOf(watchRecord(failed)) },
  },
  {
    name: 'result-stream',
    hash: '#/result/stream',
    state: base,
    answers: { 'record.get': () => ({ ...viewOf(recordOfStream(failed)), cause: undefined }) },
  },
  { name: 'result-fail', hash: `#/result/${failed.runId}`, state: base },
  { name: 'result-pass', hash: '#/result/pass', state: base },
  { name: 'result-searched', hash: '#/result/searched', state: base },
  { name: 'result-simulated', hash: '#/result/sim', state: during({ simulated: true }) },
  { name: 'result-sign', hash: '#/run', state: asking(signing, { runId: failed.runId, attempt: 2 }) },
  {
    name: 'sign',
    hash: '#/run',
    state: asking(signing, { runId: failed.runId }),
    reach: (page, word) => inDialog('sign.open', { role: word('signer.engineer') })(page, word),
  },
  {
    name: 'result-made',
    hash: '#/result/pass',
    state: base,
    answers: { 'record.get': () => ({ ...viewOf(passed), files }) },
  },
  {
    name: 'result-long-names',
    hash: '#/result/pass',
    state: base,
    answers: { 'record.get': () => viewOf({ ...passed, circuit: LONG }) },
  },
  { name: 'lanes', hash: `#/lanes/${failed.runId}?at=${START_S + 365}`, state: base },
  {
    name: 'lanes-two',
    hash: `#/lanes/${failed.runId}?with=${summaries[1]!.runId}&at=${START_S + 291}`,
    state: base,
  },
  { name: 'lanes-pick', hash: `#/lanes/${failed.runId}`, state: base, reach: inDialog('lanes.with') },
  {
    name: 'lanes-by-hand',
    hash: '#/lanes/hand',
    state: base,
    answers: {
      'archive.record': () => ({ ...failed, runId: 'hand', attempts: [{ ...failed.attempts[0]!, measurements: [] }] }),
    },
  },
  { name: 'compare', hash: `#/result/${failed.runId}`, state: base, reach: inDialog('result.compare') },
];

const archive: Scene[] = [
  { name: 'archive', hash: '#/archive', state: base },
  { name: 'archive-unfinished', hash: '#/archive', state: states['unfinished']! },
  { name: 'archive-none', hash: '#/archive', state: base, answers: { 'archive.find': () => ({ runs: [], total: 0 }) } },
  {
    name: 'archive-compare',
    hash: '#/archive',
    state: base,
    reach: press('archive.compare'),
  },
];

const chosen: AppState['preferences'] = {
  ...base.preferences,
  person: { name: '王一凡' },
  company: {
    name: '华星通信工程有限公司',
    address: '南京市鼓楼区中山路 88 号 · 025-8888 0000',
    logo: { sha256: 'a'.repeat(64), type: 'image/png' },
  },
  reportPrefix: 'HXTX',
  folders: { reports: 'D:\\Reports\\2026' },
  sounds: { ...base.preferences.sounds, ended: true, linkLost: true },
  exchange: EXCHANGE_CHOSEN,
  backup: {
    ...base.preferences.backup,
    folder: 'E:\\Backup',
    last: {
      archive: base.archive.path,
      file: 'E:\\Backup\\tributary-20261125-181502.db',
      atMs: NOW_MS - 3 * 86_400_000,
      bytes: 48_300_000,
    },
  },
};
const settings: Scene[] = [
  { name: 'settings', hash: '#/settings', state: { ...base, preferences: chosen, exchange: EXCHANGED } },
  {
    name: 'backup-due',
    hash: '#/bench',
    state: { ...base, backup: { oldestMs: NOW_MS - 30 * 86_400_000 } },
  },
  {
    name: 'settings-going',
    hash: '#/settings',
    state: { ...base, backup: { going: { stage: 'check', share: 0.42 }, oldestMs: NOW_MS - 30 * 86_400_000 } },
  },
];

const help: Scene[] = [
  { name: 'help', hash: '#/help', state: base },
  { name: 'help-pins', hash: '#/help/v35', state: base },
];

export const SCENES: readonly Scene[] = [
  ...bench,
  ...newTest,
  ...questions,
  ...runs,
  ...together,
  ...results,
  ...archive,
  ...settings,
  ...help,
  ...listScenes,
  ...dayScenes,
  ...lineScenes,
  ...plannedScenes,
  ...orderScenes,
  ...ticketScenes,
  ...conflictScenes,
];

const other = errorView(new TributaryError('other-instrument', 'COM5', { text: '091552013' }));
/** The lines of each state, the longest of each kind. */
const LINES: Record<RunView['big']['state'], Message[]> = {
  idle: [{ code: 'big.line.step' }],
  starting: [{ code: 'big.line.starting' }],
  'before-sync': [{ code: 'big.line.before-sync' }, { code: 'big.line.inverted' }],
  clean: [{ code: 'big.line.clean', params: { bound: '2.6E-09' } }],
  latched: [
    { code: 'big.line.latched', params: { ago: '00:03:36' } },
    { code: 'big.line.back', params: { s: 1204 } },
  ],
  errors: [{ code: 'big.line.errors', params: { n: '1 204 331', ratio: '1.44E-08' } }],
  defect: [{ code: 'big.line.defect', params: { n: 4, m: 6 } }],
  'no-pattern': [{ code: 'big.line.no-pattern' }],
  unavailable: [{ code: 'big.line.unavailable', params: { since: '00:12:40' } }],
  answers: [{ code: 'big.line.answers', params: { n: 8 } }],
  'had-loss': [{ code: 'big.line.had-loss', params: { ago: '00:03:36', lost: 1204, sent: 259_200 } }],
  loses: [{ code: 'big.line.loses', params: { zh: '远端路由器 WAN 口', en: 'far router, WAN', lost: 3, sent: 3 } }],
  'no-loss': [{ code: 'big.line.no-loss' }],
  'had-frame-loss': [{ code: 'big.line.had-frame-loss', params: { ago: '00:03:36', lost: 1204 } }],
  'frames-lost': [{ code: 'big.line.frames-lost', params: { lost: 1204, sent: 9881 } }],
  'link-lost': [
    { code: 'big.line.link-lost', params: { ago: '00:00:16' } },
    { code: 'big.line.link-lost-network', params: { ago: '00:00:16' } },
  ],
  'other-tester': [
    {
      code: 'big.line.other-tester',
      params: { ...other.message, hintZh: other.hint.zh, hintEn: other.hint.en },
    },
  ],
  stopping: [{ code: 'big.line.stopping' }],
  'by-hand': [{ code: 'big.line.by-hand', params: { for: 900 } }],
};
const DEFECTS: readonly Defect[] = ['LOS', 'AIS', 'LOF', 'LSS', 'LOC'];

/** Every word that the big state can show, with and without what is certain, stamp and days. */
export function bigStates(): { name: string; state: AppState }[] {
  const words = BIG_STATES.flatMap((state): RunView['big'][] =>
    LINES[state].flatMap((line): RunView['big'][] =>
      state === 'defect' ? DEFECTS.map((defect) => ({ state, defect, line })) : [{ state, line }],
    ),
  );
  const certain = [undefined, { verdict: 'not-assessed' as const, why: failed.why![0]! }];
  return words.flatMap((big) =>
    certain.flatMap((sure) =>
      [false, true].flatMap((simulated) =>
        [latchedRun, longRun].flatMap((run) => {
          // While somebody signs the result is shown.
          const doing = run.steps.flatMap((step, at) => (step.do === 'sign' ? [] : [at]));
          const steps = big.state === 'idle' ? doing : [run.step];
          return steps.map((step) => ({
            name: `${big.state} ${big.defect ?? ''} ${sure ? 'certain' : ''} ${simulated ? 'simulated' : ''} ${run.forS} s, step ${step}`,
            state: during({ ...run, big, step, certain: sure, simulated }),
          }));
        }),
      ),
    ),
  );
}
