import type { InstrumentRecord } from './instrument.ts';
import type { Ladder, Prober } from './ladder.ts';
import { NO_BITS } from './no-bits.ts';

/** The family under which the facility of a ladder stands in records: none that an address can name. */
const FAMILY = 'ping';

/** What stands among the instruments of a run that could have had a ladder, and has neither one nor a tester. */
export const NO_PROBER: InstrumentRecord = {
  family: FAMILY,
  address: FAMILY,
  identity: { maker: '', model: '' },
  simulated: false,
  capabilities: NO_BITS,
};

/** The facility of a ladder among the instruments of a run. */
export const proberRecord = ({ facility, identity }: Prober, { simulated }: Ladder): InstrumentRecord => ({
  family: FAMILY,
  address: `${FAMILY}@${facility}`,
  identity,
  simulated: simulated !== undefined,
  capabilities: NO_BITS,
});
