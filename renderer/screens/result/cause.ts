import { judgementOf } from '../../../electron/contract/measurement.ts';
import { injectedByHand } from '../../../electron/contract/injected.ts';
import type { AttemptRecord, RunRecord } from '../../../electron/contract/run.ts';
import { DEFECTS, type Defect } from '../../../electron/contract/second.ts';
import type { Verdict } from '../../../electron/contract/verdict.ts';
import type { WordKey } from '../../../electron/contract/words/index.ts';
import { count } from '../../text/format.ts';
import type { Say } from '../../text/speech.ts';
import { toSign } from './signers.ts';

/** Where to look first, by the alarm that stands first in the order of causes. */
const NEXT: Record<Defect, WordKey> = {
  LOS: 'cause.LOS',
  AIS: 'cause.AIS',
  LOF: 'cause.LOF',
  LSS: 'cause.LSS',
  LOC: 'cause.LOC',
};
const BY_VERDICT: Record<Exclude<Verdict, 'pass' | 'fail'>, WordKey> = {
  uncertain: 'cause.uncertain',
  'not-assessed': 'cause.not-assessed',
  aborted: 'cause.aborted',
  error: 'cause.error',
  'not-set': 'cause.not-set',
};

/** What is next after a good result: signatures, then the report, then the customer. */
function nextAfterPass(record: RunRecord, made: boolean): WordKey {
  if (toSign(record).length > 0) return 'cause.pass';
  return made ? 'cause.pass-made' : 'cause.pass-signed';
}

/** Errors without an alarm: those that somebody injected are no fault of the line. */
function failText(say: Say, record: RunRecord, attempt: AttemptRecord): string {
  const injected = injectedByHand(record, attempt);
  if (!injected) return say('cause.fail');
  const what = [injected.errors > 0 ? count(injected.errors) : '', ...injected.rest.map(say.text)]
    .filter(Boolean)
    .join(' + ');
  const all = injected.rest.length === 0 && (judgementOf(attempt)?.totals.bitErrors ?? Infinity) <= injected.errors;
  return say(all ? 'cause.injected' : 'cause.injected-part', { what });
}

/** The cause with the next thing to do: an error says its own, else the first alarm in the order of causes, else what the verdict asks for. */
export function causeText(say: Say, record: RunRecord, attempt: AttemptRecord, made = false): string {
  const verdict = attempt.verdict ?? 'not-set';
  if (verdict === 'error' && record.error) return `${say.text(record.error.message)} ${say.text(record.error.hint)}`;
  const { defects = {}, totals } = judgementOf(attempt) ?? {};
  const alarm = DEFECTS.find((defect) => (defects[defect] ?? 0) > 0);
  if (alarm && verdict !== 'pass') return say(NEXT[alarm], { n: defects[alarm] ?? 0 });
  if (verdict === 'fail' && totals?.slips) return say('cause.slips', { n: totals.slips });
  if (verdict === 'fail') return failText(say, record, attempt);
  return say(verdict === 'pass' ? nextAfterPass(record, made) : BY_VERDICT[verdict]);
}

/** The counts that decided, as the judgement says them; what ended the run where nothing was judged. */
export function decidingText(say: Say, record: RunRecord, attempt: AttemptRecord): string {
  const newest = record.attempts.at(-1) === attempt;
  const why = (newest && record.why?.length ? record.why : judgementOf(attempt)?.why) ?? [];
  const shown = why.filter(({ code }) => code !== 'why.indicative' || why.length === 1);
  return [...new Set(shown.map(say.message))].slice(0, 3).join(say.lang === 'zh' ? '；' : '; ');
}
