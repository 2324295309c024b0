import { createHash } from 'node:crypto';
import { ulid } from '../../../contract/ulid.ts';
import { put, sealed } from '../rows.ts';
import type { Row, Sql } from '../sql.ts';
import { linked } from '../sums.ts';
import { lookedInto, type OldAttempt } from './third-old.ts';

/** Rows that are read at one go: nothing can be written while SQLite reads on. */
const AT_ONCE = 5000;

interface Line {
  table: 'spans' | 'seconds' | 'gaps';
  at: number;
  row: Row;
  seen: number;
}

interface OldGap {
  t_from: number;
  t_to: number;
  reason: string;
  has_totals: number;
  bits: number | null;
  bit_errors: number | null;
  filled: number | null;
}
function gapRow({ t_from, t_to, reason, has_totals, bits, bit_errors, filled }: OldGap): Row {
  const totals = { ...(bits === null ? {} : { bits }), ...(bit_errors === null ? {} : { bitErrors: bit_errors }) };
  return { t_from, t_to, reason, filled, version: 1, totals: has_totals === 1 ? JSON.stringify(totals) : null };
}

/** Rows of one table of an attempt, in the order of time. */
function* linesOf(sql: Sql, table: Line['table'], attempt: number): Generator<Line> {
  const column = table === 'seconds' ? 't' : 't_from';
  const text = `SELECT * FROM old_${table} WHERE attempt = ? AND ${column} > ? ORDER BY ${column} LIMIT ${AT_ONCE}`;
  for (let last = -Infinity; ;) {
    const rows = sql.all<Record<string, number> & { attempt?: number }>(text, attempt, last);
    for (const { attempt: _attempt, ...row } of rows) {
      last = row[column]!;
      if (table === 'gaps') yield { table, at: last, row: gapRow(row as unknown as OldGap), seen: 0 };
      else if (table === 'spans') yield { table, at: last, row, seen: row['t_to']! - last };
      else yield { table, at: last, row: { ...row, version: 1 }, seen: row['valid']! };
    }
    if (rows.length < AT_ONCE) return;
  }
}

/** All rows in the order of time; of two that begin together the note of a gap comes first. */
function* inOrder(sources: Generator<Line>[]): Generator<Line> {
  const heads = sources.map((source) => ({ source, next: source.next() }));
  for (;;) {
    const left = heads.filter(({ next }) => !next.done);
    const first = left.toSorted((a, b) => (a.next.value as Line).at - (b.next.value as Line).at)[0];
    if (!first) return;
    yield first.next.value as Line;
    first.next = first.source.next();
  }
}

function copyLine(sql: Sql, measurement: number, attempt: number): { rows: number; head: string; observed_s: number } {
  const chain = { rows: 0, head: '', observed_s: 0 };
  let last: { sum: string; seen: number } | undefined;
  const tables = ['gaps', 'seconds', 'spans'] as const;
  for (const { table, row, seen } of inOrder(tables.map((name) => linesOf(sql, name, attempt)))) {
    if (last) Object.assign(chain, { head: linked(chain.head, last.sum), observed_s: chain.observed_s + last.seen });
    chain.rows += 1;
    const whole = sealed(table, { measurement, n: chain.rows, ...row });
    sql.insert(table, whole);
    last = { sum: whole.sum, seen };
  }
  return chain;
}

interface OldJudgement {
  verdict: string;
  certain: string;
}
/** A measurement that was cut short gave no more than a failure that was proven. */
function verdictOf({ verdict, judgement }: OldAttempt): string | undefined {
  const judged = lookedInto<OldJudgement>(judgement);
  const cutShort = verdict === 'aborted' || verdict === 'error';
  if (!cutShort) return judged.verdict;
  return judged.certain === 'fail' ? 'fail' : undefined;
}

/** The same on every laptop that has a copy of the record: it must be known as the same. */
function idOf(runId: string, { number, started_at_ms }: OldAttempt): string {
  const digest = createHash('sha256').update(`${runId}/${number}`).digest();
  return ulid(started_at_ms, digest);
}

interface OldRun {
  id: number;
  run_id: string;
  procedure: string;
  instrument: string;
  for_s: number | null;
}
/** Copies what an attempt measured, and what was read of it, as the one measurement that it had. */
export function copyMeasurement(sql: Sql, run: OldRun, attempt: OldAttempt): void {
  const { steps } = lookedInto<{ steps: { id: string; do: string }[] }>(run.procedure);
  const { rateKbps, capabilities } = lookedInto<{ rateKbps: number; capabilities: { reading: string } }>(
    run.instrument,
  );
  const readings = sql.all<{ body: string }>('SELECT body FROM old_counts WHERE attempt = ? ORDER BY id', attempt.id);
  readings.forEach(({ body }, i) => put(sql, 'readings', { measurement: attempt.id, n: i + 1, version: 1, body }));
  put(sql, 'measurements', {
    id: attempt.id,
    measurement_id: idOf(run.run_id, attempt),
    run: run.id,
    attempt: attempt.number,
    n: 1,
    step: steps?.find((step) => step.do === 'run')?.id ?? 'run',
    role: 'tester',
    kind: capabilities?.reading === 'by-hand' ? 'by-hand' : 'bits',
    for_s: run.for_s ?? 0,
    rate_kbps: rateKbps,
    t_from: attempt.measured_from,
    t_to: attempt.measured_to,
    verdict: verdictOf(attempt),
    readings: readings.length,
    ...copyLine(sql, attempt.id, attempt.id),
    version: 1,
    judgement: attempt.judgement,
  });
}
