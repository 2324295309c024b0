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
/** Times that a record is opened and looked at. */
const OPENINGS = 7;
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

/** The same length with an error in each second. */
function* worstRun(): Generator<Observation> {
  for (let t = 0; t < DAYS_3_S; t++) yield seen(T0 + t, { bitErrors: 1 + (t % 9) });
}

/** The first window of a record that is opened, and those after it. */
async function windowMs(
  folder: string,
  name: string,
  run: Iterable<Observation>,
): Promise<{ first: Measured; next: Measured }> {
  const path = join(folder, `${name}.db`);
  const { store, close } = openStore(path);
  const runId = store.createRun(newRun());
  store.putAttempt(runId, { number: 1, startedAtMs: T0 * 1000 });
  store.putMeasurement(runId, 1, planned(runId));
  const all = [...run];
  for (let i = 0; i < all.length; i += 600) store.record(trackOf(runId), all.slice(i, i + 600));
  close();
  const firsts: number[] = [];
  const rest: number[] = [];
  for (let round = 0; round < OPENINGS; round++) {
    const archive = await openArchive(path);
    const once = async (): Promise<number> => {
      const startedMs = performance.now();
      await archive.window(trackOf(runId), T0, T0 + DAYS_3_S, 1200);
      return performance.now() - startedMs;
    };
    firsts.push(await once());
    for (let i = 0; i < 5; i++) rest.push(await once());
    await archive.close();
  }
  return { first: measured(firsts), next: measured(rest) };
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
    const some = await windowMs(folder, 'some', badRun());
    const worst = await windowMs(folder, 'worst', worstRun());
    return [
      figure('one durable second against raw write + fdatasync (rates)', ratio, 'x', '>=', 0.7),
      figure('72 clean hours in the archive', cleanBytes(folder) / 1024, 'KiB', '<=', 8),
      figure('lane window of 72 h, 4 320 errored seconds, 72 gaps, through the worker', some.next, 'ms', '<=', 5),
      figure('the same, first time (read from disk)', some.first, 'ms', '<=', 100),
      figure(
        'lane window of 72 h with an error in each second, first time (read from disk)',
        worst.first,
        'ms',
        '<=',
        100,
      ),
      figure('the same, after that', worst.next, 'ms', '<=', 20),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
