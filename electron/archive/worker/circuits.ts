import type { Circuit } from '../../contract/circuit.ts';
import type { RunSummary } from '../../contract/run.ts';
import { bodyOf } from './bodies.ts';
import { toJson, type Sql } from './sql.ts';

/** Site of an end; nothing where the disk has damaged the body. */
const siteOf = (end: 'A' | 'Z'): string => `CASE WHEN json_valid(c.body) THEN c.body ->> '$.ends.${end}.site' END`;

/** More than a person reads through; who needs the next one types a further character. */
const FOUND_AT_MOST = 100;

const customerId = (sql: Sql, name: string | undefined): number | undefined => {
  if (name === undefined) return undefined;
  sql.run('INSERT INTO customers (name) VALUES (?) ON CONFLICT (name) DO NOTHING', name);
  return sql.get<{ id: number }>('SELECT id FROM customers WHERE name = ?', name)?.id;
};

/** Writes a circuit, or replaces what is known of the one with the same number. */
export function saveCircuit(sql: Sql, circuit: Circuit): void {
  const { number, customer } = circuit;
  const row = { number, customer_id: customerId(sql, customer?.name), body: toJson(circuit) };
  sql.insert('circuits', row, 'number');
}

/** Whether anything is known of a circuit. */
export const knownCircuit = (sql: Sql, number: string): boolean =>
  sql.get('SELECT 1 FROM circuits WHERE number = ?', number) !== undefined;

/** A circuit whose body the disk has damaged is there with its number; whether it carries traffic nobody knows, so it is asked. */
function circuitFrom(number: string, body: string): Circuit {
  try {
    return bodyOf<Circuit>('circuit', body);
  } catch {
    return { number, inService: true };
  }
}

/** A pattern of LIKE that finds `text` anywhere, every character of it taken as itself (`ESCAPE '\'`). */
export const likeAnywhere = (text: string): string => `%${text.replace(/[\\%_]/g, '\\$&')}%`;

/**
 * Circuits whose number, customer or site contains `text` (of any length; Latin letters in either case), the last used first.
 * No index: up to 50 000 circuits LIKE answers within some milliseconds.
 */
export function findCircuits(
  sql: Sql,
  text: string,
  lastRun: (circuit: string) => RunSummary | undefined,
): (Circuit & { lastRun?: RunSummary })[] {
  const like = likeAnywhere(text.trim());
  const rows = sql.all<{ number: string; body: string }>(
    `SELECT c.number, c.body,
       (SELECT max(started_at_ms) FROM runs WHERE circuit_number = c.number) AS used
     FROM circuits c LEFT JOIN customers u ON u.id = c.customer_id
     WHERE c.number LIKE ? ESCAPE '\\' OR u.name LIKE ? ESCAPE '\\'
       OR ${siteOf('A')} LIKE ? ESCAPE '\\' OR ${siteOf('Z')} LIKE ? ESCAPE '\\'
     ORDER BY used DESC NULLS LAST, c.number LIMIT ${FOUND_AT_MOST}`,
    ...Array.from({ length: 4 }, () => like),
  );
  return rows.map(({ number, body }) => {
    const circuit = circuitFrom(number, body);
    const run = lastRun(circuit.number);
    return { ...circuit, ...(run ? { lastRun: run } : {}) };
  });
}
