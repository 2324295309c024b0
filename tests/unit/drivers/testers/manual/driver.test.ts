import { expect, test } from 'vitest';
import { parseAddress } from '../../../../../electron/contract/address.ts';
import { TESTER_SETTINGS } from '../../../../../electron/contract/settings.ts';
import type { Line } from '../../../../../drivers/family.ts';
import { manualFamily } from '../../../../../drivers/testers/manual/driver.ts';
import { FakeClock } from '../../../../support/fake-clock.ts';

const noLine: Line = {
  current: () => undefined,
  ready: () => Promise.reject(new Error('a manual set has no line')),
  exclusive: () => Promise.reject(new Error('a manual set has no line')),
  onChange: () => () => undefined,
};
const context = { clock: new FakeClock(), simulated: false };
const address = parseAddress('manual');
const tester = manualFamily.device(noLine, { maker: '', model: '' }, address, context);
const signal = new AbortController().signal;

test('claims nothing it cannot do', () => {
  expect(tester.capabilities).toMatchObject({ reading: 'by-hand', settable: {}, defects: [], counts: [] });
  expect(tester.rateKbps).toBeUndefined();
  expect(manualFamily.info.transports).toEqual(['none']);
});

test('every setting asked for is set at the front panel, in a fixed order', async () => {
  const settings = Object.fromEntries([...TESTER_SETTINGS].reverse().map((name) => [name, 'x']));
  const outcomes = await tester.configure(settings, signal);
  expect(outcomes.map((outcome) => outcome.setting)).toEqual([...TESTER_SETTINGS]);
  expect(outcomes.every((outcome) => outcome.how === 'front-panel')).toBe(true);
  expect(await tester.configure({}, signal)).toEqual([]);
});

test('observes no seconds, and needs no line for a whole run', async () => {
  await tester.start(signal);
  await tester.restart(signal);
  for await (const observation of tester.observe(signal)) expect.fail(`observed ${observation.kind}`);
  await tester.stop(signal);
});

test('refuses to inject; injection off is always so', async () => {
  await expect(tester.inject({ kind: 'count', count: 1 }, signal)).rejects.toMatchObject({ code: 'inject-unable' });
  await tester.inject({ kind: 'off' }, signal);
});

test('stops at once when aborted', async () => {
  await expect(tester.start(AbortSignal.abort(new Error('stop')))).rejects.toThrow('stop');
});
