import { partsOf } from '../contract/site-action.ts';
import type { SiteAction } from '../contract/site.ts';
import { misfits } from './answer.ts';
import { priceOf } from './choose.ts';
import type { Fault } from './kinds.ts';
import type { Model } from './model.ts';
import { answerOf } from './predict.ts';
import { explaining, type Given, type Weighed } from './weigh.ts';

/** Looking at another box and finding it good shows nothing in this one. */
const EXCLUDES_ONLY = new Set(['settings', 'power', 'swap', 'swap24', 'restart']);

const fits = (model: Model, hypothesis: number, { action, seen }: Given): boolean =>
  misfits(seen, model.answer(hypothesis, action)).length === 0;

/** An answer that a healthy line would not give. */
export const isAbnormal = (model: Model, given: Given): boolean => !fits(model, model.healthy, given);

/** Whether answers show the fault in the section itself: without those that only found another box good, it alone still explains them. */
function isShown(model: Model, { given }: Weighed, section: string): boolean {
  const showing = given.filter((one) => !EXCLUDES_ONLY.has(partsOf(one.action)?.kind ?? '') || isAbnormal(model, one));
  if (!showing.some((one) => isAbnormal(model, one))) return false;
  return model.faults.every((fault, i) => fault.section === section || !showing.every((one) => fits(model, i, one)));
}

/** What of all that was told does not fit a fault, by name: a set. */
function misfitsOf(model: Model, hypothesis: number, given: readonly Given[]): Set<string> {
  return new Set(
    given.flatMap(({ action, seen }) =>
      misfits(seen, model.answer(hypothesis, action)).map((name) => `${action} ${name}`),
    ),
  );
}

const apart = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean => {
  for (const one of a) if (b.has(one)) return false;
  return true;
};

/** Pairs of faults in two sections that together explain all that was told, none in `without`; at most so many. */
export function pairsExplaining(
  model: Model,
  given: readonly Given[],
  atMost: number,
  without?: string,
): [Fault, Fault][] {
  const wrong = model.faults.map((_, i) => misfitsOf(model, i, given));
  const out: [Fault, Fault][] = [];
  for (let i = 0; i < model.faults.length; i++) {
    if (model.faults[i]!.section === without) continue;
    for (let j = i + 1; j < model.faults.length; j++) {
      const pair: [Fault, Fault] = [model.faults[i]!, model.faults[j]!];
      if (pair[1].section === without || pair[0].section === pair[1].section || !apart(wrong[i]!, wrong[j]!)) continue;
      if (!given.every(({ action, seen }) => misfits(seen, answerOf(model.line, pair, action)).length === 0)) continue;
      out.push(pair);
      if (out.length >= atMost) return out;
    }
  }
  return out;
}

/** Certain: no other section explains all, an answer shows the fault in this one, and no two faults elsewhere would look alike. */
export function isCertain(model: Model, weighed: Weighed, section: string): boolean {
  const others = explaining(weighed).some((i) => model.faults[i]?.section !== section);
  return !others && isShown(model, weighed, section) && pairsExplaining(model, weighed.given, 1, section).length === 0;
}

/** Dearest question that is asked only to make certain what is likely. */
const WORTH = 3.2;

/** The cheapest question whose answer would show the fault in this section and nowhere else; none of a swap. */
export function confirming(
  model: Model,
  weighed: Weighed,
  section: string,
  open: readonly SiteAction[],
): SiteAction | undefined {
  const own = explaining(weighed).filter((i) => model.faults[i]?.section === section);
  const proves = ({ id }: SiteAction): boolean => {
    const { classOf, meets } = model.answers(id);
    return own.every((i) => {
      const own = classOf[i]!;
      return (
        !meets(own, classOf[model.healthy]!) &&
        model.faults.every((fault, j) => fault.section === section || !meets(own, classOf[j]!))
      );
    });
  };
  return open
    .filter((action) => !(partsOf(action.id)?.kind.startsWith('swap') ?? true) && priceOf(action) <= WORTH)
    .toSorted((a, b) => priceOf(a) - priceOf(b))
    .find(proves);
}
