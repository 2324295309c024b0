import type { LossBand } from './answer.ts';
import type { Loss } from './kinds.ts';

/** What packets meet on their way: a box that loses them, a line with errors, bursts or slips, or what nobody can foretell. */
export type Met = Loss | 'errors' | 'slips' | 'unsure' | 'zeros-maybe';
/** How long is looked: a minute, a minute under load, a quarter of an hour, a day. */
export type Look = 'minute' | 'load' | 'quarter' | 'day';

type Four = readonly [number, number, number, number];
interface Band {
  lo: Four;
  hi: Four;
  slow?: boolean;
  byLength?: boolean;
}

const all = (lo: number, hi: number): Band => ({ lo: [lo, lo, lo, lo], hi: [hi, hi, hi, hi] });
const large = (lo: number, hi: number): Band => ({ lo: [0, 0, lo, 0], hi: [0, 0, hi, 0] });
const never: Band = all(0, 0);
const BY_LENGTH: Four = [0.04, 0.25, 0.5, 0.25];

/** How much of the packets of 64, 512, 1472 octets and of 512 zeros is lost by each, and where it is another share under load or over a day. */
const BANDS: Readonly<Record<Met, Band & { load?: Band; day?: Band }>> = {
  all: all(1, 1),
  always: all(0.03, 0.1),
  large: large(0.25, 0.95),
  'all-large': large(1, 1),
  zeros: { lo: [0, 0, 0, 0.1], hi: [0, 0, 0, 1] },
  bursts: { ...never, day: all(0.00005, 0.01) },
  rate: { ...large(0.025, 0.12), load: all(0.35, 0.85) },
  overload: {
    lo: [0.02, 0.02, 0.06, 0.02],
    hi: [0.06, 0.06, 0.17, 0.06],
    slow: true,
    load: { ...all(0.25, 0.6), slow: true },
  },
  'zeros-maybe': { lo: [0, 0, 0, 0], hi: [0, 0, 0, 1] },
  'bad-port': all(0.08, 0.12),
  'bad-card': all(0.13, 0.18),
  uplinks: { ...all(0.5, 0.9), slow: true },
  half: all(0.35, 0.65),
  // Bit errors hit a packet by its length.
  errors: { lo: [0, 0, 0, 0], hi: BY_LENGTH, day: { lo: [0, 0, 0.0001, 0], hi: BY_LENGTH } },
  // One every 40 to 80 s: a minute may show none.
  slips: { ...all(0, 0.006), day: all(0.00005, 0.006) },
  unsure: all(0, 1),
};

const bandOf = (met: Met, look: Look): Band => {
  const row = BANDS[met];
  return (look === 'load' ? row.load : look === 'day' ? row.day : undefined) ?? row;
};

const both = (a: Four, b: Four): Four => [
  1 - (1 - a[0]) * (1 - b[0]),
  1 - (1 - a[1]) * (1 - b[1]),
  1 - (1 - a[2]) * (1 - b[2]),
  1 - (1 - a[3]) * (1 - b[3]),
];

const known = new Map<string, LossBand>();

/** How much is lost of packets that meet all of these. */
export function lossOf(met: readonly Met[], look: Look): LossBand {
  const key = met.length === 0 ? look : `${look} ${met.toSorted().join()}`;
  const before = known.get(key);
  if (before) return before;
  const band = { ...together(met, look), key };
  known.set(key, band);
  return band;
}

function together(met: readonly Met[], look: Look): Band {
  let [lo, hi]: [Four, Four] = [never.lo, never.hi];
  for (const one of met) {
    const band = bandOf(one, look);
    lo = both(lo, band.lo);
    hi = both(hi, band.hi);
  }
  if (met.includes('unsure')) return { lo, hi };
  const byLength = met.length > 0 && met.every((one) => one === 'errors' || one === 'slips' || one === 'bursts');
  const slow = met.includes('overload') || met.includes('uplinks');
  return byLength && met.includes('errors') ? { lo, hi, slow, byLength } : { lo, hi, slow };
}

/** When it is lost: `lossSeconds` is told only of bursts and slips. */
export function timesOf(met: readonly Met[], look: Look): string | undefined {
  if (met.includes('unsure')) return undefined;
  if (met.includes('all')) return 'none';
  const slips = met.includes('slips');
  const bursts = met.includes('bursts') && look === 'day';
  if (slips && bursts) return undefined;
  if (bursts) return 'bursts';
  return slips ? (look === 'minute' || look === 'load' ? 'none|slips' : 'slips') : 'none';
}
