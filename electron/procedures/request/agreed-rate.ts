import type { Circuit } from '../../contract/circuit.ts';
import { parseRate } from '../../contract/rate.ts';

/** Payload of a 2 048 kbit/s signal by framing (G.704): what a pattern fills, kbit/s. */
const E1_RATES: Readonly<Record<string, number>> = {
  unframed: 2048,
  pcm31: 1984,
  pcm31c: 1984,
  pcm30: 1920,
  pcm30c: 1920,
};

/** What of the settings and the circuit says at which rate is tested. */
export interface RateSource {
  settings: Readonly<Record<string, string>>;
  circuit?: Circuit | undefined;
}

/** kbit/s that a pattern fills by what was agreed: the payload of the framing chosen on an E1, else the circuit's rate, else the one set. */
export function agreedKbps({ settings, circuit }: RateSource): number | undefined {
  const text = circuit?.rate ?? settings['rate'];
  const own = text === undefined ? undefined : parseRate(text);
  const kbps = own === undefined ? undefined : own / 1000;
  const isE1 = settings['interface'] === 'e1' && (kbps ?? E1_RATES['unframed']) === E1_RATES['unframed'];
  return isE1 ? E1_RATES[settings['framing'] ?? 'unframed'] : kbps;
}

/** Bit rate on which results rest, kbit/s: the tester's, else what was agreed. */
export const measuredKbps = (testerKbps: number | undefined, source: RateSource): number | undefined =>
  testerKbps ?? agreedKbps(source);
