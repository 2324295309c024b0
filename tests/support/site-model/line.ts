import type { LineVariant, Side, SiteCounts, SiteSignal } from '../../../electron/contract/site.ts';
import { endKind, kindOf, type SiteFault } from './faults.ts';

/** How much of a line can be asked. */
export interface Riches {
  managed: { converters: boolean; nodes: boolean; network: boolean };
  routersOpen: boolean;
  convertersHaveAddresses: boolean;
  testerMeasuresDelay: boolean;
}
export const RICH: Riches = {
  managed: { converters: true, nodes: true, network: true },
  routersOpen: true,
  convertersHaveAddresses: true,
  testerMeasuresDelay: true,
};
export const POOR: Riches = {
  managed: { converters: false, nodes: false, network: false },
  routersOpen: false,
  convertersHaveAddresses: false,
  testerMeasuresDelay: true,
};

/** What can fairly be read in two ways, as the first reading has it. */
export const DOUBTS = [
  'node without its optical port is silent',
  'AIS of the far tributary counts as sent towards the customer',
  'modem shows no LOF for AIS',
  'DCD falls with the line',
  'dead receiver lets the light be read',
  'converter is silent to a router of another encapsulation',
  'node without receiver reports RDI',
  'link goes with the router',
  'failed card hides the tributary',
  'background of errors lights ERR',
  'far transmitter comes back as AIS',
  'clock of a box shows at no monitor',
  'REMOTE flashes on a modem',
  'two gateways harm the far end too',
  'dark switch hides what is on the LAN',
] as const;
export type Doubt = (typeof DOUBTS)[number];

/** A line with what is wrong with it, as everything that can be asked of it sees it. */
export interface Line extends Riches {
  variant: LineVariant;
  faults: readonly SiteFault[];
  random: () => number;
  /** Seconds of a day in which bursts come, none in the first half hour. */
  burstAt: number[];
  /** Seconds from one slip to the next. */
  slipEvery: number;
  /** Bit errors a second of a bad joint, weak light or errors in the network; and of a wrong impedance. */
  errorsPerS: number;
  backgroundPerS: number;
  /** Where two readings of how a box behaves are both fair: which of them this line does not follow. */
  otherwise: ReadonlySet<Doubt>;
}

/** A generator of numbers from 0 to 1 that gives the same ones from the same seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** What of a line is else drawn from its seed. */
export type Fixed = Partial<Pick<Line, 'slipEvery' | 'otherwise'>>;

export function lineWith(
  variant: LineVariant,
  riches: Riches,
  faults: readonly SiteFault[],
  seed: number,
  fixed: Fixed = {},
): Line {
  const random = seeded(seed);
  const bursts = 40 + Math.floor(random() * 71);
  const burstAt = [...new Set(Array.from({ length: bursts }, () => 1_900 + Math.floor(random() * 84_400)))];
  return {
    ...riches,
    variant,
    faults,
    random,
    burstAt: burstAt.toSorted((one, other) => one - other),
    slipEvery: 40 + Math.floor(random() * 41),
    errorsPerS: 4 + random() * 12,
    backgroundPerS: 1 + random() * 2,
    otherwise: new Set(DOUBTS.filter(() => random() < 0.3)),
    ...fixed,
  };
}

/** Whether this line behaves so. */
export const reads = ({ otherwise }: Line, doubt: Doubt): boolean => !otherwise.has(doubt);
/** Whether a section has one of these faults. */
export const has = ({ faults }: Line, section: string, ...kinds: string[]): boolean =>
  faults.some((fault) => fault.section === section && kinds.includes(fault.kind));
export const farOf = (side: Side): Side => (side === 'a' ? 'z' : 'a');
/** The box at the customer's end of the 2M or of the fibre. */
export const endBox = (line: Line, side: Side): string => {
  const kinds = {
    'converter-ethernet': 'conv',
    'converter-v35': 'conv',
    'e1-card': 'router',
    modem: 'modem',
    ethernet: 'node',
  };
  return `${kinds[endKind(line.variant, side)]}_${side}`;
};
export const onE1 = ({ variant }: Line): boolean => variant !== 'fibre-modem' && variant !== 'ethernet-private-line';
export const isV35 = (line: Line, side: Side): boolean => endKind(line.variant, side) === 'converter-v35';
export const isEthernetRouter = (line: Line, side: Side): boolean =>
  ['converter-ethernet', 'modem', 'ethernet'].includes(endKind(line.variant, side));

/** What a stretch does to what passes: lost where, or with errors, bursts and slips on it. */
export interface Passing {
  signal: 'ok' | 'LOS' | 'AIS';
  errorsPerS: number;
  bursts: boolean;
  slips: boolean;
}
export const clean = (): Passing => ({ signal: 'ok', errorsPerS: 0, bursts: false, slips: false });
export const dead = (signal: 'LOS' | 'AIS'): Passing => ({ ...clean(), signal });

const DAY_S = 86_400;
/** What a tester, register or monitor counts of it in so many seconds. */
export function counts(line: Line, passing: Passing, seconds: number): SiteCounts {
  const slipSeconds = passing.slips
    ? Array.from({ length: Math.ceil(seconds / line.slipEvery) - 1 }, (_, slip) => (slip + 1) * line.slipEvery)
    : [];
  const burstSeconds = passing.bursts && seconds >= DAY_S ? line.burstAt : [];
  const errored = Math.round(seconds * (1 - Math.exp(-passing.errorsPerS)));
  return {
    seconds,
    bitErrors: Math.round(passing.errorsPerS * seconds) + burstSeconds.length * 2048,
    erroredSeconds: Math.min(seconds, errored + burstSeconds.length + slipSeconds.length),
    burstSeconds: burstSeconds.slice(0, 80),
    patternSlips: slipSeconds.length,
    slipSeconds: slipSeconds.slice(0, 80),
  };
}
/** A live signal as a register or monitor reads it. */
export const read = (line: Line, passing: Passing, seconds: number): SiteSignal =>
  passing.signal === 'ok'
    ? { signal: 'ok', patternSync: true, counts: counts(line, passing, seconds) }
    : { signal: passing.signal, patternSync: false };

export { kindOf };
