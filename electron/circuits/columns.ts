import { wordOf, type TermName } from '../contract/words/index.ts';

/** Where a field of a circuit stands in its file, and under which words of ours a column may be headed. */
interface Column {
  path: readonly string[];
  heads: readonly string[];
}

/** What the two ends are called in lists of offices. */
const END_HEADS = { A: ['A', '甲'], Z: ['Z', 'B', '乙'] } as const;

const wordsOf = (name: TermName<'circuit'>): string[] => Object.values(wordOf('circuit', name, 'screen'));
const NUMBER = ['circuit', 'circuit number', '电路编号', '电路号', '电路名称', '电路代号'];

const endColumns = (end: 'A' | 'Z'): Column[] =>
  (['site', 'address', 'room', 'position', 'contact', 'phone', 'owner', 'unit'] as const).map((field) => ({
    path: ['ends', end, field],
    heads: END_HEADS[end].flatMap((name) =>
      [field, ...wordsOf(field)].flatMap((word) => [`${name}${word}`, `${name}端${word}`, `${name} end ${word}`]),
    ),
  }));

/** The converter of an end: what a spare must be like. */
const boxColumns = (end: 'A' | 'Z'): Column[] =>
  (['maker', 'model', 'dip', 'photo'] as const).map((field) => ({
    path: ['ends', end, 'converter', field],
    heads: END_HEADS[end].flatMap((name) =>
      [`converter ${field}`, ...wordsOf(`box.${field}`)].flatMap((word) => [
        `${name}${word}`,
        `${name}端${word}`,
        `${name} end ${word}`,
      ]),
    ),
  }));

export const COLUMNS: readonly Column[] = [
  { path: ['number'], heads: NUMBER },
  ...(['service', 'rate', 'grade', 'span', 'kind', 'until', 'towards', 'line'] as const).map((name) => ({
    path: [name],
    heads: [name, ...wordsOf(name)],
  })),
  { path: ['inService'], heads: ['in service', '在用', '是否在用'] },
  { path: ['customer', 'name'], heads: ['customer', ...wordsOf('customer'), '客户名称'] },
  ...(['contact', 'phone', 'city'] as const).map((name) => ({
    path: ['customer', name],
    heads: [name, ...wordsOf(name)],
  })),
  ...endColumns('A'),
  ...endColumns('Z'),
  ...boxColumns('A'),
  ...boxColumns('Z'),
];

/** A head as people write it: no case, no wide letters, no blanks and signs. */
export const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\s._:/（）()-]+/g, '');

/** The field that a column is headed by: by our words in either language, or by its path (`ends.A.site`). */
export const columnOf = (head: string): Column | undefined =>
  COLUMNS.find(({ path, heads }) => [path.join('.'), ...heads].some((one) => plain(one) === plain(head)));
