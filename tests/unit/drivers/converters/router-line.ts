import { familyOf, simulatorOf, type Line, type Transport } from '../../../../drivers/index.ts';
import { openSimulated } from '../../../../drivers/transport/index.ts';
import { parseAddress } from '../../../../electron/contract/address.ts';
import type { Witness } from '../../../../electron/contract/instrument.ts';
import { scenarioSchema } from '../../../../electron/contract/scenario.ts';
import { partSecrets } from '../../../../electron/contract/secrets.ts';
import { FakeClock } from '../../../support/fake-clock.ts';

/** A transport as the session's line, without the session. */
export const lineOver = (transport: Transport): Line => ({
  current: () => transport,
  ready: () => Promise.resolve(transport),
  exclusive: (exchange) => exchange(transport),
  onChange: () => () => undefined,
});

/** Lets time pass until the work is done. */
export async function passing<T>(clock: FakeClock, work: Promise<T>): Promise<T> {
  const over = new AbortController();
  const end = (): void => over.abort();
  work.then(end, end);
  for (let step = 0; !over.signal.aborted && step < 600; step++) await clock.advance(100);
  return work;
}

/** A simulated router of a family with its driver, in fake time. `events`: what its scenario does. */
export async function routerOn(name: string, text: string, events: unknown[] = [], told: Record<string, string> = {}) {
  const clock = new FakeClock();
  const family = familyOf(name);
  const { address: bare, secrets } = partSecrets(`${name}@${text}`);
  const parsed = parseAddress(bare);
  const asked = { ...parsed.options, ...secrets };
  const scenario = scenarioSchema.parse({ version: 1, events });
  const instrument = simulatorOf(name).create(scenario, 1, clock, { ...asked, ...told } as Record<string, string>);
  const transport = openSimulated(instrument, 'sim:');
  const address = { ...parsed, options: asked as Record<string, string> };
  const run = <T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> =>
    passing(clock, work(new AbortController().signal));
  const context = { clock, simulated: true };
  const identity = await run((signal) => family.identify(transport, address, context, signal));
  const device = family.device(lineOver(transport), identity, address, context) as Witness;
  return { device, clock, transport, instrument, run };
}
