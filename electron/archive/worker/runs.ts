import { testersIn, type TesterRecord } from '../../contract/instrument.ts';
import type { RunEvent, RunRecord, SignatureRecord } from '../../contract/run.ts';
import { instrumentName } from '../../contract/tester.ts';
import { ulid } from '../../contract/ulid.ts';
import type { NewRun } from '../archive.ts';
import { attachmentsOf } from './attachments.ts';
import { changeAttempt, type AttemptRow } from './attempt-row.ts';
import { readAttempts } from './attempts.ts';
import { bodyOf, packed } from './bodies.ts';
import { addToCircuit } from './circuits.ts';
import { createDamages, readBodies, readRows, type Damages } from './damages.ts';
import { progressOf } from './progress.ts';
import { put } from './rows.ts';
import { numberOf } from './report-numbers.ts';
import { readBodiesOf, writeBodies } from './run-bodies.ts';
import { readGaps } from './run-gaps.ts';
import { runById, runningRow, runRow, touchRun, type RunRow } from './run-row.ts';
import { present, type Row, type Sql } from './sql.ts';
import { wordIn } from './stored-words.ts';
import { madeHere, nextOf } from './tally.ts';

const testerName = ({ identity, family, capabilities }: TesterRecord): string =>
  instrumentName(identity, family, capabilities.reading === 'by-hand');

/** What a list shows of the instruments, and by what they are found. */
const instrumentColumns = (instruments: RunRecord['instruments']): Row => ({
  tester: testersIn(instruments).map(testerName).join(' · '),
  models: Object.values(instruments)
    .map(({ identity }) => identity.model)
    .join(' '),
});

const BODIES = ['release', 'instruments', 'why', 'error'] as const;
/** What may change while a run goes on, by column. */
function changedColumns(sql: Sql, { id, bodies }: Pick<RunRow, 'id' | 'bodies'>, change: Partial<RunRecord>): Row {
  const changed = Object.fromEntries(BODIES.filter((name) => name in change).map((name) => [name, change[name]]));
  return {
    bodies: writeBodies(sql, id, bodies, changed),
    ...('verdict' in change ? { verdict: change.verdict } : {}),
    ...('endedAtMs' in change ? { ended_at_ms: change.endedAtMs } : {}),
    ...('why' in change ? { cause: change.why?.[0] && JSON.stringify(change.why[0]) } : {}),
    ...(change.instruments ? instrumentColumns(change.instruments) : {}),
  };
}

/** Writes a new run, and into the book what it says of its circuit; the run keeps its own copy of everything. */
export function createRun(sql: Sql, run: NewRun): string {
  const runId = run.runId ?? ulid(run.startedAtMs);
  const said = run.described ?? run.circuit;
  if (said) addToCircuit(sql, said);
  enterRun(sql, { ...run, runId });
  return runId;
}

/** Writes a run that has its identity, as one that goes on. Gives its row. */
export function enterRun(sql: Sql, run: NewRun & { runId: string }): number {
  const { procedure, limitSets, settings, given, circuit, ladder, zone, software } = run;
  const id = nextOf(sql, 'runs');
  const bodies = writeBodies(sql, id, 0, { procedure, limitSets, settings, given, circuit, ladder });
  put(sql, 'runs', {
    id,
    run_id: run.runId,
    ...madeHere(sql),
    state: 'running',
    procedure: procedure.id,
    title_zh: procedure.title.zh,
    title_en: procedure.title.en,
    circuit_number: circuit?.number,
    customer: circuit?.customer?.name,
    simulated: run.simulated,
    headless: run.headless,
    started_at_ms: run.startedAtMs,
    zone_name: zone.name,
    zone_offset_s: zone.offsetS,
    software_name: software.name,
    software_version: software.version,
    signed: 0,
    attempts: 0,
    events: 0,
    verdicts: 0,
    signatures: 0,
    attachments: 0,
    ...changedColumns(sql, { id, bodies }, run),
  });
  return id;
}

export function updateRun(sql: Sql, runId: string, change: Partial<RunRecord>): void {
  const row = runningRow(sql, runId);
  touchRun(sql, row.id, changedColumns(sql, row, change));
}

/** How a run ended once; it may have gone on since. */
export type End = Pick<RunRecord, 'verdict' | 'why' | 'endedAtMs' | 'error'> & { attempt?: number | undefined };
interface EndRow {
  attempt: number | null;
  ended_at_ms: number | null;
  verdict: string | null;
  version: number;
  body: string;
}

