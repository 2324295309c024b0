import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createTurns } from '../../../../electron/instruments/line/turns.ts';

const never = new AbortController().signal;
const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

test('a quiet instrument waits for one exchange of a busy one, not for all of them', async () => {
  const turns = createTurns();
  const busy = {};
  const quiet = {};
  const order: string[] = [];
  const exchange = (name: string) => async (): Promise<void> => {
    await settle();
    order.push(name);
  };
  const all = [1, 2, 3, 4].map((n) => turns.take(busy, exchange(`busy ${n}`), never));
  all.push(turns.take(quiet, exchange('quiet'), never));
  await Promise.all(all);
  expect(order).toEqual(['busy 1', 'quiet', 'busy 2', 'busy 3', 'busy 4']);
});

test('one that gives up waiting is not run and holds nobody up; one that fails neither', async () => {
  const turns = createTurns();
  const owner = {};
  const stop = new AbortController();
  const ran: string[] = [];
  const first = turns.take(owner, settle, never);
  const second = turns.take(owner, async () => void ran.push('second'), stop.signal);
  const third = turns.take(owner, () => Promise.reject(new Error('third fails')), never);
  const fourth = turns.take(owner, async () => void ran.push('fourth'), never);
  const outcomes = Promise.allSettled([first, second, third, fourth]);
  stop.abort(new Error('enough'));
  expect((await outcomes).map((outcome) => outcome.status)).toEqual(['fulfilled', 'rejected', 'rejected', 'fulfilled']);
  expect(ran).toEqual(['fourth']);
  await expect(turns.take(owner, settle, AbortSignal.abort(new Error('before')))).rejects.toThrow('before');
});

test('never two at once, none forgotten, each in its own order, and nobody waits longer than one round', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 1, maxLength: 30 }), async (asked) => {
      const turns = createTurns();
      const owners = [{}, {}, {}, {}];
      const served: { owner: number; nth: number }[] = [];
      let inside = 0;
      await Promise.all(
        asked.map((owner, nth) =>
          turns.take(
            owners[owner]!,
            async () => {
              expect(++inside).toBe(1);
              await Promise.resolve();
              served.push({ owner, nth });
              inside--;
            },
            never,
          ),
        ),
      );
      expect(served).toHaveLength(asked.length);
      for (const owner of [0, 1, 2, 3]) {
        const own = served.filter((turn) => turn.owner === owner).map((turn) => turn.nth);
        expect(own).toEqual(own.toSorted((a, b) => a - b));
        // Between two turns of one owner, nobody else has more than one.
        const at = served.flatMap((turn, place) => (turn.owner === owner ? [place] : []));
        for (let i = 1; i < at.length; i++) {
          const between = served.slice(at[i - 1]! + 1, at[i]).map((turn) => turn.owner);
          expect(new Set(between).size).toBe(between.length);
        }
      }
    }),
    { numRuns: 60, seed: 1 },
  );
});
