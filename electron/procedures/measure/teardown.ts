import type { Clock } from '../../contract/clock.ts';
import { INJECTED_KINDS } from '../../contract/injections.ts';
import type { AttemptRecord } from '../../contract/run.ts';
import type { Capabilities, Tester } from '../../contract/tester.ts';
import type { Message } from '../../contract/words/index.ts';
import { saveAttempt, type RunContext } from '../recording/run-context.ts';
import { closeLive } from './observing.ts';
import { within } from '../../contract/waiting.ts';

/** Each action of the teardown ends within this, done or not. */
const ACTION_MS = 5_000;

/** True if the tester knows any injection. */
export const injects = ({ inject }: Capabilities): boolean => INJECTED_KINDS.some((what) => inject[what]);

interface Action {
  did: Message;
  applies(capabilities: Capabilities): boolean;
  work(tester: Tester, signal: AbortSignal): Promise<void>;
}
/** The published order: first what disturbs the line, then what sends into it. */
const ACTIONS: readonly Action[] = [
  {
    did: { code: 'teardown.inject-off' },
    applies: injects,
    work: (tester, signal) => tester.inject({ kind: 'off' }, signal),
  },
  { did: { code: 'teardown.tester-off' }, applies: () => true, work: (tester, signal) => tester.stop(signal) },
];

/** True if the action was done in its time; a failure is recorded, never thrown: the next action must have its turn. */
async function attempted(tester: Tester, action: Action, clock: Clock): Promise<boolean> {
  return await within(clock, ACTION_MS, tester.address, undefined, (limited) => action.work(tester, limited)).then(
    () => true,
    () => false,
  );
}

/** All actions in their order, each with whether it was done. Without a tester none was. Never throws. */
export async function switchOff(
  tester: Tester | undefined,
  capabilities: Capabilities,
  { clock, time }: Pick<RunContext, 'clock' | 'time'>,
): Promise<NonNullable<AttemptRecord['teardown']>> {
  const done: NonNullable<AttemptRecord['teardown']> = [];
  for (const action of ACTIONS.filter((a) => a.applies(capabilities))) {
    const ok = tester !== undefined && (await attempted(tester, action, clock));
    done.push({ atMs: time.nowMs(), did: action.did, ok });
  }
  return done;
}

/** Every way out passes here: nothing the run switched on stays on. Does nothing if nothing was; never throws. */
export async function teardown(context: RunContext): Promise<void> {
  if (!context.testerOn) return;
  context.view.dispatch({ type: 'phase', phase: 'stopping' });
  await closeLive(context).catch(() => undefined);
  const done = await switchOff(context.tester, context.tester.capabilities, context);
  context.testerOn = false;
  context.attempt.teardown = [...(context.attempt.teardown ?? []), ...done];
  await saveAttempt(context).catch(() => undefined);
  context.view.dispatch({ type: 'phase', phase: 'idle' });
}
