import { testerOf } from '../../../electron/contract/instrument.ts';
import { lampsOf, reportsLamp, lampRow, type LampName } from '../../../electron/contract/lamps.ts';
import { decidingMeasurement, type MeasurementRecord } from '../../../electron/contract/measurement.ts';
import type { Capabilities } from '../../../electron/contract/tester.ts';
import type { TrackKind } from '../../../electron/contract/tracks.ts';
import { decidingAttempt, type AttemptRecord, type RunRecord } from '../../../electron/contract/run.ts';
import type { Range } from '../../widgets/lanes/axis.ts';

/** A measurement of a record whose lanes are looked at. */
export interface Shown {
  record: RunRecord;
  attempt: AttemptRecord;
  measurement: MeasurementRecord;
  /** What was told beside it at the same time, itself where it is none of bits: ladders, registers of boxes. */
  tracks: MeasurementRecord[];
  /** From the first second of all of them to the end of the last, epoch seconds. */
  whole: Range;
  lamps: readonly LampName[];
  /** Lamps of which it can say nothing. */
  off: ReadonlySet<LampName>;
}

/** What stands above what, where they were told at the same time. */
const ORDER: readonly TrackKind[] = ['bits', 'ping', 'register'];
const rank = ({ kind }: MeasurementRecord): number => ORDER.indexOf(kind);
const rangeOf = ({ from = 0, forS, to = from + forS }: MeasurementRecord): Range => ({ from, to });
const hasSeconds = (one: MeasurementRecord): boolean =>
  rank(one) >= 0 && one.from !== undefined && (one.to ?? one.from + 1) > one.from;

/** Measurements of an attempt that were told at the same time: one that leads, and those beside it. */
interface Together {
  attempt: AttemptRecord;
  measurement: MeasurementRecord;
  tracks: MeasurementRecord[];
}

function togetherIn(attempt: AttemptRecord): Together[] {
  const all = attempt.measurements.filter(hasSeconds);
  const leads = all.filter(
    (one) => !all.some((other) => rank(other) < rank(one) && overlap(rangeOf(other), rangeOf(one))),
  );
  return leads.map((measurement) => ({
    attempt,
    measurement,
    tracks: all
      .filter((one) => one.kind !== 'bits' && (one === measurement || !leads.includes(one)))
      .filter((one) => overlap(rangeOf(one), rangeOf(measurement)))
      .toSorted((a, b) => rank(a) - rank(b)),
  }));
}

/** What of a record has seconds, those of the first attempt first: each measurement of bits, and each ladder or register that stands alone. */
export const measuredIn = (record: RunRecord): Together[] => record.attempts.flatMap(togetherIn);

/** True where the lamp of a tester could light. */
function canLight(record: RunRecord, capabilities: Capabilities, name: LampName): boolean {
  const { governedBy } = lampRow(name);
  const isOff = governedBy?.nothingAt !== undefined && record.settings[governedBy.setting] === governedBy.nothingAt;
  return !isOff && reportsLamp(capabilities, name);
}

/** What is looked at of a record: the measurement of that id, else the one that its verdict rests on. Undefined where none has seconds. */
export function shownOf(record: RunRecord, id: string | undefined): Shown | undefined {
  const all = measuredIn(record);
  const deciding = decidingMeasurement(decidingAttempt(record))?.id;
  const holds =
    (wanted: string | undefined) =>
    ({ measurement, tracks }: Together): boolean =>
      [measurement, ...tracks].some((one) => one.id === wanted);
  const found = all.find(holds(id)) ?? all.find(holds(deciding)) ?? all.at(-1);
  if (!found) return undefined;
  const isBits = found.measurement.kind === 'bits';
  const { capabilities } = testerOf(record, isBits ? found.measurement.role : undefined);
  if (isBits && capabilities.reading !== 'seconds' && found.tracks.length === 0) return undefined;
  const ranges = [found.measurement, ...found.tracks].map(rangeOf);
  const lamps = isBits && capabilities.reading === 'seconds' ? lampsOf(capabilities) : [];
  return {
    record,
    ...found,
    whole: { from: Math.min(...ranges.map(({ from }) => from)), to: Math.max(...ranges.map(({ to }) => to)) },
    lamps,
    off: new Set(lamps.filter((name) => !canLight(record, capabilities, name))),
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
