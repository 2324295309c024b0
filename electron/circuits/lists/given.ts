import { isGroup, type Group } from '../../contract/merged.ts';
import type { Bilingual } from '../../contract/text.ts';
import { bothOf, type Message } from '../../contract/words/index.ts';
import type { Column, ListKind } from './columns.ts';
import type { Count } from './days.ts';
import type { LineFault } from '../../contract/book/lists-api.ts';
import { isFilled, textOf, type Cell, type Row } from './row.ts';
import { valueOf } from './values.ts';

/** What a line says, by the places of an item; what it leaves blank is not in it. */
export type Given = Group;

/** A line of a list. */
export interface GivenLine {
  line: number;
  /** Number of the circuit or the order, as far as it can be read. */
  number: string;
  notes: readonly Bilingual[];
  /** What it says, as far as that can be read; absent where nothing of it can. */
  given?: Given;
  /** It says all there is to an item: what it does not name is taken away. */
  whole?: boolean;
  /** What of it cannot be read. */
  faults: readonly LineFault[];
}

/** What a list is, before its lines: its kind, and what is to be said of the file as a whole. */
export interface ListHead {
  kind: ListKind['kind'];
  notes: readonly Bilingual[];
}

/** Puts a value into a place of an object, making what lies on the way. */
export function put(into: Record<string, unknown>, [name = '', ...rest]: readonly string[], value: unknown): void {
  if (rest.length === 0) into[name] = value;
  else {
    const within = into[name];
    // Without a prototype: a name that every object has is one like any other here.
    const next = Object.assign(Object.create(null) as Record<string, unknown>, isGroup(within) ? within : {});
    into[name] = next;
    put(next, rest, value);
  }
}

/** What columns hold, by place; undefined where nobody knows the head. */
export type Columns = readonly (Column | undefined)[];

/** What to say of a field, with its name. */
export const saidOf = (message: Message, field: string): Bilingual =>
  bothOf(message.code === undefined ? message : { code: message.code, params: { ...message.params, field } });

/** One cell of a line, as it goes into what the line says. */
function takeCell(
  cell: Cell,
  { path, field }: Column,
  count: Count,
): { value?: unknown; said: Bilingual[]; wrong?: Message } {
  if (typeof cell !== 'string' && 'wrong' in cell) return { said: [], wrong: cell.wrong };
  const text = textOf(cell).trim();
  if (text === '') return { said: [] };
  const value = valueOf(path.at(-1) ?? '', text, count);
  if ('wrong' in value) return { said: [], wrong: value.wrong };
  const said = typeof cell === 'string' || !cell.said ? [] : [saidOf(cell.said, field)];
  if (value.said) said.push(saidOf({ code: value.said }, field));
  return { value: value.value, said };
}

/** A row of a table as a line of its list. */
export function lineOf(row: Row, columns: Columns, { key }: ListKind, count: Count): GivenLine {
  const given: Record<string, unknown> = {};
  const notes = (row.said ?? []).map((message) => bothOf(message));
  const number = textOf(row.cells[columns.indexOf(key)]).trim();
  const faults: LineFault[] = [];
  for (const [at, column] of columns.entries()) {
    const cell = row.cells[at];
    if (!column || cell === undefined || !isFilled(cell)) continue;
    const { value, said, wrong } = takeCell(cell, column, count);
    if (wrong) faults.push({ field: column.field, message: saidOf(wrong, column.field) });
    notes.push(...said);
    if (value !== undefined) put(given, column.path, value);
  }
  return { line: row.line, number, notes, given, faults };
}
