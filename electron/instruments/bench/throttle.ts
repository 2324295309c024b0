import type { Clock } from '../../contract/clock.ts';

/** Calls `fire` at once, but never more often than every `ms`; what comes in between is told together at the end. */
export function throttle(clock: Clock, ms: number, signal: AbortSignal, fire: () => void): () => void {
  let resting = false;
  let again = false;
  const rest = async (): Promise<void> => {
    await clock.sleep(ms, signal).catch(() => undefined);
    resting = false;
    const more = again;
    again = false;
    if (more) trigger();
  };
  const trigger = (): void => {
    if (signal.aborted) return;
    if (resting) {
      again = true;
      return;
    }
    resting = true;
    fire();
    void rest();
  };
  return trigger;
}
