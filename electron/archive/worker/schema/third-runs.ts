import { put } from '../rows.ts';
import type { Row, Sql } from '../sql.ts';
import { lookedInto, type OldAttempt } from './third-old.ts';
import { copyMeasurement } from './third-line.ts';

interface OldRun {
  id: number;
  run_id: string;
  state: string;
  procedure: string;
  limit_sets: string;
  settings: string;
  given: string;
  circuit: string | null;
  circuit_number: string | null;
  customer: string | null;
  release: string | null;
  instrument: string;
  simulated: number;
  headless: number;
  started_at_ms: number;
  ended_at_ms: number | null;
  zone_name: string;
  zone_offset_s: number;
  software_name: string;
  software_version: string;
  for_s: number | null;
  verdict: string | null;
  why: string | null;
  error: string | null;
}
/** Names of bodies with their bit, their column of version 2, and the version that they are of now. */
const BODIES = [
  ['procedure', 1, 'procedure'],
  ['limitSets', 2, 'limit_sets'],
  ['settings', 4, 'settings'],
  ['given', 8, 'given'],
  ['circuit', 16, 'circuit'],
  ['release', 32, 'release'],
  ['instruments', 64, 'instrument'],
  ['why', 128, 'why'],
  ['error', 256, 'error'],
] as const satisfies readonly (readonly [string, number, keyof OldRun])[];

/** The one tester of a run, by its role. What cannot be read stays as it is. */
function byRole(instrument: string, simulated: number): string {
  const one = lookedInto<{ address: string }>(instrument);
  return 'address' in one ? JSON.stringify({ tester: { ...one, simulated: simulated === 1 } }) : instrument;
}

function copyBodies(sql: Sql, run: OldRun): number {
  let bits = 0;
  for (const [name, bit, column] of BODIES) {
    const text = run[column];
    if (text === null) continue;
    const body = name === 'instruments' ? byRole(text, run.simulated) : text;
    put(sql, 'run_bodies', { run: run.id, name, version: 1, body });
    bits |= bit;
  }
  return bits;
}

/** Copies rows that hang on a run, numbered from 1; gives how many there were. */
function copyRows<R>(
  sql: Sql,
  run: number,
  table: 'events' | 'verdicts' | 'signatures',
  rowOf: (row: R) => Row,
): number {
  const rows = sql.all<R>(`SELECT * FROM old_${table} WHERE run = ? ORDER BY id`, run);
  rows.forEach((row, i) => put(sql, table, { run, n: i + 1, ...rowOf(row), version: 1 }));
  return rows.length;
}

interface OldEnd {
  attempt: number | null;
  ended_at_ms: number | null;
  verdict: string | null;
  why: string | null;
  error: string | null;
}
const endRow = ({ attempt, ended_at_ms, verdict, why, error }: OldEnd): Row => {
  const parts = [why === null ? '' : `"why":${why}`, error === null ? '' : `"error":${error}`].filter(Boolean);
  return { attempt, ended_at_ms, verdict, body: `{${parts.join(',')}}` };
};

interface OldAttachment {
  id: string;
  kind: string;
  name: string;
  mime: string;
  size: number;
  sha256: string;
  at_ms: number;
}
function copyAttachments(sql: Sql, run: number): number {
  const rows = sql.all<OldAttachment & { row: number }>(
    'SELECT rowid AS row, id, kind, name, mime, size, sha256, at_ms FROM old_attachments WHERE run = ? ORDER BY rowid',
    run,
  );
  rows.forEach(({ row, id: attachment_id, ...about }, i) => {
    const bytes = sql.get<{ bytes: Uint8Array }>('SELECT bytes FROM old_attachments WHERE rowid = ?', row)!;
    put(sql, 'attachments', { id: row, run, n: i + 1, attachment_id, ...about }, undefined, bytes);
  });
  return rows.length;
}

function copyAttempt(sql: Sql, run: OldRun, attempt: OldAttempt): void {
  const steps = sql.all<{ id: string; body: string }>(
    'SELECT * FROM old_steps WHERE attempt = ? ORDER BY position',
    attempt.id,
  );
  const at = { run: run.id, attempt: attempt.number };
  steps.forEach(({ id, body }, i) => put(sql, 'steps', { ...at, n: i + 1, id, version: 1, body }));
  const { number: n, closed, started_at_ms, ended_at_ms, verdict, teardown } = attempt;
  const row = { run: run.id, n, closed, started_at_ms, ended_at_ms, verdict, version: 1, teardown };
  put(sql, 'attempts', { ...row, steps: steps.length, measurements: 1 });
  copyMeasurement(sql, run, attempt);
}

