import { readableEvents, unavailableStretches, type Observed } from '../../analysis/index.ts';
import type { ReadableEvents } from '../../contract/run.ts';
import { readHistory } from './line-time.ts';
import { measurementRow } from './measurements.ts';
import { getRun } from './runs.ts';
import type { Sql } from './sql.ts';

/** The event list of a run as the result screen shows it, and the report prints it. Errors: `run-unknown`. */
export function eventsOf(sql: Sql, runId: string): ReadableEvents {
  const { events, attempts } = getRun(sql, runId);
  const all = attempts.flatMap(({ number, measurements }) => measurements.map(({ id }) => ({ number, id })));
  const observed = all.map(({ number, id }): Observed => {
    const history = readHistory(sql, measurementRow(sql, id).id);
    return { attempt: number, rows: history.rows, gaps: history.gaps, unavailable: unavailableStretches(history) };
  });
  return readableEvents(events, observed);
}
