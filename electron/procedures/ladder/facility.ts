import type { Clock } from '../../contract/clock.ts';
import type { Prober } from '../../contract/ladder.ts';
import { asTributaryError, type TributaryError } from '../../contract/errors.ts';

/** After the facility was gone it is looked for again so often, milliseconds. */
const AGAIN_MS = 2_000;

/** The facility of a ladder, opened again when it is gone. */
export interface Facility {
  /** As it is now; undefined while it is gone. */
  current(): Prober | undefined;
  /** It failed: from now on it is looked for again. */
  failed(prober: Prober, why: unknown): void;
  close(): Promise<void>;
}

/** `tell`: it is gone, and why; or it is back. */
export function createFacility(
  first: Prober,
  open: () => Promise<Prober>,
  clock: Clock,
  tell: (gone: TributaryError | undefined) => void,
): Facility {
  const stop = new AbortController();
  let current: Prober | undefined = first;
  const lookAgain = async (): Promise<void> => {
    while (!current && !stop.signal.aborted) {
      await clock.sleep(AGAIN_MS, stop.signal);
      current = await open().catch(() => undefined);
    }
    if (current && !stop.signal.aborted) tell(undefined);
  };
  return {
    current: () => current,
    failed: (prober, why) => {
      if (current !== prober) return;
      current = undefined;
      tell(asTributaryError(why));
      void prober.close().catch(() => undefined);
      // Ends with the ladder.
      lookAgain().catch(() => undefined);
    },
    close: async () => {
      stop.abort();
      await current?.close();
    },
  };
}
