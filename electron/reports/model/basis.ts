import type { PlannedWindow } from '../../contract/book/planned.ts';
import { STREAM_ROLE } from '../../contract/stream.ts';
import { decidingMeasurement, judgementOf } from '../../contract/measurement.ts';
import { judge, judgeOptions } from '../../analysis/index.ts';
import { decidingTester, isTotalsOnly, readFrom } from '../../contract/deciding.ts';
import { secondsIn, type G821, type Judgement, type SetVerdict } from '../../contract/judgement.ts';
import type { Reading } from '../../contract/reading.ts';
import { decidingAttempt, isJudged, type AttemptRecord, type RunRecord, type StepRecord } from '../../contract/run.ts';
import type { TrackWindow } from '../../contract/tracks.ts';
import type { StepSpec } from '../../contract/procedure.ts';
import { judgeOf } from '../../contract/steps.ts';
import { DEFECTS, type CleanSpan, type Defect, type History, type Range, type Second } from '../../contract/second.ts';

/** A run with all that a report is made from. Histories by id of measurement; tracks, as wide as paper can show, of those that are no bits. */
export interface Source {
  record: RunRecord;
  histories: ReadonlyMap<string, History>;
  tracks?: ReadonlyMap<string, TrackWindow>;
  /** Planned work on its circuit meanwhile. */
  windows?: readonly PlannedWindow[] | undefined;
}
const NO_HISTORY: History = { spans: [], rows: [], gaps: [] };

export { decidingAttempt, isJudged, isTotalsOnly, readFrom };

/** What the verdict of an attempt rests on. */
export const historyOf = (source: Source, attempt: AttemptRecord | undefined): History =>
  source.histories.get(decidingMeasurement(attempt)?.id ?? '') ?? NO_HISTORY;

export const stepsOf = (attempt: AttemptRecord | undefined, kind: StepSpec['do']): StepRecord[] =>
  attempt?.steps.filter((step) => step.do === kind) ?? [];

/** Seconds asked for. */
export const askedS = (record: RunRecord): number | undefined => decidingMeasurement(decidingAttempt(record))?.forS;

export const isLoopCheck = (record: RunRecord): boolean =>
  judgeOf(record.procedure, decidingMeasurement(decidingAttempt(record))?.step ?? '')?.rule === 'loop-check' ||
  decidingTester(record).capabilities.judging !== 'path';
/** Frames were sent to another computer. */
export const isOfStream = ({ instruments }: Pick<RunRecord, 'instruments'>): boolean => STREAM_ROLE in instruments;
/** Bits were compared, or nobody came so far: frames and pings have no bit errors, and no seconds of G.821. */
export const isOfBits = (record: RunRecord): boolean =>
  !isOfStream(record) && judgementOf(decidingAttempt(record))?.ladder === undefined;
export const isIntegrity = (record: RunRecord): boolean => decidingTester(record).capabilities.judging === 'integrity';

/** Defects with a place of their own: the usual four of a path, otherwise those that the tester reports. */
export function defectsShown({ record }: Source): Defect[] {
  const { defects, judging } = decidingTester(record).capabilities;
  return DEFECTS.filter((d) => defects.includes(d) || (judging === 'path' && d !== 'LOC'));
}

/** The reading on which judgement rests. */
export const finalReading = (attempt: AttemptRecord | undefined): Reading | undefined =>
  decidingMeasurement(attempt)?.readings.findLast((reading) => reading.final) ?? undefined;

/** Seconds counted: G.826 where it was judged, else G.821; a reading by hand gives what the set shows. */
export function countedSeconds(attempt: AttemptRecord | undefined): Partial<G821> {
  const judged = secondsIn(judgementOf(attempt));
  if (judged) return judged;
  const read = finalReading(attempt);
  return read ? { ES: read.ES, SES: read.SES, UAS: read.UAS } : {};
}

export const decidingSets = (judgement: Judgement | undefined): SetVerdict[] =>
  judgement?.sets.filter((set) => set.decides) ?? [];

/** A reading that came in a file: when the set was started nobody knows, but for its test time. */
export function isTimeUnknown(attempt: AttemptRecord): boolean {
  const from = decidingMeasurement(attempt)?.from;
  return from !== undefined && 1000 * (from + 1) < attempt.startedAtMs;
}

/** Beginning and end of what was measured, epoch seconds; absent where nobody saw it. */
export function measured(attempt: AttemptRecord, history: History): { from: number; to: number } | undefined {
  if (isTimeUnknown(attempt)) return undefined;
  const starts = [history.spans[0]?.from, history.rows[0]?.t, history.gaps[0]?.from].filter((t) => t !== undefined);
  const lastRow = history.rows.at(-1)?.t;
  const ends = [history.spans.at(-1)?.to, lastRow === undefined ? undefined : lastRow + 1, history.gaps.at(-1)?.to];
  const known = decidingMeasurement(attempt);
  const from = known?.from ?? (starts.length ? Math.min(...starts) : undefined);
  if (from === undefined) return undefined;
  const to = known?.to ?? Math.max(from + 1, ...ends.filter((t) => t !== undefined));
  return { from, to };
}

/** Least and greatest of a measurement over the whole history; absent if the tester never gave it. */
export function extent(history: History, key: 'rtdUs' | 'freqHz' | 'levelDb'): Range | undefined {
  let range: Range | undefined;
  const add = (item: CleanSpan | Second): void => {
    const seen = item[key];
    if (seen) range = range ? { min: Math.min(range.min, seen.min), max: Math.max(range.max, seen.max) } : seen;
  };
  history.spans.forEach(add);
  history.rows.forEach(add);
  return range;
}

/** Epoch second up to which the record speaks: its last event, signature, attachment or second. No clock is asked. */
export function recordedUpTo(source: Source): number {
  const { record } = source;
  const times = [
    record.startedAtMs,
    record.endedAtMs ?? 0,
    ...record.signatures.map((s) => s.atMs),
    ...record.attachments.map((a) => a.atMs),
    ...record.attempts.map((a) => a.endedAtMs ?? a.startedAtMs),
    ...record.attempts.map((a) => (measured(a, historyOf(source, a))?.to ?? 0) * 1000),
  ];
  return Math.floor(Math.max(...times) / 1000);
}

/** A running attempt has no judgement in the record yet: an interim report takes it as it stands now. Finished ones are left as stored. */
export function withInterim(source: Source): Source {
  const { record } = source;
  const last = decidingAttempt(record);
  const history = historyOf(source, last);
  const begun = history.spans.length + history.rows.length + history.gaps.length > 0;
  const one = decidingMeasurement(last);
  if (isJudged(record) || !last || !one || one.judgement || !begun) return source;
  const judgement = judge(history, judgeOptions(record, one));
  const measurements = last.measurements.map((known) => (known === one ? { ...known, judgement } : known));
  const attempts = record.attempts.map((attempt) => (attempt === last ? { ...attempt, measurements } : attempt));
  return { ...source, record: { ...record, attempts } };
}
