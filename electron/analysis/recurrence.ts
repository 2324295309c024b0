import type { RecurrenceFinding } from '../contract/finding.ts';

/** Shortest period that is told apart from chance at a second's resolution, seconds. */
const SHORTEST_S = 10;
/** Times that something must have come back before it is said to recur. */
const RETURNS = 8;
/** Share of all errors that must lie in step, and of all times at which one was due that must have one. */
const IN_STEP = 0.7;
const KEPT = 0.5;
/** How often chance alone may look like this, all periods that could be tried included. */
const ALPHA = 1e-4;
/** Events that are looked at; differences between each and so many after it. */
const EVENTS_MAX = 3000;
const NEIGHBOURS = 6;
/** Events from which a period is followed: the first of all may be in no step. */
const STARTS = 3;
/** Differences that come most often, as many as are tried. */
const CANDIDATES = 24;

/** How far from its due time an error may lie and count as in step, seconds: both ways together. */
const toleranceS = (periodS: number): number => Math.max(3, periodS / 20);

/** First seconds of what follows each other by less than `apartS`: one disturbance is one event. Ascending. */
function beginnings(times: readonly number[], apartS: number): number[] {
  const out: number[] = [];
  let last = -Infinity;
  for (const t of times) {
    if (t - last > apartS) out.push(t);
    last = t;
  }
  return out;
}

/** Differences between events that come most often, to 2 %; the mean of each. */
function candidates(events: readonly number[]): number[] {
  const groups = new Map<number, { n: number; sum: number }>();
  for (let i = 0; i < events.length; i++) {
    for (let j = i + 1; j <= Math.min(i + NEIGHBOURS, events.length - 1); j++) {
      const apart = events[j]! - events[i]!;
      const key = Math.round(Math.log(apart) * 50);
      const group = groups.get(key) ?? { n: 0, sum: 0 };
      groups.set(key, { n: group.n + 1, sum: group.sum + apart });
    }
  }
  const often = [...groups.values()].filter(({ n }) => n >= 3).sort((a, b) => b.n - a.n);
  return often.slice(0, CANDIDATES).map(({ n, sum }) => sum / n);
}

interface Fit {
  periodS: number;
  hits: number;
  cycles: number;
}

/** Line through points: `t = phase + period x m`. */
function lineThrough(points: readonly (readonly [m: number, t: number])[]): { phase: number; periodS: number } {
  const n = points.length;
  const [m0, t0] = points.reduce(([a, b], [m, t]) => [a + m / n, b + t / n], [0, 0]);
  const over = points.reduce((sum, [m, t]) => sum + (m - m0) * (t - t0), 0);
  const under = points.reduce((sum, [m]) => sum + (m - m0) ** 2, 0);
  const periodS = over / under;
  return { phase: t0 - periodS * m0, periodS };
}

/** Follows a period from event `start` on: what lies in step with the one before, by the period as it is known by then. Their numbers and times. */
function followed(events: readonly number[], start: number, near: number): [number, number][] {
  const first = events[start]!;
  const points: [number, number][] = [[0, first]];
  let [m, t] = [0, first];
  for (const next of events.slice(start + 1)) {
    const periodS = m >= RETURNS ? (t - first) / m : near;
    const steps = Math.round((next - t) / periodS);
    if (steps < 1 || Math.abs(next - t - steps * periodS) > toleranceS(periodS) / 2) continue;
    [m, t] = [m + steps, next];
    points.push([m, t]);
  }
  return points;
}

/** The best period near `near`: how many events lie in step with it, over how many times at which one was due. */
function fitOf(events: readonly number[], start: number, near: number): Fit | undefined {
  let points = followed(events, start, near);
  let line = { phase: events[start]!, periodS: near };
  for (let round = 0; round < 4; round++) {
    if (points.length < RETURNS) return undefined;
    line = lineThrough(points);
    const { phase, periodS } = line;
    if (!(periodS >= SHORTEST_S)) return undefined;
    const all = events.map((t): [number, number] => [Math.round((t - phase) / periodS), t]);
    points = all.filter(([m, t]) => Math.abs(t - phase - m * periodS) <= toleranceS(periodS) / 2);
  }
  const due = points.map(([m]) => m);
  const hits = new Set(due).size;
  return hits < RETURNS ? undefined : { periodS: line.periodS, hits, cycles: due.at(-1)! - due[0]! + 1 };
}

/** Natural logarithm of the chance that of `n` events, each in step with chance `q`, `k` or more are: by the greatest term, times their number. */
function logTail(n: number, k: number, q: number): number {
  let choose = 0;
  for (let i = 1; i <= n - k; i++) choose += Math.log((n - i + 1) / i);
  return choose + k * Math.log(q) + (n - k) * Math.log1p(-q) + Math.log(n - k + 1);
}

/** True if events strewn at random would hardly ever lie like this at any of the periods and phases that could have been tried. */
function isSound({ periodS, hits }: Fit, n: number, spanS: number): boolean {
  const periods = 3 * spanS;
  const chance = Math.log(periods) + Math.log(n) + logTail(n - 1, hits - 1, toleranceS(periodS) / periodS);
  return chance < Math.log(ALPHA);
}

/** The best fit near one period, from one of the first events on; undefined unless it is steady and sound. */
function recursAt(events: readonly number[], near: number): RecurrenceFinding | undefined {
  // What comes again soon after is the same disturbance, seen from this period.
  const own = beginnings(events, near / 4);
  for (let start = 0; start < Math.min(STARTS, own.length); start++) {
    const fit = fitOf(own, start, near);
    if (!fit || fit.hits < IN_STEP * own.length || fit.hits < KEPT * fit.cycles) continue;
    if (!isSound(fit, own.length, own.at(-1)! - own[0]!)) continue;
    return { kind: 'recurring', everyS: fit.periodS, hits: fit.hits, of: own.length };
  }
  return undefined;
}

/** Whether errors come back at one interval: the longest that holds, for every part of it holds half as well. `events`: ascending, epoch seconds. */
function recurs(events: readonly number[]): RecurrenceFinding | undefined {
  const longest = candidates(events)
    .filter((periodS) => periodS >= SHORTEST_S)
    .sort((a, b) => b - a);
  for (const near of longest) {
    const finding = recursAt(events, near);
    if (finding) return finding;
  }
  return undefined;
}

/** Gathers seconds with errors as they come, in order of time. */
export interface RecurrenceSearch {
  add(t: number): void;
  finding(): RecurrenceFinding | undefined;
}

/** Errors that come back at one interval: a finding only where chance would hardly ever look so; of what comes at random nothing is said. Pure. */
export function createRecurrenceSearch(): RecurrenceSearch {
  const times: number[] = [];
  let last = -Infinity;
  return {
    add(t) {
      // Of what goes on from second to second the beginning counts.
      if (t - last > 2 && times.length < EVENTS_MAX) times.push(t);
      last = t;
    },
    finding: () => recurs(times),
  };
}
