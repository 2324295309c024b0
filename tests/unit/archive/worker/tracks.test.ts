import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { openStore } from '../../../../electron/archive/worker/store.ts';
import type { Recorded } from '../../../../electron/archive/index.ts';
import type { PingSecond, RegisterSample } from '../../../../electron/contract/tracks.ts';
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
  const window = again.store.track(trackOf(runId), T0, T0 + 9, 4);
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
