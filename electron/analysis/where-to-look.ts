import type { CauseFinding } from '../contract/finding.ts';
import { injectedByHand } from '../contract/injected.ts';
import { decidingMeasurement, judgementOf } from '../contract/measurement.ts';
import type { AttemptRecord, RunRecord } from '../contract/run.ts';
import { isWorks } from '../contract/works.ts';
import { DEFECTS } from '../contract/second.ts';

/** Errors without an alarm: those that somebody injected are no fault of the line. */
function errorsOnly(record: RunRecord, attempt: AttemptRecord): CauseFinding {
  const injected = injectedByHand(record, attempt);
  if (!injected) return { kind: 'cause', outcome: 'errors' };
  const { errors, rest } = injected;
  const all = rest.length === 0 && (judgementOf(attempt)?.totals.bitErrors ?? Infinity) <= errors;
  return { kind: 'cause', outcome: all ? 'injected' : 'injected-part', errors, rest };
}

/** Where to look first: what ended the run, else the first alarm in the order of causes, else slips, else errors. Undefined for a good result. Pure. */
export function whereToLook(record: RunRecord, attempt: AttemptRecord): CauseFinding | undefined {
  const { verdict = 'not-set' } = attempt;
  // What a ladder saw is said rung by rung, what a stream counted way by way.
  const deciding = decidingMeasurement(attempt);
  if (verdict === 'pass' || deciding?.kind === 'ping' || deciding?.judgement?.stream) return undefined;
  // What was looked at and told says by itself what is wrong.
  if ((verdict === 'fail' || verdict === 'uncertain') && isWorks(attempt)) return undefined;
  if (verdict === 'error' && record.error) return { kind: 'cause', outcome: 'error', error: record.error };
  const { defects = {}, totals } = judgementOf(attempt) ?? {};
  const alarm = DEFECTS.find((defect) => (defects[defect] ?? 0) > 0);
  if (alarm) return { kind: 'cause', outcome: 'alarm', defect: alarm, seconds: defects[alarm] ?? 0 };
  if (verdict !== 'fail') return { kind: 'cause', outcome: verdict };
  if (totals?.slips) return { kind: 'cause', outcome: 'slips', count: totals.slips };
  return errorsOnly(record, attempt);
}
