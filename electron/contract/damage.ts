import type { MeasurementRecord } from './measurement.ts';
import { localTime } from './release.ts';
import type { Gap, History } from './second.ts';
import type { DamagedPart } from './states.ts';
import { bothOf, wordOf, type Message } from './words/index.ts';

/** What of a record cannot be read any more: it is shown nowhere, and said to be damaged. */
export interface Damage {
  what: DamagedPart;
  attempt?: number;
  /** Id of the measurement. */
  measurement?: string;
  /** How many of them. */
  n?: number;
  /** Seconds: from the first (inclusive) to the end (exclusive), epoch seconds; an end that nobody knows is absent. */
  from?: number;
  to?: number;
  /** It is whole, and of a program that this one is not yet. */
  newer?: true;
}

/** What is damaged, as people read it. `offsetS`: zone of the record. */
export function damageMessage({ what, from, to, newer }: Damage, offsetS: number): Message {
  const { zh, en } = wordOf('damaged', what);
  if (newer) return { code: 'damaged.newer', params: { zh, en } };
  if (from === undefined) return { code: 'damaged.part', params: { zh, en } };
  const at = (t: number): string => localTime(t * 1000, offsetS, 'seconds');
  if (to === undefined) return { code: 'damaged.seconds-on', params: { from: at(from) } };
  return { code: 'damaged.seconds-from', params: { from: at(from), to: at(to), s: to - from } };
}

/** The same of a whole record that cannot be read, in a list. */
export const damagedRecord = (part: string): Message => ({
  code: 'damaged.part',
  params: { ...bothOf({ said: wordOf('damaged', part) }) },
});

/** Stretches of time that nothing in a history covers, from `from` on, up to `to` where that is known. */
function holesIn({ spans, rows, gaps, pings = [], registers = [] }: History, from?: number, to?: number): Gap[] {
  const at = ({ t }: { t: number }): [number, number] => [t, t + 1];
  const stretches = [...[...spans, ...gaps].map((one): [number, number] => [one.from, one.to]), ...rows.map(at)];
  const covered = [...stretches, ...pings.map(at), ...registers.map(at)].sort(([a], [b]) => a - b);
  const holes: Gap[] = [];
  let end = from;
  for (const [a, b] of covered) {
    if (end !== undefined && a > end) holes.push({ from: end, to: a, reason: 'damaged' });
    end = Math.max(end ?? a, b);
  }
  if (end !== undefined && to !== undefined && to > end) holes.push({ from: end, to, reason: 'damaged' });
  return holes;
}

/** The whole history of a measurement (from `from` to `to`) where something of it is damaged: what is left uncovered nobody can tell any more. */
export function withDamage(history: History, from: number | undefined, to: number | undefined): History {
  if (!history.damaged) return history;
  const gaps = [...history.gaps, ...holesIn(history, from, to)].sort((a, b) => a.from - b.from);
  return { ...history, gaps };
}

/** End of all that a history covers, epoch seconds; 0 of nothing. */
export const endOf = ({ spans, rows, gaps, pings = [], registers = [] }: History): number => {
  const seconds = [rows, pings, registers].map((some) => 1 + (some.at(-1)?.t ?? -1));
  return Math.max(spans.at(-1)?.to ?? 0, ...seconds, ...gaps.slice(-1).map(({ to }) => to));
};

/** What of the seconds of a measurement is damaged, by its whole history. */
export function damageIn(
  history: History,
  one: Pick<MeasurementRecord, 'id' | 'from' | 'to'>,
  attempt: number,
): Damage[] {
  if (!history.damaged) return [];
  const at = { what: 'seconds', attempt, measurement: one.id } as const;
  const holes = history.gaps.filter(({ reason }) => reason === 'damaged').map(({ from, to }) => ({ ...at, from, to }));
  if (holes.length > 0) return holes;
  // Of what went on to an end that nobody has written down, the end is missing.
  return one.from !== undefined && one.to === undefined ? [{ ...at, from: endOf(history) || one.from }] : [at];
}
