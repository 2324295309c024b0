import type { RunContext } from '../recording/run-context.ts';
import { closeLive } from './observing.ts';
import type { AttemptRecord, TeardownRecord } from '../../contract/run.ts';
import { atWork, standing, takeBack } from './switched-on.ts';

type Which = (attempt: Pick<AttemptRecord, 'teardown'>) => TeardownRecord[];

/** Every way out passes here: nothing that the run switched on stays on. Does nothing if nothing was; never throws. */
export async function teardown(context: RunContext): Promise<void> {
  // A timer that is at it has its turn; from here on none begins.
  const timers = [...context.state.loopTimers.values()];
  for (const { stop } of timers) stop.abort();
  await Promise.all(timers.map(({ done }) => done));
  context.state.loopTimers.clear();
  await takeOff(context, standing);
}

/** The tester at work is off; a loop that it measures over stays. Does nothing if nothing was on; never throws. */
export const stopTester = (context: RunContext): Promise<void> => takeOff(context, atWork);

async function takeOff(context: RunContext, which: Which): Promise<void> {
  const { recording, sessions } = context;
  if (which(recording.attempt).length === 0) return;
  recording.screen.dispatch({ type: 'phase', phase: 'stopping' });
  await closeLive(context).catch(() => undefined);
  const entries = await takeBack(recording.attempt, (role) => sessions.get(role)?.device, context, which);
  const change = { teardown: entries };
  // Where the disk takes nothing more, the record in memory still says what was done.
  await recording.write({ what: 'attempt', change }).catch(() => Object.assign(recording.attempt, change));
  recording.screen.dispatch({ type: 'phase', phase: 'idle' });
}
