import { partsOf } from '../contract/site-action.ts';
import { losesLess, misfits, reachedBy, type Answer } from './answer.ts';
import type { Fault } from './kinds.ts';
import { worldOf } from './line.ts';
import type { Model } from './model.ts';
import { predicted } from './predict.ts';
import type { Given } from './weigh.ts';

/** What of all that was told does not fit a fault: what only another fault can add, and loss that another may add to. */
interface Lacks {
  said: ReadonlySet<string>;
  lost: ReadonlySet<string>;
}

/** Undefined where a fault loses more than was lost: no other fault gives packets back. */
function lacksOf(model: Model, hypothesis: number, given: readonly Given[]): Lacks | undefined {
  const [said, lost] = [new Set<string>(), new Set<string>()];
  for (const { action, seen } of given) {
    const answer = model.answer(hypothesis, action);
    for (const name of misfits(seen, answer)) {
      const [seenLoss, band] = [seen.lost[name], answer.lost[name]];
      if (seenLoss && band && losesLess(seenLoss, band)) return undefined;
      (seenLoss ? lost : said).add(`${action} ${name}`);
    }
  }
  return { said, lost };
}

const apart = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean => {
  for (const one of a) if (b.has(one)) return false;
  return true;
};

/** Whether what both lose together reaches what was lost. */
function loseEnough(given: readonly Given[], both: readonly ((action: string) => Answer)[]): boolean {
  return given.every(({ action, seen }) =>
    Object.keys(seen.lost).every((name) => {
      const bands = both.flatMap((answer) => answer(action).lost[name] ?? []);
      return bands.length < both.length || reachedBy(seen.lost[name]!, bands);
    }),
  );
}

/** Whether two faults at once explain all that was told. */
function explainBoth(model: Model, pair: readonly Fault[], given: readonly Given[]): boolean {
  const world = worldOf(model.line, pair);
  return given.every(({ action, seen }) => misfits(seen, predicted(world, pair, partsOf(action))).length === 0);
}

/** Pairs of faults in two sections that together explain all that was told, none in `without`; at most so many. By their numbers. */
export function pairsExplaining(
  model: Model,
  given: readonly Given[],
  atMost: number,
  without?: string,
): [number, number][] {
  const usable = model.faults.flatMap((fault, i) => {
    const lacks = fault.section === without ? undefined : lacksOf(model, i, given);
    return lacks ? [{ i, fault, lacks, answer: (action: string) => model.answer(i, action) }] : [];
  });
  const out: [number, number][] = [];
  for (const [n, one] of usable.entries())
    for (const other of usable.slice(n + 1)) {
      if (one.fault.section === other.fault.section || !apart(one.lacks.said, other.lacks.said)) continue;
      if (!loseEnough(given, [one.answer, other.answer])) continue;
      if (!explainBoth(model, [one.fault, other.fault], given)) continue;
      out.push([one.i, other.i]);
      if (out.length >= atMost) return out;
    }
  return out;
}
