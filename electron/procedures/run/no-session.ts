import type { RunRecord } from '../../contract/run.ts';
import { testerOf } from '../../contract/instrument.ts';
import { TributaryError } from '../../contract/errors.ts';
import type { Tester } from '../../contract/tester.ts';
import type { Session } from '../../instruments/index.ts';

const none = (): Promise<never> => Promise.reject(new TributaryError('role-missing', 'tester'));

/** What stands in the place of a tester's session where a run compares no bits: it can do nothing, and nobody asks it. */
export function noSession(record: RunRecord): Session<Tester> {
  const { family, address, identity, simulated, capabilities } = testerOf(record);
  const device: Tester = {
    role: 'tester',
    family,
    address,
    identity,
    simulated,
    capabilities,
    rateKbps: undefined,
    configure: none,
    start: none,
    restart: none,
    // eslint-disable-next-line require-yield
    observe: async function* () {
      await none();
    },
    inject: none,
    stop: () => Promise.resolve(),
  };
  return {
    device,
    state: 'ready',
    problem: undefined,
    onChange: () => () => undefined,
    close: () => Promise.resolve(),
  };
}
