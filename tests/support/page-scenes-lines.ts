import {
  customersIn,
  historyOf,
  lineCounts,
  linesAt,
  linesOf,
  ofRun,
  readFigures,
} from '../../electron/circuits/index.ts';
import type { BookEvent, Item } from '../../electron/contract/book/entry.ts';
import type { LineDetail } from '../../electron/contract/book/line.ts';
import { circuitSchema } from '../../electron/contract/circuit.ts';
import { states, summaries } from './page-fixtures.ts';
import type { Answers } from './scripted-core.ts';
import type { Scene } from './page-scenes.ts';

/** The wall clock of the scenes. */
const NOW = '2026-11-23T22:11:52';
const base = states['bench']!;
const figures = await readFigures(undefined);

const event = (entry: string, at: string, did: string, reason?: string): BookEvent => ({
  ...{ entry, at, did, enteredAtMs: 0, origin: 'a' },
  ...(reason === undefined ? {} : { reason }),
});
const line = (number: string, given: Record<string, unknown>, events: BookEvent[] = []): Item<'circuit'> => ({
  kind: 'circuit',
  item: number,
  heads: [
    { ...{ entry: number, enteredAtMs: 0, origin: 'a', after: [] }, body: circuitSchema.parse({ number, ...given }) },
  ],
  events,
});
const customer = {
  name: '苏州工业园区星港国际物流有限公司',
  class: 'provincial',
  contact: '李工',
  phone: '0512-6688 1234',
  manager: { name: '王敏', phone: '139 0000 0000' },
};
const ends = {
  A: {
    ...{ site: '金鸡湖营业厅', address: '苏州市工业园区苏惠路 88 号', room: '3 楼机房', position: 'DDF-03-12' },
    converter: { maker: '瑞斯康达', model: 'RC903', dip: '10010110' },
  },
  Z: { site: '南京江宁数据中心', room: 'B2-14', contact: '陈伟', phone: '138 0000 0000' },
};
const kind = { service: 'e1', rate: '2048k', grade: 'AAA', span: 'province' };
const LINE = '苏州工业园区星港国际物流有限公司-南京江宁数据中心-数字电路-0012';
const ITEMS: readonly Item<'circuit'>[] = [
  line(LINE, { customer, ends, ...kind, kind: 'test', until: '2026-11-27' }, [
    event('1', '2026-11-10T09:30:00', 'given-up', '试用结束'),
    event('2', '2026-11-10T09:32:00', 'taken-back'),
  ]),
  line('SZ-NJ-0013', { customer, ends, ...kind, inService: true }),
  line('SZ-T-0002', { customer: { name: '昆山精密机械' }, kind: 'test', until: '2026-11-20' }),
  line('SZ-0003', { customer: { name: '昆山精密机械' }, inService: true }, [
    event('3', '2026-10-01T09:30:00', 'given-up', '合同到期'),
  ]),
  line('SZ-0021', { service: 'ethernet', rate: '60M' }),
];
ITEMS[0]!.events[1]!.given = { entry: '1' };
const LINES = linesAt(ITEMS, [], figures, NOW);
const history = historyOf({
  ...{ items: ITEMS.slice(0, 1), orders: [], tickets: [], jobs: [], at: NOW },
  runs: summaries.slice(0, 3),
  works: [
    {
      ...{ kind: 'planned', item: 'P1', events: [] },
      heads: [
        {
          ...{ entry: 'p', enteredAtMs: 0, origin: 'a', after: [] },
          body: {
            ...{ kind: 'work', name: '苏州枢纽楼 SDH 2.5G 单板更换', circuits: [LINE] },
            ...{ from: '2026-11-15T00:00:00', to: '2026-11-15T06:00:00' },
          },
        },
      ],
    },
  ],
  files: [
    {
      ...{ id: 'f', kind: 'circuit', item: LINE, name: 'IMG_2041.jpg', mime: 'image/jpeg' },
      size: 1,
      sha256: '',
      shows: 'dip.A',
      atMs: Date.UTC(2026, 10, 12),
    },
  ],
});
const DETAIL: LineDetail = { line: LINES[0]!, body: ITEMS[0]!.heads[0].body, history, files: [] };
const CUSTOMERS = customersIn(ITEMS.map(({ heads }) => heads[0].body));

const ANSWERS: Answers = {
  'lines.list': () => ({
    lines: linesOf(LINES, 'all'),
    total: LINES.length,
    counts: lineCounts(LINES),
    all: LINES.length,
  }),
  'lines.one': () => DETAIL,
  'lines.customers': () => CUSTOMERS,
  'lines.customer': () => ({ customer: CUSTOMERS.at(-1)!, lines: LINES.slice(0, 2), history }),
  'lines.instruments': () => [
    {
      ...{ key: 'k', name: 'Comtech JL2009', serial: '0903117', simulated: false },
      calibration: { due: '2027-03-01', certificate: 'JL-26-0417' },
      history: summaries.slice(0, 3).map(ofRun),
    },
  ],
};

export const lineScenes: readonly Scene[] = [
  { name: 'circuits', hash: '#/circuits', state: base, answers: ANSWERS },
  { name: 'circuit', hash: `#/circuits/${LINE}`, state: base, answers: ANSWERS },
  { name: 'circuits-customer', hash: '#/circuits?customer=x', state: base, answers: ANSWERS },
  {
    name: 'circuits-instruments',
    hash: '#/circuits',
    state: base,
    answers: ANSWERS,
    reach: async (page, word) => {
      await page.getByRole('radio', { name: word('line.tab.instruments') }).click();
    },
  },
];
