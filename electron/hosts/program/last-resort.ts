import type { Log } from '../../contract/log.ts';

/** The normal way out of a run (teardown, record, report) takes less; nothing may hold the end up longer, milliseconds. */
const LIMIT_MS = 40_000;

export interface LastResort {
  log(): Log;
  /** Says what happened to whoever sits before the program; before anything is torn down. */
  say(thrown: unknown): void;
  /** Ends whatever goes on by its normal way: a run releases its loops, stops its tester and closes its record. */
  tearDown(): Promise<unknown>;
  exit(code: 2): void;
}

/**
 * What nobody caught, wherever it was thrown: it is logged and said, the run is torn down by its normal way, and the program ends with 2.
 * There should be nothing that comes here; without this a fault anywhere would leave the loop on the line and the record open.
 */
export function installLastResort({ log, say, tearDown, exit }: LastResort, limitMs = LIMIT_MS): () => void {
  let ending = false;
  const end = async (): Promise<void> => {
    const limit = new Promise((resolve) => setTimeout(resolve, limitMs).unref());
    await Promise.race([tearDown(), limit]).catch((thrown: unknown) => log().fatal({ err: thrown }, 'teardown failed'));
    exit(2);
  };
  const onThrown = (thrown: unknown): void => {
    log().fatal({ err: thrown }, 'nobody caught this');
    if (ending) return;
    ending = true;
    say(thrown);
    void end();
  };
  process.on('uncaughtException', onThrown);
  process.on('unhandledRejection', onThrown);
  return () => {
    process.off('uncaughtException', onThrown);
    process.off('unhandledRejection', onThrown);
  };
}
