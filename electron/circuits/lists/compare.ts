import type { BookKind, Item, NewEntry } from '../../contract/book/entry.ts';
import type { ListLine } from '../../contract/book/lists-api.ts';
import { orderSchema, type Order } from '../../contract/book/order.ts';
import { circuitSchema, type Circuit } from '../../contract/circuit.ts';
import { merged } from '../../contract/merged.ts';
import type { Bilingual } from '../../contract/text.ts';
import { bothOf, wordOf, type Message } from '../../contract/words/index.ts';
import { clearest, issueSaid, placeInInput, type Issue } from '../../contract/yaml-issues.ts';
import { fieldOf, LIST_KINDS, type ListKind } from './columns.ts';
import type { Given, GivenLine } from './given.ts';
import { changesOf, leavesOf, sameValue, type Change, type Grades } from './leaves.ts';
import { saidOfOrder } from './said-of-order.ts';

/** What is known of the items that lines name. */
export interface Known {
  circuit(number: string): Item<'circuit'> | undefined;
  order(number: string): Item<'order'> | undefined;
}

/** A line beside what is known, and what is to be entered for it. */
export type Compared = ListLine & { entries: readonly NewEntry[] };

/** A line that is refused: at which field, and why. */
class Refusal extends Error {
  readonly field: string;
  readonly said: Bilingual;
  constructor(field: string, said: Message | Bilingual) {
    super(field);
    this.field = field;
    this.said = 'zh' in said ? said : bothOf(said);
  }
}

/** What an order says of its circuit. */
const OF_CIRCUIT = ['customer', 'service', 'rate', 'grade', 'span', 'ends'] as const;
const partOf = (given: Given): Given =>
  Object.fromEntries(OF_CIRCUIT.flatMap((name) => (given[name] === undefined ? [] : [[name, given[name]]])));

function parsed<T>(
  schema: { safeParse(given: unknown): { success: true; data: T } | { success: false; error: { issues: Issue[] } } },
  given: Given,
  list: ListKind,
): T {
  const result = schema.safeParse(given);
  if (result.success) return result.data;
  const issue = clearest(result.error.issues);
  throw new Refusal(fieldOf(list, placeInInput(issue)), issueSaid(issue));
}

/** Fields by which people see that two ends are the wrong way round. */
const TOLD_APART = ['site', 'address'] as const;

/** Errors: a refusal where the A end of a line is the known Z end. */
function mustNotBeSwapped(
  list: ListKind,
  given: ReadonlyMap<string, string>,
  known: ReadonlyMap<string, string>,
): void {
  for (const field of TOLD_APART) {
    const [a, z] = [given.get(`ends.A.${field}`), given.get(`ends.Z.${field}`)];
    const [knownA, knownZ] = [known.get(`ends.A.${field}`), known.get(`ends.Z.${field}`)];
    const crossed = (one: string | undefined, other: string | undefined): boolean => one === undefined || one === other;
    if (knownA === knownZ || (a ?? z) === undefined || !crossed(a, knownZ) || !crossed(z, knownA)) continue;
    const end = a === undefined ? 'Z' : 'A';
    const { zh: fieldZh, en: fieldEn } = wordOf('circuit', field);
    const params = { fieldZh, fieldEn, value: (a ?? z)!, end, other: end === 'A' ? 'Z' : 'A' };
    throw new Refusal(fieldOf(list, ['ends', end, field]), { code: 'lists.swapped', params });
  }
}

/** Errors: a refusal at the first field in which an order says something else than what is known of its circuit. */
function mustFit(list: ListKind, given: Given, circuit: Circuit, grades: Grades): void {
  const [says, known] = [leavesOf(partOf(given)), leavesOf(circuit)];
  mustNotBeSwapped(list, says, known);
  for (const [place, value] of says) {
    const before = known.get(place);
    if (before === undefined || sameValue(place, value, before, grades)) continue;
    const params = { given: value, known: before, number: circuit.number };
    throw new Refusal(fieldOf(list, place.split('.')), { code: 'lists.unlike', params });
  }
}

/** Changes as the columns of a list are called. */
const inColumns = (list: ListKind, changes: readonly Change[]): Change[] =>
  changes.map((change) => ({ ...change, field: fieldOf(list, change.field.split('.')) }));

