import type { Clock } from '../../contract/clock.ts';
import { TributaryError } from '../../contract/errors.ts';
import { kindOfRole, type RoleKind } from '../../contract/instrument.ts';
import { numberedName } from '../../contract/tester.ts';
import { parseAddress, type Address } from '../../contract/address.ts';
import { within } from '../../contract/waiting.ts';
import { isSame, type Session } from '../line/session.ts';
import type { Family } from '../../../drivers/index.ts';
import type { LeftLoop, LoopBook } from './loop-book.ts';

/** A loop at the far end takes its code and an answer. */
const RELEASE_MS = 30_000;

/** What a loop is released with. */
export interface ReleaseTools {
  book: LoopBook;
  clock: Clock;
  open(address: string, signal: AbortSignal, role: RoleKind): Promise<Session>;
  familyOf(name: string): Pick<Family, 'same'>;
  isSimulated(address: Address): Promise<boolean>;
}

/**
 * Releases a loop that was left, on the very instrument on which it was set, and strikes it off. Errors: those of the link, `other-instrument`,
 * `command-refused`; then it stays in the book.
 */
export async function releaseLeft(loop: LeftLoop, tools: ReleaseTools, signal: AbortSignal): Promise<void> {
  const address = parseAddress(loop.address);
  const { family } = address;
  // A simulator that is gone took its loop along.
  if (loop.simulated && !(await tools.isSimulated(address))) return tools.book.paid(loop.id);
  await within(tools.clock, RELEASE_MS, loop.address, signal, async (bounded) => {
    const session = await tools.open(loop.address, bounded, kindOfRole(loop.role));
    try {
      const { device } = session;
      const isIt =
        device.simulated === loop.simulated && isSame(tools.familyOf(family), loop.identity, device.identity);
      if (!isIt || !('loop' in device)) {
        const [found, expected] = [device.identity, loop.identity].map((one) => numberedName(one, family));
        throw new TributaryError('other-instrument', loop.address, { found: found!, expected: expected! });
      }
      await device.loop.release(bounded);
    } finally {
      await session.close();
    }
  });
  tools.book.paid(loop.id);
}
