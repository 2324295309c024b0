import { testerOf, type TesterRecord } from './instrument.ts';
import { decidingMeasurement, type MeasurementRecord } from './measurement.ts';
import { decidingAttempt, type AttemptRecord, type RunRecord } from './run.ts';

/** The measurement that the verdict of a run rests on; undefined where it has none yet. */
export const decidingOf = (record: { readonly attempts: readonly AttemptRecord[] }): MeasurementRecord | undefined =>
  decidingMeasurement(decidingAttempt(record));

/** The tester that it comes from: results speak of this one. */
export const decidingTester = (record: Pick<RunRecord, 'attempts' | 'instruments'>): TesterRecord =>
  testerOf(record, decidingOf(record)?.role);
