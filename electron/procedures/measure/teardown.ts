import type { RunContext } from '../recording/run-context.ts';
import { closeLive } from './observing.ts';
import { standing, takeBack } from './switched-on.ts';

/** Every way out passes here: nothing that the run switched on stays on. Does nothing if nothing was; never throws. */
export async function teardown(context: RunContext): Promise<void> {
  const { recording, sessions } = context;
  if (standing(recording.attempt).length === 0) return;
  recording.screen.dispatch({ type: 'phase', phase: 'stopping' });
  await closeLive(context).catch(() => undefined);
  const entries = await takeBack(recording.attempt, (role) => sessions.get(role)?.device, context);
  const change = { teardown: entries };
  // Where the disk takes nothing more, the record in memory still says what was done.
  await recording.write({ what: 'attempt', change }).catch(() => Object.assign(recording.attempt, change));
  recording.screen.dispatch({ type: 'phase', phase: 'idle' });
}
