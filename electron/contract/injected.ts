import { decidingMeasurement } from './measurement.ts';
import type { AttemptRecord, RunRecord } from './run.ts';

/** What a person injected into the measurement of an attempt, where it counts: single errors, and ratios while they were on. */
export function injectedByHand(
  { events }: Pick<RunRecord, 'events'>,
  attempt: Pick<AttemptRecord, 'number' | 'measurements'>,
): { errors: number; ratios: string[] } | undefined {
  const from = decidingMeasurement(attempt)?.from;
  if (from === undefined) return undefined;
  const own = events.filter((one) => one.kind === 'inject' && one.attempt === attempt.number && one.t >= from);
  const errors = own.reduce(
    (sum, { message: { code, params } }) => sum + (code === 'event.inject-count' ? Number(params?.['n'] ?? 0) : 0),
    0,
  );
  const ratios = own.flatMap(({ message: { code, params } }) =>
    code === 'event.inject-ratio' ? [String(params?.['ratio'] ?? '')] : [],
  );
  return errors > 0 || ratios.length > 0 ? { errors, ratios } : undefined;
}
