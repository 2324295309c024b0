import type { Bilingual } from './text.ts';

/** What a measurement is made of, in the words of the JSON result; readings by hand have no line time. */
export const TRACK_KINDS = ['bits', 'ping', 'register', 'by-hand'] as const;
export type TrackKind = (typeof TRACK_KINDS)[number];

/** Answers to the probes of one rung of a ladder within one second; `t` epoch second, times in milliseconds. What cannot be known is absent. */
export interface PingSecond {
  t: number;
  rung: string;
  sent: number;
  /** Never answered. */
  lost: number;
  /** Answered after their time: not lost. */
  late: number;
  /** Answered with a wrong octet. */
  wrong: number;
  minMs?: number;
  avgMs?: number;
  maxMs?: number;
  /** The same by size of payload, where there are several. */
  sizes?: PingSize[];
  /** Rounds of it in which a probe of the smallest size was lost: bursts are made of them. */
  lossy?: LossyRound[];
}
/** Probes of one size within one second; `sumMs` over those that were answered. */
export interface PingSize {
  size: number;
  sent: number;
  lost: number;
  late: number;
  wrongOctets: number;
  sumMs: number;
}
/** A round with loss; `n`: its number on the axis of time, line time by the interval of the ladder. */
export interface LossyRound {
  n: number;
  sent: number;
  lost: number;
}

/** What a register or counter of a box said at a second; `source`: which box or port. */
export interface RegisterSample {
  t: number;
  source: string;
  name: string;
  value: number | string;
  /** What people are shown in the place of name and value, where these are no words of the trade in every language; not stored. */
  shown?: { name: Bilingual; value?: Bilingual };
}

/** A rung over a window of time, one element a pixel: sums of its probes, the longest answer; NaN where nothing answered. */
export interface PingLane {
  rung: string;
  sent: Float64Array;
  lost: Float64Array;
  late: Float64Array;
  wrong: Float64Array;
  maxMs: Float64Array;
}
/**
 * A register over a window of time, one element a pixel: least and greatest number that it said, NaN where none; how often it said anything, and how often
 * something else than before.
 */
export interface RegisterLane {
  source: string;
  name: string;
  min: Float64Array;
  max: Float64Array;
  said: Uint32Array;
  changed: Uint32Array;
}
/** Tracks beside bits in the window `from` to `to` (epoch seconds), reduced to pixels; `unobserved`: 1 where nobody looked. */
export interface TrackWindow {
  from: number;
  to: number;
  pings: PingLane[];
  registers: RegisterLane[];
  unobserved: Uint8Array;
}
