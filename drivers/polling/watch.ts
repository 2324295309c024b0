import type { Clock } from '../../electron/contract/clock.ts';
import type { Defect } from '../../electron/contract/defect.ts';
import { asTributaryError } from '../../electron/contract/errors.ts';
import { createLineTime, type LineTime } from '../../electron/contract/line-time.ts';
import { WATCHED_DEFECTS, type Observation } from '../../electron/contract/tester.ts';
import type { Line } from '../family.ts';
import type { Transport } from '../transport/index.ts';

/** Asks a tester that measures nothing for the defects of its received line. Undefined: it has no such query. Errors: those of an exchange. */
export type DefectsNow = (transport: Transport, signal: AbortSignal) => Promise<readonly Defect[] | undefined>;

/** Seconds from one question to the next, by the number of questions without an answer before it. */
const PAUSES_S = [1, 2, 5, 10, 30] as const;

/** What one question came to: the defects now, no such query, no answer, or no link. */
type Look = { kind: 'defects'; now: readonly Defect[] } | { kind: 'unknown' | 'silent' | 'lost' };

/**
 * Asks at each second of the laptop's clock and tells what a received line shows of itself; nothing is switched on, set or cleared. A gap once when
 * the answers stop; then it asks less and less often. Ends when `signal` aborts, the session is closed or the query is unknown.
 */
export async function* watchDefects(
  defectsNow: DefectsNow,
  line: Line,
  clock: Clock,
  signal: AbortSignal,
): AsyncGenerator<Observation> {
  const time = createLineTime(clock);
  let unanswered = 0;
  while (!signal.aborted) {
    const endT = await nextEnd(clock, time, PAUSES_S[Math.min(unanswered, PAUSES_S.length - 1)]!, signal);
    const look = endT === undefined ? undefined : await lookAt(defectsNow, line, signal);
    if (endT === undefined || look === undefined || look.kind === 'unknown') return;
    if (look.kind === 'defects') {
      unanswered = 0;
      yield secondOf(endT - 1, look.now);
      continue;
    }
    const reason = look.kind === 'lost' ? 'link-lost' : 'late-poll';
    if (unanswered++ === 0) yield { kind: 'gap', gap: { from: endT - 1, to: endT, reason } };
    if (look.kind === 'lost' && !(await isBack(line, signal))) return;
  }
}

/** Sleeps to the end of a second, at least `pauseS` - 1 s from now; the epoch second that begins there. Undefined when called off. */
async function nextEnd(clock: Clock, time: LineTime, pauseS: number, signal: AbortSignal): Promise<number | undefined> {
  const endMs = (Math.floor(time.nowMs() / 1000) + pauseS) * 1000;
  try {
    await clock.sleep(endMs - time.nowMs(), signal);
  } catch (error) {
    if (signal.aborted) return undefined;
    throw error;
  }
  return Math.floor(time.nowMs() / 1000);
}

/** Undefined when called off. */
async function lookAt(defectsNow: DefectsNow, line: Line, signal: AbortSignal): Promise<Look | undefined> {
  try {
    const now = await line.exclusive((transport) => defectsNow(transport, signal), signal);
    return now ? { kind: 'defects', now } : { kind: 'unknown' };
  } catch (error) {
    if (signal.aborted) return undefined;
    const { code } = asTributaryError(error);
    if (code === 'link-lost') return { kind: 'lost' };
    if (code === 'no-answer' || code === 'bad-answer') return { kind: 'silent' };
    throw error;
  }
}

/** Slips and the loss of a pattern that nobody sends are left out. */
function secondOf(t: number, now: readonly Defect[]): Observation {
  const defects = WATCHED_DEFECTS.filter((defect) => now.includes(defect));
  return { kind: 'second', second: { t, defects, source: 'tester', valid: true } };
}

/** Waits for the line; false when called off or the session is closed for good. */
async function isBack(line: Line, signal: AbortSignal): Promise<boolean> {
  return line.ready(signal).then(
    () => true,
    () => false,
  );
}
