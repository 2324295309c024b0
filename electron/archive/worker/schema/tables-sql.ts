import type { Table } from './table.ts';
import { THIRD } from './tables.ts';

/** Indexes beside the unique ones. */
const INDEXES = [
  'CREATE INDEX runs_started ON runs(started_at_ms, id)',
  'CREATE INDEX runs_circuit ON runs(circuit_number, started_at_ms)',
  'CREATE UNIQUE INDEX circuits_now ON circuits(number) WHERE superseded = 0',
  'CREATE INDEX circuits_id ON circuits(id)',
  'CREATE INDEX instruments_key ON instruments(key) WHERE superseded = 0',
];

function tableText(name: string, { columns, beside = {}, key }: Table): string {
  const lines = Object.entries({ ...columns, sum: 'TEXT NOT NULL', ...beside }).map(
    ([column, type]) => `${column} ${type}`,
  );
  const primary = key ? [`PRIMARY KEY (${key.join(', ')})`] : [];
  return `CREATE TABLE ${name} (\n  ${[...lines, ...primary].join(',\n  ')}\n) STRICT${key ? ', WITHOUT ROWID' : ''}`;
}

const uniqueText = (name: string, { unique = [] }: Table): string[] =>
  unique.map((columns) => `CREATE UNIQUE INDEX ${name}_${columns.join('_')} ON ${name}(${columns.join(', ')})`);

/** The SQL that makes these tables with their unique indexes. */
export const tablesSql = (tables: Readonly<Record<string, Table>>): string =>
  Object.entries(tables)
    .flatMap(([name, table]) => [tableText(name, table), ...uniqueText(name, table)])
    .join(';\n');

/** The SQL that makes all tables and indexes of version 3. */
export const THIRD_SQL = [tablesSql(THIRD), ...INDEXES].join(';\n');
