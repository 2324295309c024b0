import { jobView, readFigures, type RunFacts } from '../../electron/circuits/index.ts';
import type { DayPlan } from '../../electron/contract/book/day-api.ts';
import type { BookEvent, Item } from '../../electron/contract/book/entry.ts';
import { circuitSchema } from '../../electron/contract/circuit.ts';
import { errorView, TributaryError } from '../../electron/contract/errors.ts';
import { testerAtWork } from '../../electron/contract/views.ts';
import { wiringOf } from '../../electron/procedures/steps/wiring.ts';
import { cleanRun, proving, recordOf, START_S, states, summaries } from './page-fixtures.ts';
import type { Answers } from './scripted-core.ts';
import type { Scene } from './page-scenes.ts';

const JOB = '01JDAYOFTWELVE';
const NUMBERS = Array.from({ length: 12 }, (_, n) => `苏州移动甲乙数字电路-E1-${String(n + 1).padStart(4, '0')}`);
const circuits = NUMBERS.map((number, n) =>
  circuitSchema.parse({
    number,
    customer: { name: '苏州工业园区星港国际物流有限公司' },
    service: 'e1',
    rate: '2048k',
    ends: {
      A: { site: n < 7 ? '北寺塔通信机楼三楼传输机房' : '观前街汇聚机房', position: `K07-12-0${n % 8}` },
      Z: { site: '南京江宁数据中心', room: 'B2-14', position: 'DDF-03-12' },
    },
  }),
);
const at = '2026-11-23T09:30:00';
const event = (did: string, more: Partial<BookEvent>): BookEvent => ({
  ...{ entry: `E-${did}-${more.runId ?? ''}`, at, did, enteredAtMs: 0, origin: 'a' },
  ...more,
});
const facts = (n: number, change: Partial<RunFacts>): RunFacts => ({
  runId: `R-${n}`,
  circuit: NUMBERS[n]!,
  state: 'finished',
  procedure: { zh: '2M 电路验收', en: 'E1 acceptance' },
  verdict: 'pass',
  number: `SZ-2026-${n + 41}`,
  startedAtMs: START_S * 1000,
  durationS: 900,
  seconds: { ES: 0, SES: 0, UAS: 0 },
  signed: [],
  unsigned: [],
  farLoop: { off: true },
  instruments: [{ name: 'XG2130 0412-77', due: '2026-08-31', simulated: false }],
  form: true,
  demands: [{ id: 'frame', of: 'site', title: { zh: '配线架和标签', en: 'Frame with its labels' } }],
  simulated: false,
  ...change,
});

/** A job of which two circuits are over, one is skipped, and one more stands as it is given. */
function jobWith(change: Partial<RunFacts> | undefined) {
  const runs = [
    facts(0, {}),
    facts(1, { verdict: 'fail', unsigned: ['customer'], farLoop: { off: false } }),
    ...(change ? [facts(3, { ...change, runId: cleanRun.runId })] : []),
  ];
  const item: Item<'job'> = {
    kind: 'job',
    item: JOB,
    heads: [
      {
        ...{ entry: 'V1', enteredAtMs: 0, origin: 'a', after: [] },
        body: {
          date: '2026-11-23',
          name: '11月第四周开通清单.xlsx',
          end: 'A',
          lines: NUMBERS.map((circuit, n) => ({ circuit, order: `SZ-GD-2026-11-${n + 12}` })),
        },
      },
    ],
    events: [
      ...runs.map(({ runId, circuit }) => event('run', { runId, given: { circuit } })),
      event('label', { given: { circuit: NUMBERS[0]!, text: NUMBERS[0]! } }),
      event('label', { given: { circuit: NUMBERS[1]!, text: '苏州移动甲乙数字电路-E1-OOO2' } }),
      event('skipped', { reason: 'no-access', given: { circuit: NUMBERS[2]! } }),
      event('report-opened', { runId: 'R-0' }),
    ],
  };
  return jobView(item, {
    circuits: new Map(circuits.map((one) => [one.number, one])),
    orders: new Map(),
    runs: new Map(runs.map((one) => [one.runId, one])),
    files: [],
    loops: [],
  });
}

