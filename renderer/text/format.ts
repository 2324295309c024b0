import type { Judgement } from '../../electron/contract/judgement.ts';
import { clockText } from '../../electron/contract/duration.ts';
import { grouped, ratioText, twoDigits } from '../../electron/contract/ratio.ts';
import { offsetName } from '../../electron/contract/release.ts';
import { offsetMs, wall } from '../link/zone.ts';

const DAY_S = 86_400;

/** `HH:MM:SS`, or `DD:HH:MM:SS` where the run lasts longer than a day (chosen once per run by `days`). Seconds in. */
export function clock(seconds: number, days = false): string {
  const s = Math.max(0, Math.floor(seconds));
  return days ? `${twoDigits(Math.floor(s / DAY_S))}:${clockText(s % DAY_S)}` : clockText(s);
}

/** True for a run whose times are shown with days. */
export const needsDays = (forS: number): boolean => forS > DAY_S;

/** `51 h`, `7 h 59`, `12:40`: how long to go, as short as it can be told. Seconds in. */
export function timeLeft(seconds: number): string {
  const s = Math.max(0, Math.round(seconds));
  if (s >= DAY_S) return `${Math.floor(s / 3600)} h`;
  if (s >= 3600) return `${Math.floor(s / 3600)} h ${twoDigits(Math.floor((s % 3600) / 60))}`;
  return `${twoDigits(Math.floor(s / 60))}:${twoDigits(s % 60)}`;
}

/** `15:00`, `24 h`, `72 h`, `7 d`: a duration as short as it reads well. */
export function span(seconds: number): string {
  const s = Math.round(seconds);
  if (s >= 7 * DAY_S && s % DAY_S === 0) return `${s / DAY_S} d`;
  if (s >= 3600 && s % 3600 === 0) return `${s / 3600} h`;
  if (s >= 3600) return clock(s, needsDays(s));
  return `${twoDigits(Math.floor(s / 60))}:${twoDigits(s % 60)}`;
}

/** `1.44E-08`: a ratio beside its count. */
export const ratio = (value: number): string => ratioText(value, 2);

/** An upper bound with one decimal, rounded up so that it never promises more than was proven. */
export function bound(value: number): string {
  if (value <= 0 || !Number.isFinite(value)) return '---';
  let e = Math.floor(Math.log10(value));
  let m = Math.ceil(Number((value / 10 ** e).toPrecision(12)) * 10) / 10;
  if (m >= 10) [m, e] = [m / 10, e + 1];
  return `${m.toFixed(1)}E${e < 0 ? '-' : '+'}${twoDigits(Math.abs(e))}`;
}

/** Milliseconds as exactly as they are worth: `0.43 ms`, `12.3 ms`, `340 ms`. */
export const milliseconds = (ms: number): string =>
  `${ms < 1 ? ms.toFixed(2) : ms < 100 ? ms.toFixed(1) : count(Math.round(ms))} ms`;

/** A count with spaces between thousands. */
export const count = grouped;

/** Time of day `14:02:11` of epoch milliseconds, in the zone of this page. */
export function timeOfDay(ms: number): string {
  const d = wall(ms);
  return `${twoDigits(d.getUTCHours())}:${twoDigits(d.getUTCMinutes())}:${twoDigits(d.getUTCSeconds())}`;
}

/**
 * `UTC+08:00`, the zone in which this page tells times, where a record does not speak for itself: its zone has no name (`TZ=CST-8`), or is another
 * one. Else empty.
 */
export function zoneOf(ms: number, zone: { name: string; offsetS: number }): string {
  const minutes = offsetMs(ms) / 60_000;
  if (!/^UTC[+-]/.test(zone.name) && zone.offsetS === minutes * 60) return '';
  return offsetName(minutes * 60);
}

/** `2026-11-23`. */
export function date(ms: number): string {
  return wall(ms).toISOString().slice(0, 10);
}

/** `11-23 14:25`, with the year in front where it is not this one. */
export function dateTime(ms: number, nowMs: number): string {
  const day = date(ms);
  const short = day.slice(0, 4) === date(nowMs).slice(0, 4) ? day.slice(5) : day;
  return `${short} ${timeOfDay(ms).slice(0, 5)}`;
}

/** `11-23 14:25:08 – 14:40:08`, with the date at both ends where they are not of one day. The second end may be missing. */
export function period(fromMs: number, toMs: number | undefined, nowMs: number): string {
  const at = (ms: number): string => `${dateTime(ms, nowMs).split(' ')[0]} ${timeOfDay(ms)}`;
  if (toMs === undefined) return at(fromMs);
  return `${at(fromMs)} – ${date(fromMs) === date(toMs) ? timeOfDay(toMs) : at(toMs)}`;
}

/** Choice of a duration as its button shows it: `15m` gives `15 min`. */
export const durationLabel = (text: string): string =>
  text.replace(/^(\d+)([smhd])$/, (_all, n: string, unit: string) => `${n} ${unit === 'm' ? 'min' : unit}`);

/** The line of an address as people name it: `family@COM5?baud=9600` gives `COM5 · 9600`. Empty for a simulator and a set without a line. */
export function lineOf(address: string): string {
  const [base = '', query = ''] = address.replace(/^[^@]*@?/, '').split('?');
  const line = base.replace(/^tcp:\/\//, '');
  return line === 'sim:' ? '' : [line, new URLSearchParams(query).get('baud')].filter(Boolean).join(' · ');
}

/**
 * Bit error ratio as measured, or what so many bits without an error prove; empty where it is not known, and where all errors lie within gaps:
 * they are in the total and in no ratio.
 */
export function berText({ totals: { bitErrors }, ber, berBound }: Judgement): string {
  if (bitErrors === 0) return berBound === undefined ? '' : `< ${bound(berBound)}`;
  return ber ? ratio(ber) : '';
}
