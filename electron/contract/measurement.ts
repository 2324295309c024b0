import type { Judgement } from './judgement.ts';
import type { Reading } from './reading.ts';
import { VERDICTS, type Verdict } from './verdict.ts';

/** What a measurement is made of, in the words of the JSON result; readings by hand have no line time. */
export const TRACK_KINDS = ['bits', 'ping', 'register', 'by-hand'] as const;
export type TrackKind = (typeof TRACK_KINDS)[number];

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

/** Answers to the probes of one rung of a ladder within one second; `t` epoch second, times in milliseconds. What cannot be known is absent. */
export interface PingSecond {
  t: number;
  rung: string;
  sent: number;
  /** Never answered. */
  lost: number;
  /** Answered after their time: not lost. */
  late: number;
  /** Answered with a wrong octet. */
  wrong: number;
  minMs?: number;
  avgMs?: number;
  maxMs?: number;
}

/** What a register or counter of a box said at a second; `source`: which box or port. */
export interface RegisterSample {
  t: number;
  source: string;
  name: string;
  value: number | string;
}

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
