import type { Tester } from '../../electron/contract/tester.ts';
import { isOfTester, type Session } from '../../electron/instruments/index.ts';

/** The tester of a session that has one. */
export function testerIn(session: Session): Tester {
  if (!isOfTester(session)) throw new Error(`no tester but a ${session.device.role}`);
  return session.device;
}
