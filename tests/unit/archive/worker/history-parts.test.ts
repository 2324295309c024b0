import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { openStore } from '../../../../electron/archive/worker/store.ts';
import { missed, newRun, scratchFolder, seen, T0, planned, trackOf } from '../fixtures.ts';

const folder = scratchFolder();

it('gives a history in parts that make up the whole, wherever it is cut', () => {
  const { store, close } = openStore(join(folder(), 'a.db'));
  const runId = store.createRun(newRun());
  store.putAttempt(runId, { number: 1, startedAtMs: T0 * 1000 });
  store.putMeasurement(runId, 1, planned(runId));
  const seconds = Array.from({ length: 200 }, (_, i) => seen(T0 + i, { bitErrors: i % 17 < 3 ? 5 : 0 }));
  store.record(trackOf(runId), [...seconds.slice(0, 90), missed(T0 + 90, T0 + 110), ...seconds.slice(110)]);
  const whole = store.history(trackOf(runId));
  expect(Math.min(whole.spans.length, whole.rows.length, whole.gaps.length)).toBeGreaterThan(0);
  fc.assert(
    fc.property(fc.uniqueArray(fc.integer({ min: T0 - 5, max: T0 + 205 }), { maxLength: 6 }), (cuts) => {
      const edges = [0, ...cuts.toSorted((a, b) => a - b), Number.MAX_SAFE_INTEGER];
      const parts = edges.slice(1).map((to, i) => store.history(trackOf(runId), { from: edges[i] ?? 0, to }));
      expect(parts.flatMap((part) => part.spans)).toEqual(whole.spans);
      expect(parts.flatMap((part) => part.rows)).toEqual(whole.rows);
      expect(parts.flatMap((part) => part.gaps)).toEqual(whole.gaps);
    }),
    { numRuns: 60, seed: 3 },
  );
  close();
});
