import type { Availability } from './availability.ts';

/** Epoch seconds, `to` not included. */
export interface Stretch {
  from: number;
  to: number;
}

/** Unavailable time of one standard as stretches: what nobody saw is cut out, since it is neither available nor unavailable. */
export interface UnavailableTime {
  over: Stretch[];
  /** Since when it has been unavailable, gaps or not; undefined while available. */
  since: number | undefined;
  /** Where the stretch going on begins. */
  from: number;
}

/** A state of availability, and the stretches that its turns make. */
export function recordTurns(startAvailable: (onTurn: Availability['onTurn']) => Availability): {
  state: Availability;
  time: UnavailableTime;
} {
  const time: UnavailableTime = { over: [], since: undefined, from: 0 };
  const state = startAvailable((t, unavailable) => {
    if (unavailable) time.from = t;
    else close(time, t);
    time.since = unavailable ? t : undefined;
  });
  return { state, time };
}

function close(time: UnavailableTime, to: number): void {
  if (to > time.from) time.over.push({ from: time.from, to });
}

/** Nobody saw `from` to `to`; the state stays as it was. */
export function cutOut(time: UnavailableTime, from: number, to: number): void {
  if (time.since === undefined) return;
  close(time, from);
  time.from = to;
}

/** The stretch going on, up to `end`. */
export const goingOn = ({ since, from }: UnavailableTime, end: number | undefined): Stretch | undefined =>
  since !== undefined && end !== undefined && end > from ? { from, to: end } : undefined;
