import { gapsOf } from '../../contract/measurement.ts';
import { eventList, readableEvents, unavailableStretches, type Observed } from '../../analysis/index.ts';
import type { AttemptRecord, EventKind, ReadableEvents, RunEvent, RunRecord } from '../../contract/run.ts';
import { lengthKnown, type History } from '../../contract/second.ts';
import type { EventMark } from './document.ts';
import { decidingAttempt, historyOf, type Source } from './basis.ts';

/** Stretches of unavailable time by history: every list and lane of a report asks for them. */
const known = new WeakMap<History, Observed['unavailable']>();

function observed(attempt: number, history: History): Observed {
  const unavailable = known.get(history) ?? unavailableStretches(history);
  known.set(history, unavailable);
  const { rows, gaps } = history;
  return { attempt, rows, gaps, unavailable };
}

/** Line time on which the verdict of an attempt rests, with what of it was unavailable. */
export const observedIn = (source: Source, attempt: AttemptRecord): Observed =>
  observed(attempt.number, historyOf(source, attempt));
/** Line time of every measurement. */
const all = ({ record, histories }: Source): { attempt: number; history: History }[] =>
  record.attempts.flatMap(({ number: attempt, measurements }) =>
    measurements.flatMap(({ id }) => {
      const history = histories.get(id);
      return history ? [{ attempt, history }] : [];
    }),
  );

/** Every event of a run, one by one: the list of the CSV and of the JSON. */
export const everyEvent = (source: Source): Generator<RunEvent> =>
  eventList(
    source.record.events,
    all(source).map(({ attempt, history }) => observed(attempt, history)),
    1,
  );

/** The event list as it is printed, and as the result screen shows it. */
export const printedEvents = (source: Source): ReadableEvents =>
  readableEvents(source.record.events, all(source), source.windows);

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
  const open = gapsOf(record, decidingAttempt(record)).filter((gap) => !gap.filled);
  return open.reduce((sum, { totals }) => sum + (totals?.bitErrors ?? 0), 0);
}

/** Longest unobserved stretch and their number as the record lists them, filled ones apart; how many may have lasted longer than they say. */
export function gapFigures(record: RunRecord): { longest: number; filled: number; unmeasured: number } {
  const own = gapsOf(record, decidingAttempt(record));
  const open = own.filter((gap) => !gap.filled).map((gap) => gap.to - gap.from);
  const unmeasured = own.filter((gap) => !lengthKnown(gap)).length;
  return { longest: Math.max(0, ...open), filled: own.length - open.length, unmeasured };
}
