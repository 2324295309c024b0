import { z } from 'zod';

/** Verdicts in rising order: the verdict of a whole is the maximum of its parts. */
export const VERDICTS = ['not-set', 'pass', 'uncertain', 'not-assessed', 'aborted', 'error', 'fail'] as const;
export const verdictSchema = z.enum(VERDICTS);
export type Verdict = z.infer<typeof verdictSchema>;

/** The maximum of the parts; `not-set` of none. */
export function worst(parts: readonly Verdict[]): Verdict {
  return parts.reduce<Verdict>((a, b) => (VERDICTS.indexOf(b) > VERDICTS.indexOf(a) ? b : a), 'not-set');
}

/** Exit code of the command line for a finished run. */
export const EXIT_CODES: Readonly<Record<Verdict, 0 | 1 | 2 | 3>> = {
  pass: 0,
  fail: 1,
  error: 2,
  uncertain: 3,
  'not-assessed': 3,
  aborted: 3,
  'not-set': 3,
};

/** How many records ended with each verdict; `none`: those that go on or broke off. */
export type VerdictTally = { readonly [V in Verdict | 'none']?: number };
