import { partsOf } from '../contract/site-action.ts';
import type { SiteAction } from '../contract/site.ts';
import type { Model } from './model.ts';

/** What a question costs besides being asked: a drive, the service, time. In questions. */
const PRICE = { trip: 1.3, stops: 0.5, perDoubling: 0.12, day: 2.5 } as const;
const A_DAY_MIN = 1000;

/** Price of an action, in questions. */
export const priceOf = ({ trip, stops, minutes }: SiteAction): number =>
  1 +
  (trip ? PRICE.trip : 0) +
  (stops ? PRICE.stops : 0) +
  PRICE.perDoubling * Math.log2(1 + minutes) +
  (minutes >= A_DAY_MIN ? PRICE.day : 0);

const kindOf = ({ id }: SiteAction): string | undefined => partsOf(id)?.kind;
const isSwap = (action: SiteAction): boolean => kindOf(action)?.startsWith('swap') ?? false;
export const isLoop = (action: SiteAction): boolean => kindOf(action)?.startsWith('loop') ?? false;

/** Which section each hypothesis is in, by number; the healthy line is one of its own. */
export function groupsOf(model: Model): { ids: string[]; of: Int16Array } {
  const ids = model.line.sections.map(({ id }) => id);
  const place = new Map(ids.map((id, i) => [id, i]));
  return { ids, of: Int16Array.from([...model.faults.map(({ section }) => place.get(section)!), ids.length]) };
}

const bits = (share: number): number => (share > 0 ? -share * Math.log2(share) : 0);

/** Doubt about the section, and a little of that about the kind: bits. */
const KIND_COUNTS = 0.15;

function doubt({ weights, groups, sections }: State, alive: readonly number[]): number {
  const bySection = new Float64Array(sections);
  let sum = 0;
  for (const i of alive) {
    bySection[groups[i]!] = bySection[groups[i]!]! + weights[i]!;
    sum += weights[i]!;
  }
  if (sum === 0) return 0;
  let out = 0;
  for (const one of bySection) out += bits(one / sum);
  for (const i of alive) out += KIND_COUNTS * bits(weights[i]! / sum);
  return out;
}

export interface Choice {
  action: SiteAction;
  gain: number;
  score: number;
}

/** Hypotheses that explain all so far, and how likely each is. */
interface State {
  model: Model;
  weights: readonly number[];
  alive: readonly number[];
  groups: Int16Array;
  sections: number;
  before: number;
}

const sectionsIn = (alive: readonly number[], groups: Int16Array): number => new Set(alive.map((i) => groups[i])).size;

/** That all is good is known only when nothing else is left: what an answer of a good line would leave counts as well, by how likely one is. */
function gainIfGood({ model, weights, alive, groups }: State, left: readonly number[], total: number): number {
  const good = (weights[model.healthy] ?? 0) / total;
  return good * Math.log2(sectionsIn(alive, groups) / sectionsIn(left, groups));
}

/** How much doubt an action takes away on average, bits; nothing where it cannot part the sections left. */
function gainOf(state: State, action: string): number {
  const { model, weights, alive, groups, before } = state;
  const { classOf, meets } = model.answers(action);
  const mass = new Map<number, number>();
  let total = 0;
  for (const i of alive) {
    mass.set(classOf[i]!, (mass.get(classOf[i]!) ?? 0) + weights[i]!);
    total += weights[i]!;
  }
  if (mass.size === 1) return 0;
  let gain = 0;
  let parts = false;
  for (const [one, weight] of mass) {
    const fits = new Set(Array.from(mass.keys()).filter((other) => meets(one, other)));
    if (fits.size === mass.size) continue;
    const left = alive.filter((i) => fits.has(classOf[i]!));
    gain += (weight / total) * (before - doubt(state, left));
    parts ||= sectionsIn(left, groups) < sectionsIn(alive, groups);
    if (one === classOf[model.healthy] && alive.includes(model.healthy)) gain += gainIfGood(state, left, total);
  }
  return parts ? gain : 0;
}

/** Less than this is no gain: bits. */
const NOTHING = 1e-9;
/** So many loops are set as long as anything else still tells. */
const LOOPS = 2;
/** A question that cannot come near the best is not worked out: so much of the best score, were it to part eight answers alike. */
const NEAR = 0.7;
const MOST_BITS = 3;

/** Actions by what they tell for their price, best first. */
function rated(state: State, actions: readonly SiteAction[]): Choice[] {
  const most = Math.min(MOST_BITS, state.before + Math.log2(state.sections));
  const out: Choice[] = [];
  let best = 0;
  for (const action of actions.toSorted((a, b) => priceOf(a) - priceOf(b))) {
    const price = priceOf(action);
    if (most / price < NEAR * best) break;
    const gain = gainOf(state, action.id);
    if (gain <= NOTHING) continue;
    out.push({ action, gain, score: gain / price });
    best = Math.max(best, gain / price);
  }
  return withLoopsSpared(out.toSorted((a, b) => b.score - a.score));
}

/** So much more has a loop to tell than the cheapest to be set instead. */
const CLEARLY = 1.15;

/** Loops are few: where the best question is one, it is the loop that parts most, be it dearer. */
function withLoopsSpared(ranked: readonly Choice[]): Choice[] {
  const [first] = ranked;
  if (!first || !isLoop(first.action)) return [...ranked];
  const best = ranked.filter(({ action }) => isLoop(action)).reduce((a, b) => (b.gain > CLEARLY * a.gain ? b : a));
  return [best, ...ranked.filter((one) => one !== best)];
}

/**
 * Questions worth asking, best first: what parts the sections left most for its price. A swap is none as long as anything else can part them,
 * nor a third loop.
 */
export function choices(
  model: Model,
  weights: readonly number[],
  alive: readonly number[],
  open: readonly SiteAction[],
  loopsAsked: number,
): Choice[] {
  const { of: groups, ids } = groupsOf(model);
  const state: State = { model, weights, alive, groups, sections: ids.length + 1, before: 0 };
  state.before = doubt(state, alive);
  const tiers = [
    open.filter((action) => !isSwap(action) && (loopsAsked < LOOPS || !isLoop(action))),
    open.filter((action) => !isSwap(action)),
    open.filter(isSwap),
  ];
  for (const tier of tiers) {
    const found = rated(state, tier);
    if (found.length > 0) return found;
  }
  return [];
}
