import type { Clock } from '../../contract/clock.ts';
import type { Device } from '../../contract/instrument.ts';
import { within } from '../../contract/waiting.ts';

/** A clock that is not told by then is not known: nothing waits for it any longer, milliseconds. */
const LIMIT_MS = 5_000;

/**
 * How much the instrument's own clock is ahead of the computer's (negative: behind), milliseconds; undefined where it has none that a documented
 * command reads, or did not tell it. It is taken for the time in the middle of question and answer.
 */
export async function clockOffsetOf(device: Device, clock: Clock, signal?: AbortSignal): Promise<number | undefined> {
  if (!device.readClock) return undefined;
  const [asked, evenly] = [clock.nowMs(), clock.monotonicMs()];
  try {
    const told = await within(clock, LIMIT_MS, device.address, signal, (bounded) => device.readClock!(bounded));
    return Math.round(told - (asked + (clock.monotonicMs() - evenly) / 2));
  } catch {
    // Its own link says what is wrong with it; a test does not depend on this clock.
    signal?.throwIfAborted();
    return undefined;
  }
}
