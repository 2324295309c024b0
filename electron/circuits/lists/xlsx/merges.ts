import { isFilled, type Cell, type Row } from '../row.ts';
import type { Package } from './package.ts';

/** A range of cells that are one on the screen; columns are counted from 0, rows from 1. */
export interface Merge {
  range: string;
  top: number;
  bottom: number;
  left: number;
  right: number;
}

/** Most ranges that are read of one sheet. */
const MERGES = 200_000;
/** Letters of an element that names a range, at most: one that does not end is looked at no longer. */
const ELEMENT = 1000;
const MERGE = /<(?:\w+:)?mergeCell\s[^>]*?ref\s*=\s*["']([A-Z]+\d+:[A-Z]+\d+)["'][^>]*>/g;

/** Column, from 0, and row, from 1, of `B12`. */
export function placeOf(ref: string): { column: number; row: number } | undefined {
  const [, letters = '', row] = /^\$?([A-Z]{1,3})\$?(\d{1,7})$/.exec(ref) ?? [];
  if (row === undefined) return undefined;
  const column = [...letters].reduce((sum, letter) => 26 * sum + letter.charCodeAt(0) - 64, 0) - 1;
  return { column, row: Number(row) };
}

function mergeOf(range: string): Merge[] {
  const [first, last] = range.split(':').map((ref) => placeOf(ref));
  if (!first || !last) return [];
  return [{ range, top: first.row, bottom: last.row, left: first.column, right: last.column }];
}

function startingAt(merges: Map<number, Merge[]>, row: number): Merge[] {
  const known = merges.get(row) ?? [];
  if (known.length === 0) merges.set(row, known);
  return known;
}

/**
 * The merged ranges of a sheet by their first rows. They stand behind its rows: its text is looked through for them beforehand, where no cell can look
 * like one, since a cell's text holds no `<`. Errors: `bad-list`.
 */
export async function mergesOf(parts: Package, path: string): Promise<Map<number, Merge[]>> {
  const merges = new Map<number, Merge[]>();
  let [rest, n] = ['', 0];
  for await (const piece of parts.pieces(path)) {
    const text = rest + piece;
    for (const [, range = ''] of text.matchAll(MERGE))
      for (const merge of mergeOf(range)) if (n++ < MERGES) startingAt(merges, merge.top).push(merge);
    const open = text.lastIndexOf('<');
    const isCut = open >= 0 && text.length - open <= ELEMENT && !text.includes('>', open);
    rest = isCut ? text.slice(open) : '';
  }
  return merges;
}

/** A cell that has the value of another, and says so. */
function carried(cell: Cell, range: string): Cell {
  if (typeof cell !== 'string' && 'wrong' in cell) return cell;
  const text = typeof cell === 'string' ? cell : cell.text;
  return text === '' ? '' : { text, said: { code: 'lists.merged-down', params: { range } } };
}

/**
 * Gives every row of a cell that is merged downwards within one column its value: so people mean it. One that goes over several columns counts where it
 * stands alone: which of the fields it is meant for nobody can tell.
 */
export function mergeFiller(merges: ReadonlyMap<number, readonly Merge[]>): (row: Row) => Row {
  let down: { merge: Merge; cell: Cell }[] = [];
  return (row) => {
    const starting = merges.get(row.line) ?? [];
    if (starting.length === 0 && down.length === 0) return row;
    const cells = [...row.cells];
    down = down.filter(({ merge }) => merge.bottom >= row.line);
    for (const { merge, cell } of down) cells[merge.left] = carried(cell, merge.range);
    const across = starting.filter(({ left, right }) => right > left);
    for (const merge of starting) if (merge.left === merge.right) down.push({ merge, cell: cells[merge.left] ?? '' });
    for (let at = 0; at < cells.length; at++) cells[at] ??= '';
    const said = across
      .filter(({ left }) => isFilled(cells[left]))
      .map(({ range }) => ({ code: 'lists.merged-across' as const, params: { range } }));
    return said.length > 0 ? { ...row, cells, said, across } : { ...row, cells };
  };
}
