import { towards } from '../../contract/line-time.ts';
import { addEvent, type RunContext } from '../recording/run-context.ts';
import { clockMessage, STEP_MS } from '../recording/run-time.ts';

/** How often the clocks are compared. */
const LOOK_MS = 1_000;
/** How often a run notes where its clocks stand even if nothing happens: what they drift apart in between is no matter. */
const NOTE_MS = 600_000;

/** Tells of every time the wall clock was set; `undefined` where it was not. */
function createSetWatch({ time, clock }: Pick<RunContext, 'time' | 'clock'>): () => number | undefined {
  let aheadMs = time.wallAheadMs();
  let lookedMs = clock.monotonicMs();
  return () => {
    const passedMs = clock.monotonicMs() - lookedMs;
    lookedMs += passedMs;
    const byMs = time.wallAheadMs() - aheadMs;
    const isSet = Math.abs(byMs) >= STEP_MS;
    aheadMs += isSet ? byMs : towards(byMs, passedMs);
    return isSet ? byMs : undefined;
  };
}

/** The step going on notes where the clocks stand. */
async function note({ recording }: Pick<RunContext, 'recording'>): Promise<void> {
  const step = recording.attempt.steps.find(({ state }) => state === 'running');
  if (step) await recording.write({ what: 'step', step });
}

/** A wall clock that is set is an event of its own and touches nothing else; the run notes from time to time where its clocks stand. Returns what ends it. */
export function followClock(context: Pick<RunContext, 'clock' | 'time' | 'recording'>): () => void {
  const { clock } = context;
  const stop = new AbortController();
  const setBy = createSetWatch(context);
  const follow = async (): Promise<void> => {
    let notedMs = clock.monotonicMs();
    for (;;) {
      await clock.sleep(LOOK_MS, stop.signal);
      const byMs = setBy();
      if (byMs !== undefined)
        await addEvent(context, 'clock', clockMessage('set', byMs, clock.nowMs(), context.recording.record.zone));
      if (byMs === undefined && clock.monotonicMs() - notedMs < NOTE_MS) continue;
      notedMs = clock.monotonicMs();
      await note(context);
    }
  };
  // Ends with the run; an archive that fails is told by whoever needs it to go on.
  follow().catch(() => undefined);
  return () => stop.abort();
}
