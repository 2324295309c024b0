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
}

/** What a register or counter of a box said at a second; `source`: which box or port. */
export interface RegisterSample {
  t: number;
  source: string;
  name: string;
  value: number | string;
}
