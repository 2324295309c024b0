import { clock, date, timeOfDay } from '../../text/format.ts';

/** A stretch of time, epoch seconds. */
export interface Range {
  from: number;
  to: number;
}
/**
 * What is in view: the whole run, or the page of `seconds` that `at` lies on. Pages begin at START and are turned, never scrolled: time fills
 * the page, nothing moves by itself.
 */
export function pageOf(whole: Range, seconds: number | undefined, at: number): Range {
  if (seconds === undefined || whole.to - whole.from <= seconds) return whole;
  const inside = Math.min(Math.max(at, whole.from), whole.to - 1);
  const from = whole.from + Math.floor((inside - whole.from) / seconds) * seconds;
  return { from, to: from + seconds };
}

const STEPS_S = [
  1, 2, 5, 10, 15, 30, 60, 120, 180, 300, 600, 900, 1800, 3600, 7200, 10_800, 21_600, 43_200, 86_400, 172_800, 345_600,
];
/** Parts between labels at most, where they are short and where they are not. */
const TICKS_MAX = 6;
const LONG_TICKS_MAX = 4;
const SHORT_TEXT = 8;

const stepFor = (lengthS: number, ticksMax: number): number =>
  STEPS_S.find((step) => lengthS / step <= ticksMax) ?? 604_800;

/** A label on the axis; `share` from 0 at the left to 1 at the right edge. */
export interface Tick {
  share: number;
  text: string;
}

/** Time since START, as short as the axis allows: `03:00`, `12 h`, `2 d`. */
function elapsedText(seconds: number, stepS: number): string {
  if (stepS >= 3600 && seconds % 3600 === 0) {
    const hours = seconds / 3600;
    return hours > 0 && hours % 24 === 0 ? `${hours / 24} d` : hours === 0 ? '0' : `${hours} h`;
  }
  const text = clock(seconds, seconds >= 86_400);
  return seconds < 3600 ? text.slice(3) : text;
}

/** Time of day, with its date where more than a day is in view. */
function clockText(ms: number, lengthS: number, stepS: number): string {
  const time = timeOfDay(ms).slice(0, stepS >= 60 ? 5 : 8);
  return lengthS > 86_400 ? `${date(ms).slice(5)} ${time}` : time;
}

/** Round labels between the edges, and one at each edge. `startedAt`: times since START; undefined: by the clock on the wall. */
export function ticks(range: Range, startedAt: number | undefined): Tick[] {
  const length = range.to - range.from;
  const textAt = (t: number, stepS: number): string =>
    startedAt === undefined ? clockText(t * 1000, length, stepS) : elapsedText(t - startedAt, stepS);
  const fine = stepFor(length, TICKS_MAX);
  const isLong = textAt(Math.ceil(range.from / fine) * fine + 1, fine).length > SHORT_TEXT;
  const stepS = isLong ? stepFor(length, LONG_TICKS_MAX) : fine;
  const text = (t: number): string => textAt(t, stepS);
  const zero = startedAt ?? Math.floor(range.from / stepS) * stepS;
  const first = zero + Math.ceil((range.from - zero) / stepS) * stepS;
  const out: Tick[] = [];
  for (let t = first; t < range.to; t += stepS) out.push({ share: (t - range.from) / length, text: text(t) });
  // Room for the label at the right edge, which says how long it will take.
  const kept = out.filter(({ share }) => share < 0.92);
  return [...kept, { share: 1, text: text(range.to) }];
}
