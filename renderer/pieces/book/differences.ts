import type { Version } from '../../../electron/contract/book/entry.ts';
import type { Say } from '../../text/speech.ts';
import { wordFor } from './field-name.ts';

/** What one field of a version says: a text, a number, a whole list. */
type Leaf = string | number | boolean | readonly unknown[];

/** A field as each version has it; absent where one says nothing of it. */
export interface Difference {
  path: readonly string[];
  values: readonly (Leaf | undefined)[];
  differs: boolean;
}

const isGroup = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Every field below a value, by its place. A list is one field: half of one and half of another would be none. */
function leavesOf(value: unknown, path: readonly string[] = []): [string, Leaf][] {
  if (value === undefined || value === null) return [];
  if (!isGroup(value)) return [[JSON.stringify(path), value as Leaf]];
  return Object.entries(value).flatMap(([key, below]) => leavesOf(below, [...path, key]));
}

/** The fields of some versions side by side, those that differ first. */
export function differencesOf(bodies: readonly object[]): Difference[] {
  const each = bodies.map((body) => new Map(leavesOf(body)));
  const places = new Set(each.flatMap((leaves) => [...leaves.keys()]));
  const rows = [...places].map((place): Difference => {
    const values = each.map((leaves) => leaves.get(place));
    const differs = new Set(values.map((value) => JSON.stringify(value))).size > 1;
    return { path: JSON.parse(place) as string[], values, differs };
  });
  return [...rows.filter(({ differs }) => differs), ...rows.filter(({ differs }) => !differs)];
}

/** A body with one field set, or taken out of it. */
function withLeaf(body: object, [key = '', ...below]: readonly string[], value: unknown): object {
  const { [key]: now, ...rest } = body as Record<string, unknown>;
  const next = below.length > 0 ? withLeaf(isGroup(now) ? now : {}, below, value) : value;
  const isNothing = next === undefined || (isGroup(next) && Object.keys(next).length === 0);
  return isNothing ? rest : { ...rest, [key]: next };
}

/** Which version's word is taken of each field that differs, by place in the list of them. */
export type Choice = Readonly<Record<string, number>>;
export const placeOf = ({ path }: Difference): string => JSON.stringify(path);

/** The first version with the word of another wherever that was chosen. */
export function chosenBody(versions: readonly Version[], rows: readonly Difference[], choice: Choice): object {
  return rows
    .filter(({ differs }) => differs)
    .reduce<object>(
      (body, row) => withLeaf(body, row.path, row.values[choice[placeOf(row)] ?? 0]),
      versions[0]?.body ?? {},
    );
}

/** What people call a field: `A end Site`. */
export function fieldTitle(say: Say, path: readonly string[]): string {
  const key = path.at(-1) ?? '';
  const end = path.find((one) => one === 'A' || one === 'Z');
  const column = say.word(`lists.column.${key}`);
  const ticket = say.word(`lists.ticket.${key}`);
  const own = wordFor(key);
  const named = [column, ticket].find((word) => !word.startsWith('lists.')) ?? (own && say(own));
  const name = path.at(-2) === 'customer' && key === 'name' ? say.term('circuit', 'customer') : named;
  return [end && say.term('circuit', end), name ?? say.term('circuit', key)].filter(Boolean).join(' ');
}

export function valueText(say: Say, value: Leaf | undefined): string {
  if (value === undefined) return '–';
  if (typeof value === 'boolean') return say(value ? 'lists.yes' : 'lists.no');
  if (typeof value === 'string' || typeof value === 'number') return String(value);
  return value.map((one) => (isGroup(one) ? Object.values(one).filter(Boolean).join(' ') : String(one))).join('; ');
}
