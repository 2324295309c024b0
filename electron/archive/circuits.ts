import type { Circuit, CircuitEnd } from '../contract/circuit.ts';
import type { RunSummary } from '../contract/run.ts';
import { present, type Sql } from './sql.ts';

interface CircuitRow {
  id: number;
  number: string;
  has_customer: number;
  customer_name: string | null;
  customer_contact: string | null;
  customer_phone: string | null;
  service: Circuit['service'] | null;
  rate: string | null;
  grade: Circuit['grade'] | null;
  span: Circuit['span'] | null;
  in_service: number;
}
type EndRow = { [K in keyof Required<CircuitEnd>]: string | null } & { side: 'A' | 'Z' };

/** More than a person reads through; who needs the next one types a further character. */
const FOUND_AT_MOST = 100;

const customerId = (sql: Sql, name: string | undefined): number | undefined => {
  if (name === undefined) return undefined;
  sql.run('INSERT INTO customers (name) VALUES (?) ON CONFLICT (name) DO NOTHING', name);
  return sql.get<{ id: number }>('SELECT id FROM customers WHERE name = ?', name)?.id;
};

function writeEnds(sql: Sql, circuitId: number, ends: Circuit['ends']): void {
  sql.run('DELETE FROM circuit_ends WHERE circuit_id = ?', circuitId);
  for (const side of ['A', 'Z'] as const) {
    const end = ends?.[side];
    if (!end) continue;
    const { site, address, room, position, contact, phone } = end;
    sql.insert('circuit_ends', { circuit_id: circuitId, side, site, address, room, position, contact, phone });
  }
}

/** Writes a circuit, or replaces what is known of the one with the same number. */
export function saveCircuit(sql: Sql, circuit: Circuit): void {
  const row = {
    number: circuit.number,
    customer_id: customerId(sql, circuit.customer?.name),
    has_customer: circuit.customer !== undefined,
    customer_contact: circuit.customer?.contact,
    customer_phone: circuit.customer?.phone,
    service: circuit.service,
    rate: circuit.rate,
    grade: circuit.grade,
    span: circuit.span,
    in_service: circuit.inService,
  };
  sql.insert('circuits', row, 'number');
  const id = sql.get<{ id: number }>('SELECT id FROM circuits WHERE number = ?', circuit.number)?.id ?? 0;
  writeEnds(sql, id, circuit.ends);
}

const known = (text: string | null): string | undefined => text ?? undefined;

function endFrom(row: EndRow | undefined): CircuitEnd | undefined {
  if (!row) return undefined;
  const { site, address, room, position, contact, phone } = row;
  return {
    site: known(site),
    address: known(address),
    room: known(room),
    position: known(position),
    contact: known(contact),
    phone: known(phone),
  };
}

function readEnds(sql: Sql, circuitId: number): Circuit['ends'] {
  const text = 'SELECT side, site, address, room, position, contact, phone FROM circuit_ends WHERE circuit_id = ?';
  const rows = sql.all<EndRow>(text, circuitId);
  const end = (side: 'A' | 'Z'): CircuitEnd | undefined => endFrom(rows.find((row) => row.side === side));
  return rows.length > 0 ? { A: end('A'), Z: end('Z') } : undefined;
}

const customerFrom = (row: CircuitRow): Circuit['customer'] =>
  row.has_customer === 1
    ? { name: known(row.customer_name), contact: known(row.customer_contact), phone: known(row.customer_phone) }
    : undefined;

function circuitFrom(sql: Sql, row: CircuitRow): Circuit {
  const { number, service, rate, grade, span } = row;
  const ends = readEnds(sql, row.id);
  return {
    ...present({ number, service, rate, grade, span }),
    customer: customerFrom(row),
    inService: row.in_service === 1,
    ...(ends ? { ends } : {}),
  };
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
  const rows = sql.all<CircuitRow>(
    `SELECT c.*, u.name AS customer_name,
       (SELECT max(started_at_ms) FROM runs WHERE circuit_number = c.number) AS used
     FROM circuits c LEFT JOIN customers u ON u.id = c.customer_id
     WHERE c.number LIKE ? ESCAPE '\\' OR u.name LIKE ? ESCAPE '\\' OR EXISTS
       (SELECT 1 FROM circuit_ends e WHERE e.circuit_id = c.id AND e.site LIKE ? ESCAPE '\\')
     ORDER BY used DESC NULLS LAST, c.number LIMIT ${FOUND_AT_MOST}`,
    like,
    like,
    like,
  );
  return rows.map((row) => {
    const run = lastRun(row.number);
    return { ...circuitFrom(sql, row), ...(run ? { lastRun: run } : {}) };
  });
}
