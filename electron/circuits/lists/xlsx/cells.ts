import { twoDigits } from '../../../contract/ratio.ts';
import { countedDay } from '../days.ts';
import type { Cell } from '../row.ts';
import { unescaped, type Book } from './book.ts';

/** A cell as it is written: its type, its format, its value, what is typed into it, and whether it is a formula. */
export interface Raw {
  type: string;
  format: number;
  value: string;
  inline: string;
  formula: boolean;
}

/** From here on a double no longer tells one whole number from the next as Excel shows it: it keeps 15 figures. */
const DIGITS = 1e15;
const MINUTES_A_DAY = 1440;

/** A number as the sheet shows it: as a day, filled up with zeros, or in its own figures. */
function numberCell(value: string, { formats, count }: Book, at: number): Cell {
  const number = Number(value);
  if (!Number.isFinite(number)) return { wrong: { code: 'lists.cell-error', params: { value: value.slice(0, 40) } } };
  const format = formats[at];
  if (format?.shows === 'day') {
    const day = countedDay(number, count);
    const minutes = Math.round((number % 1) * MINUTES_A_DAY) % MINUTES_A_DAY;
    if (day !== undefined)
      return minutes === 0 ? day : `${day} ${twoDigits(Math.floor(minutes / 60))}:${twoDigits(minutes % 60)}`;
  }
  if (!Number.isInteger(number)) return String(Number(number.toPrecision(15)));
  if (Math.abs(number) >= DIGITS) return { wrong: { code: 'lists.digits', params: { value: value.slice(0, 40) } } };
  return format?.shows === 'figures' ? String(number).padStart(format.figures, '0') : String(number);
}

function shownCell({ type, format, value, inline }: Raw, book: Book): Cell {
  if (type === 's') return book.texts[Number(value)]?.trim() ?? '';
  if (type === 'inlineStr') return unescaped(inline).trim();
  if (type === 'str') return unescaped(value).trim();
  if (type === 'd') return value.trim();
  if (type === 'b') return value.trim() === '1' ? 'TRUE' : 'FALSE';
  if (type === 'e') return { wrong: { code: 'lists.cell-error', params: { value: value.slice(0, 40) } } };
  return value.trim() === '' ? '' : numberCell(value, book, format);
}

/** What a cell shows. Of a formula the value that was worked out when the file was saved, never one of ours; without one it has none. */
export function cellOf(raw: Raw, book: Book): Cell {
  if (!raw.formula) return shownCell(raw, book);
  if (raw.value === '' && raw.type !== 'str') return { wrong: { code: 'lists.formula-blank' } };
  const cell = shownCell(raw, book);
  return typeof cell === 'string' && cell !== '' ? { text: cell, said: { code: 'lists.formula' } } : cell;
}
