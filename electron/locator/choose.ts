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

function doubt(weights: readonly number[], alive: readonly number[], groups: Int16Array, sections: number): number {
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
  /** Doubt that it takes away on average, bits. */
  gain: number;
  score: number;
  /** Whether it can part sections, not only kinds. */
  parts: boolean;
}

interface State {
  model: Model;
  weights: readonly number[];
  alive: readonly number[];
  groups: Int16Array;
  sections: number;
  before: number;
}

/** How much doubt an action takes away on average. */
function gainOf(state: State, action: string): { gain: number; parts: boolean } {
  const { model, weights, alive, groups, sections, before } = state;
  const { classes, classOf, meets } = model.answers(action);
  const mass = new Float64Array(classes.length);
  let total = 0;
  for (const i of alive) {
    mass[classOf[i]!] = mass[classOf[i]!]! + weights[i]!;
    total += weights[i]!;
  }
  let after = 0;
  let parts = false;
  for (let c = 0; c < classes.length; c++) {
    if (mass[c] === 0) continue;
    const left = alive.filter((i) => meets[c]![classOf[i]!]);
    after += (mass[c]! / total) * (left.length === alive.length ? before : doubt(weights, left, groups, sections));
    if (left.length < alive.length) parts ||= sectionsIn(left, groups) < sectionsIn(alive, groups);
  }
  return { gain: before - after, parts };
}

const sectionsIn = (alive: readonly number[], groups: Int16Array): number => new Set(alive.map((i) => groups[i])).size;

/** Less than this is no gain: bits. */
const NOTHING = 1e-9;
/** So many loops are set as long as anything else still tells. */
const LOOPS = 2;

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
  const sections = ids.length + 1;
  const state: State = { model, weights, alive, groups, sections, before: doubt(weights, alive, groups, sections) };
  const rated = (actions: readonly SiteAction[]): Choice[] =>
    actions
      .map((action) => {
        const { gain, parts } = gainOf(state, action.id);
        return { action, gain, parts, score: gain / priceOf(action) };
      })
      .filter(({ gain, parts }) => gain > NOTHING && parts)
      .toSorted((a, b) => b.score - a.score);
  const tiers = [
    open.filter((action) => !isSwap(action) && (loopsAsked < LOOPS || !isLoop(action))),
    open.filter((action) => !isSwap(action)),
    open.filter(isSwap),
  ];
  for (const tier of tiers) {
    const found = rated(tier);
    if (found.length > 0) return found;
  }
  return [];
}
