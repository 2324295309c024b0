import type { Table } from './table.ts';

/** Which measurement a row belongs to, and its number. */
export const measured = { measurement: 'INTEGER NOT NULL', n: 'INTEGER NOT NULL' };

/** Line time, `n`: place in the chain of a measurement. A clean second costs nothing: it moves the end of a span; only seconds with an event are rows. */
export const lineTime = {
  spans: {
    columns: {
      ...measured,
      t_from: 'INTEGER NOT NULL',
      t_to: 'INTEGER NOT NULL',
      bits: 'INTEGER',
      blocks: 'INTEGER',
      freq_min: 'REAL',
      freq_max: 'REAL',
      level_min: 'REAL',
      level_max: 'REAL',
      rtd_min: 'REAL',
      rtd_max: 'REAL',
      source: 'TEXT NOT NULL',
    },
    key: ['measurement', 't_from'],
  },
  seconds: {
    columns: {
      ...measured,
      t: 'INTEGER NOT NULL',
      bits: 'INTEGER',
      bit_errors: 'INTEGER',
      blocks: 'INTEGER',
      errored_blocks: 'INTEGER',
      defects: 'INTEGER NOT NULL',
      valid: 'INTEGER NOT NULL',
      source: 'TEXT NOT NULL',
      version: 'INTEGER NOT NULL',
      more: 'TEXT',
    },
    key: ['measurement', 't'],
  },
  gaps: {
    columns: {
      ...measured,
      t_from: 'INTEGER NOT NULL',
      t_to: 'INTEGER NOT NULL',
      reason: 'TEXT NOT NULL',
      filled: 'INTEGER',
      version: 'INTEGER NOT NULL',
      totals: 'TEXT',
    },
    key: ['measurement', 't_from'],
  },
  pings: {
    columns: {
      ...measured,
      t: 'INTEGER NOT NULL',
      rung: 'TEXT NOT NULL',
      sent: 'INTEGER NOT NULL',
      lost: 'INTEGER NOT NULL',
      late: 'INTEGER NOT NULL',
      wrong: 'INTEGER NOT NULL',
      min_ms: 'REAL',
      avg_ms: 'REAL',
      max_ms: 'REAL',
    },
    key: ['measurement', 't', 'rung'],
  },
  registers: {
    columns: {
      ...measured,
      t: 'INTEGER NOT NULL',
      source: 'TEXT NOT NULL',
      name: 'TEXT NOT NULL',
      value: 'ANY NOT NULL',
    },
    key: ['measurement', 't', 'source', 'name'],
  },
} as const satisfies Record<string, Table>;

/**
 * What the lanes of a long measurement are drawn from, a part at a time; made of its rows after number `after` up to `n`, and left aside where it is not whole:
 * the rows are what counts. `t_next`: first second of what comes after. `lamps`: the lamps that it was made with. `unavailable`: where unavailable time stood then.
 */
export const laneParts = {
  columns: {
    ...measured,
    after: 'INTEGER NOT NULL',
    t_next: 'INTEGER NOT NULL',
    stretches: 'INTEGER NOT NULL',
    lamps: 'TEXT NOT NULL',
    unavailable: 'TEXT NOT NULL',
    digest: 'TEXT NOT NULL',
  },
  beside: { bytes: 'BLOB NOT NULL' },
  unique: [['measurement', 'n']],
} as const satisfies Table;

/**
 * What the lanes of a long ladder, or of registers, are drawn from: `n`: number of a block of so many buckets of `size_s` seconds on the axis of time. Made
 * of the seconds, and left aside where it is not whole: they are what counts.
 */
export const trackParts = {
  columns: {
    measurement: 'INTEGER NOT NULL',
    size_s: 'INTEGER NOT NULL',
    n: 'INTEGER NOT NULL',
    digest: 'TEXT NOT NULL',
  },
  beside: { bytes: 'BLOB NOT NULL' },
  key: ['measurement', 'size_s', 'n'],
} as const satisfies Table;
