import type { Archive } from '../../../archive/index.ts';
import type { Clock } from '../../../contract/clock.ts';
import { TributaryError, errorView, type ErrorView } from '../../../contract/errors.ts';
import type { LeftLoopView } from '../../../contract/left-loop.ts';
import { NO_LOG, type Log } from '../../../contract/log.ts';
import { bothOf } from '../../../contract/words/index.ts';
import { releaseLeft, type LeftLoop, type LoopBook } from '../../../instruments/index.ts';
import { noteReleased } from '../../../procedures/index.ts';

type ReleaseOpen = Parameters<typeof releaseLeft>[1]['open'];

/** A loop that still stands is tried again this often, milliseconds. */
const AGAIN_MS = 30_000;

interface Parts {
  home: string;
  book: LoopBook;
  open: ReleaseOpen;
  archive: () => Archive;
  clock: Clock;
  closing: AbortSignal;
  changed(): void;
  log?: Log | undefined;
}

/** What is known of one of them. */
interface Known {
  loop: LeftLoop;
  state: LeftLoopView['state'];
  problem?: ErrorView;
  nextTryAtMs?: number;
}

/** Loops that nobody has who lives: released as soon as their instruments answer, and shown until then. */
export interface LeftLoops {
  view(): LeftLoopView[];
  /** Looks which there are, and releases them in the background. */
  look(): void;
  /** Tries one now. Errors: `bad-request` for one that is gone. */
  release(id: string): Promise<void>;
  /** Somebody has read that it was released, or has seen to it himself that it is. */
  seen(id: string): void;
}

/** Tries to release one; what comes of it is told. */
async function tryOne(
  one: Known,
  { home, book, open, archive, clock, closing, log = NO_LOG }: Parts,
  tell: (next: Omit<Known, 'loop'>) => void,
): Promise<void> {
  const { loop } = one;
  const about = { run: loop.runId, address: loop.address, kind: loop.kind };
  tell({ state: 'releasing' });
  try {
    await releaseLeft(loop, { home, book, clock, open }, closing);
  } catch (thrown) {
    if (closing.aborted) return;
    log.warn({ err: thrown, ...about }, 'a loop that was left stands');
    return tell({ state: 'waiting', problem: errorView(thrown), nextTryAtMs: clock.nowMs() + AGAIN_MS });
  }
  log.info(about, 'a loop that was left is released');
  await noteReleased(archive(), loop, clock.nowMs()).catch((thrown: unknown) =>
    log.warn({ err: thrown, ...about }, 'its record says nothing of it'),
  );
  tell({ state: 'released' });
}

/** Somebody has looked himself: it is not owed any more. */
function struckOff({ id, runId, address, kind }: LeftLoop, { book, log = NO_LOG }: Parts): void {
  book.paid(id);
  log.warn({ run: runId, address, kind }, 'somebody says that a loop is off');
}

export function createLeftLoops(parts: Parts): LeftLoops {
  const { book, clock, closing, changed } = parts;
  const known = new Map<string, Known>();
  const waiting = (): Known[] => [...known.values()].filter(({ state }) => state === 'waiting');
  const attempt = async (one: Known): Promise<void> => {
    if (known.get(one.loop.id)?.state !== 'waiting') return;
    await tryOne(one, parts, (next) => {
      known.set(one.loop.id, { loop: one.loop, ...next });
      changed();
    });
  };
  let [going, waking] = [false, new AbortController()];
  const rounds = async (): Promise<void> => {
    going = true;
    for (;;) {
      for (const loop of await book.left()) if (!known.has(loop.id)) known.set(loop.id, { loop, state: 'waiting' });
      await Promise.all(waiting().map(attempt));
      if (closing.aborted || waiting().length === 0) break;
      waking = new AbortController();
      await clock.sleep(AGAIN_MS, AbortSignal.any([closing, waking.signal])).catch(() => undefined);
    }
    going = false;
  };
  return {
    view: () =>
      [...known.values()].map(({ loop: { id, runId, role, address, kind, setAtMs }, ...rest }) => ({
        ...{ id, runId, role, address, kind, setAtMs },
        ...rest,
      })),
    look() {
      waking.abort();
      if (!going) void rounds();
    },
    async release(id) {
      const one = known.get(id);
      if (!one) throw new TributaryError('bad-request', id, { ...bothOf({ code: 'call.no-item', params: { id } }) });
      await attempt(one);
    },
    seen(id) {
      const one = known.get(id);
      if (!one || one.state === 'releasing') return;
      if (one.state === 'waiting') struckOff(one.loop, parts);
      known.delete(id);
      changed();
    },
  };
}
