import { partsOf } from '../contract/site-action.ts';
import { sideOf } from '../contract/site-chain.ts';
import { endOf, type LocateEvidence, type LocateVerdict } from '../contract/locate.ts';
import type { LocateCertainty, Owner, SiteLine } from '../contract/site.ts';
import { misfits } from './answer.ts';
import { isAbnormal, isCertain, pairsExplaining } from './certain.ts';
import type { Model } from './model.ts';
import { contradicting, nextStep, saidGood, saidOfAnswer } from './says.ts';
import { explaining, type Given, type Weighed } from './weigh.ts';

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

/** Sections that faults explaining everything sit in, likeliest first. */
export function sectionsLeft(model: Model, weighed: Weighed): string[] {
  const alive = new Set(explaining(weighed).flatMap((i) => model.faults[i]?.section ?? []));
  return sharesOf(model, weighed).flatMap(({ id }) => (alive.has(id) ? [id] : []));
}

/** The verdict after all that was told: nobody asks any more. */
export function concluded(model: Model, weighed: Weighed): LocateVerdict {
  const left = sectionsLeft(model, weighed);
  const healthy = weighed.misfit[model.healthy] === 0;
  if (left.length === 0)
    return healthy ? verdictOf(model, weighed, 'none', undefined, []) : unexplained(model, weighed);
  const [first] = left;
  if (left.length === 1 && !healthy)
    return verdictOf(model, weighed, isCertain(model, weighed, first!) ? 'certain' : 'likely', first, [first!]);
  const best = sharesOf(model, weighed)[0]!;
  const much = best.share >= MUCH_BETTER && !healthy;
  return verdictOf(model, weighed, much ? 'likely' : 'open', best.id, left);
}

const PAIRS = 60;

/** No single fault explains all: two may, or answers contradict each other. At most likely. */
function unexplained(model: Model, weighed: Weighed): LocateVerdict {
  const pairs = pairsExplaining(model, weighed.given, PAIRS);
  const votes = new Map<string, number>();
  for (const pair of pairs) for (const { section } of pair) votes.set(section, (votes.get(section) ?? 0) + 1);
  const best = sharesOf(model, weighed);
  const ids =
    votes.size > 0
      ? Array.from(votes)
          .toSorted((a, b) => b[1] - a[1])
          .map(([id]) => id)
      : best.filter(({ share }) => share > 0.05).map(({ id }) => id);
  const inAll = ids.filter((id) => votes.get(id) === pairs.length);
  const section = inAll[0] ?? (votes.size === 0 && best[0]!.share >= MUCH_BETTER ? best[0]!.id : undefined);
  return verdictOf(model, weighed, section === undefined ? 'open' : 'likely', section ?? ids[0], ids);
}

/** Answers that do not fit together, said as such; empty while a single fault explains them. */
export function contradictionsIn(model: Model, weighed: Weighed): LocateEvidence[] {
  if (explaining(weighed).length > 0) return [];
  const best = weighed.share.indexOf(Math.max(...weighed.share));
  return weighed.given
    .filter(({ action, seen }) => misfits(seen, model.answer(best, action)).length > 0)
    .map((given) => ({ action: given.action, says: contradicting(model, given, best) }));
}

export const kindOfAction = (action: string): string => partsOf(action)?.kind ?? action;