/** The version of an item that counts. Errors: a refusal where two stand side by side and a list would choose. */
function versionFor<K extends BookKind>(list: ListKind, { kind, item, heads }: Item<K>, changes: readonly Change[]) {
  if (heads.length > 1 && changes.length > 0)
    throw new Refusal(kind === list.kind ? list.key.field : kind, {
      code: 'lists.two-heads',
      params: { number: item },
    });
  return heads.map(({ entry }) => entry);
}

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

  compare(line: GivenLine, known: Known): Compared {
    const { line: at, number, notes } = line;
    const about = { line: at, number, ...(notes.length > 0 ? { notes } : {}) };
    if ('field' in line) return { ...about, state: 'refused', field: line.field, message: line.message, entries: [] };
    try {
      const { key } = this.#list;
      if (line.given[key.field] === undefined) throw new Refusal(key.field, { code: 'lists.blank' });
      return { ...about, ...(this.#list.kind === 'order' ? this.#order(line, known) : this.#circuit(line, known)) };
    } catch (thrown) {
      if (!(thrown instanceof Refusal)) throw thrown;
      return { ...about, state: 'refused', field: thrown.field, message: thrown.said, entries: [] };
    }
  }

  /** Errors: a refusal of a number that stood in an earlier line. */
  #onlyOnce(number: string, line: number): void {
    const before = this.#lines.get(number);
    if (before !== undefined)
      throw new Refusal(this.#list.key.field, { code: 'lists.twice', params: { number, line: before } });
    this.#lines.set(number, line);
  }

  #circuit({ line, given, whole }: Extract<GivenLine, { given: Given }>, known: Known): Omit<Compared, 'line'> {
    const named = given['number'];
    const item = typeof named === 'string' ? known.circuit(named) : undefined;
    const before = item?.heads[0].body;
    const after = parsed(
      circuitSchema,
      before && !whole ? merged(before as unknown as Given, given) : given,
      this.#list,
    );
    this.#onlyOnce(after.number, line);
    if (!before || !item)
      return { state: 'new', number: after.number, entries: [{ kind: 'circuit', item: after.number, body: after }] };
    mustNotBeSwapped(this.#list, leavesOf(partOf(given)), leavesOf(before));
    const changes = changesOf(before, after, this.#grades);
    const heads = versionFor(this.#list, item, changes);
    if (changes.length === 0) return { state: 'same', number: after.number, entries: [] };
    const entry: NewEntry = { kind: 'circuit', item: after.number, body: after, after: heads };
    return { state: 'changed', number: after.number, changes: inColumns(this.#list, changes), entries: [entry] };
  }

  #order({ line, given, notes }: Extract<GivenLine, { given: Given }>, known: Known): Omit<Compared, 'line'> {
    const named = given['order'];
    const item = typeof named === 'string' ? known.order(named) : undefined;
    const before = item?.heads[0].body;
    const after = parsed(orderSchema, before ? merged(before as unknown as Given, given) : given, this.#list);
    const number = after.order;
    this.#onlyOnce(number, line);
    // One that goes to another circuit says of that whatever it said before.
    const says = before && before.circuit !== after.circuit ? partOf(after) : given;
    const of = this.#circuitOf(after, says, known);
    const changes = before ? changesOf(before, after, this.#grades) : [];
    const heads = item ? versionFor(this.#list, item, changes) : [];
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

  /** What an order makes of its circuit: all of it where it is not known, else what was not known of it. Errors: a refusal where it says something else. */
  #circuitOf(order: Order, given: Given, known: Known): { circuit?: Circuit; entries: NewEntry[]; notes: Bilingual[] } {
    const number = order.circuit;
    const item = known.circuit(number);
    const before = this.#made.get(number) ?? item?.heads[0].body;
    if (!before) {
      const circuit = parsed(circuitSchema, { number, ...partOf(order as unknown as Given) }, this.#list);
      const notes = [bothOf({ code: 'lists.circuit-made', params: { number } })];
      return { circuit, entries: [{ kind: 'circuit', item: number, body: circuit }], notes };
    }
    mustFit(this.#list, given, before, this.#grades);
    const circuit = circuitSchema.parse(merged(partOf(given), before));
    const changes = changesOf(before, circuit, this.#grades);
    if (changes.length === 0) return { entries: [], notes: [] };
    const heads = item ? versionFor(this.#list, item, changes) : [];
    const notes = [bothOf({ code: 'lists.circuit-filled', params: { number } })];
    return {
      circuit,
      entries: [{ kind: 'circuit', item: number, body: circuit, ...(item ? { after: heads } : {}) }],
      notes,
    };
  }
}