const { siteReasons } = await readFigures(undefined);
const PLAN: DayPlan = {
  procedure: { id: 'e1-acceptance', title: { zh: '2M 电路验收', en: 'E1 acceptance' } },
  settings: { framing: 'pcm31', pattern: '2^15-1' },
  forS: 900,
  wiring: wiringOf({
    circuit: circuits[3],
    settings: cleanRun.settings,
    release: undefined,
    offsetS: 28_800,
    address: testerAtWork(cleanRun).address,
    identity: { maker: 'Comtech EF Data', model: 'CDM-625' },
    capabilities: testerAtWork(cleanRun).capabilities,
  }),
  panel: [{ setting: 'clock', value: 'internal', path: { zh: 'CONFIG > CLOCKS', en: 'CONFIG > CLOCKS' } }],
  problems: [],
};
const NAMED = { 'day.signer.engineer': '王工', 'day.signer.customer': '李客户' };

const answers = (change?: Partial<RunFacts>, more: Answers = {}): Answers => ({
  'day.list': () => [{ job: JOB, date: '2026-11-23', name: '11月第四周开通清单.xlsx', circuits: 12 }],
  'day.get': () => jobWith(change),
  'day.plan': () => PLAN,
  'day.reasons': () => siteReasons[0]!,
  'day.scan': () => ({ is: 'unknown' as const }),
  'remembered.get': () => NAMED,
  'record.get': () => {
    const record = recordOf(summaries[0]!);
    return {
      record: { ...record, signatures: [], state: 'running' },
      attempt: record.attempts[0]!,
      proves: [],
      notObserved: [],
    };
  },
  ...more,
});

const base = states['bench']!;
const shown = (name: string, change: Partial<RunFacts> | undefined, more: Partial<Scene> = {}): Scene => ({
  name,
  hash: `#/day/${JOB}`,
  state: change ? { ...base, runs: [cleanRun] } : base,
  answers: answers(change),
  ...more,
});
const refused = errorView(new TributaryError('instrument-in-run', 'x', { run: NUMBERS[0]! }));

/** Tests of other circuits that go on meanwhile. */
const BESIDE = ['2', '3'].map((runId) => ({ ...cleanRun, runId }));

export const dayScenes: readonly Scene[] = [
  shown('day', undefined),
  shown(
    'day-going',
    { state: 'going' },
    { reach: async (page) => page.locator(`[data-circuit="${NUMBERS[3]}"]`).click() },
  ),
  shown(
    'day-proving',
    { state: 'going' },
    {
      state: {
        ...base,
        runs: [
          { ...cleanRun, big: { state: 'idle', line: { code: 'big.line.step' } }, step: 3, doing: proving },
          ...BESIDE,
        ],
      },
      reach: async (page) => page.locator(`[data-circuit="${NUMBERS[3]}"]`).click(),
    },
  ),
  shown(
    'day-sign',
    { state: 'to-sign', verdict: 'pass', unsigned: ['engineer', 'customer'] },
    { state: { ...base, runs: [cleanRun, ...BESIDE] } },
  ),
  shown('day-failed', undefined, {
    reach: async (page) => page.locator(`[data-circuit="${NUMBERS[1]}"]`).click(),
  }),
  shown('day-refused', undefined, {
    answers: answers(undefined, {
      'day.plan': () => ({ ...PLAN, problems: [refused] }),
      // Another laptop says otherwise of the job.
      'day.get': () => ({
        ...jobWith(undefined),
        other: { more: NUMBERS.slice(0, 4), less: NUMBERS.slice(4, 5), all: 16, heads: ['a', 'b'] },
      }),
    }),
  }),
  shown('day-gate', undefined, {
    reach: async (page, word) => {
      const site = '北寺塔通信机楼三楼传输机房';
      const button = page.getByRole('region', { name: site }).getByRole('button', { name: word('day.leave') });
      await button.first().click();
    },
  }),
  shown('day-label', undefined, {
    reach: async (page, word) => {
      await page.locator(`[data-circuit="${NUMBERS[1]}"]`).click();
      await page
        .locator('.day-panel')
        .getByRole('button', { name: word('day.do.label') })
        .first()
        .click();
    },
  }),
  shown('day-skip', undefined, {
    reach: async (page, word) => page.getByRole('button', { name: word('day.skip'), exact: true }).click(),
  }),
  {
    name: 'day-empty',
    hash: '#/day',
    state: base,
    answers: { 'day.list': () => [], 'day.get': () => jobWith(undefined) },
  },
];
