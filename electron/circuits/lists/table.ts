import { setImmediate } from 'node:timers/promises';
import type { Bodies } from '../../contract/book/entry.ts';
import type { ExportKind } from '../../contract/book/lists-api.ts';
import type { Language } from '../../contract/text.ts';
import { wordOf, words, type WordKey } from '../../contract/words/index.ts';
import { LIST_KINDS, type Column } from './columns.ts';
import { isDay, isYesNo, wordFor } from './values.ts';

/** A cell that is given out: a day is no text. */
export type OutCell = string | { day: string } | { time: string } | undefined;
/** A list as a table. */
export interface OutTable {
  name: string;
  heads: string[];
  rows: OutCell[][];
}

/** Heads that say more than the word of the field. */
const HEADS: Readonly<Record<string, WordKey>> = {
  number: 'lists.column.number',
  circuit: 'lists.column.number',
  order: 'lists.column.order',
  built: 'lists.column.built',
  urgent: 'lists.column.urgent',
  progress: 'lists.column.progress',
  received: 'order.received',
  surveyAsked: 'lists.column.surveyAsked',
  resourceAnswered: 'lists.column.resourceAnswered',
  due: 'order.due',
  inService: 'lists.column.inService',
  'routes.main': 'circuit.route-main',
  'routes.spare': 'circuit.route-spare',
};

/** What a column is headed with where people read it; read back it names the same column. */
function headOf({ path, field }: Column, lang: Language): string {
  const [first = '', second = '', third] = path;
  const own = HEADS[field];
  if (own) return words[own][lang];
  if (first === 'ends') {
    const name = wordOf('circuit', third === 'converter' || !third ? '' : third)[lang];
    const box = path[3];
    const word = box === undefined ? name : wordOf('circuit', `box.${box}`)[lang];
    return lang === 'zh' ? `${second}端${word}` : `${second} end ${word}`;
  }
  if (second === 'manager') {
    const manager = wordOf('circuit', 'manager')[lang];
    return third === 'phone' ? `${manager}${lang === 'zh' ? '' : ' '}${wordOf('circuit', 'phone')[lang]}` : manager;
  }
  return wordOf('circuit', first === 'customer' && second !== 'name' ? second : first)[lang];
}

/** What stands at a place of an item. */
function valueAt(item: unknown, [first, ...rest]: readonly string[]): unknown {
  if (first === undefined || typeof item !== 'object' || item === null) return first === undefined ? item : undefined;
  return valueAt((item as Readonly<Record<string, unknown>>)[first], rest);
}

function cellOf(item: unknown, { path }: Column, lang: Language): OutCell {
  const value = valueAt(item, path);
  const field = path.at(-1) ?? '';
  if (typeof value === 'boolean' && isYesNo(field)) return words[value ? 'lists.yes' : 'lists.no'][lang];
  if (typeof value !== 'string' || value === '') return undefined;
  return isDay(field) ? { day: value } : wordFor(field, value, lang);
}

/** Fields of a ticket as they are given out, and their heads; a list of tickets is not read back. */
const TICKET_COLUMNS = {
  ticket: 'ticket.head.ticket',
  circuit: 'ticket.circuit',
  channel: 'ticket.channel',
  reportedAt: 'ticket.reported-at',
  by: 'ticket.by',
  says: 'ticket.says',
  foreignNumber: 'lists.foreign',
} as const satisfies Record<string, WordKey>;

/** One item, with what it is called by. */
export interface Named {
  item: string;
  body: Bodies[ExportKind];
}

const ticketRow = ({ item, body }: Named): OutCell[] =>
  Object.keys(TICKET_COLUMNS).map((field) => {
    const value = field === 'ticket' ? item : valueAt(body, [field]);
    if (typeof value !== 'string' || value === '') return undefined;
    return field === 'reportedAt' ? { time: value } : value;
  });

/** Items that become rows before whoever measures has his turn. */
const PIECE = 200;

/** Every item as what is made of it, piece by piece. */
async function each<T>(items: readonly Named[], make: (item: Named) => T): Promise<T[]> {
  const made: T[] = [];
  for (let at = 0; at < items.length; at += PIECE) {
    made.push(...items.slice(at, at + PIECE).map((item) => make(item)));
    await setImmediate();
  }
  return made;
}

/** Circuits, orders or tickets as a table in a language; what no item has is no column. */
export async function tableOf(kind: ExportKind, items: readonly Named[], lang: Language): Promise<OutTable> {
  const name = words[`lists.of.${kind}`][lang];
  if (kind === 'ticket') {
    const heads = Object.values(TICKET_COLUMNS).map((key) => words[key][lang]);
    return { name, heads, rows: await each(items, ticketRow) };
  }
  const { key, columns } = LIST_KINDS[kind];
  const all = await each(items, ({ body }) => columns.map((column) => cellOf(body, column, lang)));
  const used = columns.flatMap((column, at) =>
    column === key || all.some((row) => row[at] !== undefined) ? [at] : [],
  );
  return {
    name,
    heads: used.map((at) => headOf(columns[at]!, lang)),
    rows: all.map((row) => used.map((at) => row[at])),
  };
}
