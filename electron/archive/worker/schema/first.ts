/** Marks a SQLite file as an archive of this program (`PRAGMA application_id`): "TRIB". */
export const APPLICATION_ID = 0x54524942;

/** Tables by which a run is described and judged; seconds and the like hang on one attempt. */
const tables = `
CREATE TABLE customers (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE
) STRICT;
CREATE TABLE circuits (
  id INTEGER PRIMARY KEY,
  number TEXT NOT NULL UNIQUE,
  customer_id INTEGER REFERENCES customers(id),
  has_customer INTEGER NOT NULL,
  customer_contact TEXT,
  customer_phone TEXT,
  service TEXT,
  rate TEXT,
  grade TEXT,
  span TEXT,
  in_service INTEGER NOT NULL
) STRICT;
CREATE INDEX circuits_customer ON circuits(customer_id);
CREATE TABLE circuit_ends (
  circuit_id INTEGER NOT NULL REFERENCES circuits(id),
  side TEXT NOT NULL CHECK (side IN ('A', 'Z')),
  site TEXT, address TEXT, room TEXT, position TEXT, contact TEXT, phone TEXT,
  PRIMARY KEY (circuit_id, side)
) STRICT, WITHOUT ROWID;
CREATE TABLE instruments (
  key TEXT PRIMARY KEY,
  serial_typed TEXT,
  calibration TEXT
) STRICT, WITHOUT ROWID;
CREATE TABLE preferences (
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE runs (
  id INTEGER PRIMARY KEY,
  run_id TEXT NOT NULL UNIQUE,
  state TEXT NOT NULL CHECK (state IN ('running', 'finished')),
  procedure TEXT NOT NULL,
  limit_sets TEXT NOT NULL,
  settings TEXT NOT NULL,
  given TEXT NOT NULL,
  circuit TEXT,
  circuit_number TEXT,
  customer TEXT,
  release TEXT,
  instrument TEXT NOT NULL,
  simulated INTEGER NOT NULL,
  headless INTEGER NOT NULL,
  started_at_ms INTEGER NOT NULL,
  ended_at_ms INTEGER,
  zone_name TEXT NOT NULL,
  zone_offset_s INTEGER NOT NULL,
  software_name TEXT NOT NULL,
  software_version TEXT NOT NULL,
  for_s INTEGER,
  verdict TEXT,
  why TEXT,
  error TEXT
) STRICT;
CREATE INDEX runs_started ON runs(started_at_ms);
CREATE INDEX runs_circuit ON runs(circuit_number, started_at_ms);
CREATE TABLE attempts (
  id INTEGER PRIMARY KEY,
  run INTEGER NOT NULL REFERENCES runs(id),
  number INTEGER NOT NULL,
  closed INTEGER NOT NULL DEFAULT 0,
  started_at_ms INTEGER NOT NULL,
  ended_at_ms INTEGER,
  measured_from INTEGER,
  measured_to INTEGER,
  teardown TEXT,
  judgement TEXT,
  verdict TEXT,
  UNIQUE (run, number)
) STRICT;
CREATE TABLE steps (
  attempt INTEGER NOT NULL REFERENCES attempts(id),
  position INTEGER NOT NULL,
  id TEXT NOT NULL,
  body TEXT NOT NULL,
  PRIMARY KEY (attempt, id)
) STRICT, WITHOUT ROWID;
CREATE TABLE counts (
  id INTEGER PRIMARY KEY,
  attempt INTEGER NOT NULL REFERENCES attempts(id),
  body TEXT NOT NULL
) STRICT;
CREATE INDEX counts_attempt ON counts(attempt);
CREATE TABLE events (
  id INTEGER PRIMARY KEY,
  run INTEGER NOT NULL REFERENCES runs(id),
  attempt INTEGER NOT NULL,
  t REAL NOT NULL,
  kind TEXT NOT NULL,
  body TEXT NOT NULL
) STRICT;
CREATE INDEX events_run ON events(run, t);
CREATE TABLE verdicts (
  id INTEGER PRIMARY KEY,
  run INTEGER NOT NULL REFERENCES runs(id),
  attempt INTEGER,
  ended_at_ms INTEGER,
  verdict TEXT,
  why TEXT,
  error TEXT
) STRICT;
CREATE INDEX verdicts_run ON verdicts(run);
CREATE TABLE signatures (
  id INTEGER PRIMARY KEY,
  run INTEGER NOT NULL REFERENCES runs(id),
  body TEXT NOT NULL
) STRICT;
CREATE INDEX signatures_run ON signatures(run);
CREATE TABLE attachments (
  id TEXT PRIMARY KEY,
  run INTEGER NOT NULL REFERENCES runs(id),
  kind TEXT NOT NULL,
  name TEXT NOT NULL,
  mime TEXT NOT NULL,
  size INTEGER NOT NULL,
  sha256 TEXT NOT NULL,
  at_ms INTEGER NOT NULL,
  bytes BLOB NOT NULL
) STRICT;
CREATE INDEX attachments_run ON attachments(run);`;

