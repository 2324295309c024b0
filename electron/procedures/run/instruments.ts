import { asTributaryError, TributaryError } from '../../contract/errors.ts';
import { numberedName } from '../../contract/tester.ts';
import { kindOfRole, type Instruments, type Role } from '../../contract/instrument.ts';
import type { Clock } from '../../contract/clock.ts';
import { isSameInstrument, type Known, type Session } from '../../instruments/index.ts';
import { within } from '../../contract/waiting.ts';
import { checkOwn } from '../definition/roles.ts';
import { clockOf, type EngineOptions } from './run-handle.ts';

/** All together are open within this, or none is. */
const OPEN_MS = 15_000;
const CLOSE_MS = 5_000;

/** The open instruments of a run, in the order of its roles. */
export type Sessions = ReadonlyMap<Role, Session>;

/** Says which of several it was. */
function named(role: Role, roles: number, thrown: unknown): unknown {
  if (roles < 2) return thrown;
  const { code, where, params } = asTributaryError(thrown);
  return new TributaryError(code, `${role} ${where}`.trim(), params, { cause: thrown });
}

/** Opens one after the other; one that cannot be opened closes those that were. Errors: those of the session; `timed-out` after 15 s; `role-shared`. */
export async function openAll(options: EngineOptions, use: Readonly<Record<Role, string>>): Promise<Sessions> {
  const clock = clockOf(options);
  const untilMs = clock.monotonicMs() + OPEN_MS;
  const open = new Map<Role, Session>();
  const taken = new Map<Role, Known>();
  const all = Object.entries(use);
  for (const [role, address] of all) {
    const leftMs = untilMs - clock.monotonicMs();
    try {
      const session = await within(clock, leftMs, address, undefined, (signal) =>
        options.openSession(address, signal, kindOfRole(role)),
      );
      open.set(role, session);
      const { identity, simulated } = session.device;
      checkOwn(taken, role, { address, identity, simulated });
    } catch (thrown) {
      await closeAll(open, clock);
      throw named(role, all.length, thrown);
    }
  }
  return open;
}

/** Never throws: one that does not close in its time keeps no other from it. */
export async function closeAll(sessions: Sessions, clock: Clock): Promise<void> {
  const close = (session: Session): Promise<void> =>
    within(clock, CLOSE_MS, session.device.address, undefined, () => session.close());
  await Promise.allSettled([...sessions.values()].map(close));
}

/** Sessions that a run did not take over are closed again. */
export async function closingOnError<T>(sessions: Sessions, clock: Clock, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (thrown) {
    await closeAll(sessions, clock);
    throw thrown;
  }
}

/** Only the same instruments may go on: the rule of a line that came back. Errors: `other-instrument`. */
export function checkSame(instruments: Instruments, sessions: Sessions): void {
  for (const [role, { device }] of sessions) {
    const known = instruments[role]!;
    const isKind = device.family === known.family && device.simulated === known.simulated;
    if (isKind && isSameInstrument(known.family, known.identity, device.identity)) continue;
    const names = {
      found: numberedName(device.identity, device.family),
      expected: numberedName(known.identity, known.family),
    };
    throw named(role, sessions.size, new TributaryError('other-instrument', device.address, names));
  }
}
