import { wordOf, type TermName } from '../../contract/words/index.ts';

/** Where a field stands in its item, what it is called where it is refused, and under which words of ours a column may be headed. */
export interface Column {
  path: readonly string[];
  field: string;
  heads: readonly string[];
}

/** A kind of list: what each of its lines is, and by which field it is known. */
export interface ListKind {
  kind: 'circuit' | 'order';
  key: Column;
  columns: readonly Column[];
}

/** What the two ends are called in lists of offices. */
const END_HEADS = { A: ['A', '甲'], Z: ['Z', 'B', '乙'] } as const;
const ENDS = ['A', 'Z'] as const;
/** Which end a name of one means. */
export const endOf = (name: string): 'A' | 'Z' | undefined =>
  ENDS.find((end) => END_HEADS[end].some((one) => one === name));

const wordsOf = (name: TermName<'circuit'>): string[] => Object.values(wordOf('circuit', name, 'screen'));
const NUMBER = ['circuit', 'circuit number', '电路编号', '电路号', '电路名称', '电路代号'];

const columnsAt = (end: 'A' | 'Z', path: readonly string[], words: readonly string[]): Column => ({
  path: ['ends', end, ...path],
  field: `${end}.${path.join('.')}`,
  heads: END_HEADS[end].flatMap((name) =>
    words.flatMap((word) => [`${name}${word}`, `${name}端${word}`, `${name} end ${word}`]),
  ),
});

const END_FIELDS = ['site', 'address', 'room', 'position', 'contact', 'phone', 'owner', 'unit'] as const;
/** What offices write over a column beside our own word for it. */
const ALSO: Partial<Record<(typeof END_FIELDS)[number], readonly string[]>> = {
  position: [
    '位置',
    '端口',
    '端子',
    '端子位置',
    'DDF端子',
    'ODF端子',
    'DDF',
    'ODF',
    'DDF位置',
    'ODF位置',
    'DDF端口',
    'port',
  ],
};
const BOX_FIELDS = ['maker', 'model', 'dip', 'photo'] as const;
/** The ends, and the converter of each: what a spare must be like. */
const OF_ENDS: readonly Column[] = [
  ...ENDS.flatMap((end) =>
    END_FIELDS.map((field) => columnsAt(end, [field], [field, ...wordsOf(field), ...(ALSO[field] ?? [])])),
  ),
  ...ENDS.flatMap((end) =>
    BOX_FIELDS.map((field) => columnsAt(end, ['converter', field], [`converter ${field}`, ...wordsOf(`box.${field}`)])),
  ),
];

const plainColumn = (name: string, ...heads: string[]): Column => ({
  path: [name],
  field: name,
  heads: [name, ...heads],
});
const ofCustomer = (name: 'contact' | 'phone' | 'class' | 'city'): Column => ({
  path: ['customer', name],
  field: `customer.${name}`,
  heads: [name, ...wordsOf(name)],
});

/** What a circuit and an order say alike. */
const OF_LINE: readonly Column[] = [
  { path: ['customer', 'name'], field: 'customer', heads: ['customer', ...wordsOf('customer'), '客户名称'] },
  ...(['class', 'city', 'contact', 'phone'] as const).map(ofCustomer),
  ...(['name', 'phone'] as const).map((name): Column => ({
    path: ['customer', 'manager', name],
    field: `customer.manager.${name}`,
    heads: (name === 'name' ? [''] : wordsOf('phone')).flatMap((word) =>
      wordsOf('manager').map((of) => `${of}${word}`),
    ),
  })),
  ...(['service', 'rate', 'grade', 'span'] as const).map((name) => plainColumn(name, ...wordsOf(name))),
];

const circuitNumber: Column = { path: ['number'], field: 'number', heads: ['number', ...NUMBER] };
const CIRCUITS: ListKind = {
  kind: 'circuit',
  key: circuitNumber,
  columns: [
    circuitNumber,
    ...OF_LINE,
    ...(['kind', 'until', 'towards', 'line'] as const).map((name) => plainColumn(name, ...wordsOf(name))),
    plainColumn('inService', 'in service', '在用', '是否在用'),
    ...(['main', 'spare'] as const).map((name): Column => ({
      path: ['routes', name],
      field: `routes.${name}`,
      heads: wordsOf(`route-${name}`),
    })),
    ...OF_ENDS,
  ],
};

const orderNumber = plainColumn('order', 'order number', '工单号', '工单编号', '工单');
const ORDERS: ListKind = {
  kind: 'order',
  key: orderNumber,
  columns: [
    orderNumber,
    plainColumn('circuit', ...NUMBER),
    ...OF_LINE,
    plainColumn('built', 'to be built', '新建', '是否新建'),
    plainColumn('urgent', '加急', '是否加急'),
    plainColumn('progress', '进度', '进度要求'),
    plainColumn('received', '受理', '受理日期', '受理时间'),
    plainColumn('surveyAsked', 'survey asked', '勘查', '勘查日期', '勘查时间'),
    plainColumn('resourceAnswered', 'resource answered', '资源答复', '资源答复日期', '资源答复时间'),
    plainColumn('due', 'due date', '要求完成', '要求完成日期', '要求完成时间'),
    ...OF_ENDS,
  ],
};

/** Kinds of lists. A list that has a column of order numbers is one of orders. */
export const LIST_KINDS = { order: ORDERS, circuit: CIRCUITS } as const;

/** A head as people write it: no case, no wide letters, no blanks and signs. */
export const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\s._:/（）()*-]+/g, '');

/** Of each kind its columns by whatever they may be headed with: our words in either language, or the path (`ends.A.site`). */
const byHead = Object.fromEntries(
  Object.entries(LIST_KINDS).map(([kind, { columns }]) => [
    kind,
    new Map(
      columns
        .toReversed()
        .flatMap((column) =>
          [column.path.join('.'), column.field, ...column.heads].map((head) => [plain(head), column]),
        ),
    ),
  ]),
) as unknown as Readonly<Record<ListKind['kind'], ReadonlyMap<string, Column>>>;

/** The column of a kind of list that a head names. */
export const columnOf = ({ kind }: ListKind, head: string): Column | undefined => byHead[kind].get(plain(head));

/** What a place in an item is called where it is refused: as the column is. */
export function fieldOf({ columns }: ListKind, path: readonly PropertyKey[]): string {
  const place = path.join('.');
  return columns.find((column) => column.path.join('.') === place)?.field ?? place;
}
