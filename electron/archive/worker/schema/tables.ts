import { bookTables } from './book-tables.ts';
import { laneParts, trackParts, lineTime, measured } from './line-tables.ts';
import type { Table } from './table.ts';

const body = { version: 'INTEGER NOT NULL', body: 'TEXT NOT NULL' };
const ofRun = { run: 'INTEGER NOT NULL', n: 'INTEGER NOT NULL' };
/** Where a row was made, and when it was written last. */
const made = { origin: 'TEXT NOT NULL', changed_at_ms: 'INTEGER NOT NULL' };

/** What an archive knows of itself: one row, which counts the others, so that a lost one is missed. */
const of = {
  archive: {
    columns: {
      id: 'INTEGER PRIMARY KEY CHECK (id = 1)',
      origin: 'TEXT NOT NULL',
      runs: 'INTEGER NOT NULL',
      customers: 'INTEGER NOT NULL',
      circuits: 'INTEGER NOT NULL',
      instruments: 'INTEGER NOT NULL',
      preferences: 'INTEGER NOT NULL',
    },
  },
  customers: {
    columns: { n: 'INTEGER PRIMARY KEY', id: 'TEXT NOT NULL', name: 'TEXT NOT NULL', ...made },
    unique: [['id'], ['name']],
  },
  circuits: {
    columns: {
      n: 'INTEGER PRIMARY KEY',
      id: 'TEXT NOT NULL',
      number: 'TEXT NOT NULL',
      customer: 'TEXT',
      superseded: 'INTEGER NOT NULL',
      ...made,
      ...body,
    },
  },
  instruments: {
    columns: {
      n: 'INTEGER PRIMARY KEY',
      id: 'TEXT NOT NULL',
      key: 'TEXT NOT NULL',
      superseded: 'INTEGER NOT NULL',
      ...made,
      ...body,
    },
  },
  preferences: {
    columns: {
      n: 'INTEGER PRIMARY KEY',
      name: 'TEXT NOT NULL',
      value: 'TEXT NOT NULL',
      changed_at_ms: 'INTEGER NOT NULL',
    },
    unique: [['name']],
  },
} as const satisfies Record<string, Table>;

