import type { Counts } from './counts.ts';
import type { Bilingual } from './text.ts';
import type { RungResult } from './ladder.ts';
import type { StreamResult } from './stream.ts';
import type { Defect } from './second.ts';
import type { LimitStatus } from './limits.ts';
import type { Verdict } from './verdict.ts';
import type { Message } from './words/index.ts';

/** Total = observed + unobserved seconds; `gaps` = number of unbroken unobserved stretches. */
export interface SecondTotals {
  total: number;
  observed: number;
  gaps: number;
}
/** G.821 (12/2002) counts; ES and SES in available time only. */
export interface G821 {
  AS: number;
  UAS: number;
  ES: number;
  SES: number;
  unobserved: number;
}
/** G.826 (12/2002) counts. BBE only in the block form. */
export interface G826 extends G821 {
  form: 'block' | 'connection';
  BBE?: number;
}
export interface M2100Parameter {
  count: number;
  RPO: number;
  BISO: number;
  S1: number;
  S2: number;
}
/** M.2100 bringing into service. `allocation` in percent; `verdict` is what the counts alone give. */
export interface M2100 {
  allocation: number;
  periodS: number;
  UAS: number;
  ES: M2100Parameter;
  SES: M2100Parameter;
  verdict: Verdict;
}

/** One row of a limits table. Absent value = the tester cannot know it. */
export interface LimitRow {
  parameter: string;
  value?: number;
  /** As printed: `= 0`, `<= 68`, `< 4.0E-03`. */
  limit?: string;
  clause?: Bilingual;
  status?: LimitStatus;
  result?: Verdict;
}
/** One limit set applied. */
export interface SetVerdict {
  id: string;
  title: Bilingual;
  decides: boolean;
  verdict: Verdict;
  rows: LimitRow[];
}

/** Figures of each standard by its name in the JSON result. */
export interface StandardFigures {
  g821: G821;
  g826: G826;
  m2100: M2100;
}
const STANDARDS = ['g821', 'g826', 'm2100'] as const satisfies readonly (keyof StandardFigures)[];

/** What of a judgement the standards themselves give, in the order of the JSON result; what is absent stays so. */
export function standardFigures(judged: Partial<StandardFigures>): Partial<StandardFigures> {
  const known = STANDARDS.flatMap((name) => (judged[name] === undefined ? [] : [[name, judged[name]] as const]));
  return Object.fromEntries(known);
}

/** Seconds counted by the standard in force: G.826 where it was judged, else G.821. */
export const secondsIn = (judgement: Partial<StandardFigures> | undefined): Partial<G826> | undefined =>
  judgement?.g826 ?? judgement?.g821;

/** What may be so near its limit that one more fails the run: bit errors, errored and severely errored seconds, slips. In this order people are told. */
export const ONE_MORE = ['bitErrors', 'ES', 'SES', 'slips'] as const;
export type OneMore = (typeof ONE_MORE)[number];

/** Everything that judging a stretch of time gives. Absent = cannot be known. Serialisable; keys exactly as in the JSON result. */
export interface Judgement extends Partial<StandardFigures> {
  seconds: SecondTotals;
  totals: Counts;
  /** Observed seconds per defect. */
  defects: Partial<Record<Defect, number>>;
  /** Bit error ratio over observed time and the bound at 95 % that it proves (exclusive upper bound, rounded up). */
  ber?: number;
  berBound?: number;
  /** Blocks in available time outside SES, the denominator of BBER. */
  bberBlocks?: number;
  sets: SetVerdict[];
  /** Of a ladder: what each rung saw. */
  ladder?: RungResult[];
  /** Of a stream: how each direction came out. */
  stream?: StreamResult[];
  verdict: Verdict;
  why: Message[];
  /** Set as soon as the verdict can no longer get better, whatever comes. */
  certain?: Verdict;
  /** Why it is certain: counts against the limits of the whole run. Present with `certain`. */
  certainWhy?: Message[];
}
