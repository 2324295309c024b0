import { expect, it } from 'vitest';
import type { Defect } from '../../../../electron/contract/defect.ts';
import { resultJson, startRun } from '../../../../electron/procedures/index.ts';
import { bench, request, runHeadless, until } from '../fixtures.ts';
import type { Script } from '../scripted-tester.ts';

/** A tester that tells only what it has counted since START, every ten seconds. */
const totals = (bitErrors = 0): Script => ({
  capabilities: { reading: 'totals' },
  totals: (s) => ({
    bits: s * 2_048_000,
    bitErrors,
    ES: bitErrors ? 1 : 0,
    SES: 0,
    UAS: 0,
    alarms: { LOS: 0, AIS: 0, LOF: 0, LSS: 0 },
  }),
});

it.each([
  [0, 'pass'],
  [7, 'fail'],
] as const)('judges what a tester counted that tells no seconds: %i errors', async (bitErrors, verdict) => {
  const on = bench(totals(bitErrors));
  const record = await runHeadless(on, { settings: { duration: '3m' } });
  const [one] = record.attempts[0]!.measurements;
  expect(record.verdict).toBe(verdict);
  expect(one).toMatchObject({ kind: 'bits', verdict, to: one!.from! + 180 });
  // As somebody beside it would have written them down: the first, one a minute, and the last.
  expect(one?.readings.map(({ testTimeS, final }) => [testTimeS, final])).toEqual([
    [10, false],
    [70, false],
    [130, false],
    [180, true],
  ]);
  expect(resultJson(record, 'en')).toMatchObject({ verdict, totals: { bitErrors }, g821: { ES: bitErrors ? 1 : 0 } });
  expect(on.tester.log.slice(-2)).toEqual(['inject off', 'stop']);
});

it('an alarm that it cannot report is none that it left out; one that it can and does not tell leaves the result open', async () => {
  const alarms = { LOS: 0, LSS: 0 };
  const told = { ...totals(), totals: (s: number) => ({ ...totals().totals!(s), alarms }) };
  const verdictOf = async (defects: readonly Defect[]) => {
    const capabilities = { ...told.capabilities, defects };
    return (await runHeadless(bench({ ...told, capabilities }), { settings: { duration: '30s' } })).verdict;
  };
  expect(await verdictOf(['LOS', 'LSS'])).toBe('pass');
  expect(await verdictOf(['LOS', 'AIS', 'LSS'])).toBe('not-assessed');
});

it('misses nothing between two totals, and something once the link is gone', async () => {
  const on = bench(totals());
  const handle = await startRun(await request({ settings: { duration: '3m' } }), on.options);
  await until(handle, on, (view) => (view.elapsedS ?? 0) >= 27);
  expect(handle.view().openGap).toBeUndefined();
  expect(handle.view().big.state).toBe('clean');
  on.session.become('lost');
  await on.clock.advance(1000);
  expect(handle.view().openGap).toMatchObject({ lost: true });
});

it('shows what it counts as it comes', async () => {
  const on = bench(totals(7));
  const handle = await startRun(await request({ settings: { duration: '3m' } }), on.options);
  await until(handle, on, (view) => (view.elapsedS ?? 0) >= 60);
  const view = handle.view();
  expect(view.counters.find(({ name }) => name === 'bitErrors')?.value).toBe(7);
  expect(view.big.state).toBe('latched');
  expect(view.remainingS).toBe(120);
});
