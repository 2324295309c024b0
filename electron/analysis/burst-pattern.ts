import { twoDigits } from '../contract/ratio.ts';
import type { RunEvent } from '../contract/run.ts';
import type { Message } from '../contract/words/index.ts';
import { createRecurrenceSearch } from './recurrence.ts';

const DAY_S = 86_400;
/** Bursts that begin within so much of the day are at the same time of it, seconds. */
const SAME_TIME_S = 600;
/** Days on which something must have come at one time of day before that is said, and the share of all bursts that must be there. */
const DAYS = 3;
const SHARE = 0.7;
/** So many bursts, most of them as short as this, are a background of loss, seconds. */
const MANY = 20;
const SHORT_S = 2;

/** What a burst told of itself when it was over. */
type Burst = Pick<RunEvent, 't' | 'durationS' | 'bitErrors'>;

/** The time of day at which most bursts begin; undefined unless they come at it day after day. */
function timeOfDay(bursts: readonly Burst[], offsetS: number): Message | undefined {
  const all = bursts.map(({ t }) => ({ t, s: (t + offsetS) % DAY_S }));
  let best: typeof all = [];
  for (const { s: from } of all) {
    const near = all.filter(({ s }) => (s - from + DAY_S) % DAY_S < SAME_TIME_S);
    if (near.length > best.length) best = near;
  }
  const days = new Set(best.map(({ t }) => Math.round((t - best[0]!.t) / DAY_S))).size;
  if (days < DAYS || best.length < SHARE * all.length) return undefined;
  const first = best[0]!.s;
  const mean =
    first + best.reduce((sum, { s }) => sum + (((s - first + 1.5 * DAY_S) % DAY_S) - DAY_S / 2), 0) / best.length;
  const minute = Math.floor(((mean + DAY_S) % DAY_S) / 60);
  const time = `${twoDigits(Math.floor(minute / 60))}:${twoDigits(minute % 60)}`;
  return { code: 'pattern.time-of-day', params: { time, days, hits: best.length, of: all.length } };
}

function period(bursts: readonly Burst[]): Message | undefined {
  const search = createRecurrenceSearch();
  for (const { t } of bursts) search.add(t);
  const found = search.finding();
  return found && { code: 'pattern.period', params: { n: Math.round(found.everyS), hits: found.hits, of: found.of } };
}

function background(bursts: readonly Burst[], spanS: number): Message | undefined {
  const short = bursts.filter(({ durationS = 1 }) => durationS <= SHORT_S);
  if (bursts.length < MANY || short.length < SHARE * bursts.length) return undefined;
  const perHour = Math.max(1, Math.round((bursts.length * 3600) / Math.max(1, spanS)));
  return { code: 'pattern.background', params: { n: perHour } };
}

/** Whether bit errors or alarms came with them: as a fact where all say the same, as likely where they do not. */
function withBits(bursts: readonly Burst[]): Message | undefined {
  const known = bursts.filter(({ bitErrors }) => bitErrors !== undefined);
  if (known.length === 0) return undefined;
  const hits = known.filter(({ bitErrors = 0 }) => bitErrors > 0).length;
  const params = { hits, of: known.length };
  if (hits === known.length) return { code: 'pattern.with-bits', params };
  if (hits === 0) return { code: 'pattern.without-bits', params };
  return 2 * hits >= known.length
    ? { code: 'pattern.likely-with-bits', params }
    : { code: 'pattern.likely-without-bits', params: { ...params, hits: known.length - hits } };
}

/**
 * What the bursts of a watch have in common, in words: time of day, period or background; with bit errors or without. Of what may be chance nothing is said.
 * `spanS`: how long was watched; `offsetS`: zone of the record.
 */
export function burstPattern(events: readonly RunEvent[], spanS: number, offsetS: number): Message[] {
  const bursts = events.filter(({ kind }) => kind === 'loss').toSorted((a, b) => a.t - b.t);
  const when = timeOfDay(bursts, offsetS) ?? period(bursts) ?? background(bursts, spanS);
  return [when, withBits(bursts)].filter((one) => one !== undefined);
}
