import { partsOf } from '../contract/site-action.ts';
import type { SiteAction } from '../contract/site.ts';
import { misfits } from './answer.ts';
import { priceOf } from './choose.ts';
import type { Model } from './model.ts';
import { pairsExplaining } from './pairs.ts';
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
