import { readableEvents, unavailableStretches, type Observed } from '../../analysis/index.ts';
import type { ReadableEvents } from '../../contract/run.ts';
import { attemptRow } from './attempts.ts';
import { readHistory } from './line-time.ts';
import { getRun } from './runs.ts';
import type { Sql } from './sql.ts';

/** The event list of a run as the result screen shows it, and the report prints it. Errors: `run-unknown`. */
export function eventsOf(sql: Sql, runId: string): ReadableEvents {
  const { events, attempts } = getRun(sql, runId);
  const observed = attempts.map(({ number }): Observed => {
    const history = readHistory(sql, attemptRow(sql, runId, number).id);
    return { attempt: number, rows: history.rows, gaps: history.gaps, unavailable: unavailableStretches(history) };
  });
  return readableEvents(events, observed);
}
