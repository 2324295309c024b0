import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { unavailableStretches } from '../../../../electron/analysis/index.ts';
import { atOnce } from '../../../../electron/archive/worker/in-steps.ts';
import { lanesOf, reduce } from '../../../../electron/archive/worker/reduce.ts';
import { openStore, type Store } from '../../../../electron/archive/worker/store.ts';
import { LANE_BITS, type LaneWindow } from '../../../../electron/contract/lanes.ts';
import type { Observation } from '../../../../electron/contract/tester.ts';
import { rawSql } from '../../../support/raw-archive.ts';
import { missed, newRun, planned, scratchFolder, seen, T0, trackOf } from '../fixtures.ts';

const folder = scratchFolder();
const ID = trackOf('long');
const LENGTH_S = 4000;

/** So many rows that most of them are kept as parts: errors, clean time, alarms long enough to be unavailable, slips, gaps. */
function line(from: number, to: number): Observation[] {
  const all: Observation[] = [];
  for (let i = from; i < to; i++) {
    const t = T0 + i;
    if (i % 811 > 790) all.push(seen(t, { bits: 0, defects: ['LOS', 'LSS'] }));
    else if (i % 333 === 3) all.push(missed(t, t + 1));
    else if (i % 97 === 5) all.push(seen(t, { slips: [{ bits: 8 }] }));
    else all.push(seen(t, i % 3 === 0 ? {} : { bitErrors: 1 + (i % 7) }));
  }
  return all;
}

function begin(path: string): ReturnType<typeof openStore> {
  const open = openStore(path);
  open.store.createRun(newRun({ runId: 'long' }));
  open.store.putAttempt('long', { number: 1, startedAtMs: T0 * 1000 });
  open.store.putMeasurement('long', 1, planned('long'));
  return open;
}
function record(store: Store, all: readonly Observation[]): void {
  for (let i = 0; i < all.length; i += 250) store.record(ID, all.slice(i, i + 250));
}
function made(): string {
  const path = join(folder(), 'long.db');
  const { store, close } = begin(path);
  record(store, line(0, LENGTH_S));
  close();
  return path;
}

/** Whole, half, and second by second around the edges of parts. */
const WINDOWS: readonly (readonly [number, number, number])[] = [
  [0, LENGTH_S, 700],
  [1000, 3000, 333],
  [1500, 1600, 100],
  [3990, 4010, 60],
];
const windowsOf = (store: Store): LaneWindow[] =>
  WINDOWS.map(([from, to, pixels]) => atOnce(store.window(ID, T0 + from, T0 + to, pixels)));
/** The same from every row, as it was recorded. */
function expected(store: Store): LaneWindow[] {
  const history = store.history(ID);
  const unavailable = unavailableStretches(history);
  return WINDOWS.map(([from, to, pixels]) => reduce(lanesOf(history), T0 + from, T0 + to, pixels, unavailable));
}
function partsIn(path: string): number {
  const db = new Database(path, { readonly: true });
  const n = db.prepare('SELECT count(*) FROM lane_parts').pluck().get() as number;
  db.close();
  return n;
}
function openedWindows(path: string): LaneWindow[] {
  const { store, close } = openStore(path);
  const windows = windowsOf(store);
  expect(windows).toEqual(expected(store));
  close();
  return windows;
}

describe('lanes of a long record', () => {
  it('are kept as they are recorded, and show what its seconds show: while it goes on, opened again, gone on with', () => {
    const path = join(folder(), 'long.db');
    const first = begin(path);
    record(first.store, line(0, 2500));
    expect(windowsOf(first.store)).toEqual(expected(first.store));
    first.close();
    expect(partsIn(path)).toBeGreaterThan(0);
    const second = openStore(path);
    record(second.store, line(2500, LENGTH_S));
    expect(windowsOf(second.store)).toEqual(expected(second.store));
    second.close();
    expect(partsIn(path)).toBeGreaterThan(2);
    openedWindows(path);
  });

  it('learn of a note about time before', () => {
    const path = made();
    const { store, close } = openStore(path);
    record(store, [missed(T0 + LENGTH_S - 3, T0 + LENGTH_S, { filled: true }), ...line(LENGTH_S, LENGTH_S + 8)]);
    expect(windowsOf(store)).toEqual(expected(store));
    close();
    openedWindows(path);
  });

  it.each([
    ['are lost', 'DELETE FROM lane_parts'],
    ['are lost in part', 'DELETE FROM lane_parts WHERE n = (SELECT min(n) FROM lane_parts)'],
    ['are not what was written', `UPDATE lane_parts SET bytes = zeroblob(length(bytes))`],
    ['were made with other lamps', `UPDATE lane_parts SET lamps = 'others'`],
  ])('are made again of its seconds where they %s', (_what, damage) => {
    const path = made();
    const then = openedWindows(path);
    rawSql(path, [damage]);
    expect(openedWindows(path)).toEqual(then);
    expect(partsIn(path)).toBeGreaterThan(0);
    expect(openedWindows(path)).toEqual(then);
  });

  it('show as unobserved what the disk has taken behind them', () => {
    const path = made();
    rawSql(path, ['DELETE FROM seconds WHERE t = ?', T0 + 3991]);
    const { store, close } = openStore(path);
    const { flags } = atOnce(store.window(ID, T0 + 3989, T0 + 3993, 4));
    expect([...flags].map((one) => (one & LANE_BITS.unobserved) !== 0)).toEqual([false, false, true, false]);
    close();
  });

  it('hold nobody up while they are read, and know what was recorded meanwhile', () => {
    const path = join(folder(), 'long.db');
    const { store, close } = begin(path);
    record(store, line(0, 9500));
    close();
    rawSql(path, ['DELETE FROM lane_parts']);
    const again = openStore(path);
    const steps = again.store.window(ID, T0, T0 + 9600, 500);
    expect(steps.next().done).toBe(false);
    record(again.store, line(9500, 9600));
    const window = atOnce(steps);
    const history = again.store.history(ID);
    expect(window).toEqual(reduce(lanesOf(history), T0, T0 + 9600, 500, unavailableStretches(history)));
    again.close();
  });
});
