import { decidingTester } from '../../../electron/contract/deciding.ts';
import { lampsOf, reportsLamp, lampRow, type LampName } from '../../../electron/contract/lamps.ts';
import { decidingMeasurement, type MeasurementRecord } from '../../../electron/contract/measurement.ts';
import { decidingAttempt, type AttemptRecord, type RunRecord } from '../../../electron/contract/run.ts';
import type { Range } from '../../widgets/lanes/axis.ts';

/** A measurement of a record whose lanes are looked at. */
export interface Shown {
  record: RunRecord;
  attempt: AttemptRecord;
  measurement: MeasurementRecord;
  /** From its first second to the end of its last, epoch seconds. */
  whole: Range;
  lamps: readonly LampName[];
  /** Lamps of which it can say nothing. */
  off: ReadonlySet<LampName>;
}

/** Measurements of a record that have seconds, those of the first attempt first. */
export function measuredIn(record: RunRecord): { attempt: AttemptRecord; measurement: MeasurementRecord }[] {
  return record.attempts.flatMap((attempt) =>
    attempt.measurements
      .filter(({ kind, from, to }) => kind === 'bits' && from !== undefined && (to ?? from + 1) > from)
      .map((measurement) => ({ attempt, measurement })),
  );
}

/** True where the lamp of a tester could light. */
function canLight(record: RunRecord, name: LampName): boolean {
  const { governedBy } = lampRow(name);
  const isOff = governedBy?.nothingAt !== undefined && record.settings[governedBy.setting] === governedBy.nothingAt;
  return !isOff && reportsLamp(decidingTester(record).capabilities, name);
}

/** What is looked at of a record: the measurement of that id, else the one that its verdict rests on. Undefined where none has seconds. */
export function shownOf(record: RunRecord, id: string | undefined): Shown | undefined {
  const all = measuredIn(record);
  const deciding = decidingMeasurement(decidingAttempt(record))?.id;
  const found =
    all.find(({ measurement }) => measurement.id === id) ??
    all.find(({ measurement }) => measurement.id === deciding) ??
    all.at(-1);
  const { capabilities } = decidingTester(record);
  if (!found || capabilities.reading !== 'seconds') return undefined;
  const { from = 0, forS, to = from + forS } = found.measurement;
  const lamps = lampsOf(capabilities);
  return {
    record,
    ...found,
    whole: { from, to },
    lamps,
    off: new Set(lamps.filter((name) => !canLight(record, name))),
  };
}

/** How the second of two lies on the axis of the first. */
export interface Pairing {
  /** What is on the axis. */
  whole: Range;
  /** Added to a time of the axis it is a time of the second, seconds. */
  shiftS: number;
}

export const overlap = (a: Range, b: Range): boolean => a.from < b.to && b.from < a.to;

/** Two on one axis: both from their START on, or both by the clock. */
export function paired(a: Range, b: Range, byClock: boolean): Pairing {
  if (byClock) return { whole: { from: Math.min(a.from, b.from), to: Math.max(a.to, b.to) }, shiftS: 0 };
  const lengthS = Math.max(a.to - a.from, b.to - b.from);
  return { whole: { from: a.from, to: a.from + lengthS }, shiftS: b.from - a.from };
}
