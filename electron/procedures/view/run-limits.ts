import { acceptedUpTo, judge, type JudgeOptions } from '../../analysis/index.ts';
import type { Judgement } from '../../contract/judgement.ts';

/** Greatest counts that are still good over the whole run, and what a clean run of that length proves. */
export interface RunLimits {
  errors?: number;
  ES?: number;
  SES?: number;
  UAS?: number;
  slips?: number;
  /** Seconds about which nothing may be known. */
  unseen: number;
  berBound?: number;
}

/** Judges a clean run of the full length: its figures are the limits that the counters show. Pure. */
export function runLimits(options: JudgeOptions, forS: number): RunLimits {
  const bits = options.rateKbps === undefined ? undefined : Math.round(options.rateKbps * 1000 * forS);
  const span = { from: 0, to: Math.max(1, forS), source: 'derived' as const, ...(bits === undefined ? {} : { bits }) };
  const clean = judge({ spans: [span], rows: [], gaps: [] }, options);
  const unseen = Math.floor((options.unseenMax * forS) / 100);
  const bound = bits === undefined || clean.berBound === undefined ? {} : { berBound: clean.berBound };
  if (options.rule === 'loop-check') return { ...(options.berLimit ? {} : { errors: 0 }), slips: 0, unseen, ...bound };
  return { ...m2100Limits(clean, forS), unseen, ...bound };
}

function m2100Limits({ m2100 }: Judgement, forS: number): Pick<RunLimits, 'ES' | 'SES' | 'UAS'> {
  if (!m2100) return {};
  return { ES: acceptedUpTo(m2100.ES, forS), SES: acceptedUpTo(m2100.SES, forS), UAS: 0 };
}

/** What is asked of a measurement: how long, and within which limits. */
export interface Asked {
  forS: number;
  limits: RunLimits;
}
