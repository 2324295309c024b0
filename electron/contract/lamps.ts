import type { Counts, SecondCount } from './counts.ts';
import type { Defect } from './defect.ts';
import { countOf, type Second } from './second.ts';
import type { TesterSetting } from './settings.ts';
import type { Bilingual } from './text.ts';

/** What lights a lamp: an alarm of the line, more than none of one of these counts, or an alarm that speaks of the far end or of the wires beside. */
type Watches = { defect: Defect } | { counts: readonly SecondCount[] } | { notice: string };

/** A lamp, and its lane of the time line. */
export interface LampRow {
  watches: Watches;
  words: Bilingual;
  /** Its bit in `LaneWindow.flags`. */
  bit: number;
  /** The setting that gives it its meaning, and the value of it at which there is nothing to watch. */
  governedBy?: { setting: TesterSetting; nothingAt?: string };
  /** Says something only of seconds in which bits were compared. */
  compares?: true;
  /** Its lane has bars as high as the bit errors of a second. */
  bars?: true;
  /** Lights without making the received line bad: it has no part in a lane that shows everything. */
  beside?: true;
}

/** Every lamp by its name, in the field's order from the wire up. */
export const LAMPS = {
  LOS: { watches: { defect: 'LOS' }, words: { zh: '信号', en: 'Signal' }, bit: 1 },
  LOC: { watches: { defect: 'LOC' }, words: { zh: '时钟', en: 'Clock' }, bit: 16 },
  HDB3: {
    watches: { counts: ['codeViolations'] },
    words: { zh: '线路码', en: 'Line code' },
    bit: 8192,
    governedBy: { setting: 'line-code' },
    beside: true,
  },
  LOF: {
    watches: { defect: 'LOF' },
    words: { zh: '帧', en: 'Frame' },
    bit: 4,
    governedBy: { setting: 'framing', nothingAt: 'unframed' },
  },
  AIS: { watches: { defect: 'AIS' }, words: { zh: '全 1', en: 'All ones' }, bit: 2 },
  RAI: {
    watches: { notice: 'RAI' },
    words: { zh: '远端告警', en: 'Far end' },
    bit: 32,
    governedBy: { setting: 'framing', nothingAt: 'unframed' },
    beside: true,
  },
  LSS: { watches: { defect: 'LSS' }, words: { zh: '图案同步', en: 'Pattern' }, bit: 8 },
  SLIP: { watches: { counts: ['slips'] }, words: { zh: '滑码', en: 'Slip' }, bit: 64, compares: true },
  ERR: {
    watches: { counts: ['bitErrors', 'erroredBlocks'] },
    words: { zh: '误码', en: 'Bit errors' },
    bit: 128,
    compares: true,
    bars: true,
  },
} as const satisfies Record<string, LampRow>;
export type LampName = keyof typeof LAMPS;

/** In the field's order. */
export const LAMP_NAMES = Object.keys(LAMPS) as readonly LampName[];

export const lampRow = (name: LampName): LampRow => LAMPS[name];

/** What of a tester's capabilities says which lamps it has. */
interface Reports {
  defects: readonly Defect[];
  counts: readonly string[];
  /** Its lamps, where it names them. */
  lamps?: readonly LampName[];
}
/** Lamps of every tester that names none, whether it reports them or not: those of an E1. */
const OF_AN_E1: readonly LampName[] = ['LOS', 'HDB3', 'LOF', 'AIS', 'RAI', 'LSS', 'SLIP', 'ERR'];

/** The lamps of a tester in the field's order; one that names none has those of an E1, and what it reports besides. */
export function lampsOf(can: Reports | undefined): readonly LampName[] {
  const has = (name: LampName): boolean =>
    can?.lamps?.includes(name) ?? (OF_AN_E1.includes(name) || (can !== undefined && reportsLamp(can, name)));
  return LAMP_NAMES.filter(has);
}

/** True if a tester reports what lights the lamp. A notice stands in no capability: unless the tester names its lamp, that comes on with the first one told. */
export function reportsLamp(can: Reports, name: LampName): boolean {
  const { watches } = lampRow(name);
  if ('defect' in watches) return can.defects.includes(watches.defect);
  if ('counts' in watches) return watches.counts.some((count) => can.counts.includes(count));
  return can.lamps?.includes(name) === true;
}

/** What a lamp counts in a second: undefined where the tester cannot know it. */
export function countedBy({ watches }: LampRow, second: Second): number | undefined {
  if (!('counts' in watches)) return undefined;
  const known = watches.counts.map((name) => countOf(second, name)).filter((count) => count !== undefined);
  return known.length === 0 ? undefined : Math.max(...known);
}

/** True if a second lights the lamp. */
export function isLit(row: LampRow, second: Second): boolean {
  const { watches } = row;
  if ('defect' in watches) return second.defects.includes(watches.defect);
  if ('notice' in watches) return second.notices?.includes(watches.notice) === true;
  for (const name of watches.counts) if ((countOf(second, name) ?? 0) > 0) return true;
  return false;
}

/** What totals tell of a lamp: seconds of its alarm, or a count. Undefined where they tell nothing. */
export function totalFor({ watches }: LampRow, counts: Counts): number | undefined {
  if ('defect' in watches) return counts.alarms?.[watches.defect];
  if (!('counts' in watches)) return undefined;
  const known = watches.counts.map((name) => counts[name]).filter((count) => count !== undefined);
  return known.length === 0 ? undefined : Math.max(...known);
}
