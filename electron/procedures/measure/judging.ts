import { judge, judgeCounts, judgeOptions } from '../../analysis/index.ts';
import type { Archive } from '../../archive/index.ts';
import type { Judgement } from '../../contract/judgement.ts';
import { decidingAttempt, type AttemptRecord, type RunRecord } from '../../contract/run.ts';
import { worst, type Verdict } from '../../contract/verdict.ts';
import { words, type Message } from '../../contract/words/index.ts';
import type { Part } from '../recording/run-context.ts';

/** What a measurement alone gives: from its seconds, or from the last reading of a display. Undefined if there is neither. */
export async function judgeAttempt(
  archive: Archive,
  record: RunRecord,
  attempt: AttemptRecord,
): Promise<Judgement | undefined> {
  const options = judgeOptions(record);
  if (record.instrument.capabilities.reading === 'by-hand') {
    const counts = attempt.readings.findLast((reading) => reading.final) ?? attempt.readings.at(-1);
    return counts && judgeCounts(counts, options);
  }
  if (attempt.measuredFrom === undefined) return undefined;
  return judge(await archive.history(record.runId, attempt.number), options);
}

/**
 * The verdict of an attempt. A measurement that was cut short gives no more than a failure that is proven; everything else is the maximum of
 * the judgement and the parts beside it.
 */
export function conclude(
  judgement: Judgement | undefined,
  parts: readonly Part[],
): { verdict: Verdict; why: Message[] } {
  const cutShort = parts.some((part) => part.cutShort);
  const proven = judgement?.certain === 'fail' ? 'fail' : undefined;
  const measured = cutShort || !judgement ? proven : judgement.verdict;
  const verdict = worst([...(measured ? [measured] : []), ...parts.map((part) => part.verdict)]);
  const reasons = parts.map((part) => part.why);
  if (!judgement || (cutShort && !proven)) return { verdict, why: reasons };
  return { verdict, why: measured === verdict ? [...judgement.why, ...reasons] : [...reasons, ...judgement.why] };
}

/** Verdict and reasons of the whole run: those of its last attempt, unless that was broken off and a failure stands before it. */
export function concludeRun(record: RunRecord): Pick<RunRecord, 'verdict' | 'why'> {
  const deciding = decidingAttempt(record);
  const last = record.attempts.at(-1);
  const told = record.why?.some(({ code }) => code === 'why.later-attempt');
  if (!deciding || !last || deciding === last || told) return { verdict: record.verdict, why: record.why };
  const word = words[`verdict.${last.verdict ?? 'aborted'}`];
  const params = { n: last.number, verdictZh: word.zh, verdictEn: word.en };
  return {
    verdict: deciding.verdict,
    why: [...(deciding.judgement?.why ?? []), { code: 'why.later-attempt', params }, ...(record.why ?? [])],
  };
}
