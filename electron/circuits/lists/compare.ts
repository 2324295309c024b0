import type { BookKind, Item, NewEntry } from '../../contract/book/entry.ts';
import type { LineFault, ListLine } from '../../contract/book/lists-api.ts';
import { orderSchema } from '../../contract/book/order.ts';
import { circuitSchema, type Circuit } from '../../contract/circuit.ts';
import { merged } from '../../contract/merged.ts';
import type { Bilingual } from '../../contract/text.ts';
import { bothOf } from '../../contract/words/index.ts';
import type { Issue } from '../../contract/yaml-issues.ts';
import { fieldOf, LIST_KINDS, type ListKind } from './columns.ts';
import { fault, issueFaults, oneEach, swappedFaults, unlikeFaults } from './faults.ts';
import type { Given, GivenLine } from './given.ts';
import { changesOf, leavesOf, type Change, type Grades } from './leaves.ts';
import { saidOfOrder } from './said-of-order.ts';

/** What is known of the items that lines name. */
export interface Known {
  circuit(number: string): Item<'circuit'> | undefined;
  order(number: string): Item<'order'> | undefined;
}

/** A line beside what is known, and what is to be entered for it. */
export type Compared = ListLine & { entries: readonly NewEntry[] };

/** What an order says of its circuit. */
const OF_CIRCUIT = ['customer', 'service', 'rate', 'grade', 'span', 'ends'] as const;
const partOf = (given: Given): Given =>
  Object.fromEntries(OF_CIRCUIT.flatMap((name) => (given[name] === undefined ? [] : [[name, given[name]]])));

/** What a schema makes of a line; what is wrong with it goes to the faults. */
function parsed<T>(
  schema: { safeParse(given: unknown): { success: true; data: T } | { success: false; error: { issues: Issue[] } } },
  given: Given,
  list: ListKind,
  faults: LineFault[],
): T | undefined {
  const result = schema.safeParse(given);
  if (result.success) return result.data;
  faults.push(...issueFaults(list, result.error.issues));
  return undefined;
}

/** Changes as the columns of a list are called. */
const inColumns = (list: ListKind, changes: readonly Change[]): Change[] =>
  changes.map((change) => ({ ...change, field: fieldOf(list, change.field.split('.')) }));

/** The version of an item that counts; a fault where two stand side by side and a list would choose. */
function versionFor<K extends BookKind>(
  list: ListKind,
  { kind, item, heads }: Item<K>,
  changes: readonly Change[],
  faults: LineFault[],
) {
  if (heads.length > 1 && changes.length > 0)
    faults.push(
      fault(kind === list.kind ? list.key.field : kind, { code: 'lists.two-heads', params: { number: item } }),
    );
  return heads.map(({ entry }) => entry);
}

/** A line that is compared; its faults are gathered. */
interface Asked {
  line: number;
  given: Given;
  whole: boolean;
  notes: readonly Bilingual[];
  faults: LineFault[];
}
/** What a line makes of its item. */
type Made = Omit<Compared, 'line'>;
/** What an order makes of its circuit. */
interface OfCircuit {
  circuit?: Circuit;
  entries: readonly NewEntry[];
  notes: readonly Bilingual[];
}
const NOTHING: OfCircuit = { entries: [], notes: [] };

/** Compares lines with what is known, in their order: what an earlier line makes is known to those behind it. */
export class Comparer {
  readonly #list: ListKind;
  readonly #grades: Grades;
  readonly #lines = new Map<string, number>();
  /** Circuits that orders of this list make or fill in. */
  readonly #made = new Map<string, Circuit>();

  constructor(kind: ListKind['kind'], grades: Grades) {
    this.#list = LIST_KINDS[kind];
    this.#grades = grades;
  }

