import type { Bilingual } from '../text.ts';

/** The words of a table's rows as words of the catalogue: the row `bits` under `parameter.bits`. */
export function rowWords<P extends string, Row, Table extends Readonly<Record<string, Row>>>(
  prefix: P,
  rows: Table & Readonly<Record<string, Row>>,
  wordsOf: (row: Row) => Bilingual,
): { readonly [Name in keyof Table & string as `${P}.${Name}`]: Bilingual } {
  const all = Object.entries(rows).map(([name, row]) => [`${prefix}.${name}`, wordsOf(row)]);
  return Object.fromEntries(all) as { [Name in keyof Table & string as `${P}.${Name}`]: Bilingual };
}
