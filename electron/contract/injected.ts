import { decidingMeasurement } from './measurement.ts';
import type { AttemptRecord, RunRecord } from './run.ts';
import { alike, type Bilingual } from './text.ts';
import { bothOf, type WordKey } from './words/index.ts';

/** Events whose sentence says what was injected beside bit errors. */
const OTHERS: readonly (WordKey | undefined)[] = [
  'event.inject-other',
  'event.inject-other-ratio',
  'event.inject-alarm',
];

/** What a person injected into the measurement of an attempt, where it counts: single bit errors, and whatever else, each in words. */
export function injectedByHand(
  { events }: Pick<RunRecord, 'events'>,
  attempt: Pick<AttemptRecord, 'number' | 'measurements'>,
): { errors: number; rest: Bilingual[] } | undefined {
  const from = decidingMeasurement(attempt)?.from;
  if (from === undefined) return undefined;
  const own = events.filter((one) => one.kind === 'inject' && one.attempt === attempt.number && one.t >= from);
  const errors = own.reduce(
    (sum, { message: { code, params } }) => sum + (code === 'event.inject-count' ? Number(params?.['n'] ?? 0) : 0),
    0,
  );
  const rest = own.flatMap(({ message }): Bilingual[] => {
    if (message.code === 'event.inject-ratio') return [alike(String(message.params?.['ratio'] ?? ''))];
    return OTHERS.includes(message.code) ? [bothOf(message)] : [];
  });
  return errors > 0 || rest.length > 0 ? { errors, rest } : undefined;
}
