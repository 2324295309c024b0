import { isCorrupt, salvaged } from './damages.ts';
import { numberText } from './report-numbers.ts';
import type { RunRow } from './run-row.ts';
import type { TableName } from './schema/tables.ts';
import { createHaystack, TIES, type Haystack } from './search.ts';
import type { Sql } from './sql.ts';

/** By what a record is found. */
export const textsOf = (
  row: Pick<RunRow, 'run_id' | 'circuit_number' | 'customer' | 'models' | 'title_zh' | 'title_en'>,
  number: string | null = null,
) => [row.run_id, number, row.circuit_number, row.customer, row.models, row.title_zh, row.title_en];
const RUN_COLUMNS = `id, run_id, circuit_number, customer, models, title_zh, title_en, started_at_ms, state,
  ${numberText('runs.id')} AS number`;
type Found = RunRow & { number: string | null };

/** Site of an end; nothing where the disk has damaged the body. */
const siteOf = (end: 'A' | 'Z'): string => `CASE WHEN json_valid(body) THEN body ->> '$.ends.${end}.site' END`;
const CIRCUIT_COLUMNS = `n, number, (SELECT name FROM customers WHERE id = circuits.customer) AS customer_name,
  ${siteOf('A')} AS site_a, ${siteOf('Z')} AS site_z`;
interface CircuitTexts {
  n: number;
  number: string;
  customer_name: string | null;
  site_a: string | null;
  site_z: string | null;
}

/** Records and circuits as they are found by a part of what they are called: the newest record first, the circuit first that was tested last. */
export interface Finder {
  /** By run id. */
  runs(): Haystack;
  /** By number. */
  circuits(): Haystack;
  /** Something by which a record is found came to it, finished or not. */
  changed(run: number): void;
}

function rowsOf<R extends object>(sql: Sql, table: TableName, columns: string, where: string, id: number): R[] {
  try {
    return sql.all<R>(`SELECT ${columns} FROM ${table} WHERE ${where} ORDER BY 1`, id);
  } catch (thrown) {
    if (!isCorrupt(thrown)) throw thrown;
    return salvaged<R>(sql, table, where, [id], columns);
  }
}

/** Reads once what is there, and later only what came since: rows are added, never changed but that of a run that goes on. */
export function createFinder(sql: Sql): Finder {
  const [runs, circuits] = [createHaystack(TIES.latestFirst), createHaystack()];
  const lastUse = new Map<string, number>();
  let [lastRun, lastCircuit] = [0, 0];
  /** Runs that went on when they were read: their instruments may have got names since. An old one that broke off costs its own row alone. */
  const going = new Set<number>();

  function readRuns(): void {
    const again = [...going].flatMap((id) => rowsOf<Found>(sql, 'runs', RUN_COLUMNS, 'id = ?', id));
    const added = rowsOf<Found>(sql, 'runs', RUN_COLUMNS, 'id > ?', lastRun);
    for (const row of [...again, ...added]) {
      runs.put(row.run_id, textsOf(row, row.number), row.started_at_ms);
      if (row.state === 'running') going.add(row.id);
      else going.delete(row.id);
      const number = row.circuit_number;
      if (number === null || row.started_at_ms <= (lastUse.get(number) ?? 0)) continue;
      lastUse.set(number, row.started_at_ms);
      circuits.raise(number, row.started_at_ms);
    }
    lastRun = added.at(-1)?.id ?? lastRun;
  }
  function readCircuits(): void {
    const rows = rowsOf<CircuitTexts>(sql, 'circuits', CIRCUIT_COLUMNS, 'superseded = 0 AND n > ?', lastCircuit);
    for (const { number, customer_name, site_a, site_z } of rows)
      circuits.put(number, [number, customer_name, site_a, site_z], lastUse.get(number) ?? 0);
    lastCircuit = rows.at(-1)?.n ?? lastCircuit;
  }
  return {
    changed: (run) => void (run <= lastRun && going.add(run)),
    runs: () => {
      readRuns();
      return runs;
    },
    circuits: () => {
      readRuns();
      readCircuits();
      return circuits;
    },
  };
}
