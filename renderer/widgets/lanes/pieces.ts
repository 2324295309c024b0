import { LANE_BITS, type LaneWindow } from '../../../electron/contract/run.ts';
import { causesOf, DEFECTS, type Defect } from '../../../electron/contract/second.ts';
import type { LampName, LampView } from '../../../electron/contract/views.ts';

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

const { LOS, AIS, LOF, LSS, RAI, slip, errors, unavailable, clean, codeViolation, unobserved, invalid } = LANE_BITS;
const bitsOf = (defects: readonly Defect[]): number => defects.reduce((bits, defect) => bits | LANE_BITS[defect], 0);
const ALARM = bitsOf(DEFECTS);
/** Bits that make a lane bad. */
const BAD: Record<LaneName, number> = {
  LOS,
  HDB3: codeViolation,
  LOF,
  AIS,
  RAI,
  LSS,
  SLIP: slip,
  ERR: errors,
  ALL: ALARM | slip | errors | unavailable,
};
/** Alarms that come first in the order of causes: beside one of them this lane's alarm follows from it. */
const CAUSES: Partial<Record<LaneName, number>> = Object.fromEntries(
  DEFECTS.map((defect) => [defect, bitsOf(causesOf(defect))]),
);
/** In the seconds of an alarm nothing is compared: these lanes can say nothing about them. */
const COMPARING: readonly LaneName[] = ['SLIP', 'ERR'];

export const isUnseen = (flags: number): boolean => (flags & (unobserved | invalid)) !== 0;

function lookOf(lane: LaneName, flags: number): Look {
  if (flags & BAD[lane]) return flags & (CAUSES[lane] ?? 0) ? 'consequent' : 'bad';
  if (isUnseen(flags) && !(flags & clean)) return 'none';
  if (COMPARING.includes(lane) && flags & ALARM && !(flags & (clean | errors | slip))) return 'uncompared';
  return flags === 0 ? 'none' : 'clean';
}

/** One lane of a window as stretches of one look each; bars of errors also part where their height does. */
export function pieces(window: Pick<LaneWindow, 'flags' | 'errorsMax'>, lane: LaneName): Piece[] {
  const out: Piece[] = [];
  window.flags.forEach((flags, at) => {
    const look = lookOf(lane, flags);
    const count = lane === 'ERR' && look === 'bad' ? (window.errorsMax[at] ?? 0) : 0;
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
  alarms: (Defect | 'RAI')[];
  slip: boolean;
  unavailable: boolean;
  errors: number;
}
const ALARMS = [...DEFECTS, 'RAI'] as const;

/** Undefined outside the window, and where nothing is recorded. */
export function under(window: LaneWindow, t: number): Under | undefined {
  const at = Math.floor(((t - window.from) * window.flags.length) / (window.to - window.from));
  const flags = window.flags[at];
  if (!flags) return undefined;
  return {
    unseen: isUnseen(flags),
    clean: (flags & clean) !== 0,
    alarms: ALARMS.filter((alarm) => flags & LANE_BITS[alarm]),
    slip: (flags & slip) !== 0,
    unavailable: (flags & unavailable) !== 0,
    errors: window.errorsMax[at] ?? 0,
  };
}
