import type { Message } from '../../contract/words/index.ts';
import { localTime } from '../../contract/release.ts';
import type { RunContext } from '../recording/run-context.ts';

export const HEADLESS: Message = { code: 'not-confirmed-headless' };

/** Who confirmed, and when (local time of the record). */
export function confirmedNote(context: Pick<RunContext, 'time' | 'recording'>, answer: { by?: string }): Message {
  const time = localTime(context.time.nowMs(), context.recording.record.zone.offsetS).slice(11);
  const by = answer.by?.trim();
  return by ? { code: 'step.confirmed-by', params: { by, time } } : { code: 'step.confirmed', params: { time } };
}