const NOT_CARRIED_THROUGH = ['aborted', 'error', 'not-assessed'];
/** What the row of a finished run shows of the attempt that its verdict rests on, and of the last one. */
function shown(sql: Sql, { state, for_s }: OldRun, attempts: readonly OldAttempt[]): Row {
  if (state !== 'finished') return {};
  const carried = attempts.findLast(({ verdict }) => !NOT_CARRIED_THROUGH.includes(verdict ?? ''));
  const deciding = carried?.verdict === 'fail' ? carried : attempts.at(-1);
  if (!deciding) return {};
  const judged = lookedInto<{ seconds: { observed: number } }>(deciding.judgement).seconds?.observed;
  const row = sql.get<{ observed_s: number; last_second: number | null }>(
    `SELECT (SELECT coalesce(sum(t_to - t_from), 0) FROM old_spans WHERE attempt = ?)
       + (SELECT count(*) FROM old_seconds WHERE attempt = ? AND valid = 1) AS observed_s,
     (SELECT max(t) FROM (SELECT max(t_to) - 1 AS t FROM old_spans WHERE attempt = ?
       UNION ALL SELECT max(t) FROM old_seconds WHERE attempt = ?)) AS last_second`,
    ...[deciding.id, deciding.id, attempts.at(-1)?.id, attempts.at(-1)?.id],
  )!;
  return { for_s, observed_s: judged ?? row.observed_s, last_second: row.last_second };
}

/** One is under the result of the last attempt; an older one does not say under which: it was the last one then. */
function isSigned(sql: Sql, run: number, last: number): boolean {
  const bodies = sql.all<{ body: string }>('SELECT body FROM signatures WHERE run = ?', run);
  return bodies.some(({ body }) => (lookedInto<{ attempt: number }>(body).attempt ?? last) === last);
}

interface Tester {
  family: string;
  identity: { maker: string; model: string };
  capabilities: { reading: string };
}
/** The name of the tester as a list shows it. */
function testerOf({ family = '', identity, capabilities }: Partial<Tester>): string {
  const { maker = '', model = '' } = identity ?? {};
  const name = maker === '' && model === family ? '' : `${maker} ${model}`.trim();
  return name === '' && capabilities?.reading !== 'by-hand' ? family : name;
}

function copyRun(sql: Sql, run: OldRun, origin: string): void {
  const { id, run_id, state, simulated, headless, started_at_ms, ended_at_ms, verdict } = run;
  const attempts = sql.all<OldAttempt>('SELECT * FROM old_attempts WHERE run = ? ORDER BY number', id);
  const bodies = copyBodies(sql, run);
  for (const attempt of attempts) copyAttempt(sql, run, attempt);
  const procedure = lookedInto<{ id: string; title: { zh: string; en: string } }>(run.procedure);
  const tester = lookedInto<Tester>(run.instrument);
  const why = lookedInto<object[]>(run.why);
  const cause = Array.isArray(why) ? why[0] : undefined;
  type Listed = { attempt: number; t: number; kind: string; body: string };
  put(sql, 'runs', {
    ...{ id, run_id, origin, changed_at_ms: ended_at_ms ?? started_at_ms, state },
    procedure: procedure.id ?? '',
    title_zh: procedure.title?.zh ?? '',
    title_en: procedure.title?.en ?? '',
    tester: testerOf(tester),
    models: tester.identity?.model ?? '',
    ...{ circuit_number: run.circuit_number, customer: run.customer, simulated, headless, started_at_ms, ended_at_ms },
    ...{ zone_name: run.zone_name, zone_offset_s: run.zone_offset_s },
    ...{ software_name: run.software_name, software_version: run.software_version },
    ...{ verdict, cause: cause && JSON.stringify(cause), bodies, attempts: attempts.at(-1)?.number ?? 0 },
    ...shown(sql, run, attempts),
    events: copyRows<Listed>(sql, id, 'events', ({ attempt, t, kind, body }) => ({ attempt, t, kind, body })),
    verdicts: copyRows<OldEnd>(sql, id, 'verdicts', endRow),
    signatures: copyRows<{ body: string }>(sql, id, 'signatures', ({ body }) => ({ body })),
    attachments: copyAttachments(sql, id),
    signed: isSigned(sql, id, attempts.at(-1)?.number ?? 0),
  });
}

/** Copies all runs with what hangs on them, numbered from 1; gives how many there are. */
export function copyRuns(sql: Sql, origin: string): number {
  const runs = sql.all<{ id: number }>('SELECT id FROM old_runs ORDER BY id');
  for (const { id } of runs) copyRun(sql, sql.get<OldRun>('SELECT * FROM old_runs WHERE id = ?', id)!, origin);
  return runs.length;
}
