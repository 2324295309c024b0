import { trackOf } from '../support/records.ts';
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { isDeepStrictEqual } from 'node:util';
import { openArchive } from '../../electron/archive/index.ts';
import { isClean, type History } from '../../electron/contract/second.ts';
import { LINE_START, mixed, secondOf } from './kill-line.ts';

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
function instantOf(seed: number, n: number): Instant {
  const number = mixed(seed + 2, n);
  return { from: n % 5 === 4 ? 'start' : 'recording', afterMs: number % (n % 5 === 4 ? 400 : 120) };
}

/** Lets a child record, kills it at `instant`, and gives what it had acknowledged by then. */
function recordUntilKilled(path: string, seed: number, instant: Instant): Promise<number[]> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [CHILD, path, String(seed)], { stdio: ['ignore', 'pipe', 'pipe'] });
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
      else resolve(out.split('\n').slice(1, -1).map(Number));
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

/** A series of kills on one archive: every child takes up the run that the last one left. */
export async function killSeries(
  path: string,
  seed: number,
  kills: number,
  onKill?: (n: number, r: KillResult) => void,
): Promise<KillResult[]> {
  const results: KillResult[] = [];
  const acknowledged: [number, number][] = [];
  for (let n = 0; n < kills; n++) {
    const said = await recordUntilKilled(path, seed, instantOf(seed, n));
    const end = said.at(-1);
    if (end !== undefined) acknowledged.push([Math.min(...said) - 1, end]);
    const archive = await openArchive(path);
    const [run] = await archive.listRuns({ unfinished: true });
    const history =
      run && run.attempts > 0 ? await archive.history(trackOf(run.runId)) : { spans: [], rows: [], gaps: [] };
    await archive.close();
    const recorded = Math.max(
      history.spans.at(-1)?.to ?? 0,
      (history.rows.at(-1)?.t ?? -1) + 1,
      history.gaps.at(-1)?.to ?? 0,
    );
    const result = {
      acknowledged: end ?? 0,
      recorded,
      acknowledgements: said.length,
      problems: checkRecord(history, seed, acknowledged),
    };
    results.push(result);
    onKill?.(n, result);
  }
  return results;
}
