import { expect, it } from 'vitest';
import { momentsBetween, type MomentName } from '../../../../electron/contract/attention.ts';
import { resumeRun, startRun, type RunHandle } from '../../../../electron/procedures/index.ts';
import type { RunView } from '../../../../electron/contract/views.ts';
import { bench, request, toEnd, until } from '../fixtures.ts';

/** What a page tells of a run: of every view that it is sent, or of one in so many. */
function follow(handle: RunHandle, everyNth = 1): MomentName[] {
  const told: MomentName[] = [];
  let [shown, n]: [RunView, number] = [handle.view(), 0];
  handle.onChange(() => {
    if (++n % everyNth !== 0 && !handle.view().finished) return;
    const view = handle.view();
    told.push(...momentsBetween([shown], [view]).map(({ name }) => name));
    shown = view;
  });
  return told;
}

it.each([1, 3])('each moment of a run is told once, of every state pushed or one in %i', async (everyNth) => {
  const gap = { gap: { reason: 'link-lost' as const }, s: 5 };
  const line = (n: number) => (n === 5 ? { bitErrors: 2 } : n >= 10 && n < 14 ? 'nothing' : n === 14 ? gap : {});
  const on = bench({ line });
  const handle = await startRun(await request(), on.options);
  const told = follow(handle, everyNth);
  await until(handle, on, ({ elapsedS = 0 }) => elapsedS >= 10);
  on.session.become('lost');
  await on.clock.advance(3000);
  on.session.become('ready');
  await toEnd(handle, on);
  expect(told).toEqual(['certain', 'firstError', 'linkLost', 'linkBack', 'ended']);
});

it('a run that is taken up again tells nothing of what it had found, and its end once', async () => {
  const first = bench({ line: (n) => (n === 3 ? { bitErrors: 2 } : {}) });
  const broken = await startRun(await request(), first.options);
  await until(broken, first, ({ elapsedS = 0 }) => elapsedS >= 8);
  await first.archive.close();
  first.tester.on = false;
  const on = first.again();
  on.tester.resumeMeasured();
  const handle = await resumeRun(broken.runId, { person: 'headless' }, on.options);
  const told = follow(handle);
  await toEnd(handle, on);
  expect(told).toEqual(['ended']);
});
