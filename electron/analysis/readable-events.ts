import type { PlannedWindow } from '../contract/book/planned.ts';
import type { ReadableEvents, RunEvent } from '../contract/run.ts';
import type { Gap, History, Second } from '../contract/second.ts';
import { isErrored } from './classify.ts';
import { eventCount, eventsOf, gapEvent, isNoted, unavailableEvent } from './events.ts';
import { isTrouble, markedWith, windowAt } from './planned.ts';
import { createRecurrenceSearch, type RecurrenceSearch } from './recurrence.ts';
import { sightOf } from './seen.ts';
import { createJoiner, joined, type Joiner, type Stretch } from './stretches.ts';
import { createGrowingUnavailable } from './unavailable.ts';

const MAX_EVENTS = 240;
/** Errored seconds no further apart than this are one event; the first that keeps the list readable is taken. */
const MERGE_S = [1, 10, 60, 600, 3600] as const;
const LAST = MERGE_S.length - 1;
const READABLE = 60;

/** A stretch of seconds, of which measurement. */
interface Told {
  stretch: Stretch;
  attempt: number;
  measurement: number;
  /** All of it lies in this window. */
  planned: PlannedWindow | undefined;
}

/** Makes a list that a person can read of the events of a run, part by part in order of time; its size does not grow with the run. */
export interface ReadableList {
  /** What comes now is of the next measurement. */
  begin(attempt: number): void;
  add(part: History): void;
  /** The list; nothing can be added any more. */
  list(): ReadableEvents;
}

/** All that is kept while a list is made. */
interface Kept {
  /** Index into `MERGE_S`. */
  level: number;
  told: Told[];
  others: RunEvent[];
  /** Events that come after all that can be shown. */
  beyond: number;
  troubles: ReadableEvents['troubles'];
  recurring: NonNullable<ReadableEvents['recurring']>;
}

/** What is gathered of the measurement that is being told. */
interface Measured {
  attempt: number;
  /** In which its last second was. */
  planned: PlannedWindow | undefined;
  joiner: Joiner;
  unavailable: ReturnType<typeof createGrowingUnavailable>;
  recurrence: RecurrenceSearch;
}
/** Something was wrong with the line in this second, and somebody saw it. */
const isDisturbed = (second: Second): boolean =>
  sightOf(second) === 'observed' && (isErrored(second) || (second.slips?.length ?? 0) > 0);

const sizeOfAll = ({ told, others, beyond }: Kept): number =>
  told.reduce((sum, { stretch }) => sum + eventCount(stretch), others.length + beyond);

function join(a: Told | undefined, b: Told, withinS: number): Told | undefined {
  if (a?.measurement !== b.measurement || a.planned !== b.planned) return undefined;
  const stretch = joined(a.stretch, b.stretch, withinS);
  return stretch && { ...a, stretch };
}

function push(told: Told[], next: Told, withinS: number): void {
  const both = join(told.at(-1), next, withinS);
  if (both) told[told.length - 1] = both;
  else told.push(next);
}

function count({ troubles }: Kept, event: RunEvent): void {
  const { attempt, kind, message, planned } = event;
  const own = (troubles[attempt] ??= { bad: 0, planned: 0, unseen: 0 });
  if (isTrouble(event)) own.bad++;
  if (isTrouble(event) && planned && !planned.partly) own.planned++;
  if (kind === 'gap' && message.code !== 'event.gap-filled') own.unseen++;
}

/** Joins what is kept over longer distances until it can be read; at the last of them leaves out what nobody will see. */
function tighten(kept: Kept): void {
  while (kept.level < LAST && sizeOfAll(kept) > READABLE) {
    const wider = MERGE_S[++kept.level]!;
    const before = kept.told;
    kept.told = [];
    for (const one of before) push(kept.told, one, wider);
  }
  if (kept.level === LAST) leaveOut(kept);
}

/** What comes after as many events as are shown is only counted; the last stretch may still grow. */
function leaveOut(kept: Kept): void {
  const told = kept.told.splice(MAX_EVENTS, kept.told.length - MAX_EVENTS - 1);
  const others = kept.others.length > 2 * MAX_EVENTS ? kept.others.sort(inTime).splice(MAX_EVENTS) : [];
  for (const event of [...told.flatMap(eventsIn), ...others]) {
    count(kept, event);
    kept.beyond++;
  }
}
const inTime = (a: RunEvent, b: RunEvent): number => a.t - b.t;
/** What a stretch tells, marked with the window that it lies in. */
const eventsIn = ({ stretch, attempt, planned }: Told): RunEvent[] =>
  eventsOf(stretch, attempt).map((event) => (planned ? markedWith([planned], event) : event));

function tell(kept: Kept, next: Told): void {
  push(kept.told, next, MERGE_S[kept.level]!);
  tighten(kept);
}

function listOf(kept: Kept): ReadableEvents {
  const all = [...kept.told.flatMap(eventsIn), ...kept.others];
  for (const event of all) count(kept, event);
  const shown = all.sort(inTime).slice(0, MAX_EVENTS);
  const { troubles, recurring } = kept;
  const found = Object.keys(recurring).length > 0 ? { recurring } : {};
  return { shown, count: all.length + kept.beyond, withinS: MERGE_S[kept.level]!, troubles, ...found };
}

/** `noted`: the events of the record; `windows`: of planned work on its circuit, by which no stretch reaches over an edge of one. */
export function createReadableList(noted: readonly RunEvent[], windows: readonly PlannedWindow[] = []): ReadableList {
  const kept: Kept = { level: 0, told: [], others: [], beyond: 0, troubles: {}, recurring: {} };
  let now: Measured | undefined;
  let measurement = 0;
  const told = (stretch: Stretch | undefined): void => {
    if (stretch && now) tell(kept, { stretch, attempt: now.attempt, measurement, planned: now.planned });
  };
  const end = (): void => {
    if (!now) return;
    const { attempt, joiner, unavailable, recurrence } = now;
    told(joiner.end());
    const finding = recurrence.finding();
    if (finding) kept.recurring[attempt] ??= finding;
    kept.others.push(...unavailable.stretches().map((time) => markedWith(windows, unavailableEvent(time, attempt))));
    now = undefined;
    tighten(kept);
  };
  const addGaps = (gaps: readonly Gap[], attempt: number): void =>
    void kept.others.push(...gaps.map((gap) => gapEvent(gap, attempt)));
  return {
    begin(attempt) {
      end();
      measurement++;
      const recurrence = createRecurrenceSearch();
      const joiner = createJoiner();
      now = { attempt, joiner, unavailable: createGrowingUnavailable(), recurrence, planned: undefined };
    },
    add(part) {
      if (!now) return;
      for (const row of part.rows) {
        const planned = windows.length > 0 ? windowAt(windows, row.t) : undefined;
        if (planned !== now.planned) told(now.joiner.end());
        now.planned = planned;
        told(now.joiner.second(row));
        if (isDisturbed(row)) now.recurrence.add(row.t);
      }
      addGaps(part.gaps, now.attempt);
      now.unavailable.add(part);
    },
    list() {
      end();
      kept.others.push(...noted.filter(isNoted).map((event) => markedWith(windows, event)));
      tighten(kept);
      return listOf(kept);
    },
  };
}

/** The event list of histories that are at hand. */
export function readableEvents(
  noted: readonly RunEvent[],
  histories: readonly { attempt: number; history: History }[],
  windows: readonly PlannedWindow[] = [],
): ReadableEvents {
  const list = createReadableList(noted, windows);
  for (const { attempt, history } of histories) {
    list.begin(attempt);
    list.add(history);
  }
  return list.list();
}
