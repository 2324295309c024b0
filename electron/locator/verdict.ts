import { sideOf } from '../contract/site-chain.ts';
import { endOf, type LocateEvidence, type LocateVerdict } from '../contract/locate.ts';
import type { LocateCertainty, Owner, SiteLine } from '../contract/site.ts';
import { misfits } from './answer.ts';
import { isAbnormal, isCertain } from './certain.ts';
import type { Model } from './model.ts';
import { pairsExplaining } from './pairs.ts';
import { contradicting, nextStep, saidGood, saidOfAnswer } from './says.ts';
import { explaining, nearest, type Given, type Weighed } from './weigh.ts';

/** A section explains what was seen much better than the others: so much of all that is possible. */
const MUCH_BETTER = 0.8;
/** As many answers as a reader takes in. */
const EVIDENCE = 4;

interface Named {
  id: string;
  share: number;
}

/** Sections by how likely the fault is in them, likeliest first. */
export function sharesOf(model: Model, { share }: Weighed): Named[] {
  const sums = new Map(model.line.sections.map(({ id }) => [id, 0]));
  model.faults.forEach(({ section }, i) => sums.set(section, sums.get(section)! + share[i]!));
  return Array.from(sums, ([id, sum]) => ({ id, share: sum })).toSorted((a, b) => b.share - a.share);
}

const ownersOf = (line: SiteLine, ids: readonly string[]): Owner[] => [
  ...new Set(line.sections.filter(({ id }) => ids.includes(id)).map(({ owner }) => owner)),
];

/** How many hypotheses of other sections an answer rules out: what proves most stands first. */
function ruledOut(model: Model, given: Given, section: string | undefined): number {
  return model.faults.filter(
    (fault, i) => fault.section !== section && misfits(given.seen, model.answer(i, given.action)).length > 0,
  ).length;
}

/** The answers that prove a verdict: those that show a fault first, then those that found the rest good. */
function evidenceOf(model: Model, weighed: Weighed, section: string | undefined): LocateEvidence[] {
  const rated = weighed.given
    .map((given) => ({ given, bad: isAbnormal(model, given), out: ruledOut(model, given, section) }))
    .filter(({ out, bad }) => out > 0 || bad)
    .toSorted((a, b) => Number(b.bad) - Number(a.bad) || b.out - a.out)
    .slice(0, EVIDENCE);
  return rated.map(({ given, bad }) => ({
    action: given.action,
    says: bad ? saidOfAnswer(model, given) : saidGood(model, given),
  }));
}

function verdictOf(
  model: Model,
  weighed: Weighed,
  certainty: LocateCertainty,
  section: string | undefined,
  notExcluded: string[],
): LocateVerdict {
  const { line } = model;
  const owners = ownersOf(line, certainty === 'open' ? notExcluded : section === undefined ? [] : [section]);
  const side = section === undefined ? undefined : sideOf(section);
  return {
    ...(section === undefined ? {} : { section }),
    ...(side === undefined ? {} : { end: endOf(side) }),
    ...(owners.length === 1 ? { owner: owners[0]! } : {}),
    certainty,
    evidence: evidenceOf(model, weighed, section),
    notExcluded,
    next: nextStep(model, weighed, certainty, section, notExcluded),
  };
}

/** Sections with faults that explain everything, or come nearest to it; likeliest first. */
export function sectionsLeft(model: Model, weighed: Weighed): string[] {
  const alive = new Set(nearest(weighed).flatMap((i) => model.faults[i]?.section ?? []));
  return sharesOf(model, weighed).flatMap(({ id }) => (alive.has(id) ? [id] : []));
}

/** The verdict after all that was told: nobody asks any more. */
export function concluded(model: Model, weighed: Weighed): LocateVerdict {
  if (explaining(weighed).length === 0) return unexplained(model, weighed);
  const left = sectionsLeft(model, weighed);
  const healthy = weighed.misfit[model.healthy] === 0;
  const [first] = left;
  if (first === undefined) return verdictOf(model, weighed, 'none', undefined, []);
  if (left.length === 1 && !healthy)
    return verdictOf(model, weighed, isCertain(model, weighed, first) ? 'certain' : 'likely', first, [first]);
  const best = sharesOf(model, weighed)[0]!;
  const much = best.share >= MUCH_BETTER && !healthy;
  return verdictOf(model, weighed, much ? 'likely' : 'open', best.id, left);
}

/** So many pairs are looked at; so little that does not fit may be chance. */
export const PAIRS = 200;
const CHANCE = 1;

/** No single fault explains all: one nearly does, two do, or the answers contradict each other. At most likely. */
function unexplained(model: Model, weighed: Weighed): LocateVerdict {
  const near = sectionsLeft(model, weighed);
  const pairs = pairsExplaining(model, weighed.given, PAIRS);
  const nearly = near.length === 1 && Math.min(...weighed.misfit) <= CHANCE;
  if (nearly || pairs.length === 0)
    return verdictOf(model, weighed, near.length === 1 ? 'likely' : 'open', near[0], near);
  const votes = new Map<string, number>();
  for (const i of pairs.flat()) {
    const { section } = model.faults[i]!;
    votes.set(section, (votes.get(section) ?? 0) + 1);
  }
  const ids = Array.from(votes)
    .toSorted((x, y) => y[1] - x[1])
    .map(([id]) => id);
  const inAll = ids.find((id) => votes.get(id) === pairs.length);
  return verdictOf(model, weighed, inAll === undefined ? 'open' : 'likely', inAll ?? ids[0], ids);
}

/** Answers that do not fit together, said as such; empty while a single fault explains them. */
export function contradictionsIn(model: Model, weighed: Weighed): LocateEvidence[] {
  if (explaining(weighed).length > 0) return [];
  const best = weighed.share.indexOf(Math.max(...weighed.share));
  return weighed.given
    .filter(({ action, seen }) => misfits(seen, model.answer(best, action)).length > 0)
    .map((given) => ({ action: given.action, says: contradicting(model, given, best) }));
}
