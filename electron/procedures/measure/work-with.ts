import { createLampBoard } from '../../analysis/index.ts';
import type { Role } from '../../contract/instrument.ts';
import type { Tester } from '../../contract/tester.ts';
import type { Session } from '../../instruments/index.ts';
import type { RunContext } from '../recording/run-context.ts';
import { testerSettings } from '../request/settings.ts';
import { stopTester } from './teardown.ts';

/** From now on the tester of this role is at work: what the one before it switched on is off, and lamps and figures are the other's. */
export async function workWith(context: RunContext, role: Role): Promise<void> {
  if (role === context.role) return;
  await stopTester(context);
  const session = context.sessions.get(role) as Session<Tester>;
  Object.assign(context, { role, session, tester: session.device });
  const { record, screen } = context.recording;
  screen.renewLamps(createLampBoard(session.device.capabilities, testerSettings(record.settings)));
  screen.dispatch({ type: 'role', role, nowMs: context.time.nowMs() });
}
