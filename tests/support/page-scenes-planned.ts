import type { PlannedView } from '../../electron/contract/book/planned-page.ts';
import { states, summaries } from './page-fixtures.ts';
import type { Answers } from './scripted-core.ts';
import type { Scene } from './page-scenes.ts';

const base = states['bench']!;
const LONG = '苏州工业园区星港国际物流有限公司-南京江宁数据中心-数字电路-0012';
const [before] = summaries;
const entered = { enteredAtMs: 0, origin: 'a' };
const WORK: PlannedView = {
  ...{ planned: 'P1', kind: 'work', name: '苏州枢纽楼 SDH 2.5G 单板更换', standing: 'over', conflict: false },
  ...{ from: '2026-11-23T00:00:00', to: '2026-11-23T06:00:00', circuits: [LONG, 'SZ-NJ-0013'] },
  lines: [
    {
      circuit: LONG,
      customer: '苏州工业园区星港国际物流有限公司',
      ends: '金鸡湖营业厅 – 南京江宁',
      before: before!,
      untested: {},
      offers: { after: summaries[1]! },
    },
    {
      ...{ circuit: 'SZ-NJ-0013', ends: '', offers: {} },
      untested: { before: { entry: '4', reason: '客户不同意中断，只允许夜里两点以后' } },
    },
  ],
  objections: [],
  missing: [
    { circuit: LONG, when: 'after' },
    { circuit: 'SZ-NJ-0013', when: 'after' },
  ],
  toldOfOther: true,
  log: [
    { ...entered, entry: '1', at: '2026-11-20T09:00:00', did: 'notified' },
    {
      ...{ ...entered, entry: '5', at: '2026-11-21T09:00:00', did: 'moved' },
      given: { from: '2026-11-22T00:00:00', to: '2026-11-22T06:00:00' },
    },
    {
      ...entered,
      entry: '2',
      at: '2026-11-22T20:00:00',
      did: 'run',
      runId: 'r',
      given: { circuit: LONG, when: 'before' },
    },
  ],
  tickets: [{ ticket: '7K3F-9QX2', circuit: LONG, reportedAt: '2026-11-23T02:10:00', says: '业务中断' }],
};
const DRILL: PlannedView = {
  ...WORK,
  ...{ planned: 'P2', kind: 'drill', name: '国庆保障应急演练', standing: 'stopped', tickets: [], toldOfOther: false },
  objections: [{ at: '2026-11-21T10:00:00', entry: '3', reason: '李工：月末结账，不能中断' }],
};
const NO_COUNTS = { all: 0, 'in-service': 0, 'for-test': 0, 'test-ends': 0, 'not-in-service': 0, 'given-up': 0 };
const ANSWERS: Answers = {
  'planned.list': () => [WORK, DRILL],
  'lines.list': () => ({ lines: [], total: 0, counts: NO_COUNTS, all: 0 }),
};

export const plannedScenes: readonly Scene[] = [
  { name: 'planned', hash: '#/planned/P1', state: base, answers: ANSWERS },
  { name: 'planned-drill', hash: '#/planned/P2', state: base, answers: ANSWERS },
  {
    name: 'planned-new',
    hash: '#/planned/P1',
    state: base,
    answers: ANSWERS,
    reach: async (page, word) => {
      await page.getByRole('button', { name: word('planned.new') }).click();
    },
  },
];
