import { setImmediate } from 'node:timers/promises';
import { stringify } from 'csv-stringify/sync';
import { BREAK } from './csv.ts';
import type { Cell, Sheet } from './sheet.ts';

/** Where a cell, or a line within it, begins like a formula, or like one that was kept from running already. */
const LIKE_FORMULA = /^(?='*[=+\-@\t＝＋－＠])/gm;
/** A text as a cell that runs nothing: an apostrophe stands before it, which whoever reads the table back takes away. */
const guarded = (text: string): string => text.replaceAll(LIKE_FORMULA, "'");

function cellText(cell: Cell): string | number {
  if (cell === undefined || typeof cell === 'number') return cell ?? '';
  if (typeof cell === 'string') return guarded(cell);
  return 'day' in cell ? cell.day : cell.time.replace('T', ' ');
}

/** Rows that become text together: whoever measures meanwhile is not kept waiting. */
const PIECE = 500;

/** A table as CSV (RFC 4180) for a spreadsheet: UTF-8 with its mark, no text that runs as a formula. */
export async function tableCsv({ heads, rows }: Pick<Sheet, 'heads' | 'rows'>): Promise<string> {
  const text = (lines: (string | number)[][], bom: boolean): string =>
    stringify(lines, { bom, quoted_match: BREAK, record_delimiter: 'windows' });
  const pieces = [text([[...heads]], true)];
  for (let at = 0; at < rows.length; at += PIECE) {
    pieces.push(
      text(
        rows.slice(at, at + PIECE).map((row) => heads.map((_, column) => cellText(row[column]))),
        false,
      ),
    );
    await setImmediate();
  }
  return pieces.join('');
}
