import type { Circuit } from '../../contract/circuit.ts';
import type { RunSummary } from '../../contract/run.ts';
import { ulid } from '../../contract/ulid.ts';
import { bodyOf, packed } from './bodies.ts';
import { createDamages } from './damages.ts';
import type { Finder } from './finder.ts';
import { mustBeWhole, put, supersede } from './rows.ts';
import type { Sql } from './sql.ts';
import { isWhole } from './sums.ts';
import { madeHere, nextOf } from './tally.ts';

/** More than a person reads through; who needs the next one types a further character. */
const FOUND_AT_MOST = 50;

interface CircuitRow {
  n: number;
  id: string;
  number: string;
  version: number;
  body: string;
}

/** The id of a customer, who is known by his name. */
function customerId(sql: Sql, name: string | undefined): string | undefined {
  if (name === undefined) return undefined;
  const known = sql.get<{ id: string }>('SELECT id FROM customers WHERE name = ?', name);
  if (known) return known.id;
  const id = ulid(Date.now());
  put(sql, 'customers', { n: nextOf(sql, 'customers'), id, name, ...madeHere(sql) });
  return id;
}

const currentRow = (sql: Sql, number: string): CircuitRow | undefined =>
  sql.get<CircuitRow>('SELECT * FROM circuits WHERE number = ? AND superseded = 0', number);

/** Writes what is now known of a circuit: what was known before stays beside it, superseded. */
export function saveCircuit(sql: Sql, circuit: Circuit): void {
  const { number, customer } = circuit;
  const { version, body } = packed('circuit', circuit);
  const known = currentRow(sql, number);
  if (known?.body === body && isWhole('circuits', known)) return;
  if (known) supersede(sql, 'circuits', known);
  const id = known?.id ?? ulid(Date.now());
  const row = { number, customer: customerId(sql, customer?.name), superseded: 0, ...madeHere(sql), version, body };
  put(sql, 'circuits', { n: nextOf(sql, 'circuits'), id, ...row });
}

/** Whether anything is known of a circuit. */
export const knownCircuit = (sql: Sql, number: string): boolean => currentRow(sql, number) !== undefined;

/** A circuit whose body the disk has damaged is there with its number; whether it carries traffic nobody knows, so it is asked. */
function circuitFrom(row: CircuitRow): Circuit {
  const read = (): Circuit => bodyOf<Circuit>('circuit', row.version, mustBeWhole('circuits', row).body);
  return createDamages().tryOf('circuit', {}, read) ?? { number: row.number, inService: true };
}

/** Circuits whose number, customer or site contains `text` (of any length, in either case), the last used first. */
export function findCircuits(
  sql: Sql,
  finder: Finder,
  text: string,
  lastRun: (circuit: string) => RunSummary | undefined,
): (Circuit & { lastRun?: RunSummary })[] {
  const { keys } = finder.circuits().find(text, FOUND_AT_MOST);
  // Whoever names a circuit whole gets it, however many others are called by more than that and were tested later.
  const numbers = new Set(currentRow(sql, text) ? [text, ...keys] : keys);
  return [...numbers].slice(0, FOUND_AT_MOST).flatMap((number) => {
    const row = currentRow(sql, number);
    const run = lastRun(number);
    return row ? [{ ...circuitFrom(row), ...(run ? { lastRun: run } : {}) }] : [];
  });
}
