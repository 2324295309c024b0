import { TributaryError } from '../../contract/errors.ts';
import { bothOf, type Message } from '../../contract/words/index.ts';

/** A cell of a table: its text, or the same with what is to be said of it, or why it has none. */
export type Cell = string | { text: string; said?: Message } | { wrong: Message };

/** A row of a table, and the line of the file (of CSV) or the number of the row (of a sheet) at which it stands. */
export interface Row {
  line: number;
  cells: readonly Cell[];
  /** Columns that one of its cells is merged over, from 0. */
  across?: readonly { left: number; right: number }[];
  /** What is to be said of the row as a whole. */
  said?: readonly Message[];
}

export const textOf = (cell: Cell | undefined): string =>
  typeof cell === 'string' ? cell : cell && 'text' in cell ? cell.text : '';

/** Whether anything stands in a cell, be it what cannot be taken. */
export const isFilled = (cell: Cell | undefined): boolean =>
  cell !== undefined && (typeof cell !== 'string' ? true : cell !== '');

/** A list that is none, or cannot be read. `where`: file, with the line where there is one. */
export const badList = (where: string, message: Message): TributaryError =>
  new TributaryError('bad-list', where, { ...bothOf(message) });
