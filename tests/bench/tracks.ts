import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { atOnce } from '../../electron/archive/worker/in-steps.ts';
import { openStore } from '../../electron/archive/worker/store.ts';
import type { Recorded } from '../../electron/archive/index.ts';
import { newRun, planned, T0, trackOf } from '../support/records.ts';
import { figure, type Figure } from './figure.ts';

const DAY_S = 86_400;
const RUNGS = 8;
const PIXELS = 1500;
/** Milliseconds that a window of a day may take. */
const LIMIT_MS = 5;
/** Windows asked for, each a second later: as the page does while a watch goes on. */
const WINDOWS = 60;

const round = (t: number): Recorded[] =>
  Array.from({ length: RUNGS }, (_, n) => {
    const lost = t % 977 < 3 && n > 3 ? 3 : 0;
    const ms = 1 + n + (t % 17) / 10;
    const times = lost ? {} : { minMs: ms, avgMs: ms + 0.1, maxMs: ms + 0.4 };
    return { kind: 'ping', ping: { t, rung: `r${n}`, sent: 3, lost, late: 0, wrong: 0, ...times } };
  });

/** The lanes of a watch of 24 hours over eight rungs: the median of a window while it goes on, and the first of one that nobody looked at before. */
export function benchTracks(): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'tributary-bench-'));
  const path = join(folder, 'a.db');
  const { store, close } = openStore(path);
  const runId = store.createRun(newRun());
  store.putAttempt(runId, { number: 1, startedAtMs: T0 * 1000 });
  store.putMeasurement(runId, 1, planned(runId, 1, { kind: 'ping', forS: DAY_S }));
  for (let from = T0; from < T0 + DAY_S; from += 600)
    store.record(trackOf(runId), Array.from({ length: 600 }, (_, i) => round(from + i)).flat());
  const asked = (one: typeof store, to: number): number => {
    const startedMs = performance.now();
    atOnce(one.track(trackOf(runId), to - DAY_S, to, PIXELS));
    return performance.now() - startedMs;
  };
  asked(store, T0 + DAY_S);
  const spent: number[] = [];
  for (let i = 0; i < WINDOWS; i++) {
    const t = T0 + DAY_S + i;
    store.record(trackOf(runId), round(t));
    spent.push(asked(store, t + 1));
  }
  close();
  const again = openStore(path);
  const first = asked(again.store, T0 + DAY_S);
  again.close();
  rmSync(folder, { recursive: true });
  const median = spent.sort((a, b) => a - b)[Math.floor(WINDOWS / 2)]!;
  return Promise.resolve([
    figure(`window of a watch of 24 h, 8 rungs / ${LIMIT_MS} ms`, median / LIMIT_MS, 'x', '<=', 1),
    figure('the first of a record just opened / 50 ms', first / 50, 'x', '<=', 1),
  ]);
}
