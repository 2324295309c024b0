import { clock, timeOfDay } from '../../text/format.ts';

/** A stretch of time, epoch seconds. */
export interface Range {
  from: number;
  to: number;
}
/** How much is shown: whole run, or a page of fixed length. Two lengths are offered, longer ones for runs over a day. */
export const zooms = (days: boolean): readonly { id: string; seconds: number | undefined }[] =>
  days
    ? [
        { id: '1 h', seconds: 3600 },
        { id: '24 h', seconds: 86_400 },
        { id: 'all', seconds: undefined },
      ]
    : [
        { id: '1 min', seconds: 60 },
        { id: '5 min', seconds: 300 },
        { id: 'all', seconds: undefined },
      ];

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
  5, 10, 15, 30, 60, 120, 180, 300, 600, 900, 1800, 3600, 7200, 10_800, 21_600, 43_200, 86_400, 172_800, 345_600,
];
const TICKS_MAX = 6;

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

/** Round labels between the edges, and one at each edge. `startedAt`: times since START; undefined: by the clock on the wall. */
export function ticks(range: Range, startedAt: number | undefined): Tick[] {
  const length = range.to - range.from;
  const stepS = STEPS_S.find((step) => length / step <= TICKS_MAX) ?? 604_800;
  const text = (t: number): string =>
    startedAt === undefined ? timeOfDay(t * 1000).slice(0, stepS >= 60 ? 5 : 8) : elapsedText(t - startedAt, stepS);
  const zero = startedAt ?? Math.floor(range.from / stepS) * stepS;
  const first = zero + Math.ceil((range.from - zero) / stepS) * stepS;
  const out: Tick[] = [];
  for (let t = first; t < range.to; t += stepS) out.push({ share: (t - range.from) / length, text: text(t) });
  // Room for the label at the right edge, which says how long it will take.
  const kept = out.filter(({ share }) => share < 0.92);
  return [...kept, { share: 1, text: text(range.to) }];
}
