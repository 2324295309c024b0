import { planned, trackOf } from '../support/records.ts';
import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isDeepStrictEqual } from 'node:util';
import { openArchive, type Archive } from '../../electron/archive/index.ts';
import { isClean, type History } from '../../electron/contract/second.ts';
import { BLOCK, blockOf, LINE_START, mixed, secondOf } from './kill-line.ts';
import { FINISHED, killRun } from './kill-run.ts';

/** What one kill left. `acknowledged`: end of what the child had said was on disk; `recorded`: end of what is on disk. */
export interface KillResult {
  acknowledged: number;
  recorded: number;
  acknowledgements: number;
  /** Empty if nothing is wrong. */
  problems: string[];
}

const CHILD = fileURLToPath(new URL('./kill-child.ts', import.meta.url));
const CHILD_LIMIT_MS = 20_000;

/** When to kill: so many milliseconds after the child was started (while it opens and repairs), or after it is recording. */
interface Instant {
  from: 'start' | 'recording';
  afterMs: number;
}
function instantOf(seed: number, n: number, { reports }: Scene): Instant {
  const number = mixed(seed + 2, n);
  if (n % 5 === 4) return { from: 'start', afterMs: number % 400 };
  // A report takes longer than a second that is recorded.
  return { from: 'recording', afterMs: number % (reports === undefined ? 120 : 1500) };
}

/** What goes on while the program is killed: runs that record side by side, by name, and the folder of the reports that are made meanwhile. */
export interface Scene {
  runs: readonly string[];
  reports?: string;
}
/** What a child said: an acknowledgement of one run up to a second. */
type Said = readonly [run: string, t: number];

const saidOf = (line: string): Said => {
  const [run = '', t] = line.split(' ');
  return [run, Number(t)];
};

/** Lets a child record, kills it at `instant`, and gives what it had acknowledged by then. */
function recordUntilKilled(path: string, seed: number, instant: Instant, scene: Scene): Promise<Said[]> {
  return new Promise((resolve, reject) => {
    const args = [CHILD, path, String(seed), scene.runs.join(','), scene.reports ?? ''];
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    const limit = setTimeout(() => child.kill('SIGKILL'), CHILD_LIMIT_MS);
    const kill = (): unknown => setTimeout(() => child.kill('SIGKILL'), instant.afterMs);
    if (instant.from === 'start') kill();
    let out = '';
    let errors = '';
    child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
    child.stdout.on('data', (chunk: Buffer) => {
      if (out === '' && instant.from === 'recording') kill();
      out += chunk.toString();
    });
    child.on('error', reject);
    child.on('close', (_code, signal) => {
      clearTimeout(limit);
      if (signal !== 'SIGKILL') reject(new Error(`the child ended by itself: ${errors}`));
      // A last line without its newline was cut off: it was never said.
      else resolve(out.split('\n').slice(1, -1).map(saidOf));
    });
  });
}

type Kind = 'clean' | 'row' | 'gap' | 'stopped';
/** What the record says of each second, and complaints where two parts of it speak of the same second. */
function bySecond(history: History, problems: string[]): Map<number, Kind> {
  const kinds = new Map<number, Kind>();
  const put = (from: number, to: number, kind: Kind): void => {
    for (let t = from; t < to; t++) {
      if (kinds.has(t)) problems.push(`second ${t} is recorded twice`);
      kinds.set(t, kind);
    }
  };
  for (const span of history.spans) put(span.from, span.to, 'clean');
  for (const row of history.rows) put(row.t, row.t + 1, 'row');
  for (const gap of history.gaps) put(gap.from, gap.to, gap.reason === 'program-stopped' ? 'stopped' : 'gap');
  return kinds;
}

/** Compares a record with the line that was recorded. Only what fell into `acknowledged` ([from, to) each) must be there. */
export function checkRecord(
  history: History,
  seed: number,
  acknowledged: readonly (readonly [number, number])[],
): string[] {
  const problems: string[] = [];
  const kinds = bySecond(history, problems);
  for (const [from, to] of acknowledged)
    for (let t = from; t < to; t++)
      if (!kinds.has(t) || kinds.get(t) === 'stopped') problems.push(`second ${t} was acknowledged and is missing`);
  const end = Math.max(LINE_START, ...[...kinds.keys()].slice(-1));
  for (let t = LINE_START; t < end; t++) if (!kinds.has(t)) problems.push(`second ${t} is neither seen nor a gap`);
  for (const row of history.rows)
    if (!isDeepStrictEqual(row, secondOf(seed, row.t))) problems.push(`second ${row.t} is not what was recorded`);
  for (const span of history.spans) problems.push(...checkSpan(span, seed));
  return problems;
}

