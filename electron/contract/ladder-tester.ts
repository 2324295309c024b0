import type { InstrumentRecord } from './instrument.ts';
import type { Ladder, Prober } from './ladder.ts';
import { NO_BITS } from './no-bits.ts';

/** The family under which the facility of a ladder stands in records: none that an address can name. */
const FAMILY = 'ping';

/** The facility of a ladder among the instruments of a run. */
export const proberRecord = ({ facility, identity }: Prober, { simulated }: Ladder): InstrumentRecord => ({
  family: FAMILY,
  address: `${FAMILY}@${facility}`,
  identity,
  simulated: simulated !== undefined,
  capabilities: NO_BITS,
});
