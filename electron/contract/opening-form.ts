import { z } from 'zod';
import { absent } from './absent.ts';
import { rateSchema } from './circuit.ts';
import { lengthIn, parseRunSeconds, parseSeconds } from './duration.ts';
import { parseRate } from './rate.ts';
import type { Verdict } from './verdict.ts';

/** Containers that the form has columns for. */
export const CONTAINERS = ['vc12', 'vc4', 'vc4-16c'] as const;
export type Container = (typeof CONTAINERS)[number];

const duration = z.string().refine((text) => parseRunSeconds(text) !== undefined, { message: 'yaml.duration' });
const proven = { status: z.enum(['confirmed', 'unconfirmed']), source: z.string().optional() };

const ruleSchema = z.strictObject({
  /** Rates up to this one; absent: all above. */
  rateMax: rateSchema.optional(),
  /** How long is tested. */
  first: duration,
  /** How long it is tested again where that was not good; after that the cause is sought. */
  again: duration.optional(),
  ...proven,
});
export type OpeningRule = z.infer<typeof ruleSchema>;

const referenceSchema = z.strictObject({
  rate: rateSchema,
  container: z.enum(CONTAINERS),
  /** The figures are for so many kilometres (other lengths are in proportion), in a test of so long. */
  km: z.number().positive().max(40_000),
  over: duration,
  ES: z.number().nonnegative().optional(),
  SES: z.number().nonnegative().optional(),
  ...proven,
});
export type OpeningReference = z.infer<typeof referenceSchema>;

/** What the carrier's form of an opening test demands, as data: how long is tested at which rate, and its reference figures by rate, length and container. */
export const openingFormSchema = z.strictObject({
  version: z.literal(1),
  id: z.literal('opening'),
  rules: z.array(ruleSchema).min(1).max(20),
  references: absent(z.array(referenceSchema).max(200)).transform((list) => list ?? []),
});
export type OpeningForm = z.infer<typeof openingFormSchema>;

/** The rule for a rate, bit/s; where the rate is not known: none. */
export const ruleFor = ({ rules }: OpeningForm, bitsPerS: number | undefined): OpeningRule | undefined =>
  bitsPerS === undefined
    ? undefined
    : rules.find(({ rateMax }) => rateMax === undefined || bitsPerS <= (parseRate(rateMax) ?? 0));

/** A length as the form says it, in both languages under a name, for a sentence: 60 minutes and not an hour. */
export function lengthNamed(name: string, seconds: number): Record<string, string> {
  const longest = seconds <= 2 * 3600 ? 'm' : 'd';
  const [zh, en] = [lengthIn('zh', seconds, longest), lengthIn('en', seconds, longest)];
  return { [`${name}Zh`]: zh, [`${name}En`]: en };
}

/** One test as the rule counts it: how long was asked for, and what came of it. */
export interface Tried {
  forS: number;
  verdict?: Verdict | undefined;
}
/**
 * Where tests stand by the rule. `passed`; `again`: not good, test again for longer; `find-cause`: still not good; `too-short`: nothing was tested as
 * long as the form asks; `open`: nothing is judged yet.
 */
export interface Standing {
  is: 'passed' | 'again' | 'find-cause' | 'too-short' | 'open';
  /** The test that it rests on, counted from 0. */
  by?: number;
  /** What is asked for next, seconds. */
  forS?: number;
}

/** Goes through tests in their order: the first has to last `first`; after one that was not good the next has to last `again`; after that the cause is sought. */
export function standingBy({ first, again }: OpeningRule, tried: readonly Tried[]): Standing {
  const [firstS, againS] = [parseSeconds(first) ?? 0, again === undefined ? undefined : parseSeconds(again)];
  let asked = firstS;
  let standing: Standing = {
    is: tried.some(({ verdict }) => verdict !== undefined) ? 'too-short' : 'open',
    forS: firstS,
  };
  for (const [by, { forS, verdict }] of tried.entries()) {
    if (verdict === undefined || forS < asked) continue;
    if (verdict === 'pass') return { is: 'passed', by };
    const last = againS === undefined || forS >= againS;
    standing = last ? { is: 'find-cause', by } : { is: 'again', by, forS: againS };
    asked = againS ?? firstS;
  }
  return standing;
}

/**
 * Reference figures for a length, in proportion to it as GB/T 15941-2008 has it (value x L / its km), rounded down; undefined where nobody has given
 * any for a test of this duration. `km`: of the route; `forS`: of the test.
 */
export function referenceFor(
  { references }: OpeningForm,
  bitsPerS: number,
  container: Container,
  of: { km: number; forS: number },
): { ES?: number; SES?: number; confirmed: boolean } | undefined {
  const found = references.find(
    (one) => one.container === container && parseRate(one.rate) === bitsPerS && parseSeconds(one.over) === of.forS,
  );
  if (!found) return undefined;
  const part = of.km / found.km;
  const scaled = (value: number | undefined): number | undefined => value && Math.floor(value * part + 1e-9);
  const [ES, SES] = [scaled(found.ES), scaled(found.SES)];
  return {
    ...(ES === undefined ? {} : { ES }),
    ...(SES === undefined ? {} : { SES }),
    confirmed: found.status === 'confirmed',
  };
}