function checkSpan(span: History['spans'][number], seed: number): string[] {
  let bits = 0;
  const problems: string[] = [];
  for (let t = span.from; t < span.to; t++) {
    const second = secondOf(seed, t);
    bits += second.bits ?? 0;
    if (!isClean(second)) problems.push(`second ${t} was not clean`);
  }
  if (bits !== span.bits) problems.push(`the span from ${span.from} has ${span.bits} bits instead of ${bits}`);
  return problems;
}

/** A run that is finished, with a record as long as a child writes in a second: of it the reports are made. */
async function finishOne(path: string, seed: number): Promise<void> {
  const archive = await openArchive(path);
  const runId = await archive.createRun({ ...killRun(LINE_START * 1000), runId: FINISHED });
  await archive.putAttempt(runId, { number: 1, startedAtMs: LINE_START * 1000 });
  const { readings: _none, ...measurement } = planned(runId, 1, { from: LINE_START, to: LINE_START + 20 * BLOCK });
  await archive.putMeasurement(runId, 1, measurement);
  for (let i = 0; i < 20; i++) await archive.record(trackOf(runId), blockOf(seed, LINE_START + i * BLOCK));
  await archive.finishRun(runId, { verdict: 'fail', why: [], endedAtMs: (LINE_START + 20 * BLOCK) * 1000 });
  await archive.close();
}

/** A report stands there whole or not at all. */
function checkReports(folder: string | undefined): string[] {
  if (folder === undefined || !existsSync(folder)) return [];
  return readdirSync(folder).flatMap((name) => {
    const bytes = readFileSync(join(folder, name));
    if (name.endsWith('.pdf'))
      return bytes.subarray(-8).toString('latin1').includes('%%EOF') ? [] : [`${name} is cut off`];
    if (name.endsWith('.json')) JSON.parse(bytes.toString());
    return [];
  });
}

/** What is on disk of one run. */
async function historyOf(archive: Archive, runId: string): Promise<History> {
  const run = (await archive.listRuns({ unfinished: true })).find((one) => one.runId === runId);
  const [attempt] = run ? (await archive.getRun(runId)).attempts : [];
  return attempt?.measurements.length ? archive.history(trackOf(runId)) : { spans: [], rows: [], gaps: [] };
}

const endOf = ({ spans, rows, gaps }: History): number =>
  Math.max(spans.at(-1)?.to ?? 0, (rows.at(-1)?.t ?? -1) + 1, gaps.at(-1)?.to ?? 0);

/** A series of kills on one archive: every child takes up the runs that the last one left. */
export async function killSeries(
  path: string,
  seed: number,
  kills: number,
  onKill?: (n: number, r: KillResult) => void,
  scene: Scene = { runs: ['A'] },
): Promise<KillResult[]> {
  const results: KillResult[] = [];
  const acknowledged = new Map<string, [number, number][]>(scene.runs.map((run) => [run, []]));
  if (scene.reports !== undefined) await finishOne(path, seed);
  for (let n = 0; n < kills; n++) {
    const said = await recordUntilKilled(path, seed, instantOf(seed, n, scene), scene);
    const result: KillResult = {
      acknowledged: 0,
      recorded: 0,
      acknowledgements: said.length,
      problems: checkReports(scene.reports),
    };
    const archive = await openArchive(path);
    for (const [i, run] of scene.runs.entries()) {
      const times = said.flatMap(([name, t]) => (name === run ? [t] : []));
      if (times.length > 0) acknowledged.get(run)?.push([times[0]! - 1, times.at(-1)!]);
      const history = await historyOf(archive, run);
      result.acknowledged = Math.max(result.acknowledged, times.at(-1) ?? 0);
      result.recorded = Math.max(result.recorded, endOf(history));
      result.problems.push(...checkRecord(history, seed + 10 * i, acknowledged.get(run) ?? []));
    }
    await archive.close();
    results.push(result);
    onKill?.(n, result);
  }
  return results;
}
