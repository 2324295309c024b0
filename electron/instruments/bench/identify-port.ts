import type { Clock } from '../../contract/clock.ts';
import { asTributaryError, TributaryError } from '../../contract/errors.ts';
import { within } from '../../contract/waiting.ts';
import type { Session } from '../line/session.ts';
import { GRACE_MS } from '../line/wire.ts';

/** Speeds that the family's manuals name (its README cites them), the usual one first, bit/s. */
export const TRIED_SPEEDS = [9600, 19200, 38400, 4800, 2400] as const;
/** The usual speed gets all the time that asking again and again takes; each further one the time of one answer. */
const USUAL_MS = 5_000;
const FURTHER_MS = 1_800;

/** What says something about the speed or the instrument; everything else is about the port, and no speed will mend it. */
const NEXT_SPEED = new Set(['no-answer', 'bad-answer', 'timed-out']);

/**
 * Asks a port of which nothing is known, at one documented speed after the other. Errors: `bad-answer` if something else spoke,
 * `no-answer` with all the speeds, or what the port says.
 */
export async function identifyPort(
  path: string,
  clock: Clock,
  signal: AbortSignal,
  open: (address: string, signal: AbortSignal) => Promise<Session>,
): Promise<Session> {
  let heard: TributaryError | undefined;
  for (const baud of TRIED_SPEEDS) {
    const late = (): Error => new TributaryError('no-answer', path, { text: String(baud) });
    try {
      const limitMs = baud === TRIED_SPEEDS[0] ? USUAL_MS : FURTHER_MS;
      const ask = (bounded: AbortSignal): Promise<Session> => open(`comtech@${path}?baud=${baud}`, bounded);
      return await within(clock, limitMs, late, signal, ask, GRACE_MS);
    } catch (thrown) {
      signal.throwIfAborted();
      const error = asTributaryError(thrown);
      if (!NEXT_SPEED.has(error.code)) throw error;
      if (error.code === 'bad-answer') heard ??= error;
    }
  }
  throw heard ?? new TributaryError('no-answer', path, { text: TRIED_SPEEDS.join(' / ') });
}
