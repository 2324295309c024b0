import type { LineFault } from '../../contract/book/lists-api.ts';
import { bothOf, type Message } from '../../contract/words/index.ts';
import { columnOf, endOf, fieldOf, LIST_KINDS, type ListKind } from './columns.ts';
import { textIn } from './encoding.ts';
import { isGroup } from '../../contract/merged.ts';
import { fault } from './faults.ts';
import { put, saidOf, type Given, type GivenLine, type ListHead } from './given.ts';
import { badList } from './row.ts';
import { valueOf } from './values.ts';

/** Figures that a double keeps of a number. */
const EXACT_DIGITS = 15;

/** A number as the text that it was written as, where it can be read exactly; it stays a number, and is refused, where it cannot. */
function exact(value: unknown, source: string | undefined): unknown {
  if (typeof value !== 'number' || source === undefined) return value;
  const digits = source.replace(/[eE].*$/, '').replaceAll(/^-?0*\.?0*|\./g, '').length;
  return digits <= EXACT_DIGITS && Math.abs(value) <= Number.MAX_SAFE_INTEGER ? source : value;
}

function parsed(name: string, text: string): unknown {
  try {
    return JSON.parse(text, (_key, value: unknown, context?: { source?: string }) => exact(value, context?.source));
  } catch (thrown) {
    const said = thrown instanceof Error ? thrown.message : '';
    const at = Number(/position (\d+)/.exec(said)?.[1] ?? text.length);
    const line = text.slice(0, at).split('\n').length;
    throw badList(`${name}:${line}`, { code: 'lists.json', params: { line } });
  }
}

type Leaf = readonly [path: readonly string[], value: unknown];

/** Every value that is no group, and every group that is empty, with its place; what is null is not there. */
function* leavesOf(value: unknown, path: readonly string[] = []): Generator<Leaf> {
  const inner = isGroup(value) ? Object.entries(value) : [];
  for (const [key, one] of inner) yield* leavesOf(one, [...path, key]);
  if (inner.length === 0 && value !== null) yield [path, value];
}

/** Whether a kind of list has fields within a place: a group there may be empty, a text may not be a group. */
function isWithin({ columns }: ListKind, [first = '', ...rest]: readonly string[]): boolean {
  const end = endOf(first);
  const place = end ? ['ends', end, ...rest] : [first, ...rest];
  return columns.some(({ path }) => path.length > place.length && place.every((name, at) => path[at] === name));
}

/** The place of a value as the program has it: ends by their own names, a column of a list where it is headed by one. */
function placeOf(kind: ListKind, [first = '', second = '', ...rest]: readonly string[]): readonly string[] {
  const [end, ofEnd] = [endOf(first), endOf(second)];
  if (first === 'ends' && ofEnd) return ['ends', ofEnd, ...rest];
  if (kind.kind === 'order' && end && second !== '') return ['ends', end, second, ...rest];
  if (second !== '') return [first, second, ...rest];
  return columnOf(kind, first)?.path ?? [first];
}

/** What an element says, and what of it cannot be. */
function givenIn(kind: ListKind, element: Given): { given: Given; faults: LineFault[] } {
  const given = Object.create(null) as Record<string, unknown>;
  const seen = new Map<string, string>();
  const faults: LineFault[] = [];
  for (const [written, leaf] of leavesOf(element)) {
    if (isGroup(leaf) && isWithin(kind, written)) continue;
    const path = placeOf(kind, written);
    const value = typeof leaf === 'string' ? leaf.trim() : leaf;
    const refuse = (message: Message): void => {
      const field = fieldOf(kind, path);
      faults.push({ field, message: saidOf(message, field) });
    };
    const [place, as] = [path.join('.'), written.join('.')];
    const before = seen.get(place);
    seen.set(place, as);
    if (before !== undefined) refuse({ code: 'lists.same-column', params: { first: before, second: as } });
    else if (typeof value === 'number') refuse({ code: 'lists.json-number', params: { value: String(value) } });
    else if (value !== '') {
      const read = typeof value === 'string' ? valueOf(path.at(-1) ?? '', value) : { value };
      if ('wrong' in read) refuse(read.wrong);
      else put(given, path, read.value);
    }
  }
  return { given, faults };
}

function lineOf(kind: ListKind, element: unknown, line: number): GivenLine {
  const about = { line, notes: [] };
  if (!isGroup(element)) return { ...about, number: '', faults: [fault('', { code: 'lists.json-item' })] };
  const named = element[kind.key.field];
  return { ...about, number: typeof named === 'string' ? named.trim() : '', ...givenIn(kind, element) };
}

/** The elements of a JSON array of circuits or of orders; `line` is the place in the array, from 1. Errors: `bad-list`. */
export function jsonIn(name: string, bytes: Uint8Array): { head: ListHead; lines: Generator<GivenLine> } {
  const { pieces, said } = textIn(name, bytes);
  const whole = parsed(name, [...pieces()].join(''));
  if (!Array.isArray(whole)) throw badList(name, { code: 'lists.json-array' });
  const elements: readonly unknown[] = whole;
  const isOrder = (element: unknown): boolean =>
    isGroup(element) && Object.keys(element).some((key) => columnOf(LIST_KINDS.order, key) === LIST_KINDS.order.key);
  const orders = elements.filter((element) => isOrder(element)).length;
  const kind = orders > 0 ? LIST_KINDS.order : LIST_KINDS.circuit;
  function* lines(): Generator<GivenLine> {
    for (const [at, element] of elements.entries()) yield lineOf(kind, element, at + 1);
  }
  return { head: { kind: kind.kind, notes: said ? [bothOf(said)] : [] }, lines: lines() };
}
