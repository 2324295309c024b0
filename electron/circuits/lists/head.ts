import { bothOf } from '../../contract/words/index.ts';
import { columnOf, LIST_KINDS, type ListKind } from './columns.ts';
import type { Columns, ListHead } from './given.ts';
import { badList, textOf, type Row } from './row.ts';

/** Rows among which the head is looked for: titles of a company and the like stand above it. */
export const HEAD_ROWS = 20;
/** Heads that are named where they are not known. */
const NAMED = 12;

/** The head of a table: what its columns hold, and how many rows from the beginning are no lines. */
export interface Head extends ListHead {
  list: ListKind;
  columns: Columns;
  above: number;
  /** Cells that a row has at most. */
  width: number;
}

/** Heads of a row; one that is merged over several columns (`A 端`) goes before those of the row below it. */
function headsIn(row: Row, below: Row | undefined, list: ListKind): { heads: string[]; both: boolean } {
  const heads = row.cells.map((cell) => textOf(cell).trim());
  let both = false;
  for (const { left, right } of (below && row.across) ?? []) {
    const group = heads[left] ?? '';
    for (let at = left; at <= right; at++) {
      const joined = `${group}${textOf(below?.cells[at]).trim()}`;
      if (!columnOf(list, joined) || columnOf(list, group)) continue;
      heads[at] = joined;
      both = true;
    }
  }
  return { heads, both };
}

function headAt(rows: readonly Row[], at: number, list: ListKind): Omit<Head, 'notes'> & { heads: string[] } {
  const { heads, both } = headsIn(rows[at]!, rows[at + 1], list);
  const columns = heads.map((head) => columnOf(list, head));
  return { kind: list.kind, list, heads, columns, above: at + (both ? 2 : 1), width: heads.length };
}

/** The first row that is headed as a list is: by the number of an order or a circuit, with others beside it unless there is none such. */
function found(rows: readonly Row[]) {
  const all = rows
    .slice(0, HEAD_ROWS)
    .flatMap((_, at) => [LIST_KINDS.order, LIST_KINDS.circuit].map((list) => headAt(rows, at, list)))
    .filter(({ columns, list }) => columns.includes(list.key));
  return all.find(({ columns }) => columns.filter((column) => column !== undefined).length > 1) ?? all[0];
}

/** Finds the head among the first rows of a table. Errors: `bad-list` where there is none, or two columns are the same. */
export function headOf(name: string, rows: readonly Row[]): Head {
  const head = found(rows);
  if (!head)
    throw badList(`${name}:${rows[0]?.line ?? 1}`, { code: rows.length > 0 ? 'lists.no-number' : 'lists.empty' });
  const { heads, columns, above } = head;
  const again = columns.findIndex((one, at) => one !== undefined && columns.indexOf(one) < at);
  if (again >= 0) {
    const params = { first: heads[columns.indexOf(columns[again])] ?? '', second: heads[again] ?? '' };
    throw badList(`${name}:${rows[above - 1]?.line ?? 1}`, { code: 'lists.same-column', params });
  }
  const unknown = heads.filter((text, at) => text !== '' && !columns[at]);
  const listed = unknown.slice(0, NAMED).join(', ') + (unknown.length > NAMED ? ' …' : '');
  const notes = unknown.length > 0 ? [bothOf({ code: 'lists.head-unknown', params: { heads: listed } })] : [];
  return { ...head, notes };
}