/** What the ends of a run said, the first end first. */
export function endsOf(sql: Sql, run: number): End[] {
  const rows = readRows<EndRow>(sql, 'verdicts', 'run = ?', [run], runById(sql, run).verdicts);
  return rows.map(({ attempt, ended_at_ms, verdict, version, body }) => ({
    attempt: attempt ?? undefined,
    endedAtMs: ended_at_ms ?? undefined,
    verdict: verdict === null ? undefined : wordIn('verdict', verdict),
    ...bodyOf<Pick<RunRecord, 'why' | 'error'>>('verdict', version, body),
  }));
}

export function enterEnd(sql: Sql, run: number, { attempt, endedAtMs, verdict, why, error }: End): void {
  const n = runById(sql, run).verdicts + 1;
  put(sql, 'verdicts', { run, n, attempt, ended_at_ms: endedAtMs, verdict, ...packed('verdict', { why, error }) });
  touchRun(sql, run, { verdicts: n });
}

/** Ends a run: the verdict is kept as a line of its own, and every attempt is closed for good. */
export function finishRun(sql: Sql, runId: string, { verdict, why, endedAtMs, error }: End): void {
  const row = runningRow(sql, runId);
  const { id, attempts } = row;
  enterEnd(sql, id, { attempt: attempts || undefined, verdict, why, endedAtMs, error });
  const open = sql.all<AttemptRow>('SELECT * FROM attempts WHERE run = ? AND closed = 0', id);
  for (const attempt of open) changeAttempt(sql, attempt, { closed: 1 });
  const { forS, observedS, lastSecond } = progressOf(sql, row);
  touchRun(sql, id, {
    ...changedColumns(sql, row, { verdict, why, endedAtMs, error }),
    for_s: forS,
    observed_s: observedS,
    last_second: lastSecond,
    state: 'finished',
  });
}

/** A finished run goes on; what its end said stays in `verdicts` and in the closed attempts. */
export function reopenRun(sql: Sql, runId: string): void {
  const row = runRow(sql, runId);
  if (row.state === 'running') return;
  touchRun(sql, row.id, { state: 'running', verdict: undefined, ended_at_ms: undefined, cause: undefined });
  touchRun(sql, row.id, { bodies: writeBodies(sql, row.id, row.bodies, { why: undefined, error: undefined }) });
}

/** The list of events or signatures of a run. */
const listOf = <T>(sql: Sql, row: RunRow, what: 'events' | 'signatures', damages: Damages): T[] =>
  readBodies<T>(
    sql,
    { table: what, name: what === 'events' ? 'event' : 'signature', what },
    { where: 'run = ?', values: [row.id], expected: row[what] },
    damages,
  );

const columnsOf = (row: RunRow) => ({
  runId: row.run_id,
  simulated: row.simulated === 1,
  headless: row.headless === 1,
  startedAtMs: row.started_at_ms,
  endedAtMs: row.ended_at_ms ?? undefined,
  zone: { name: row.zone_name, offsetS: row.zone_offset_s },
  software: { name: row.software_name, version: row.software_version },
  state: row.state,
  verdict: row.verdict === null ? undefined : wordIn('verdict', row.verdict),
});

/**
 * A run as it stands, all but its seconds and the bytes of attachments. What of it is damaged is not in it, and said so. Errors: `run-unknown`;
 * `record-damaged`, `record-newer` where what is left would say nothing.
 */
export function getRun(sql: Sql, runId: string): RunRecord {
  const row = runRow(sql, runId);
  const damages = createDamages();
  const bodies = readBodiesOf(sql, row, damages);
  const attempts = readAttempts(sql, row, damages);
  const { events, signatures } = {
    events: listOf<RunEvent>(sql, row, 'events', damages).sort((a, b) => a.t - b.t),
    signatures: listOf<SignatureRecord>(sql, row, 'signatures', damages),
  };
  const attachments = attachmentsOf(sql, row, damages);
  const gaps = readGaps(sql, attempts, damages);
  const damage = damages.found.length > 0 ? damages.found : undefined;
  const number = numberOf(sql, row.id);
  return present({ ...columnsOf(row), number, ...bodies, attempts, events, gaps, signatures, attachments, damage });
}
