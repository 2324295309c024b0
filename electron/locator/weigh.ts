import type { SiteCase, Told } from '../contract/site.ts';
import { misfits, type Seen } from './answer.ts';
import type { Fault, Heard } from './kinds.ts';
import type { Model } from './model.ts';
import { seenIn } from './read.ts';

/** An answer that was given, read. */
export interface Given {
  action: string;
  seen: Seen;
}

/** What is thought of each hypothesis after what was told: the last is the healthy line. */
export interface Weighed {
  given: readonly Given[];
  /** Share of each, 0 to 1, together 1. */
  share: Float64Array;
  /** How much of what was told does not fit it. */
  misfit: Int32Array;
}

/** Words by which a complaint says what is wrong. One that says none of these says nothing. */
const HEARD: readonly (readonly [Heard | 'nothing', RegExp])[] = [
  ['nothing', /no complaint|无申告/i],
  ['bursts', /now and then|偶尔|时好时坏|intermittent/i],
  ['slow', /slow|很慢|卡/i],
  ['dead', /dead|不通|中断|down\b/i],
  ['loss', /lost|loses|loss|丢包/i],
];

const heardIn = ({ zh, en }: SiteCase['complaint']): Heard | 'nothing' | undefined =>
  HEARD.find(([, pattern]) => pattern.test(en) || pattern.test(zh))?.[0];

/** A complaint may be put badly: a fault of which one would say otherwise stays possible. */
const OTHERWISE = 0.2;
/** How likely nothing is wrong at all, against one kind of fault. */
const HEALTHY = 0.3;
const HEALTHY_WITHOUT_COMPLAINT = 50;
/** Every part of an answer that does not fit makes a hypothesis so much less likely; only what fits everywhere explains. */
const PER_MISFIT = 1e-3;

function prior(heard: Heard | 'nothing' | undefined, fault: Fault | undefined): number {
  if (!fault) return heard === 'nothing' ? HEALTHY_WITHOUT_COMPLAINT : HEALTHY;
  const { heard: says, weight = 1 } = fault.kind;
  return heard === undefined || heard === 'nothing' || says.includes(heard) ? weight : weight * OTHERWISE;
}

/** What was told and read, in its order; what could not be done tells nothing. */
export const givenOf = (told: readonly Told[]): Given[] =>
  told.flatMap((one) => ('saw' in one ? [{ action: one.action, seen: seenIn(one.action, one.saw) }] : []));

/** Weighs every single fault of the line against what was told. */
export function weigh(model: Model, site: Pick<SiteCase, 'complaint'>, given: readonly Given[]): Weighed {
  const heard = heardIn(site.complaint);
  const misfit = new Int32Array(model.healthy + 1);
  for (const { action, seen } of given) {
    const { classes, classOf } = model.answers(action);
    const wrong = classes.map((answer) => misfits(seen, answer).length);
    for (let i = 0; i < misfit.length; i++) misfit[i] = misfit[i]! + wrong[classOf[i]!]!;
  }
  const least = Math.min(...misfit);
  const share = Float64Array.from(misfit, (n, i) => prior(heard, model.faults[i]) * PER_MISFIT ** (n - least));
  const sum = share.reduce((a, b) => a + b, 0);
  return { given, share: share.map((one) => one / sum), misfit };
}

/** Those that explain all that was told. */
export const explaining = ({ misfit }: Weighed): number[] => Array.from(misfit.keys()).filter((i) => misfit[i] === 0);

/** Where nothing explains all, what comes nearest: the fewest parts of answers that do not fit. */
export function nearest(weighed: Weighed): number[] {
  const all = explaining(weighed);
  if (all.length > 0) return all;
  const least = Math.min(...weighed.misfit);
  return Array.from(weighed.misfit.keys()).filter((i) => weighed.misfit[i] === least);
}
