import type { Table } from './table.ts';

/**
 * The book: entries that are only ever added. `entry`: its id, the same in every archive; `what`: `version` of an item or `event`; `after`: the versions
 * that a version replaces; `at`: wall-clock time of an event; `origin`: the archive in which it was entered first.
 */
const book = {
  columns: {
    n: 'INTEGER PRIMARY KEY',
    entry: 'TEXT NOT NULL',
    kind: 'TEXT NOT NULL',
    item: 'TEXT NOT NULL',
    what: `TEXT NOT NULL CHECK (what IN ('version', 'event'))`,
    after: 'TEXT',
    at: 'TEXT',
    entered_at_ms: 'INTEGER NOT NULL',
    origin: 'TEXT NOT NULL',
    version: 'INTEGER NOT NULL',
    body: 'TEXT NOT NULL',
  },
  unique: [['entry']],
} as const satisfies Table;

/** Pictures and other files that hang on items. */
const files = {
  columns: {
    n: 'INTEGER PRIMARY KEY',
    file_id: 'TEXT NOT NULL',
    kind: 'TEXT NOT NULL',
    item: 'TEXT NOT NULL',
    name: 'TEXT NOT NULL',
    mime: 'TEXT NOT NULL',
    size: 'INTEGER NOT NULL',
    sha256: 'TEXT NOT NULL',
    at_ms: 'INTEGER NOT NULL',
    shows: 'TEXT',
    origin: 'TEXT NOT NULL',
  },
  beside: { bytes: 'BLOB NOT NULL' },
  unique: [['file_id']],
} as const satisfies Table;

/** How many there are of both, so that a lost one is missed; the row of the archive itself is as it was. */
const count = {
  columns: { id: 'INTEGER PRIMARY KEY CHECK (id = 1)', entries: 'INTEGER NOT NULL', files: 'INTEGER NOT NULL' },
} as const satisfies Table;

export const bookTables = { book, book_files: files, book_count: count } as const;
