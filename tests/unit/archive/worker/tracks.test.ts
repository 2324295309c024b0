import { join } from 'node:path';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { atOnce } from '../../../../electron/archive/worker/in-steps.ts';
import { trackWindow } from '../../../../electron/archive/worker/reduce-tracks.ts';
import { createSql } from '../../../../electron/archive/worker/sql.ts';
import { sizeOf } from '../../../../electron/archive/worker/track-columns.ts';
import { createTrackCache } from '../../../../electron/archive/worker/track-parts.ts';
import { openStore, type Store } from '../../../../electron/archive/worker/store.ts';
import type { Recorded } from '../../../../electron/archive/index.ts';
import type { PingSecond, RegisterSample } from '../../../../electron/contract/tracks.ts';
import { rawSql } from '../../../support/raw-archive.ts';
import { missed, newRun, planned, scratchFolder, T0, trackOf } from '../fixtures.ts';

const folder = scratchFolder();
const n = fc.nat({ max: 1000 });
const ms = fc.option(fc.double({ min: 0, max: 5000, noNaN: true }), { nil: undefined });
const ping = (t: number, rung: string) =>
  fc
    .record({
      t: fc.constant(t),
      rung: fc.constant(rung),
      sent: n,
      lost: n,
      late: n,
      wrong: n,
      minMs: ms,
      avgMs: ms,
      maxMs: ms,
    })
    .map((one): PingSecond => JSON.parse(JSON.stringify(one)) as PingSecond);
const sample = (t: number, source: string) =>
  fc.record({
    t: fc.constant(t),
    source: fc.constant(source),
    name: fc.constant('crc'),
    value: fc.oneof(
      n,
      fc.double({ noNaN: true, noDefaultInfinity: true }).map((v) => v + 0),
      fc.string({ maxLength: 9 }),
    ),
  });
const rounds = <T>(one: (t: number, who: string) => fc.Arbitrary<T>) =>
  fc.tuple(...Array.from({ length: 6 }, (_, i) => fc.tuple(one(T0 + i, 'gateway'), one(T0 + i, 'far'))));

/** What comes back of rounds that were recorded one by one, some of them twice, with a gap behind. */
function recorded(kind: 'ping' | 'register', all: readonly (readonly Recorded[])[]) {
  const path = join(folder(), 'a.db');
  const { store, close } = openStore(path);
  const runId = store.createRun(newRun());
  store.putAttempt(runId, { number: 1, startedAtMs: 4 });
  store.putMeasurement(runId, 1, planned(runId, 1, { kind }));
  for (const round of [...all, ...all.slice(2)]) store.record(trackOf(runId), round);
  store.record(trackOf(runId), [missed(T0 + 6, T0 + 9)]);
  close();
  const again = openStore(path);
  const history = again.store.history(trackOf(runId));
  const window = atOnce(again.store.track(trackOf(runId), T0, T0 + 9, 4));
  expect([...window.unobserved]).toEqual([0, 0, 1, 1]);
  expect(again.store.getRun(runId)).not.toHaveProperty('damage');
  again.close();
  expect(history.gaps).toEqual([{ from: T0 + 6, to: T0 + 9, reason: 'late-poll' }]);
  return { history, window };
}

const far = (a: { rung?: string; source?: string; t: number }) => `${a.t} ${a.rung ?? a.source}`;
const inOrder = <T extends PingSecond | RegisterSample>(items: readonly T[]): T[] =>
  items.toSorted((a, b) => (far(a) < far(b) ? -1 : 1));

it('keeps the seconds of a ladder as they were, each once', () => {
  fc.assert(
    fc.property(rounds(ping), (all) => {
      const told = all.map((round) => round.map((one): Recorded => ({ kind: 'ping', ping: one })));
      const { history, window } = recorded('ping', told);
      expect(inOrder(history.pings ?? [])).toEqual(inOrder(all.flat()));
      const sum = (values: Iterable<number>): number => [...values].reduce((a, b) => a + b, 0);
      for (const lane of window.pings) {
        const own = all.flat().filter(({ rung }) => rung === lane.rung);
        for (const name of ['sent', 'lost', 'wrong'] as const)
          expect(sum(lane[name])).toBe(sum(own.map((one) => one[name])));
        const longest = own.flatMap(({ maxMs }) => maxMs ?? []);
        expect(Math.max(-1, ...[...lane.maxMs].filter((ms) => !Number.isNaN(ms)))).toBe(Math.max(-1, ...longest));
      }
      expect(window.pings.map(({ rung }) => rung).toSorted()).toEqual(['far', 'gateway']);
    }),
    { numRuns: 15, seed: 7 },
  );
});

