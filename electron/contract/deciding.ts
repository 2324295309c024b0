import { STREAM_ROLE } from './stream.ts';
import { isOwn, testerOf, type TesterRecord } from './instrument.ts';
import { decidingMeasurement, type MeasurementRecord } from './measurement.ts';
import { decidingAttempt, type AttemptRecord, type RunRecord } from './run.ts';

/** The measurement that the verdict of a run rests on; undefined where it has none yet. */
export const decidingOf = (record: { readonly attempts: readonly AttemptRecord[] }): MeasurementRecord | undefined =>
  decidingMeasurement(decidingAttempt(record));

/** The tester that it comes from: results speak of this one. */
export const decidingTester = (record: Pick<RunRecord, 'attempts' | 'instruments'>): TesterRecord =>
  testerOf(record, decidingOf(record)?.role);

type Decided = Pick<RunRecord, 'attempts' | 'instruments'>;
/** No second of it was told: a person, or the tester itself, gives totals. */
export const isTotalsOnly = (record: Decided): boolean => decidingTester(record).capabilities.reading !== 'seconds';
/** Where those totals come from. */
export const readFrom = (record: Decided): 'read-by-hand' | 'read-totals' =>
  decidingTester(record).capabilities.reading === 'totals' ? 'read-totals' : 'read-by-hand';

/** False where a person answered all: then no instrument is told of. */
export const hasInstruments = ({ instruments, ladder }: Pick<RunRecord, 'instruments' | 'ladder'>): boolean =>
  ladder !== undefined || Object.keys(instruments).some((role) => role === STREAM_ROLE || !isOwn(role));
