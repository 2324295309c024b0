import { describe, expect, it } from 'vitest';
import type { RunView } from '../../../../electron/contract/views.ts';
import { startRun } from '../../../../electron/procedures/index.ts';
import { bench, request, toEnd, until } from '../fixtures.ts';
import type { Script } from '../scripted-tester.ts';

const at = (s: number) => (view: RunView) => (view.elapsedS ?? 0) >= s;
const unobserved = (view: RunView) => view.counters.find(({ name }) => name === 'unobserved');
async function running(script: Script, s: number) {
  const on = bench(script);
  const handle = await startRun(await request({ settings: { duration: '10m' } }), on.options);
  return { on, handle, view: await until(handle, on, at(s)) };
}
/** Nothing is told from `from` on; at `to` the tester tells of the gap. */
const gone = (from: number, to: number, gap: object = { reason: 'link-lost' as const }): NonNullable<Script['line']> =>
  ((n) => (n >= from && n < to ? 'nothing' : n === to ? { gap, s: to - from + 1 } : {})) as NonNullable<Script['line']>;

describe('while the link is lost', () => {
  it('the gap is counted, ET goes on, no lamp is good, and the last error stands', async () => {
    const { on, handle, view: before } = await running({ line: gone(10, 40) }, 10);
    expect(before.openGap).toBeUndefined();
    on.session.become('lost');
    for (const s of [1, 5, 25]) {
      await until(handle, on, at(10 + s));
      const view = handle.view();
      const from = view.startedAt! + 10;
      expect(view.openGap).toEqual({ from, to: from + s, lost: true });
      expect(view).toMatchObject({ elapsedS: 10 + s, sinceLastErrorS: 10, remainingS: 590 });
      expect(unobserved(view)).toMatchObject({ value: s, seconds: s, limit: 6, overLimit: s > 6 });
      expect(view.events[0]).toMatchObject({ kind: 'gap', t: from, durationS: s });
      expect(view.lamps.some(({ state }) => state === 'good')).toBe(false);
    }
    on.session.become('ready');
    const back = await until(handle, on, at(45));
    expect(back.openGap).toBeUndefined();
    expect(unobserved(back)).toMatchObject({ value: 31, seconds: 31 });
    expect(back.events.filter(({ kind }) => kind === 'gap')).toHaveLength(1);
    handle.stop();
    await toEnd(handle, on);
  });
  it('ET never runs back when it returns', async () => {
    const { on, handle } = await running({ line: gone(10, 20) }, 10);
    on.session.become('lost');
    const seen: number[] = [];
    handle.onChange(() => void seen.push(handle.view().elapsedS ?? 0));
    await on.clock.advance(6_000);
    on.session.become('ready');
    await on.clock.advance(15_000);
    expect(seen).toEqual([...seen].sort((a, b) => a - b));
    handle.stop();
    await toEnd(handle, on);
  });
});

it('a tester that says nothing any more is not taken for a clean line, though its link stands', async () => {
  const { on, handle } = await running({ line: gone(10, 60) }, 10);
  await on.clock.advance(2_000);
  expect(handle.view()).toMatchObject({ big: { state: 'clean' } });
  await on.clock.advance(10_000);
  const view = handle.view();
  expect(view.openGap).toMatchObject({ lost: false });
  expect(view.big).toMatchObject({ state: 'link-lost', line: { code: 'big.line.silent' } });
  expect(unobserved(view)?.value).toBe(view.openGap!.to - view.openGap!.from);
  handle.stop();
  await toEnd(handle, on);
});

describe('the time since the last error', () => {
  it('counts what was observed: 37 s that nobody saw are no 37 s without an error', async () => {
    const { view } = await running({ line: gone(4, 40) }, 45);
    expect(view).toMatchObject({ elapsedS: 45, sinceLastErrorS: 8, sinceUnseenS: 37 });
    expect(view.lastErrorAt).toBeUndefined();
  });
  it('begins anew with an error, and forgets what was not seen before it', async () => {
    const line = gone(4, 10);
    const { view } = await running({ line: (n, attempt) => (n === 15 ? { bitErrors: 2 } : line(n, attempt)) }, 30);
    expect(view).toMatchObject({ sinceLastErrorS: 14, lastErrorAt: view.startedAt! + 15 });
    expect(view.sinceUnseenS).toBeUndefined();
  });
  it('begins at the end of a gap in which the tester counted errors', async () => {
    const { view } = await running({ line: gone(4, 10, { reason: 'late-poll', totals: { bitErrors: 3 } }) }, 30);
    expect(view).toMatchObject({ sinceLastErrorS: 19, lastErrorAt: view.startedAt! + 10 });
  });
  it('leaves out seconds in which the tester itself stumbled', async () => {
    const { view } = await running({ line: (n) => (n === 5 || n === 6 ? { valid: false } : {}) }, 20);
    expect(view).toMatchObject({ sinceLastErrorS: 18, sinceUnseenS: 2 });
  });
});
