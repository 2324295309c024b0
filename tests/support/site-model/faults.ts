import type { LineVariant } from '../../../electron/contract/site.ts';

/**
 * What can break on a line, box by box: each function of a box that carries a service, each core of a cable or fibre, each way a local network can be
 * wired wrongly. One word is one fault; `i` is the way in to the customer, `o` the way out.
 */
export interface SiteFault {
  section: string;
  kind: string;
}

type End = 'converter-ethernet' | 'converter-v35' | 'e1-card' | 'modem' | 'ethernet';
export const ENDS: Readonly<Record<LineVariant, readonly [End, End]>> = {
  'converter-ethernet': ['converter-ethernet', 'converter-ethernet'],
  'converter-v35': ['converter-v35', 'converter-v35'],
  'router-e1-card': ['e1-card', 'e1-card'],
  'fibre-modem': ['modem', 'modem'],
  'ethernet-private-line': ['ethernet', 'ethernet'],
  'converter-v35-to-e1-card': ['converter-v35', 'e1-card'],
};
const BOXES: Readonly<Record<End, readonly string[]>> = {
  'converter-ethernet': ['pc', 'switch', 'router', 'conv', 'cable', 'node', 'fibre'],
  'converter-v35': ['pc', 'switch', 'router', 'conv', 'cable', 'node', 'fibre'],
  'e1-card': ['pc', 'switch', 'router', 'cable', 'node', 'fibre'],
  modem: ['pc', 'switch', 'router', 'modem', 'fibre'],
  ethernet: ['pc', 'switch', 'router', 'node', 'fibre'],
};

/** Sections of a line, A to Z. */
export function chain(variant: LineVariant): string[] {
  const [a, z] = ENDS[variant];
  return [...BOXES[a].map((box) => `${box}_a`), 'net', ...BOXES[z].map((box) => `${box}_z`).toReversed()];
}
export const kindOf = (section: string): string => section.split('_')[0]!;
export const endKind = (variant: LineVariant, side: 'a' | 'z'): End => ENDS[variant][side === 'a' ? 0 : 1];

const E1_PORT = ['receiver', 'transmitter', 'clock', 'framing', 'line-code', 'impedance'];
const FRAMES_LOST = ['packet-loss', 'large-frames', 'long-zeros', 'bursts'];
const OF_ROUTER = ['power', 'lan-port', 'no-route', 'overloaded', 'hung', 'encapsulation', 'mtu'];
const OF_KIND: Readonly<Record<string, (end: End, variant: LineVariant) => string[]>> = {
  pc: () => ['off', 'bad-card', 'wrong-gateway'],
  switch: () => ['power', 'bad-port', 'two-uplinks', 'two-gateways', 'two-subnets'],
  router: (end) => [...OF_ROUTER, ...(end === 'e1-card' ? E1_PORT : ['wan-port'])],
  conv: (end, variant) => [
    'power',
    'data-port',
    ...E1_PORT,
    ...(end === 'converter-ethernet' ? FRAMES_LOST : ['packet-loss', 'bursts']),
    ...(variant === 'converter-v35-to-e1-card' ? [] : ['brand']),
  ],
  modem: () => ['power', 'receiver', 'transmitter', 'data-port', ...FRAMES_LOST],
  cable: () => ['cut-i', 'cut-o', 'cut', 'joint-i', 'joint-o', 'joint', 'loose', 'crossed'],
  node: (end) =>
    end === 'ethernet'
      ? ['power', 'receiver', 'transmitter', 'data-port', 'vlan', 'rate-limit', ...FRAMES_LOST]
      : ['power', 'receiver', 'transmitter', 'card', 'no-clock', 'bursts'],
  fibre: () => ['cut-i', 'cut-o', 'cut', 'weak-i', 'weak-o', 'weak', 'bend'],
  net: () => ['no-cross', 'cut-AZ', 'cut-ZA', 'errors-AZ', 'errors-ZA', 'errors', 'slips', 'bursts', 'loop-left'],
};

/** Every single fault that a line of this variant can have. */
export const faultsOf = (variant: LineVariant): SiteFault[] =>
  chain(variant).flatMap((section) => {
    const end = endKind(variant, section.endsWith('_z') ? 'z' : 'a');
    return OF_KIND[kindOf(section)]!(end, variant).map((kind) => ({ section, kind }));
  });

/** What the order says of a box against which its settings would be found different, by the fault that differs. */
export const AGAINST_ORDER: Readonly<Record<string, string>> = {
  mtu: 'mtu',
  encapsulation: 'encapsulation',
  clock: 'clock',
  framing: 'framing',
  'line-code': 'line code',
  impedance: 'impedance',
  brand: 'brand and model',
  crossed: 'Rx and Tx',
  vlan: 'vlan',
  'rate-limit': 'rate',
  'no-cross': 'cross-connection',
  'loop-left': 'loop set',
  'no-route': 'route to the far LAN',
};
