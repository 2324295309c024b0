import type { InstrumentRecord } from './instrument.ts';
import { NO_BITS } from './no-bits.ts';
import type { Capabilities } from './tester.ts';

/** What a stream can tell. */
export const STREAM_CAN: Capabilities = {
  ...NO_BITS,
  measures: {
    zh: '以太网帧（UDP）：速率、丢失、乱序、重复、时延、内容',
    en: 'Ethernet frames (UDP): rate, loss, order, duplicates, delay, contents',
  },
  basis: { zh: '由两端的电脑发出并核对', en: 'sent and compared by the computers at both ends' },
};

const SIMULATED = /^sim:/;
/** True if a far end is named that is only simulated. */
export const isSimulatedFar = (far: string): boolean => SIMULATED.test(far);

/** This computer with its far end among the instruments of a run. */
export const streamRecord = (far: string, software: { name: string; version: string }): InstrumentRecord => ({
  family: 'udp',
  address: far,
  identity: { maker: software.name, model: 'UDP', firmware: software.version },
  simulated: isSimulatedFar(far),
  capabilities: STREAM_CAN,
});
