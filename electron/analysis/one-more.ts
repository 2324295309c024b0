import { ONE_MORE, type OneMore } from '../contract/judgement.ts';
import type { Bounds, Facts, StandardFacts } from './facts.ts';
import { outcomesOf } from './judges.ts';
import type { JudgeOptions } from './types.ts';

const fails = (facts: Facts, options: JudgeOptions): boolean =>
  outcomesOf(facts, options).some(({ proven }) => proven.length > 0);

const more = (bounds: Bounds | undefined): Bounds | undefined =>
  bounds && { least: bounds.least + 1, most: bounds.most + 1 };
const one = (count: number | undefined): number | undefined => (count === undefined ? undefined : count + 1);

/** By both standards: an error that only one of them sees proves nothing. */
function seconds(facts: Facts, change: (standard: StandardFacts) => StandardFacts): Facts {
  return { ...facts, g821: change(facts.g821), g826: change(facts.g826) };
}

/** A severely errored second is an errored one too, and may yet be the first of unavailable time. */
const severe = (standard: StandardFacts): StandardFacts => ({
  ...standard,
  ES: more(standard.ES),
  SES: more(standard.SES),
  pendingSES: standard.pendingSES + 1,
});

/** What was counted, and one more of it. */
const WITH: { readonly [P in OneMore]: (facts: Facts) => Facts } = {
  bitErrors: (facts) => ({ ...facts, bitErrors: one(facts.bitErrors) }),
  ES: (facts) => seconds(facts, (standard) => ({ ...standard, ES: more(standard.ES) })),
  SES: (facts) => seconds(facts, severe),
  slips: (facts) => ({ ...facts, slips: one(facts.slips) }),
};

/**
 * What may not come once more: with it the run fails whatever comes after, by the same proof that says so when it has come. Undefined where it has
 * failed already, and where one more would leave it open. Unavailable time is none of these: ten seconds make it.
 */
export function oneMore(facts: Facts, options: JudgeOptions): OneMore | undefined {
  if (fails(facts, options)) return undefined;
  return ONE_MORE.find((name) => fails(WITH[name](facts), options));
}
