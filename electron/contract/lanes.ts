import { DEFECTS } from './defect.ts';
import type { CleanSpan, Gap, Second } from './second.ts';
import type { PingSecond, RegisterSample } from './tracks.ts';
import { LAMP_NAMES, lampRow, type LampName } from './lamps.ts';

/** Lanes of a time-line window, reduced to the pixels asked for. One element a pixel. */
export interface LaneWindow {
  /** Epoch seconds of the left and right edge. */
  from: number;
  to: number;
  /** Bit mask a pixel: what was seen within it, `STATE_BITS` and the bits of lamps. */
  flags: Uint32Array;
  /** Greatest bit errors in one second within the pixel. */
  errorsMax: Float64Array;
  /** Sum of bit errors within the pixel. */
  errorsSum: Float64Array;
}

/**
 * One second of a measurement as it stands on disk: itself, where something was seen in it; the clean time or the gap that it lies in; of a ladder what each
 * rung answered in it; of boxes what each register said last, then or before.
 */
export interface Moment {
  t: number;
  second?: Second;
  clean?: CleanSpan;
  gap?: Gap;
  pings?: PingSecond[];
  registers?: RegisterSample[];
}

/** Bits of `LaneWindow.flags` that are of no lamp; the others stand in the rows of `LAMPS`. None is ever given to something else. */
export const STATE_BITS = { unobserved: 256, filled: 512, unavailable: 1024, invalid: 2048, clean: 4096 } as const;

/** Every bit by its name. */
export const LANE_BITS = {
  ...STATE_BITS,
  ...(Object.fromEntries(LAMP_NAMES.map((name) => [name, lampRow(name).bit])) as Readonly<Record<LampName, number>>),
};

const bitsOf = (some: readonly LampName[]): number => some.reduce((bits, name) => bits | LANE_BITS[name], 0);
/** Any alarm of the received line. */
export const ALARM_BITS = bitsOf(DEFECTS);
/** Whatever makes the received line bad. */
export const BAD_BITS = bitsOf(LAMP_NAMES.filter((name) => !lampRow(name).beside)) | STATE_BITS.unavailable;
/** What is found in seconds in which bits were compared. */
export const COMPARED_BITS = bitsOf(LAMP_NAMES.filter((name) => lampRow(name).compares)) | STATE_BITS.clean;
