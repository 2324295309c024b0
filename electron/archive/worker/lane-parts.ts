import { hash } from 'node:crypto';
import type { UnavailableState } from '../../analysis/index.ts';
import { LAMPS } from '../../contract/lamps.ts';
import { STATE_BITS } from '../../contract/lanes.ts';
import { isCorrupt } from './damages.ts';
import { noLanes, packLanes, unpackLanes, type Lanes } from './lane-columns.ts';
import { put } from './rows.ts';
import type { Sql } from './sql.ts';
import { isWhole } from './sums.ts';

/** A part is kept once so many rows of line time came after the part before: what is not in one is read in milliseconds. */
export const PART_ROWS = 1024;

const digest = (bytes: Uint8Array | string): string => hash('sha256', bytes, 'base64url');
/** Parts made with other lamps show something else. */
const MADE_WITH = digest(JSON.stringify([LAMPS, STATE_BITS])).slice(0, 11);

interface PartRow {
  n: number;
  after: number;
  t_next: number;
  stretches: number;
  lamps: string;
  unavailable: string;
  digest: string;
  bytes: Uint8Array;
}

/** What is kept of the lanes of a measurement: of its rows up to number `n`; what comes after begins at `next`. */
export interface Kept {
  lanes: Lanes;
  states: UnavailableState[];
  n: number;
  next: number;
}

const isGood = (row: PartRow, at: number, all: readonly PartRow[]): boolean =>
  row.after === (all[at - 1]?.n ?? 0) &&
  row.lamps === MADE_WITH &&
  isWhole('lane_parts', row) &&
  digest(row.bytes) === row.digest;

function rowsOf(sql: Sql, measurement: number): PartRow[] {
  try {
    return sql.all<PartRow>('SELECT * FROM lane_parts WHERE measurement = ? ORDER BY n', measurement);
  } catch (thrown) {
    if (!isCorrupt(thrown)) throw thrown;
    return [];
  }
}

/** Number of the last row that a part knows; 0 where nothing is kept. */
export function keptUpTo(sql: Sql, measurement: number): number {
  try {
    const row = sql.get<{ n: number | null }>('SELECT max(n) AS n FROM lane_parts WHERE measurement = ?', measurement);
    return row?.n ?? 0;
  } catch (thrown) {
    if (!isCorrupt(thrown)) throw thrown;
    return 0;
  }
}

/** What is kept of a measurement, all of it whole; undefined if nothing is. */
export function readParts(sql: Sql, measurement: number): Kept | undefined {
  const rows = rowsOf(sql, measurement);
  const last = rows.at(-1);
  if (!last || !rows.every(isGood)) return undefined;
  const lanes = noLanes();
  for (const { bytes } of rows) unpackLanes(lanes, bytes);
  const states = rows.map(({ unavailable }) => JSON.parse(unavailable) as UnavailableState);
  return { lanes, states, n: last.n, next: last.t_next };
}

/** Keeps stretches `first` to `end` (not included) of lanes: those of all rows after number `after` up to `n`. */
export function keepPart(
  sql: Sql,
  { measurement, after, n }: { measurement: number; after: number; n: number },
  { lanes, first, end, state }: { lanes: Lanes; first: number; end: number; state: UnavailableState },
): void {
  const bytes = packLanes(lanes, first, end);
  const row = {
    measurement,
    n,
    after,
    t_next: lanes.from[end]!,
    stretches: end - first,
    lamps: MADE_WITH,
    unavailable: JSON.stringify(state),
    digest: digest(bytes),
  };
  put(sql, 'lane_parts', row, undefined, { bytes });
}

export const dropParts = (sql: Sql, measurement: number): void =>
  void sql.run('DELETE FROM lane_parts WHERE measurement = ?', measurement);
