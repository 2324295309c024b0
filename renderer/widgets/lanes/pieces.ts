import { causesOf, DEFECTS } from '../../../electron/contract/defect.ts';
import { LAMP_NAMES, lampRow, type LampName } from '../../../electron/contract/lamps.ts';
import {
  ALARM_BITS,
  BAD_BITS,
  COMPARED_BITS,
  LANE_BITS,
  STATE_BITS,
  type LaneWindow,
} from '../../../electron/contract/lanes.ts';
import type { LampView } from '../../../electron/contract/views.ts';

/** What one stretch of a lane looks like; `uncompared`: seen, but an alarm left nothing to compare; `none`: nothing can be said. */
export type Look = 'clean' | 'bad' | 'consequent' | 'uncompared' | 'none';
/** Edges in pixels of the window, `to` exclusive. `errors`: greatest count in one second, for bars that have a height. */
export interface Piece {
  from: number;
  to: number;
  look: Look;
  errors: number;
}
/** A lane of the run screen, or everything on one lane. */
export type LaneName = LampName | 'ALL';

const { unavailable, clean, unobserved, invalid } = STATE_BITS;
interface Lane {
  /** Bits that make it bad. */
  bad: number;
  /** Alarms that come first in the order of causes: beside one of them this lane's alarm follows from it. */
  causes: number;
  /** In the seconds of an alarm nothing is compared: such a lane can say nothing about them. */
  compares: boolean;
  /** Bars are as high as the errors. */
  bars: boolean;
}
function laneOf(name: LampName): Lane {
  const { watches, compares = false, bars = false } = lampRow(name);
  const causes = 'defect' in watches ? causesOf(watches.defect) : [];
  const bits = causes.reduce((all, defect) => all | LANE_BITS[defect], 0);
  return { bad: LANE_BITS[name], causes: bits, compares, bars };
}
const LANES = {
  ALL: { bad: BAD_BITS, causes: 0, compares: false, bars: false },
  ...(Object.fromEntries(LAMP_NAMES.map((name) => [name, laneOf(name)])) as Record<LampName, Lane>),
} satisfies Record<LaneName, Lane>;

export const hasBars = (name: LaneName): boolean => LANES[name].bars;

export const isUnseen = (flags: number): boolean => (flags & (unobserved | invalid)) !== 0;

function lookOf({ bad, causes, compares }: Lane, flags: number): Look {
  if (flags & bad) return flags & causes ? 'consequent' : 'bad';
  if (isUnseen(flags) && !(flags & clean)) return 'none';
  if (compares && flags & ALARM_BITS && !(flags & COMPARED_BITS)) return 'uncompared';
  return flags === 0 ? 'none' : 'clean';
}

/** One lane of a window as stretches of one look each; bars of errors also part where their height does. */
export function pieces(window: Pick<LaneWindow, 'flags' | 'errorsMax'>, name: LaneName): Piece[] {
  const lane = LANES[name];
  const out: Piece[] = [];
  window.flags.forEach((flags, at) => {
    const look = lookOf(lane, flags);
    const count = lane.bars && look === 'bad' ? (window.errorsMax[at] ?? 0) : 0;
    const last = out.at(-1);
    if (last?.look === look && last.errors === count) last.to = at + 1;
    else out.push({ from: at, to: at + 1, look, errors: count });
  });
  return out.filter(({ look }) => look !== 'none');
}

/** What of a window needs a word beside it, because no other place says it. */
export function legendOf(
  window: Pick<LaneWindow, 'flags' | 'errorsMax'>,
  lanes: readonly LaneName[],
): ('consequent' | 'uncompared')[] {
  const looks = new Set(lanes.flatMap((lane) => pieces(window, lane).map(({ look }) => look)));
  return (['consequent', 'uncompared'] as const).filter((look) => looks.has(look));
}

/** Lanes that say nothing in the whole run. One whose alarm only follows from another now has a past to show. */
export const silentLanes = (lamps: readonly LampView[]): LampName[] =>
  lamps.filter(({ state, reason }) => state === 'off' && reason?.code !== 'lamp.consequent').map(({ lamp }) => lamp);

/** Stretches that nobody saw, through all lanes. */
export function unseenPieces(window: Pick<LaneWindow, 'flags'>): { from: number; to: number }[] {
  const out: { from: number; to: number }[] = [];
  window.flags.forEach((flags, at) => {
    if (!isUnseen(flags)) return;
    const last = out.at(-1);
    if (last?.to === at) last.to = at + 1;
    else out.push({ from: at, to: at + 1 });
  });
  return out;
}

/** Height of a bar of errors, 0 to 1: log scale, one error clearly seen, 100 000 and more full. */
export const barHeight = (count: number): number => Math.min(1, 0.3 + Math.log10(Math.max(1, count)) * 0.14);

/** What stands under a moment of the window. */
export interface Under {
  unseen: boolean;
  clean: boolean;
  /** Alarms in cause order, then those of the far end; then what was counted, but for bit errors. */
  lit: LampName[];
  unavailable: boolean;
  errors: number;
}
const told = (name: LampName): boolean => !LANES[name].bars;
/** In the order in which they are told. */
const TOLD: readonly LampName[] = [...new Set<LampName>([...DEFECTS, ...LAMP_NAMES])].filter(told);

/** Undefined outside the window, and where nothing is recorded. */
export function under(window: LaneWindow, t: number): Under | undefined {
  const at = Math.floor(((t - window.from) * window.flags.length) / (window.to - window.from));
  const flags = window.flags[at];
  if (!flags) return undefined;
  return {
    unseen: isUnseen(flags),
    clean: (flags & clean) !== 0,
    lit: TOLD.filter((name) => flags & LANE_BITS[name]),
    unavailable: (flags & unavailable) !== 0,
    errors: window.errorsMax[at] ?? 0,
  };
}
