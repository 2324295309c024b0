import { isSevere } from '../../analysis/index.ts';
import {
  causeOf,
  DEFECTS,
  isClean,
  lengthKnown,
  type Defect,
  type Gap,
  type History,
  type Second,
} from '../../contract/second.ts';
import type { EventKind, RunEvent, RunRecord } from '../../contract/run.ts';
import { wordOf, message } from './texts.ts';
import type { Message } from '../../contract/words/index.ts';
import type { EventMark } from './document.ts';
import { decidingAttempt, historyOf, type Source } from './basis.ts';

/** A line of the event list, from the history or from the run's own events. Epoch seconds. */
export interface Entry {
  t: number;
  to?: number;
  mark: EventMark;
  message: Message;
  attempt: number;
  kind: string;
  defect?: Defect;
  bitErrors?: number;
  es?: number;
  ses?: number;
}

type RowKind = 'invalid' | 'defect' | 'slip' | 'errors' | 'line' | 'quiet';
function kindOf(second: Second): RowKind {
  if (!second.valid) return 'invalid';
  if (second.defects.length) return 'defect';
  if (second.slips?.length) return 'slip';
  if (second.bitErrors || second.erroredBlocks) return 'errors';
  return isClean(second) || second.bits === 0 || second.bits === undefined ? 'quiet' : 'line';
}

/** Seconds of one kind that follow each other, summed up as they come: a month of them takes no more room than one. */
interface Stretch {
  kind: RowKind;
  defect: Defect | undefined;
  t: number;
  to: number;
  es: number;
  ses: number;
  /** Absent: no second of it has a count. */
  bitErrors: number | undefined;
  slips: number;
  /** First and last second with one. */
  slipAt: { from: number; to: number } | undefined;
  /** Absent: the size of one is unknown. */
  slipBits: number | undefined;
  others: Set<Defect>;
  conditions: Set<string>;
}

function begin(row: Second, kind: RowKind): Stretch {
  const counts = { es: 0, ses: 0, bitErrors: undefined, slips: 0, slipAt: undefined, slipBits: 0 };
  const sets = { others: new Set<Defect>(), conditions: new Set<string>() };
  return { kind, defect: causeOf(row.defects), t: row.t, to: row.t, ...counts, ...sets };
}

function take(stretch: Stretch, row: Second): void {
  stretch.to = row.t + 1;
  stretch.es++;
  if (isSevere(row)) stretch.ses++;
  if (row.bitErrors !== undefined) stretch.bitErrors = (stretch.bitErrors ?? 0) + row.bitErrors;
  if (row.slips?.length) stretch.slipAt = { from: stretch.slipAt?.from ?? row.t, to: row.t + 1 };
  for (const { bits } of row.slips ?? []) {
    stretch.slips++;
    stretch.slipBits = bits === undefined || stretch.slipBits === undefined ? undefined : stretch.slipBits + bits;
  }
  for (const defect of row.defects) if (defect !== stretch.defect) stretch.others.add(defect);
  for (const condition of row.notices ?? (row.inverted ? ['INV'] : [])) stretch.conditions.add(condition);
}

/** Rows joined to stretches: same kind and cause, and no further apart than `withinS` where they are errors. */
function* stretches(rows: readonly Second[], withinS: number): Generator<Stretch> {
  let open: Stretch | undefined;
  for (const row of rows) {
    const kind = kindOf(row);
    if (kind === 'quiet') continue;
    const within = kind === 'errors' ? withinS : 1;
    const goesOn = open?.kind === kind && open.defect === causeOf(row.defects) && row.t - open.to < within;
    if (!open || !goesOn) {
      if (open) yield open;
      open = begin(row, kind);
    }
    take(open, row);
  }
  if (open) yield open;
}

function errorMessage({ es, ses, bitErrors }: Stretch): Message {
  if (ses > 0) return message('report.event.severe', { es, ses });
  if (es > 1) return message('report.event.burst', { es });
  return message(bitErrors ? 'report.event.errors' : 'report.event.block');
}

function defectMessage({ others }: Stretch, defect: Defect): Message {
  const name = wordOf('defect', defect);
  const list = DEFECTS.filter((d) => others.has(d)).join(', ');
  const params = { code: defect, zh: name.zh, en: name.en, others: list };
  return message(list ? 'report.event.consequent' : 'report.event.defect', params);
}

function slipMessage({ slips: count, slipBits: bits }: Stretch): Message {
  if (bits === undefined) return message('report.event.slip-unsigned', { count });
  return message('report.event.slip', { count, bits: bits > 0 ? `+${bits}` : bits });
}

