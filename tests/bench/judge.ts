import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { createPartJudge, createSecondsReader, judgeOptions } from '../../electron/analysis/index.ts';
import { openArchive } from '../../electron/archive/index.ts';
import { openStore } from '../../electron/archive/worker/store.ts';
import { newRun, planned, seen, T0, trackOf } from '../support/records.ts';
import { figure, measured, type Figure, type Measured } from './figure.ts';

const HEADER = 't,bits,bitErrors,erroredBlocks,defect,observed';
const DAY_S = 86_400;
const DAYS = 31;
const ROUNDS = 5;

/** One line of a record in which every second is bad and availability turns all the time. */
function badLine(t: number): string {
  const level = t % 32 < 11 ? 2 : t % 3 === 0 ? 1 : 0;
  if (level === 2 && t % 5 === 0) return `${t},0,0,,LOS,1`;
  return `${t},2048000,${[1, 17, 9000][level] ?? 0},${[1, 12, 700][level] ?? 0},,1`;
}
const dayOf = (day: number): string[] => Array.from({ length: DAY_S }, (_, i) => badLine(T0 + day * DAY_S + i));

const options = judgeOptions(newRun(), planned('judge'));

function cpuMs(work: () => void): number {
  const from = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(from);
  return (user + system) / 1000;
}

/** What reading costs anybody: a line in its fields, and those that are numbers as numbers. */
function split(lines: readonly string[]): number {
  let sum = 0;
  for (const line of lines) for (const field of line.split(',')) sum += Number(field) || 0;
  return sum;
}

/** `tributary judge` from lines to verdict, against its lines in their fields; the same days, one after the other. */
function fromLines(): Measured {
  const once = (): number => {
    const judge = createPartJudge(options);
    const reader = createSecondsReader('bench', judge.add);
    let [ours, theirs] = [0, 0];
    reader.line(HEADER);
    for (let day = 0; day < DAYS; day++) {
      const lines = dayOf(day);
      theirs += cpuMs(() => void split(lines));
      ours += cpuMs(() => {
        for (const line of lines) reader.line(line);
      });
    }
    ours += cpuMs(() => {
      reader.end();
      if (!judge.judgement().g826?.UAS) throw new Error('the bench judged nothing');
    });
    return ours / theirs;
  };
  once();
  return measured(Array.from({ length: ROUNDS }, once));
}

/** Three bad days in an archive. */
function stored(path: string): string {
  const { store, close } = openStore(path);
  const runId = store.createRun(newRun());
  store.putAttempt(runId, { number: 1, startedAtMs: T0 * 1000 });
  store.putMeasurement(runId, 1, planned(runId));
  for (let t = T0; t < T0 + 3 * DAY_S; t += 3600)
    store.record(
      trackOf(runId),
      Array.from({ length: 3600 }, (_, i) => seen(t + i, { bitErrors: (t + i) % 32 < 11 ? 9000 : 17 })),
    );
  close();
  return trackOf(runId);
}

async function spentMs(work: () => Promise<unknown> | void): Promise<number> {
  const from = performance.now();
  await work();
  return performance.now() - from;
}

/** Judging where the seconds lie against reading the same rows, and how long a recorder waits meanwhile. */
async function fromArchive(folder: string): Promise<{ ratio: Measured; waits: Measured }> {
  const path = join(folder, 'judge.db');
  const id = stored(path);
  const raw = new Database(path, { readonly: true });
  const rows = raw.prepare('SELECT * FROM seconds');
  const reading: number[] = [];
  for (let round = 0; round <= ROUNDS; round++) reading.push(await spentMs(() => void rows.all()));
  raw.close();
  const archive = await openArchive(path);
  const judging: number[] = [];
  const waits: number[] = [];
  for (let round = 0; round <= ROUNDS; round++) {
    const recorder = { needed: true };
    const judged = spentMs(() => archive.judge(id, options)).finally(() => (recorder.needed = false));
    if (round < ROUNDS) judging.push(await judged);
    else
      for (let t = T0 + 4 * DAY_S; recorder.needed; t++) waits.push(await spentMs(() => archive.record(id, [seen(t)])));
  }
  await archive.close();
  const read = measured(reading.slice(1)).value;
  return { ratio: measured(judging.slice(1).map((ms) => ms / read)), waits: measured(waits) };
}

export async function benchJudge(): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'tributary-bench-'));
  try {
    const { ratio, waits } = await fromArchive(folder);
    return [
      figure('`judge` of 31 bad days, against splitting its lines into numbers', fromLines(), 'x', '<=', 3),
      figure('72 bad hours judged in the archive, against reading their rows', ratio, 'x', '<=', 4),
      figure('a second recorded meanwhile', waits, 'ms', '<=', 50),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) console.table(await benchJudge());
