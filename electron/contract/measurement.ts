import type { Judgement } from './judgement.ts';
import type { Reading } from './reading.ts';
import type { TrackKind } from './tracks.ts';
import { VERDICTS, type Verdict } from './verdict.ts';

/** One measurement of an attempt: what one instrument told over a stretch of time, of one kind. */
export interface MeasurementRecord {
  /** ULID. */
  id: string;
  /** Id of the step that it came from. */
  step: string;
  /** Role of the instrument that tells it. */
  role: string;
  kind: TrackKind;
  /** Seconds asked for. */
  forS: number;
  /** Bit rate that results rest on, kbit/s. */
  rateKbps?: number;
  /** First second (inclusive) and end (exclusive) of the measurement proper, epoch seconds. */
  from?: number;
  to?: number;
  /** What was read off a display. */
  readings: Reading[];
  judgement?: Judgement;
  verdict?: Verdict;
}

/** A ladder or the registers of a box: their seconds are read as tracks, not as bits. */
export const isTrack = ({ kind }: Pick<MeasurementRecord, 'kind'>): boolean => kind === 'ping' || kind === 'register';

type Judged = Pick<MeasurementRecord, 'from' | 'verdict'>;

/** The measurement that the verdict of an attempt rests on: of the judged ones the worst, the first of equals; else the last one begun, else the first. */
export function decidingMeasurement<M extends Judged>(
  attempt: { readonly measurements: readonly M[] } | undefined,
): M | undefined {
  const all = attempt?.measurements ?? [];
  const rank = ({ verdict }: M): number => (verdict ? VERDICTS.indexOf(verdict) : -1);
  const highest = Math.max(-1, ...all.map(rank));
  if (highest >= 0) return all.find((one) => rank(one) === highest);
  return all.findLast(({ from }) => from !== undefined) ?? all[0];
}

/** The judgement that the verdict of an attempt rests on. */
export const judgementOf = (
  attempt: { readonly measurements: readonly MeasurementRecord[] } | undefined,
): Judgement | undefined => decidingMeasurement(attempt)?.judgement;

/** What nobody observed of the measurement that the verdict of an attempt rests on. */
export const gapsOf = <G extends { readonly measurement: string }>(
  record: { readonly gaps: readonly G[] },
  attempt: { readonly measurements: readonly MeasurementRecord[] } | undefined,
): G[] => {
  const id = decidingMeasurement(attempt)?.id;
  return record.gaps.filter(({ measurement }) => measurement === id);
};