/** A slip in a second with a defect is in the counts, so it is in the list. */
function slipsWithin(stretch: Stretch, attempt: number): Entry[] {
  const { kind, slipAt } = stretch;
  if (kind !== 'defect' || !slipAt) return [];
  return [{ t: slipAt.from, to: slipAt.to, attempt, kind: 'slip', mark: 'slip', message: slipMessage(stretch) }];
}

function entryOf(stretch: Stretch, attempt: number): Entry {
  const { t, to, kind, defect, es, ses, bitErrors } = stretch;
  const base = { t, to, attempt, kind };
  if (kind === 'defect' && defect) return { ...base, mark: 'defect', defect, message: defectMessage(stretch, defect) };
  if (kind === 'slip')
    return { ...base, mark: 'slip', message: slipMessage(stretch), ...(bitErrors ? { bitErrors } : {}) };
  if (kind === 'invalid') return { ...base, mark: 'gap', message: message('report.event.invalid') };
  if (kind === 'line') {
    const text = [...stretch.conditions].join(', ') || 'CV / FAS / CRC';
    return { ...base, mark: 'other', message: message('report.event.line', { text }) };
  }
  const counted = bitErrors === undefined ? {} : { bitErrors };
  return { ...base, mark: ses ? 'severe' : 'errors', message: errorMessage(stretch), ...counted, es, ses };
}

function gapEntry(gap: Gap, attempt: number): Entry {
  const reason = wordOf('report.gap', gap.reason);
  const errors = gap.totals?.bitErrors;
  const known = errors === 0 ? 'report.event.gap-clean' : 'report.event.gap-errors';
  const open = errors === undefined ? 'report.event.gap' : known;
  const code = gap.filled ? 'report.event.gap-filled' : open;
  const params = { zh: reason.zh, en: reason.en, errors: errors ?? 0 };
  return { t: gap.from, to: gap.to, mark: 'gap', kind: 'gap', attempt, message: message(code, params) };
}

function* mapped<T, R>(items: Iterable<T>, change: (item: T) => R): Generator<R> {
  for (const item of items) yield change(item);
}

/** Sequences in order of time as one; of two at the same time the earlier sequence comes first. */
function* merged(sequences: readonly Iterable<Entry>[]): Generator<Entry> {
  const heads = sequences.map((sequence) => {
    const rest = sequence[Symbol.iterator]();
    return { rest, next: rest.next() };
  });
  for (;;) {
    let least: (typeof heads)[number] | undefined;
    for (const head of heads)
      if (!head.next.done && (!least || head.next.value.t < (least.next.value as Entry).t)) least = head;
    if (!least) return;
    yield least.next.value as Entry;
    least.next = least.rest.next();
  }
}

function* slipEntries(rows: readonly Second[], attempt: number): Generator<Entry> {
  for (const stretch of stretches(rows, 1)) yield* slipsWithin(stretch, attempt);
}

/** What the history of an attempt shows, in order. */
export function entriesOf(history: History, attempt: number, withinS: number): Generator<Entry> {
  return merged([
    mapped(stretches(history.rows, withinS), (stretch) => entryOf(stretch, attempt)),
    slipEntries(history.rows, attempt),
    mapped(history.gaps, (gap) => gapEntry(gap, attempt)),
  ]);
}

/** Kinds that the history itself tells, more exactly. */
const FROM_HISTORY: readonly EventKind[] = ['errors', 'defect', 'slip', 'gap'];
const MARKS: Partial<Record<EventKind, EventMark>> = {
  errors: 'errors',
  defect: 'defect',
  slip: 'slip',
  gap: 'gap',
  unavailable: 'unavailable',
};
function ownEntry(event: RunEvent): Entry {
  const { t, kind, attempt, bitErrors, defect, durationS } = event;
  const to = durationS === undefined ? undefined : t + durationS;
  return { t, to, mark: MARKS[kind] ?? 'other', kind, attempt, message: event.message, bitErrors, defect };
}

/** The whole event list of a run, one by one: what its histories show and what the run itself noted. */
export function eventList(source: Source, withinS: number): Generator<Entry> {
  const { attempts, events } = source.record;
  const seen = attempts.map((attempt) => ({ attempt, history: historyOf(source, attempt) }));
  const told = new Set(
    seen
      .filter(({ history }) => history.rows.length + history.gaps.length + history.spans.length > 0)
      .map(({ attempt }) => attempt.number),
  );
  const own = events.filter((e) => !(told.has(e.attempt) && FROM_HISTORY.includes(e.kind)));
  return merged([
    ...seen.map(({ attempt, history }) => entriesOf(history, attempt.number, withinS)),
    own.map(ownEntry).sort((a, b) => a.t - b.t),
  ]);
}

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