  compare({ given, faults: unreadable, whole = false, ...line }: GivenLine, known: Known): Compared {
    const { line: at, number, notes } = line;
    const about = { line: at, number, ...(notes.length > 0 ? { notes } : {}) };
    const faults = [...unreadable];
    const blank = given && given[this.#list.key.field] === undefined && faults.length === 0;
    if (blank) faults.push(fault(this.#list.key.field, { code: 'lists.blank' }));
    const of = this.#list.kind === 'order' ? this.#order : this.#circuit;
    const made = given && !blank ? of.call(this, { line: at, given, whole, notes, faults }, known) : undefined;
    return made ? { ...about, ...made } : { ...about, state: 'refused', faults: oneEach(faults), entries: [] };
  }

  /** A number that stood in an earlier line is a fault; only of a line that can be is it remembered. */
  #once(number: string, line: number, faults: LineFault[]): void {
    const before = this.#lines.get(number);
    if (before !== undefined)
      faults.push(fault(this.#list.key.field, { code: 'lists.twice', params: { number, line: before } }));
    else if (faults.length === 0) this.#lines.set(number, line);
  }

  #circuit({ line, given, whole, faults }: Asked, known: Known): Made | undefined {
    const named = given['number'];
    const item = typeof named === 'string' ? known.circuit(named) : undefined;
    const before = item?.heads[0].body;
    const says = before && !whole ? merged(before, given) : given;
    const after = parsed(circuitSchema, says, this.#list, faults);
    if (typeof named === 'string') this.#once(named.trim(), line, faults);
    if (before) faults.push(...swappedFaults(this.#list, leavesOf(partOf(given)), leavesOf(before)));
    const changes = before && after ? changesOf(before, after, this.#grades) : [];
    const heads = item ? versionFor(this.#list, item, changes, faults) : [];
    if (!after || faults.length > 0) return undefined;
    const { number } = after;
    if (!before) return { state: 'new', number, entries: [{ kind: 'circuit', item: number, body: after }] };
    if (changes.length === 0) return { state: 'same', number, entries: [] };
    const entry: NewEntry = { kind: 'circuit', item: number, body: after, after: heads };
    return { state: 'changed', number, changes: inColumns(this.#list, changes), entries: [entry] };
  }

  #order({ line, given, notes, faults }: Asked, known: Known): Made | undefined {
    const named = given['order'];
    const item = typeof named === 'string' ? known.order(named) : undefined;
    const before = item?.heads[0].body;
    const whole = before ? merged(before, given) : given;
    const after = parsed(orderSchema, whole, this.#list, faults);
    if (typeof named === 'string') this.#once(named.trim(), line, faults);
    // One that goes to another circuit says of that whatever it said before.
    const says = before && before.circuit !== whole['circuit'] ? partOf(whole) : given;
    const of = this.#circuitOf(whole, says, known, faults);
    const changes = before && after ? changesOf(before, after, this.#grades) : [];
    const heads = item ? versionFor(this.#list, item, changes, faults) : [];
    if (!after || faults.length > 0) return undefined;
    const number = after.order;
    const said = [...notes, ...of.notes, ...saidOfOrder(after, changes, item?.events ?? []).map((one) => bothOf(one))];
    const own: NewEntry[] =
      before && changes.length === 0
        ? []
        : [{ kind: 'order', item: number, body: after, ...(before ? { after: heads } : {}) }];
    if (of.circuit) this.#made.set(of.circuit.number, of.circuit);
    const entries = [...of.entries, ...own];
    const state = !before ? 'new' : entries.length > 0 ? 'changed' : 'same';
    return {
      state,
      number,
      ...(before && entries.length > 0 ? { changes: inColumns(this.#list, changes) } : {}),
      notes: said,
      entries,
    };
  }

  /** What an order makes of its circuit: all of it where it is not known, else what was not known of it. Where it says something else is a fault. */
  #circuitOf(order: Given, given: Given, known: Known, faults: LineFault[]): OfCircuit {
    const number = order['circuit'];
    if (typeof number !== 'string') return NOTHING;
    const item = known.circuit(number);
    const before = this.#made.get(number) ?? item?.heads[0].body;
    if (!before) {
      // What is wrong with the columns of both is said of the order already.
      if (faults.length > 0) return NOTHING;
      const circuit = parsed(circuitSchema, { number, ...partOf(order) }, this.#list, faults);
      const notes = [bothOf({ code: 'lists.circuit-made', params: { number } })];
      return circuit ? { circuit, entries: [{ kind: 'circuit', item: number, body: circuit }], notes } : NOTHING;
    }
    faults.push(...unlikeFaults(this.#list, leavesOf(partOf(given)), leavesOf(before), number, this.#grades));
    if (faults.length > 0) return NOTHING;
    const circuit = circuitSchema.parse(merged(partOf(given), before));
    const changes = changesOf(before, circuit, this.#grades);
    if (changes.length === 0) return NOTHING;
    const heads = item ? versionFor(this.#list, item, changes, faults) : [];
    const notes = [bothOf({ code: 'lists.circuit-filled', params: { number } })];
    return {
      circuit,
      entries: [{ kind: 'circuit', item: number, body: circuit, ...(item ? { after: heads } : {}) }],
      notes,
    };
  }
}
