import Database from 'better-sqlite3';
import { createGrowingUnavailable, type GrowingUnavailable } from '../../analysis/index.ts';
import type { History } from '../../contract/second.ts';
import type { InSteps } from './in-steps.ts';
import { noLanes, type Lanes } from './lane-columns.ts';
import { dropParts, keepPart, PART_ROWS, readParts } from './lane-parts.ts';
import type { Chain } from './line-chain.ts';
import { readHistory, readTail } from './line-time.ts';
import { measurementAt } from './measurements.ts';
import { partsOf } from './parts.ts';
import { addHistory } from './reduce.ts';
import type { Sql } from './sql.ts';

/** Rows that are read at one go: what the last part does not know, as a rule. */
export const AT_ONCE = 8 * PART_ROWS;

/** What the windows of a measurement are drawn from; it grows with the record. */
export interface Drawn {
  lanes: Lanes;
  unavailable: GrowingUnavailable;
  /** What of it is kept on disk: rows up to number `n`, and so many stretches. Undefined where nothing may be: not all of it could be read. */
  kept: { n: number; stretches: number } | undefined;
}

/** Adds what was recorded since, or again what is there already. */
export function addTo(sql: Sql, measurement: number, drawn: Drawn, added: History): void {
  const inOrder = addHistory(drawn.lanes, added);
  drawn.unavailable.add(added);
  if (added.damaged) drawn.kept = undefined;
  if (inOrder || !drawn.kept || drawn.kept.n === 0) return;
  // What is kept does not know of this note.
  dropParts(sql, measurement);
  drawn.kept = { n: 0, stretches: 0 };
}

/** What begins where the last stretch begins, or later: recorded while the rest was read. */
function catchUp(sql: Sql, measurement: number, { lanes }: Drawn): History {
  const from = lanes.n > 0 ? lanes.from[lanes.n - 1]! : -Infinity;
  return readHistory(sql, measurement, { from, to: Infinity });
}

/** Reads what the lanes of a measurement are drawn from, in steps of some milliseconds: what is kept of them, and the rows that came after. */
export function* draw(sql: Sql, measurement: number): InSteps<Drawn> {
  const kept = readParts(sql, measurement);
  const lanes = kept?.lanes ?? noLanes();
  const unavailable = createGrowingUnavailable(kept?.states);
  const drawn: Drawn = { lanes, unavailable, kept: { n: kept?.n ?? 0, stretches: lanes.n } };
  const left = measurementAt(sql, measurement).rows - (kept?.n ?? 0);
  if (left <= AT_ONCE) {
    addTo(sql, measurement, drawn, readTail(sql, measurement, left, kept?.next));
    return drawn;
  }
  for (const part of partsOf(sql, measurement, kept?.next)) {
    addTo(sql, measurement, drawn, part);
    yield;
  }
  addTo(sql, measurement, drawn, catchUp(sql, measurement, drawn));
  return drawn;
}

/** Keeps what became of the lanes since, once it is worth it: all but the last stretch, which may still grow. */
export function keep(sql: Sql, { row, last }: Chain, drawn: Drawn): void {
  const { lanes, kept, unavailable } = drawn;
  const [n, end] = [row.rows - 1, lanes.n - 1];
  if (!kept || n - kept.n < PART_ROWS) return;
  // A note about time before is last in the chain only: it waits for the next row.
  if (last?.from !== lanes.from[end] || lanes.reach[end - 1]! > lanes.from[end]!) return;
  if (kept.n === 0) dropParts(sql, row.id);
  const state = unavailable.state(kept.n === 0);
  keepPart(sql, { measurement: row.id, after: kept.n, n }, { lanes, first: kept.stretches, end, state });
  drawn.kept = { n, stretches: end };
}

/** The same where somebody only looks: on a disk that takes nothing it is not kept. */
export function tryToKeep(sql: Sql, chain: Chain, drawn: Drawn): void {
  try {
    keep(sql, chain, drawn);
  } catch (thrown) {
    if (!(thrown instanceof Database.SqliteError)) throw thrown;
    drawn.kept = undefined;
  }
}