it('keeps what registers said as it was, numbers and texts', () => {
  fc.assert(
    fc.property(rounds(sample), (all) => {
      const told = all.map((round) => round.map((one): Recorded => ({ kind: 'register', sample: one })));
      const { history, window } = recorded('register', told);
      expect(inOrder(history.registers ?? [])).toEqual(inOrder(all.flat()));
      for (const lane of window.registers) {
        const numbers = all.flat().filter(({ source, value }) => source === lane.source && typeof value === 'number');
        expect([...lane.said].reduce((a, b) => a + b, 0)).toBe(6);
        const known = (values: Iterable<number>): number[] => [...values].filter((value) => !Number.isNaN(value));
        expect(Math.min(...known(lane.min))).toBe(Math.min(...numbers.map(({ value }) => Number(value))));
        expect(Math.max(...known(lane.max))).toBe(Math.max(...numbers.map(({ value }) => Number(value))));
      }
    }),
    { numRuns: 15, seed: 7 },
  );
});

/** Seconds of two rungs and of a register, three hours of them; the far rung loses now and then, the register grows with it. */
const LONG_S = 3 * 3600;
const lostAt = (t: number): number => (t % 977 < 3 ? 1 : 0);
const pingAt = (t: number, rung: string): PingSecond => ({
  t,
  rung,
  sent: 3,
  lost: rung === 'far' ? lostAt(t) : 0,
  late: t % 1231 === 0 ? 1 : 0,
  wrong: t % 4001 === 0 ? 1 : 0,
  maxMs: 5 + (t % 17),
});
/** What it counted since START. */
const crcAt = (t: number): RegisterSample => ({ t, source: 'a', name: 'crc', value: Math.floor(t / 977) });

/** Sums over what lies in each pixel, straight from the seconds. */
function expected(from: number, to: number, pixels: number) {
  const lost = new Float64Array(pixels);
  const maxMs = new Float64Array(pixels).fill(NaN);
  for (let t = Math.max(from, T0); t < Math.min(to, T0 + LONG_S); t++) {
    const at = Math.floor(((t - from) * pixels) / (to - from));
    lost[at]! += lostAt(t);
    maxMs[at] = Math.max(Number.isNaN(maxMs[at]!) ? 0 : maxMs[at]!, 5 + (t % 17));
  }
  return { lost, maxMs };
}
const total = (values: Iterable<number>): number => [...values].reduce((a, b) => a + b, 0);

it('shows at every zoom what its seconds say: while it goes on, opened again, and where what is kept of it is lost', () => {
  const path = join(folder(), 'a.db');
  const { store, close } = openStore(path);
  const runId = store.createRun(newRun());
  store.putAttempt(runId, { number: 1, startedAtMs: 4 });
  const registers = `${trackOf(runId)}r`;
  store.putMeasurement(runId, 1, planned(runId, 1, { kind: 'ping', forS: LONG_S }));
  store.putMeasurement(runId, 1, { ...planned(runId, 1, { kind: 'register', forS: LONG_S }), id: registers });
  const far = (one: Store, from: number, to: number, pixels: number) =>
    atOnce(one.track(trackOf(runId), from, to, pixels)).pings.find(({ rung }) => rung === 'far')!;
  for (let from = T0; from < T0 + LONG_S; from += 600) {
    const seconds = Array.from({ length: 600 }, (_, i) => from + i);
    const round = (t: number): Recorded[] => ['near', 'far'].map((rung) => ({ kind: 'ping', ping: pingAt(t, rung) }));
    store.record(trackOf(runId), seconds.flatMap(round));
    store.record(
      registers,
      seconds.filter((t) => t % 10 === 0).map((t) => ({ kind: 'register', sample: crcAt(t) })),
    );
    // Somebody looks while it goes on.
    if (from % 1800 === 0) expect(far(store, T0, T0 + LONG_S, 100).lost).toEqual(expected(T0, from + 600, 100).lost);
  }
  const check = (one: Store): void => {
    for (const [from, to, pixels] of [
      [T0, T0 + LONG_S, LONG_S / 6],
      [T0 + 5000, T0 + 5300, 300],
      [T0 + 977, T0 + 1977, 250],
    ] as const) {
      const lane = far(one, from, to, pixels);
      expect(lane.lost).toEqual(expected(from, to, pixels).lost);
      expect(lane.maxMs).toEqual(expected(from, to, pixels).maxMs);
    }
    // A pixel of many seconds: eight or more of them together, none twice, none left out.
    for (const pixels of [84, 700]) {
      const lane = far(one, T0 - 1000, T0 + LONG_S + 1000, pixels);
      expect(total(lane.lost)).toBe(total(expected(T0, T0 + LONG_S, 1).lost));
      expect(total(lane.sent)).toBe(3 * LONG_S);
    }
    const [crc] = atOnce(one.track(registers, T0, T0 + LONG_S, 84)).registers;
    expect(total(crc!.said)).toBe(LONG_S / 10);
    expect(total(crc!.changed)).toBe(Math.floor((T0 + LONG_S - 10) / 977) - Math.floor(T0 / 977));
    expect(one.moment(registers, T0 + 25).registers).toEqual([crcAt(T0 + 20)]);
    expect(one.moment(trackOf(runId), T0 + 25).pings?.map(({ rung }) => rung)).toEqual(['far', 'near']);
  };
  check(store);
  close();
  for (const damage of ['', 'DELETE FROM track_parts', 'UPDATE track_parts SET bytes = zeroblob(length(bytes))']) {
    if (damage) rawSql(path, [damage]);
    const again = openStore(path);
    check(again.store);
    again.close();
  }
});

