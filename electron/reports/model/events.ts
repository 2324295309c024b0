import { eventList, readableEvents, unavailableStretches, type Observed } from '../../analysis/index.ts';
import type { AttemptRecord, EventKind, ReadableEvents, RunEvent, RunRecord } from '../../contract/run.ts';
import { lengthKnown, type History } from '../../contract/second.ts';
import type { EventMark } from './document.ts';
import { decidingAttempt, historyOf, type Source } from './basis.ts';

/** Stretches of unavailable time by history: every list and lane of a report asks for them. */
const known = new WeakMap<History, Observed['unavailable']>();

/** Line time of an attempt with what of it was unavailable. */
export function observedIn(source: Source, attempt: AttemptRecord): Observed {
  const history = historyOf(source, attempt);
  const unavailable = known.get(history) ?? unavailableStretches(history);
  known.set(history, unavailable);
  const { rows, gaps } = history;
  return { attempt: attempt.number, rows, gaps, unavailable };
}
const allObserved = (source: Source): Observed[] =>
  source.record.attempts.map((attempt) => observedIn(source, attempt));

/** Every event of a run, one by one: the list of the CSV and of the JSON. */
export const everyEvent = (source: Source): Generator<RunEvent> =>
  eventList(source.record.events, allObserved(source), 1);

/** The event list as it is printed, and as the result screen shows it. */
export const printedEvents = (source: Source): ReadableEvents =>
  readableEvents(source.record.events, allObserved(source));

const MARKS: Partial<Record<EventKind, EventMark>> = {
  errors: 'errors',
  defect: 'defect',
  slip: 'slip',
  gap: 'gap',
  invalid: 'gap',
  unavailable: 'unavailable',
};
/** The sign of an event on paper. */
export const markOf = ({ kind, ses }: RunEvent): EventMark => (ses ? 'severe' : (MARKS[kind] ?? 'other'));

/** Bit errors that the tester's totals show within the gaps of the attempt the verdict rests on: in its total, in no ratio. */
export function errorsInGaps(record: RunRecord): number {
  const last = decidingAttempt(record)?.number;
  const open = record.gaps.filter((gap) => gap.attempt === last && !gap.filled);
  return open.reduce((sum, { totals }) => sum + (totals?.bitErrors ?? 0), 0);
}

/** Longest unobserved stretch and their number as the record lists them, filled ones apart; how many may have lasted longer than they say. */
export function gapFigures(record: RunRecord): { longest: number; filled: number; unmeasured: number } {
  const last = decidingAttempt(record)?.number;
  const own = record.gaps.filter((gap) => gap.attempt === last);
  const open = own.filter((gap) => !gap.filled).map((gap) => gap.to - gap.from);
  const unmeasured = own.filter((gap) => !lengthKnown(gap)).length;
  return { longest: Math.max(0, ...open), filled: own.length - open.length, unmeasured };
}
