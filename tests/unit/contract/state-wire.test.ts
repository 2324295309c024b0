import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createStateReader, createStateWriter, type StateMessage } from '../../../electron/contract/state-wire.ts';
import type { AppState } from '../../../electron/contract/views.ts';
import { cleanRun, fullBench, states as fixtures } from '../../support/page-fixtures.ts';

const empty = fixtures['empty']!;
const read = (text: string | undefined): StateMessage => JSON.parse(text!) as StateMessage;
const plain = (state: AppState | undefined): unknown => JSON.parse(JSON.stringify(state));

/** A state as the core could have it next: rows of the bench and runs come, go, change places and change. */
const state = fc
  .record({
    bench: fc.shuffledSubarray(fullBench),
    runs: fc.uniqueArray(fc.integer({ min: 0, max: 5 }), { maxLength: 4 }),
    elapsedS: fc.integer({ min: 0, max: 3 }),
    path: fc.constantFrom('/a.db', '/b.db'),
  })
  .map(({ bench, runs, elapsedS, path }): AppState => ({
    ...empty,
    bench,
    runs: runs.map((n) => ({ ...cleanRun, runId: `R${n}`, elapsedS: elapsedS + n })),
    archive: { path },
  }));

describe('the state on its way to a page', () => {
  it('arrives as it is, whatever states follow each other and whoever joins late', () => {
    fc.assert(
      fc.property(fc.array(state, { minLength: 1, maxLength: 8 }), fc.nat(7), (pushed, late) => {
        const writer = createStateWriter();
        const pages = [createStateReader(), createStateReader()];
        const seen: (AppState | undefined)[] = [];
        const has: (AppState | undefined)[] = [];
        for (const [at, now] of pushed.entries()) {
          for (const [page, reader] of pages.entries()) {
            if (page === 1 && at < late) continue;
            const before = has[page];
            const text = before ? writer.change(before, now) : writer.whole(now);
            if (text === undefined) continue;
            has[page] = now;
            seen[page] = reader(read(text));
          }
        }
        expect(plain(seen[0])).toEqual(plain(pushed.at(-1)));
        if (late < pushed.length) expect(plain(seen[1])).toEqual(plain(pushed.at(-1)));
      }),
      { seed: 9, numRuns: 200 },
    );
  });

  it('holds what an instrument can do once, however many rows have it, and never again', () => {
    const writer = createStateWriter();
    const bench = Array.from({ length: 40 }, (_, n) => ({
      ...fullBench.find((row) => row.capabilities)!,
      id: `row${n}`,
    }));
    const first = { ...empty, bench };
    const whole = writer.whole(first);
    const one = JSON.stringify(bench[0]!.capabilities);
    expect(whole.split(one)).toHaveLength(2);
    const next = { ...empty, bench: bench.map((row, n) => (n === 7 ? { ...row, port: 'COM9' } : row)) };
    const change = writer.change(first, next)!;
    expect(change.length).toBeLessThan(300);
    const page = createStateReader();
    const [before, after] = [page(read(whole))!, page(read(change))!];
    expect(after.bench[7]!.port).toBe('COM9');
    expect(after.bench[8]).toBe(before.bench[8]);
    expect(after.bench[7]!.capabilities).toBe(before.bench[8]!.capabilities);
  });

  it('is nothing where one was missed, until the whole comes', () => {
    const writer = createStateWriter();
    const at = (path: string): AppState => ({ ...empty, archive: { path } });
    const [a, b, c] = [at('a'), at('b'), at('c')];
    const page = createStateReader();
    expect(page(read(writer.change(a, b)))).toBeUndefined();
    page(read(writer.whole(a)));
    expect(page(read(writer.change(b, c)))).toBeUndefined();
    expect(page(read(writer.whole(c)))?.archive.path).toBe('c');
    expect(writer.change(c, at('c'))).toBeUndefined();
  });
});