it('goes on with a ladder where it was broken off: no second twice, the chain whole', () => {
  const path = join(folder(), 'a.db');
  const first = openStore(path);
  const runId = first.store.createRun(newRun());
  first.store.putAttempt(runId, { number: 1, startedAtMs: 4 });
  first.store.putMeasurement(runId, 1, planned(runId, 1, { kind: 'ping' }));
  const round = (t: number): Recorded[] => ['far', 'near'].map((rung) => ({ kind: 'ping', ping: pingAt(t, rung) }));
  first.store.record(trackOf(runId), [T0, T0 + 1].flatMap(round));
  first.close();
  const second = openStore(path);
  second.store.record(trackOf(runId), [T0 + 1, T0 + 2].flatMap(round));
  const { pings = [], damaged } = second.store.history(trackOf(runId));
  expect(pings.map(({ t }) => t - T0)).toEqual([0, 0, 1, 1, 2, 2]);
  expect(damaged).toBeUndefined();
  second.close();
});

it('keeps no more of 72 hours of eight rungs in memory than its share, though somebody looks at all of them', () => {
  const path = join(folder(), 'a.db');
  const { store, close } = openStore(path);
  const runId = store.createRun(newRun());
  store.putAttempt(runId, { number: 1, startedAtMs: 4 });
  store.putMeasurement(runId, 1, planned(runId, 1, { kind: 'ping', forS: 72 * 3600 }));
  const rungs = ['far', ...Array.from({ length: 7 }, (_, n) => `r${n}`)];
  const hours = Array.from({ length: 72 }, (_, hour) => T0 + 3600 * hour);
  const rounds = (from: number): number[] => Array.from({ length: 60 }, (_, i) => from + 60 * i);
  for (const from of hours)
    store.record(
      trackOf(runId),
      rounds(from).flatMap((t) => rungs.map((rung): Recorded => ({ kind: 'ping', ping: pingAt(t, rung) }))),
    );
  close();
  const db = new Database(path, { readonly: true });
  const sql = createSql(db);
  const cache = createTrackCache();
  const lost = (from: number, to: number, pixels: number): number =>
    total(atOnce(trackWindow(sql, cache, 1, { from, to, pixels })).pings.find(({ rung }) => rung === 'far')!.lost);
  let [most, whole] = [0, 0];
  for (const from of hours) {
    expect(lost(from, from + 3600, 3600)).toBe(total(rounds(from).map(lostAt)));
    whole += total(rounds(from).map(lostAt));
    expect(lost(T0, from + 3600, 600)).toBe(whole);
    most = Math.max(most, cache.bytes);
  }
  db.close();
  expect([...cache.held.values()].reduce((sum, { block }) => sum + sizeOf(block), 0)).toBe(cache.bytes);
  // All of it would be four times as much.
  expect(most).toBeLessThan(17_000_000);
});