/** Line time. A clean second costs nothing: it moves the end of a span; only seconds with an event are rows. */
const lineTime = `
CREATE TABLE spans (
  attempt INTEGER NOT NULL REFERENCES attempts(id),
  t_from INTEGER NOT NULL,
  t_to INTEGER NOT NULL,
  bits INTEGER, blocks INTEGER,
  freq_min REAL, freq_max REAL, level_min REAL, level_max REAL, rtd_min REAL, rtd_max REAL,
  source TEXT NOT NULL,
  PRIMARY KEY (attempt, t_from)
) STRICT, WITHOUT ROWID;
CREATE TABLE seconds (
  attempt INTEGER NOT NULL REFERENCES attempts(id),
  t INTEGER NOT NULL,
  bits INTEGER, bit_errors INTEGER, blocks INTEGER, errored_blocks INTEGER,
  defects INTEGER NOT NULL,
  valid INTEGER NOT NULL,
  source TEXT NOT NULL,
  more TEXT,
  PRIMARY KEY (attempt, t)
) STRICT, WITHOUT ROWID;
CREATE TABLE gaps (
  attempt INTEGER NOT NULL REFERENCES attempts(id),
  t_from INTEGER NOT NULL,
  t_to INTEGER NOT NULL,
  reason TEXT NOT NULL,
  has_totals INTEGER NOT NULL,
  bits INTEGER, bit_errors INTEGER,
  filled INTEGER,
  PRIMARY KEY (attempt, t_from)
) STRICT, WITHOUT ROWID;`;

const REFUSE = `SELECT RAISE(ABORT, 'record-finished')`;
const VERBS = ['INSERT', 'UPDATE', 'DELETE'] as const;

/** Refuses `verb` on `table` where `condition` holds. */
function guard(table: string, verb: string, condition: string): string {
  return `CREATE TRIGGER ${table}_${verb.toLowerCase()}_finished BEFORE ${verb} ON ${table} WHEN ${condition} BEGIN ${REFUSE}; END;`;
}
/** Whose row the trigger speaks of. */
const row = (verb: string): string => (verb === 'INSERT' ? 'NEW' : 'OLD');
const closedAttempt = (verb: string): string => `(SELECT closed FROM attempts WHERE id = ${row(verb)}.attempt) = 1`;
const finishedRun = (verb: string): string => `(SELECT state FROM runs WHERE id = ${row(verb)}.run) = 'finished'`;

/** What is finished stays as it is: SQLite itself refuses, whatever the code above asks. */
const guards = [
  ...['steps', 'counts', 'spans', 'seconds', 'gaps'].flatMap((t) => VERBS.map((v) => guard(t, v, closedAttempt(v)))),
  guard('events', 'INSERT', finishedRun('INSERT')),
  guard('attempts', 'INSERT', finishedRun('INSERT')),
  guard('attempts', 'UPDATE', `OLD.closed = 1`),
  guard('runs', 'UPDATE', `OLD.state = 'finished' AND NEW.state = 'finished'`),
  ...['events', 'signatures', 'attachments', 'verdicts'].map((t) => guard(t, 'UPDATE', '1')),
  ...['runs', 'attempts', 'events', 'signatures', 'attachments', 'verdicts'].map((t) => guard(t, 'DELETE', '1')),
].join('\n');

/** The schema of the first program. A released step is never edited. */
export const FIRST = `PRAGMA application_id = ${APPLICATION_ID};${tables}${lineTime}\n${guards}`;
