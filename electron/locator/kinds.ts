import { endBox, inFrames } from '../contract/site-action.ts';
import { kindOfSection, sideOf } from '../contract/site-chain.ts';
import type { SiteLine } from '../contract/site.ts';

/**
 * What a section is on its line, so far as its faults go: a router before an Ethernet port (`router`), before V.35 (`serial`) or with an E1 card
 * (`card`); a converter to V.35 (`v35`) or to Ethernet (`bridge`); a node with E1 (`node`) or with Ethernet at the customer's (`port`).
 */
export type Part =
  | 'pc'
  | 'switch'
  | 'router'
  | 'serial'
  | 'card'
  | 'v35'
  | 'bridge'
  | 'cable'
  | 'modem'
  | 'node'
  | 'port'
  | 'fibre'
  | 'net';

/** What befalls a signal on its way. */
export type Harm = 'cut' | 'ais' | 'errors' | 'bursts' | 'slips';
/** What befalls packets on their way: all, a share, large ones, those of long zeros, in bursts, above a rate, by an overloaded box. */
export type Loss =
  | 'all'
  | 'always'
  | 'large'
  | 'all-large'
  | 'zeros'
  | 'bursts'
  | 'rate'
  | 'overload'
  | 'bad-port'
  | 'bad-card'
  | 'uplinks'
  | 'half';
/** What a complaint about it says: nothing goes, packets are lost, lost now and then, slow. */
export type Heard = 'dead' | 'loss' | 'bursts' | 'slow';

/** One kind of fault, as a row: where it can sit, what it does, what the settings say of it. */
export interface Kind {
  kind: string;
  of: readonly Part[];
  /** What it does to the signal towards the network and towards the customer (of the network: from A, from Z). */
  out?: Harm;
  in?: Harm;
  /** Functions that fail. */
  fails?: 'supply' | 'receiver' | 'transmitter' | 'data port' | 'tributary card' | 'everything';
  /** What both ends must agree upon and do not. */
  disagrees?: 'framing' | 'clock' | 'line code' | 'brand' | 'encapsulation' | 'route';
  packets?: Loss;
  /** The section's own way of being wrong, that only it has. */
  own?:
    | 'two-uplinks'
    | 'two-gateways'
    | 'two-subnets'
    | 'wrong-gateway'
    | 'off'
    | 'lan-port'
    | 'wan-port'
    | 'mtu'
    | 'loop'
    | 'clock'
    | 'impedance';
  /** What `settings` then says is not as ordered. */
  order?: string;
  heard: readonly Heard[];
  /** How often it is met against the others: 1 unless said. */
  weight?: number;
}

const BOXES = ['switch', 'router', 'serial', 'card', 'v35', 'bridge', 'modem', 'node', 'port'] as const;
const ROUTERS = ['router', 'serial', 'card'] as const;
const CONVERTERS = ['v35', 'bridge'] as const;
const E1_ENDS = [...CONVERTERS, 'card'] as const;
const ETHERNET_ENDS = ['bridge', 'modem', 'port'] as const;
const LINE_ENDS = [...CONVERTERS, 'modem', 'port'] as const;
const OPTICAL = ['modem', 'port', 'node'] as const;
const DEAD = ['dead'] as const;
const LOST = ['loss'] as const;
const AT_TIMES = ['bursts'] as const;

