import { findingSentence } from '../../../electron/contract/finding.ts';
import { judgementOf } from '../../../electron/contract/measurement.ts';
import type { AttemptRecord, RunRecord } from '../../../electron/contract/run.ts';
import type { ResultView } from '../../../electron/contract/views.ts';
import type { WordKey } from '../../../electron/contract/words/index.ts';
import type { Say } from '../../text/speech.ts';
import { toSign } from '../signers.ts';

/** What is next after a good result: signatures, then the report, then the customer. */
function nextAfterPass(record: RunRecord, made: boolean): WordKey {
  if (toSign(record).length > 0) return 'cause.pass';
  return made ? 'cause.pass-made' : 'cause.pass-signed';
}

/** Where to look first; after a good result, what to do next. */
export const causeText = (
  say: Say,
  { record, cause, files }: Pick<ResultView, 'record' | 'cause' | 'files'>,
): string => (cause ? say.message(findingSentence(cause)) : say(nextAfterPass(record, files !== undefined)));

/** The counts that decided, as the judgement says them; what ended the run where nothing was judged. */
export function decidingText(say: Say, record: RunRecord, attempt: AttemptRecord): string {
  // What came over the wire twice is no longer one.
  const newest = record.attempts.at(-1)?.number === attempt.number;
  const why = (newest && record.why?.length ? record.why : judgementOf(attempt)?.why) ?? [];
  const shown = why.filter(({ code }) => code !== 'why.indicative' || why.length === 1);
  return [...new Set(shown.map(say.message))].slice(0, 3).join(say.lang === 'zh' ? '；' : '; ');
}
