import { errorView } from '../../contract/errors.ts';
import type { RoleKind } from '../../contract/instrument.ts';
import type { Log } from '../../contract/log.ts';
import { loopBook, mayOwe, openSession, releaseLeft } from '../../instruments/index.ts';
import { systemClock } from '../../machine/index.ts';
import { noteReleased } from '../../procedures/index.ts';
import type { Stores } from '../core/state/stores.ts';
import { tell, type Io, type Lang } from './io.ts';

/** Whoever is asked for a run waits no longer for others than this, milliseconds: what does not answer is tried again at the next start. */
const LIMIT_MS = 8_000;

/** Releases the loops that programs left which broke off, before anything new begins, and says so. Never throws. */
export async function releaseLeftLoops(
  { home, log, stores }: { home: string; log: Log; stores: Pick<Stores, 'archive' | 'onWire'> },
  io: Io,
  lang: Lang,
): Promise<void> {
  if (!mayOwe(home)) return;
  const book = loopBook(home);
  const open = (address: string, signal: AbortSignal, role: RoleKind) =>
    openSession(address, signal, { home, log, onWire: stores.onWire, role });
  const limit = AbortSignal.any([io.stop, AbortSignal.timeout(LIMIT_MS)]);
  const one = async (loop: Awaited<ReturnType<typeof book.left>>[number]): Promise<void> => {
    const { kind, address } = loop;
    try {
      await releaseLeft(loop, { home, book, clock: systemClock, open }, limit);
      io.notes(tell(lang, 'cli.loop-released', { kind, address }));
      await noteReleased(stores.archive(), loop, systemClock.nowMs());
    } catch (thrown) {
      io.notes(tell(lang, 'cli.loop-stands', { kind, address, ...errorView(thrown).message }));
    }
  };
  await Promise.all((await book.left()).map(one));
}
