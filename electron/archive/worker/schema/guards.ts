import { TABLES } from './tables.ts';

const REFUSE = `SELECT RAISE(ABORT, 'record-finished')`;
const VERBS = ['INSERT', 'UPDATE', 'DELETE'] as const;

/** Refuses `verb` on `table` where `condition` holds. */
function guard(table: string, verb: string, condition: string): string {
  return `CREATE TRIGGER ${table}_${verb.toLowerCase()}_finished BEFORE ${verb} ON ${table} WHEN ${condition} BEGIN ${REFUSE}; END`;
}
/** Whose row the trigger speaks of. */
const row = (verb: string): string => (verb === 'INSERT' ? 'NEW' : 'OLD');
const closed = (run: string, attempt: string): string =>
  `(SELECT closed FROM attempts WHERE run = ${run} AND n = ${attempt}) = 1`;
const closedAttempt = (verb: string): string => closed(`${row(verb)}.run`, `${row(verb)}.attempt`);
const closedMeasurement = (verb: string): string =>
  `(SELECT a.closed FROM measurements m JOIN attempts a ON a.run = m.run AND a.n = m.attempt WHERE m.id = ${row(verb)}.measurement) = 1`;
const finishedRun = (verb: string): string => `(SELECT state FROM runs WHERE id = ${row(verb)}.run) = 'finished'`;

/** A finished run is still signed, and gets photos: nothing else of its row changes. */
const LATER = ['signed', 'signatures', 'attachments', 'changed_at_ms'];
const changed = Object.keys(TABLES.runs.columns)
  .filter((column) => !LATER.includes(column))
  .map((column) => `NEW.${column} IS NOT OLD.${column}`);

const OF_MEASUREMENTS = ['readings', 'spans', 'seconds', 'gaps', 'pings', 'registers'];
const OF_RUNS = ['events', 'verdicts', 'signatures', 'attachments'];

/** A number once given is never another, nor given again. */
export const NUMBER_GUARDS_SQL = ['UPDATE', 'DELETE'].map((verb) => guard('report_numbers', verb, '1')).join(';\n');

/** Nothing in the book is ever changed or taken out. */
export const BOOK_GUARDS_SQL = ['book', 'book_files']
  .flatMap((table) => ['UPDATE', 'DELETE'].map((verb) => guard(table, verb, '1')))
  .join(';\n');

/** What is finished stays as it is: SQLite itself refuses, whatever the code above asks. */
export const GUARDS_SQL = [
  ...OF_MEASUREMENTS.flatMap((table) => VERBS.map((verb) => guard(table, verb, closedMeasurement(verb)))),
  ...['steps', 'measurements'].flatMap((table) => VERBS.map((verb) => guard(table, verb, closedAttempt(verb)))),
  ...VERBS.map((verb) => guard('run_bodies', verb, finishedRun(verb))),
  guard('events', 'INSERT', finishedRun('INSERT')),
  guard('attempts', 'INSERT', finishedRun('INSERT')),
  guard('attempts', 'UPDATE', 'OLD.closed = 1'),
  guard('runs', 'UPDATE', `OLD.state = 'finished' AND NEW.state = 'finished' AND (${changed.join(' OR ')})`),
  ...OF_RUNS.map((table) => guard(table, 'UPDATE', '1')),
  ...['runs', 'attempts', ...OF_RUNS].map((table) => guard(table, 'DELETE', '1')),
].join(';\n');