/** A run: what a list shows of it stands in its own row, with the numbers of the rows that belong to it; the rest in bodies. */
const runs = {
  runs: {
    columns: {
      id: 'INTEGER PRIMARY KEY',
      run_id: 'TEXT NOT NULL',
      ...made,
      state: `TEXT NOT NULL CHECK (state IN ('running', 'finished'))`,
      procedure: 'TEXT NOT NULL',
      title_zh: 'TEXT NOT NULL',
      title_en: 'TEXT NOT NULL',
      tester: 'TEXT NOT NULL',
      models: 'TEXT NOT NULL',
      circuit: 'TEXT',
      circuit_number: 'TEXT',
      customer: 'TEXT',
      simulated: 'INTEGER NOT NULL',
      headless: 'INTEGER NOT NULL',
      started_at_ms: 'INTEGER NOT NULL',
      ended_at_ms: 'INTEGER',
      zone_name: 'TEXT NOT NULL',
      zone_offset_s: 'INTEGER NOT NULL',
      software_name: 'TEXT NOT NULL',
      software_version: 'TEXT NOT NULL',
      verdict: 'TEXT',
      cause: 'TEXT',
      signed: 'INTEGER NOT NULL',
      for_s: 'INTEGER',
      observed_s: 'INTEGER',
      last_second: 'INTEGER',
      bodies: 'INTEGER NOT NULL',
      attempts: 'INTEGER NOT NULL',
      events: 'INTEGER NOT NULL',
      verdicts: 'INTEGER NOT NULL',
      signatures: 'INTEGER NOT NULL',
      attachments: 'INTEGER NOT NULL',
    },
    unique: [['run_id']],
  },
  run_bodies: {
    columns: { run: 'INTEGER NOT NULL', name: 'TEXT NOT NULL', ...body },
    key: ['run', 'name'],
  },
  attempts: {
    columns: {
      ...ofRun,
      closed: 'INTEGER NOT NULL',
      started_at_ms: 'INTEGER NOT NULL',
      ended_at_ms: 'INTEGER',
      verdict: 'TEXT',
      steps: 'INTEGER NOT NULL',
      measurements: 'INTEGER NOT NULL',
      version: 'INTEGER NOT NULL',
      teardown: 'TEXT',
    },
    key: ['run', 'n'],
  },
  steps: {
    columns: {
      run: 'INTEGER NOT NULL',
      attempt: 'INTEGER NOT NULL',
      n: 'INTEGER NOT NULL',
      id: 'TEXT NOT NULL',
      ...body,
    },
    key: ['run', 'attempt', 'n'],
  },
  measurements: {
    columns: {
      id: 'INTEGER PRIMARY KEY',
      measurement_id: 'TEXT NOT NULL',
      run: 'INTEGER NOT NULL',
      attempt: 'INTEGER NOT NULL',
      n: 'INTEGER NOT NULL',
      step: 'TEXT NOT NULL',
      role: 'TEXT NOT NULL',
      kind: 'TEXT NOT NULL',
      for_s: 'INTEGER NOT NULL',
      rate_kbps: 'REAL',
      t_from: 'INTEGER',
      t_to: 'INTEGER',
      verdict: 'TEXT',
      readings: 'INTEGER NOT NULL',
      /** Rows of line time, and the checksums of all but the last one, chained. */
      rows: 'INTEGER NOT NULL',
      head: 'TEXT NOT NULL',
      /** Seconds that somebody saw in all rows but the last one. */
      observed_s: 'INTEGER NOT NULL',
      version: 'INTEGER NOT NULL',
      judgement: 'TEXT',
    },
    unique: [['measurement_id'], ['run', 'attempt', 'n']],
  },
  readings: { columns: { ...measured, ...body }, key: ['measurement', 'n'] },
  events: {
    columns: { ...ofRun, attempt: 'INTEGER NOT NULL', t: 'REAL NOT NULL', kind: 'TEXT NOT NULL', ...body },
    key: ['run', 'n'],
  },
  verdicts: {
    columns: { ...ofRun, attempt: 'INTEGER', ended_at_ms: 'INTEGER', verdict: 'TEXT', ...body },
    key: ['run', 'n'],
  },
  signatures: { columns: { ...ofRun, ...body }, key: ['run', 'n'] },
  attachments: {
    columns: {
      id: 'INTEGER PRIMARY KEY',
      ...ofRun,
      attachment_id: 'TEXT NOT NULL',
      kind: 'TEXT NOT NULL',
      name: 'TEXT NOT NULL',
      mime: 'TEXT NOT NULL',
      size: 'INTEGER NOT NULL',
      sha256: 'TEXT NOT NULL',
      at_ms: 'INTEGER NOT NULL',
    },
    beside: { bytes: 'BLOB NOT NULL' },
    unique: [['run', 'n'], ['attachment_id']],
  },
} as const satisfies Record<string, Table>;

/** Every table of version 3. Each row carries `sum`, the checksum over its other columns. */
export const THIRD = { ...of, ...runs, ...lineTime };
/** The short number of a record, given once, finished or not. `series`: prefix and year, within which `serial` runs. */
const reportNumbers = {
  columns: { run: 'INTEGER PRIMARY KEY', series: 'TEXT NOT NULL', serial: 'INTEGER NOT NULL', ...made },
} as const satisfies Table;

/** What version 4 adds. */
export const FOURTH = { lane_parts: laneParts, report_numbers: reportNumbers } as const;
/** What version 5 adds. */
export const FIFTH = { track_parts: trackParts } as const;
/** What version 5 adds to a table of before. */
const GROWN = {
  pings: { ...THIRD.pings, columns: { ...THIRD.pings.columns, version: 'INTEGER', more: 'TEXT' } },
} as const satisfies Record<string, Table>;
/** What version 6 adds. */
export const SIXTH = bookTables;
/** What version 6 took into the book. */
const GONE: readonly string[] = ['customers', 'circuits'];
/** Every table of every version. */
export const TABLES = { ...THIRD, ...FOURTH, ...FIFTH, ...GROWN, ...SIXTH };
export type TableName = keyof typeof TABLES;
/** Those of the newest version. */
export const TABLE_NAMES = (Object.keys(TABLES) as TableName[]).filter((name) => !GONE.includes(name));
