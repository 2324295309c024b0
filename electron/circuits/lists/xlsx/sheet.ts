import type { Message } from '../../../contract/words/index.ts';
import type { Count } from '../days.ts';
import { badList, isFilled, type Cell, type Row } from '../row.ts';
import { readBook, type Book } from './book.ts';
import { cellOf, type Raw } from './cells.ts';
import { mergeFiller, mergesOf, placeOf } from './merges.ts';
import { listened, openPackage, type Package } from './package.ts';

/** Columns beyond this are no list: the cells of a line would cost more than they say. */
const COLUMNS = 512;

/** Hears the rows of a sheet; those that are whole are taken out of `rows`. */
function rowListener(book: Book) {
  let rows: Row[] = [];
  let [line, column, into] = [0, -1, '' as 'value' | 'inline' | ''];
  let cells: Cell[] = [];
  let raw: Raw | undefined;
  let beside = false;
  const end = (): void => {
    if (raw && column >= 0 && column < COLUMNS) cells[column] = cellOf(raw, book);
    raw = undefined;
  };
  return {
    taken: (): Row[] => {
      const whole = rows;
      rows = [];
      return whole;
    },
    open(name: string, attributes: Readonly<Record<string, string>>): void {
      if (name === 'row') {
        line = Number(attributes['r']) || line + 1;
        [column, cells] = [-1, []];
      } else if (name === 'c') {
        column = placeOf(attributes['r'] ?? '')?.column ?? column + 1;
        const { t: type = 'n', s = '0' } = attributes;
        raw = { type, format: Number(s), value: '', inline: '', formula: false };
      } else if (raw && name === 'f') raw.formula = true;
      else if (name === 'rPh') beside = true;
      else if (raw && name === 'v') into = 'value';
      else if (raw && name === 't' && !beside) into = 'inline';
    },
    text(text: string): void {
      if (raw && into !== '') raw[into] += text;
    },
    close(name: string): void {
      if (name === 'v' || name === 't') into = '';
      else if (name === 'rPh') beside = false;
      else if (name === 'c') end();
      else if (name === 'row') {
        const filled = Array.from(cells, (cell) => cell ?? '');
        if (filled.some((cell) => isFilled(cell))) rows.push({ line, cells: filled });
      }
    },
  };
}

/** The rows of a sheet that hold anything, merged cells as they are meant. Errors: `bad-list`. */
async function* rowsOf(parts: Package, path: string, book: Book): AsyncGenerator<Row> {
  const fill = mergeFiller(await mergesOf(parts, path));
  const listener = rowListener(book);
  for await (const _ of listened(parts, path, listener)) for (const row of listener.taken()) yield fill(row);
}

/** True if anything stands in a sheet. */
async function isUsed(parts: Package, path: string, book: Book): Promise<boolean> {
  const listener = rowListener(book);
  for await (const _ of listened(parts, path, listener)) if (listener.taken().length > 0) return true;
  return false;
}

/**
 * The first sheet of a workbook in which anything stands, hidden ones last, row by row; nothing in it is ever worked out. `said`: that there are others.
 * Errors: `bad-list`.
 */
export async function xlsxIn(
  name: string,
  bytes: Uint8Array,
): Promise<{ rows: AsyncGenerator<Row>; said: Message[]; count: Count }> {
  const parts = await openPackage(name, bytes);
  const book = await readBook(parts);
  const used: Book['sheets'][number][] = [];
  // The second only tells that it is there.
  for (const sheet of book.sheets) if (used.length < 2 && (await isUsed(parts, sheet.path, book))) used.push(sheet);
  const [first, second] = used;
  if (!first) throw badList(name, { code: 'lists.empty' });
  const said: Message[] = second ? [{ code: 'lists.sheet', params: { name: first.name } }] : [];
  return { rows: rowsOf(parts, first.path, book), said, count: book.count };
}