/** Every kind of fault that a section of a leased line can have. The reason of each stands beside its words (`words/locator.ts`). */
export const KINDS: readonly Kind[] = [
  { kind: 'power', of: BOXES, fails: 'supply', heard: DEAD },
  { kind: 'off', of: ['pc'], own: 'off', heard: DEAD },
  { kind: 'bad-card', of: ['pc'], packets: 'bad-card', heard: LOST },
  { kind: 'wrong-gateway', of: ['pc'], own: 'wrong-gateway', heard: DEAD },
  { kind: 'bad-port', of: ['switch'], packets: 'bad-port', heard: LOST },
  { kind: 'two-uplinks', of: ['switch'], own: 'two-uplinks', packets: 'uplinks', heard: ['slow', 'loss'] },
  { kind: 'two-gateways', of: ['switch'], own: 'two-gateways', packets: 'half', heard: ['loss', 'slow'] },
  { kind: 'two-subnets', of: ['switch'], own: 'two-subnets', heard: ['dead', 'loss'] },
  { kind: 'hung', of: ROUTERS, fails: 'everything', heard: DEAD },
  { kind: 'overload', of: ROUTERS, packets: 'overload', heard: ['slow', 'loss'] },
  { kind: 'no-route', of: ROUTERS, disagrees: 'route', order: 'route to the far LAN', heard: DEAD },
  { kind: 'mtu', of: ROUTERS, own: 'mtu', packets: 'all-large', order: 'mtu', heard: ['loss', 'dead'] },
  { kind: 'wan-port', of: ROUTERS, own: 'wan-port', packets: 'always', heard: LOST },
  { kind: 'lan-port', of: ROUTERS, own: 'lan-port', packets: 'always', heard: LOST },
  { kind: 'encapsulation', of: ROUTERS, disagrees: 'encapsulation', order: 'encapsulation', heard: DEAD },
  { kind: 'receiver', of: [...E1_ENDS, ...OPTICAL], fails: 'receiver', heard: DEAD },
  { kind: 'transmitter', of: [...E1_ENDS, ...OPTICAL], fails: 'transmitter', heard: DEAD },
  { kind: 'data-port', of: LINE_ENDS, fails: 'data port', heard: DEAD },
  { kind: 'clock', of: E1_ENDS, disagrees: 'clock', order: 'clock', heard: ['bursts', 'loss'] },
  { kind: 'framing', of: E1_ENDS, disagrees: 'framing', order: 'framing', heard: DEAD },
  { kind: 'line-code', of: E1_ENDS, disagrees: 'line code', order: 'line code', heard: LOST },
  { kind: 'impedance', of: E1_ENDS, own: 'impedance', order: 'impedance', heard: LOST },
  { kind: 'brand', of: CONVERTERS, disagrees: 'brand', order: 'brand and model', heard: DEAD },
  { kind: 'packet-loss', of: LINE_ENDS, packets: 'always', heard: LOST },
  { kind: 'large-frames', of: ETHERNET_ENDS, packets: 'large', heard: LOST },
  { kind: 'long-zeros', of: ETHERNET_ENDS, packets: 'zeros', heard: LOST },
  { kind: 'packet-bursts', of: LINE_ENDS, packets: 'bursts', heard: AT_TIMES },
  { kind: 'vlan', of: ['bridge', 'port'], packets: 'all', order: 'vlan', heard: DEAD },
  { kind: 'rate-limit', of: ['bridge', 'port'], packets: 'rate', order: 'rate', heard: ['loss', 'slow'] },
  { kind: 'tributary-card', of: ['node'], fails: 'tributary card', heard: DEAD },
  { kind: 'no-clock', of: ['node'], own: 'clock', out: 'slips', in: 'slips', heard: ['bursts', 'loss'] },
  { kind: 'bursts', of: ['node', 'net'], out: 'bursts', in: 'bursts', heard: AT_TIMES },
  { kind: 'cut-out', of: ['cable', 'fibre', 'net'], out: 'cut', heard: DEAD },
  { kind: 'cut-in', of: ['cable', 'fibre', 'net'], in: 'cut', heard: DEAD },
  { kind: 'cut', of: ['cable', 'fibre', 'net'], out: 'cut', in: 'cut', heard: DEAD },
  { kind: 'swapped', of: ['cable'], out: 'cut', in: 'cut', order: 'Rx and Tx', heard: DEAD },
  { kind: 'errors-out', of: ['cable', 'fibre', 'net'], out: 'errors', heard: LOST },
  { kind: 'errors-in', of: ['cable', 'fibre', 'net'], in: 'errors', heard: LOST },
  { kind: 'errors', of: ['cable', 'fibre', 'net'], out: 'errors', in: 'errors', heard: LOST },
  { kind: 'loose', of: ['cable'], out: 'bursts', in: 'bursts', heard: AT_TIMES },
  { kind: 'bend', of: ['fibre'], out: 'bursts', in: 'bursts', heard: AT_TIMES },
  { kind: 'slips', of: ['net'], out: 'slips', in: 'slips', heard: ['bursts', 'loss'] },
  { kind: 'no-cross-connection', of: ['net'], out: 'cut', in: 'cut', order: 'cross-connection', heard: DEAD },
  { kind: 'loop-left', of: ['net'], own: 'loop', order: 'loop set', heard: DEAD },
];

/** What a section of this line is. */
export function partOf(line: SiteLine, id: string): Part | undefined {
  const kind = kindOfSection(id);
  const side = sideOf(id);
  if (kind === 'conv') return line.variant === 'converter-ethernet' ? 'bridge' : 'v35';
  if (kind === 'node') return inFrames(line.variant) ? 'port' : 'node';
  if (kind !== 'router' || side === undefined) return kind;
  const end = endBox(line, side);
  if (end === id) return 'card';
  return partOf(line, end) === 'v35' ? 'serial' : 'router';
}

/** A kind of fault in a section. */
export interface Fault {
  section: string;
  kind: Kind;
}

/** Every single fault that this line can have. */
export const faultsOf = (line: SiteLine): Fault[] =>
  line.sections.flatMap(({ id }) => {
    const part = partOf(line, id);
    return KINDS.flatMap((kind) => (part !== undefined && kind.of.includes(part) ? [{ section: id, kind }] : []));
  });
