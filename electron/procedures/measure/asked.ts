import { judgeOptions } from '../../analysis/index.ts';
import type { MeasurementRecord } from '../../contract/measurement.ts';
import type { RunRecord } from '../../contract/run.ts';
import { runLimits, type Asked } from '../view/run-limits.ts';

/** What the screen shows of a measurement before its first second: how long, and within which limits. */
export function askedOf(record: RunRecord, one: MeasurementRecord | undefined): Asked {
  const forS = one?.forS ?? 0;
  return { forS, limits: runLimits(judgeOptions(record, one), forS) };
}
