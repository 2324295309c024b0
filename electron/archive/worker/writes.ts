import { isClean, type CleanSpan, type Gap, type Range, type Second } from '../../contract/second.ts';
import type { TesterEvent } from '../../contract/tester.ts';
import type { PingSecond, RegisterSample } from '../../contract/tracks.ts';
import type { Recorded } from '../archive.ts';

/** Where the record of one attempt stands. */
export interface Frontier {
  /** First second that is neither a second nor an unfilled gap yet. */
  next: number;
  /** End of the last gap of either kind: filled gaps may lie over seconds, not over each other. */
  nextGap: number;
  /** The last clean span, if nothing was written behind it. */
  last?: CleanSpan | undefined;
}
/** What has to be written. The first span may be the last one of before, grown. */
export interface Writes {
  spans: CleanSpan[];
  rows: Second[];
  gaps: Gap[];
  pings: PingSecond[];
  registers: RegisterSample[];
  events: TesterEvent[];
}

/** Before anything is recorded. */
export const NOTHING_YET: Frontier = { next: -Infinity, nextGap: -Infinity };

const widest = (a: Range | undefined, b: Range | undefined): Range | undefined =>
  a && b ? { min: Math.min(a.min, b.min), max: Math.max(a.max, b.max) } : (a ?? b);

function withRanges(span: CleanSpan, second: Second): CleanSpan {
  const grown = { ...span };
  for (const name of ['freqHz', 'levelDb', 'rtdUs'] as const) {
    const range = widest(span[name], second[name]);
    if (range) grown[name] = { ...range };
  }
  return grown;
}

/** A span of one clean second. */
function spanOf(second: Second): CleanSpan {
  const span: CleanSpan = { from: second.t, to: second.t + 1, source: second.source };
  if (second.bits !== undefined) span.bits = second.bits;
  if (second.blocks !== undefined) span.blocks = second.blocks;
  return withRanges(span, second);
}

/** A sum over a span means something only if every second of it knows its part. */
const continues = (span: CleanSpan, second: Second): boolean =>
  second.t === span.to &&
  second.source === span.source &&
  (second.bits === undefined) === (span.bits === undefined) &&
  (second.blocks === undefined) === (span.blocks === undefined);

function grow(span: CleanSpan, second: Second): CleanSpan {
  const grown = withRanges({ ...span, to: second.t + 1 }, second);
  if (span.bits !== undefined) grown.bits = span.bits + (second.bits ?? 0);
  if (span.blocks !== undefined) grown.blocks = span.blocks + (second.blocks ?? 0);
  return grown;
}

function takeSecond(at: Frontier, writes: Writes, second: Second): void {
  if (second.t < at.next) return;
  at.next = second.t + 1;
  if (!isClean(second)) {
    writes.rows.push(second);
    return;
  }
  if (at.last && continues(at.last, second)) {
    if (writes.spans.at(-1)?.from === at.last.from) writes.spans.pop();
    at.last = grow(at.last, second);
  } else at.last = spanOf(second);
  writes.spans.push(at.last);
}

/** What is told of one second comes at one go, of every rung or register: it is known only if it was so before. */
function takeRound<T extends { t: number }>(at: Frontier, known: number, taken: T[], item: T): void {
  if (item.t < known) return;
  taken.push(item);
  at.next = Math.max(at.next, item.t + 1);
}

function takeGap(at: Frontier, writes: Writes, gap: Gap): void {
  const from = Math.max(gap.from, at.nextGap, gap.filled ? gap.from : at.next);
  if (gap.to <= from) return;
  // Totals of the whole gap would be untrue of a part of it.
  writes.gaps.push(from === gap.from ? gap : { ...gap, from, totals: undefined });
  at.nextGap = gap.to;
  if (!gap.filled) at.next = gap.to;
  // Only what was written last may grow.
  else at.last = undefined;
}

/**
 * What `observations` add to a record that stands at `frontier`, and where it stands then. Seconds that are already recorded, or that a gap
 * was recorded over, are passed over: after a crash the same seconds may be handed in again. A gap loses the part that is already known.
 * A filled gap is a note beside time that is proven clean: its seconds may stand as spans too. Pure.
 */
export function planWrites(
  frontier: Frontier,
  observations: readonly Recorded[],
): { writes: Writes; frontier: Frontier } {
  const at = { ...frontier };
  const writes: Writes = { spans: [], rows: [], gaps: [], pings: [], registers: [], events: [] };
  const { next } = at;
  for (const observation of observations) {
    if (observation.kind === 'second') takeSecond(at, writes, observation.second);
    else if (observation.kind === 'gap') takeGap(at, writes, observation.gap);
    else if (observation.kind === 'event') writes.events.push(observation.event);
    else if (observation.kind === 'ping') takeRound(at, next, writes.pings, observation.ping);
    else if (observation.kind === 'register') takeRound(at, next, writes.registers, observation.sample);
  }
  return { writes, frontier: at };
}
