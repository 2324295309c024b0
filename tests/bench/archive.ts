import { closeSync, fdatasyncSync, mkdtempSync, openSync, rmSync, statSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openArchive } from '../../electron/archive/index.ts';
import { openStore } from '../../electron/archive/worker/store.ts';
import type { Observation } from '../../electron/contract/tester.ts';
import { missed, newRun, seen, T0, planned, trackOf } from '../support/records.ts';
import { figure, measured, pairedRatio, type Figure, type Measured } from './figure.ts';

/** Pairs of rounds, and commits of each. */
const PAIRS = 15;
const COMMITS = 250;
const DAYS_3_S = 72 * 3600;
/** What SQLite writes for one small commit: a page with its frame header. */
const COMMIT_BYTES = 4096 + 24;

const timed = (work: () => void): number => {
  const startedMs = performance.now();
  work();
  return performance.now() - startedMs;
};

/** Raw peer: one write and one fdatasync a second, over the same place of a file, as a log that is reused. */
function rawWriteMs(folder: string, times: number): number {
  const file = openSync(join(folder, 'raw'), 'w');
  const bytes = new Uint8Array(COMMIT_BYTES);
  const spent = timed(() => {
    for (let i = 0; i < times; i++) {
      writeSync(file, bytes, 0, bytes.length, (i % 1000) * COMMIT_BYTES);
      fdatasyncSync(file);
    }
  });
  closeSync(file);
  return spent / times;
}

function durableSecondMs(folder: string, round: number, times: number): number {
  const { store, close } = openStore(join(folder, `durable-${round}.db`));
  const runId = store.createRun(newRun());
  store.putAttempt(runId, { number: 1, startedAtMs: T0 * 1000 });
  store.putMeasurement(runId, 1, planned(runId));
  const spent = timed(() => {
    for (let i = 0; i < times; i++) store.record(trackOf(runId), [seen(T0 + i)]);
  });
  close();
  return spent / times;
}

/** Bytes that 72 clean hours add to a file that is closed. */
function cleanBytes(folder: string): number {
  const sizeAfter = (name: string, seconds: number): number => {
    const path = join(folder, name);
    const { store, close } = openStore(path);
    const runId = store.createRun(newRun());
    store.putAttempt(runId, { number: 1, startedAtMs: T0 * 1000 });
    store.putMeasurement(runId, 1, planned(runId));
    for (let t = 0; t < seconds; t += 600)
      store.record(
        trackOf(runId),
        Array.from({ length: 600 }, (_, i) => seen(T0 + t + i)),
      );
    close();
    return statSync(path).size;
  };
  return sizeAfter('clean.db', DAYS_3_S) - sizeAfter('empty.db', 0);
}

/** 72 hours with an errored second each minute and a gap each hour. */
function* badRun(): Generator<Observation> {
  for (let t = 0; t < DAYS_3_S; t++) {
    if (t % 3600 === 1800) yield missed(T0 + t, T0 + t + 5);
    if (t % 3600 >= 1800 && t % 3600 < 1805) continue;
    yield seen(T0 + t, t % 60 === 7 ? { bitErrors: 3 } : {});
  }
}

async function windowMs(folder: string): Promise<{ first: number; next: Measured }> {
  const path = join(folder, 'window.db');
  const { store, close } = openStore(path);
  const runId = store.createRun(newRun());
  store.putAttempt(runId, { number: 1, startedAtMs: T0 * 1000 });
  store.putMeasurement(runId, 1, planned(runId));
  store.record(trackOf(runId), [...badRun()]);
  close();
  const archive = await openArchive(path);
  const once = async (): Promise<number> => {
    const startedMs = performance.now();
    await archive.window(trackOf(runId), T0, T0 + DAYS_3_S, 1200);
    return performance.now() - startedMs;
  };
  const first = await once();
  const rest: number[] = [];
  for (let i = 0; i < 21; i++) rest.push(await once());
  await archive.close();
  return { first, next: measured(rest) };
}

/** The archive against the raw file system, its size, and the window of a long run. */
export async function benchArchive(): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'tributary-bench-'));
  try {
    let round = 0;
    const ratio = await pairedRatio(
      PAIRS,
      () => rawWriteMs(folder, COMMITS),
      () => durableSecondMs(folder, round++, COMMITS),
    );
    const window = await windowMs(folder);
    return [
      figure('one durable second against raw write + fdatasync (rates)', ratio, 'x', '>=', 0.7),
      figure('72 clean hours in the archive', cleanBytes(folder) / 1024, 'KiB', '<=', 8),
      figure('lane window of 72 h, 4 320 errored seconds, 72 gaps, through the worker', window.next, 'ms', '<=', 5),
      figure('the same, first time (read from disk)', window.first, 'ms', '<=', 100),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
