import { secondsIn } from '../../../electron/contract/judgement.ts';
import { decidingMeasurement, judgementOf } from '../../../electron/contract/measurement.ts';
import type { AttemptRecord, RunRecord } from '../../../electron/contract/run.ts';

/** One column of the comparison: an attempt of a record. */
export interface Column {
  record: RunRecord;
  attempt: AttemptRecord;
}

/** Most columns that can be read side by side; the newest stay. */
export const COLUMNS_MAX = 4;

/** Attempts of the records in order of time. */
export function columnsOf(records: readonly RunRecord[]): Column[] {
  const all = records.flatMap((record) => record.attempts.map((attempt) => ({ record, attempt })));
  return all.toSorted((a, b) => a.attempt.startedAtMs - b.attempt.startedAtMs).slice(-COLUMNS_MAX);
}

/** Settings that are not the same everywhere, with their value in each column. */
export function differingSettings(columns: readonly Column[]): { name: string; values: (string | undefined)[] }[] {
  const names = new Set(columns.flatMap((column) => Object.keys(column.record.settings)));
  return [...names]
    .map((name) => ({ name, values: columns.map((column) => column.record.settings[name]) }))
    .filter(({ values }) => new Set(values).size > 1);
}

/** A count of seconds: as it was judged; where blanks left nothing to judge, as it was read off the display. */
export function secondsOf({ attempt }: Column, name: 'ES' | 'SES' | 'UAS'): number | undefined {
  const judged = secondsIn(judgementOf(attempt));
  const { readings = [] } = decidingMeasurement(attempt) ?? {};
  const read = readings.findLast(({ final }) => final) ?? readings.at(-1);
  return judged?.[name] ?? read?.[name];
}

/** Seconds that an attempt measured, observed or not; 0 where it never began to measure. */
export function measuredS({ attempt }: Column): number {
  const { from, to = (attempt.endedAtMs ?? 0) / 1000 } = decidingMeasurement(attempt) ?? {};
  return from === undefined ? 0 : Math.max(0, to - from);
}
