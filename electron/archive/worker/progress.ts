import { damagedRecord } from '../../contract/damage.ts';
import { decidingMeasurement } from '../../contract/measurement.ts';
import { decidingAttempt, type RunSummary } from '../../contract/run.ts';
import type { Judgement } from '../../contract/judgement.ts';
import type { Verdict } from '../../contract/verdict.ts';
import type { AttemptRow } from './attempt-row.ts';
import { knownBody } from './bodies.ts';
import { createDamages, readRows } from './damages.ts';
import { lastIn, readChain } from './line-chain.ts';
import { measurementRows, type MeasurementRow } from './measurements.ts';
import type { RunRow } from './run-row.ts';
import { present, type Sql } from './sql.ts';
import { isWhole } from './sums.ts';

export type Progress = Pick<RunSummary, 'forS' | 'observedS' | 'lastSecond' | 'damaged'>;

/** A verdict that decides; a word that this program does not know decides nothing. */
const verdictOf = ({ verdict }: { verdict: string | null }) => ({
  verdict: (verdict ?? undefined) as Verdict | undefined,
});

function deciding(rows: readonly MeasurementRow[]): MeasurementRow | undefined {
  const measurements = rows.map((row) => ({ row, from: row.t_from ?? undefined, ...verdictOf(row) }));
  return decidingMeasurement({ measurements })?.row;
}

/** Seconds that somebody saw; undefined where the end of the record is damaged. */
function observedIn(sql: Sql, row: MeasurementRow): number | undefined {
  const judged = createDamages().tryOf('judgement', {}, () =>
    knownBody<Judgement>('judgement', row.version, row.judgement),
  );
  if (judged) return judged.seconds.observed;
  const { last } = readChain(sql, row.id);
  if (row.rows === 0) return 0;
  return last && !Number.isNaN(last.from) ? row.observed_s + last.seen : undefined;
}

/** Last second that somebody saw. */
function lastSecondIn(sql: Sql, { id }: MeasurementRow): number | undefined {
  const span = lastIn<{ n: number; sum: string; t_to: number }>(sql, 'spans', id);
  const second = lastIn<{ n: number; sum: string; t: number }>(sql, 'rows', id);
  const ends = [
    span && isWhole('spans', span) ? span.t_to - 1 : undefined,
    second && isWhole('seconds', second) ? second.t : undefined,
  ].filter((t) => t !== undefined);
  return ends.length > 0 ? Math.max(...ends) : undefined;
}

/** What was asked for and observed in the measurement that the verdict rests on, and where the last one ends. */
export function progressOf(sql: Sql, run: Pick<RunRow, 'id' | 'attempts'>): Progress {
  const rows = readRows<AttemptRow>(sql, 'attempts', 'run = ?', [run.id], run.attempts);
  const decides = decidingAttempt({ attempts: rows.map((row) => ({ row, ...verdictOf(row) })) })?.row;
  const measured = (attempt: AttemptRow | undefined): MeasurementRow[] =>
    attempt ? measurementRows(sql, attempt, attempt.measurements) : [];
  const one = deciding(measured(decides));
  const all = measured(rows.at(-1));
  const latest = all.findLast(({ t_from }) => t_from !== null) ?? all[0];
  if (!one || !latest) return {};
  const observedS = observedIn(sql, one);
  if (observedS === undefined) return { forS: one.for_s, damaged: damagedRecord('seconds') };
  return present({ forS: one.for_s, observedS, lastSecond: lastSecondIn(sql, latest) });
}
