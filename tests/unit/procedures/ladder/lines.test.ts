import { describe, expect, it } from 'vitest';
import { createLibrary, startRun } from '../../../../electron/procedures/index.ts';
import { toEnd } from '../fixtures.ts';
import { benchLosing, ladder, through } from '../through.ts';

/** A procedure with a ladder, gone through by a person. `losesAt`: the ladder at which nothing comes back. */
async function done(id: string, use: Record<string, string>, losesAt = 0) {
  const on = benchLosing(losesAt);
  const procedure = await createLibrary().procedure(id);
  const settings = { duration: '5s', 'ladder-duration': '5s' };
  const handle = await startRun({ procedure, use, settings, ladder, person: 'person' }, on.options);
  const asked = await through(handle, on);
  return { record: await toEnd(handle, on), asked };
}

describe('a line of converters', () => {
  it.each([
    ['converter-e1-v35', ['leads', 'confirm', 'front-panel']],
    ['converter-e1-ethernet', ['confirm', 'front-panel']],
  ])('%s: bits, then pings once the line is restored, in one record', async (id, first) => {
    const { record, asked } = await done(id, { tester: 'comtech@sim:' });
    expect(asked).toEqual([...first, 'work-do', 'sign']);
    expect(record.attempts[0]!.measurements.map(({ step, kind, verdict }) => [step, kind, verdict])).toEqual([
      ['run', 'bits', 'pass'],
      ['ladder', 'ping', 'pass'],
    ]);
    expect(record.verdict).toBe('pass');
  });

  it('fails where its bits are good and its packets are lost: that is what customers complain of', async () => {
    const { record } = await done('converter-e1-v35', { tester: 'comtech@sim:' }, 1);
    expect(record.attempts[0]!.measurements.map(({ verdict }) => verdict)).toEqual(['pass', 'fail']);
    expect(record.verdict).toBe('fail');
  });
});

describe('the network of a customer', () => {
  it('is pinged from the bare line inwards, each box with care before it is unplugged, and watched at the end', async () => {
    const { record, asked } = await done('customer-lan', {});
    expect(asked.slice(0, 3)).toEqual(['consent', 'work-do', 'work-do']);
    const { measurements } = record.attempts[0]!;
    expect(measurements.map(({ step }) => step)).toEqual(['line', 'behind-router', 'behind-switch', 'watch']);
    expect(record.verdict).toBe('pass');
  });

  it.each([
    [2, 'behind-router'],
    [3, 'behind-switch'],
  ])('fails at %s, from %s on', async (at, step) => {
    const { record } = await done('customer-lan', {}, at);
    const failed = record.attempts[0]!.measurements.filter(({ verdict }) => verdict === 'fail');
    expect(failed.map((one) => one.step)).toEqual([step]);
    expect(record.verdict).toBe('fail');
  });
});
