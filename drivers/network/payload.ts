import type { PayloadName } from '../../electron/contract/ladder.ts';
import { createGenerator, patternOf } from '../signal/index.ts';

/** What fills a probe where every octet can be given: long enough that no large frame holds it twice. */
const LONG = '2^15-1';
/** What fills it where only 16 octets can be given, which are said over and over. */
const SHORT = '2^9-1';
const SHORT_OCTETS = 16;

const sequence = (name: string, octets: number): Uint8Array => createGenerator(patternOf(name)!).take(octets);

/** Octets of a probe. `repeated`: the facility says 16 octets over and over. */
export function payloadOf(payload: PayloadName, size: number, repeated = false): Uint8Array {
  if (payload !== 'prbs') return new Uint8Array(size).fill(parseInt(payload, 16));
  if (!repeated) return sequence(LONG, size);
  const part = sequence(SHORT, SHORT_OCTETS);
  return Uint8Array.from({ length: size }, (_, i) => part[i % SHORT_OCTETS]!);
}

/** What probes of a payload hold, as it is printed. */
export const payloadName = (payload: PayloadName, repeated = false): string =>
  payload !== 'prbs' ? payload : repeated ? `prbs ${SHORT}, ${SHORT_OCTETS} octets repeated` : `prbs ${LONG}`;

export const hexOf = (octets: Uint8Array): string => Buffer.from(octets).toString('hex');
