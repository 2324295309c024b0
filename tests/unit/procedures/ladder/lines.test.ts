import { describe, expect, it } from 'vitest';
import { blockOf, type Prompt } from '../../../../electron/contract/prompt.ts';
import { ladderSchema, type Prober } from '../../../../electron/contract/ladder.ts';
import { createLibrary, startRun, type RunHandle } from '../../../../electron/procedures/index.ts';
import { bench, mainOf, toEnd, until, type Bench } from '../fixtures.ts';

/** Which place on the line the laptop stands at, by how many ladders were begun. */
function benchLosing(losesAt: number): Bench {
  const on = bench();
  let begun = 0;
  on.options.openProber = () => {
    // The first is opened to see whether there is any.
    const at = begun++;
    const prober: Prober = {
      facility: 'iputils',
      identity: { maker: 'iputils', model: 'ping' },
      compared: true,
      payloadName: (name) => name,
      twice: () => undefined,
      round: (probes) => probes.map(() => Promise.resolve(at === losesAt ? {} : { ms: 10 })),
      close: () => Promise.resolve(),
    };
    return Promise.resolve(prober);
  };
  return on;
}
const ladder = ladderSchema.parse({ version: 1, sizes: [64], rungs: [{ id: 'gateway', address: '10.0.0.1' }] });

function givenFor(prompt: Prompt): unknown {
  const panel = blockOf(prompt, 'panel')?.panel;
  if (panel) return Object.fromEntries(panel.lamps.map(({ name }) => [name, 'on']));
  if (blockOf(prompt, 'consent')) return { configuration: 'saved', log: 'saved', consentBy: '于小川' };
  const fields = blockOf(prompt, 'form')?.fields ?? [];
  return Object.fromEntries(fields.map(({ id, options }) => [id, options!.at(-1)!.value]));
}
/** Answers what is asked as somebody does who agrees, until nobody is asked any more. */
async function through(handle: RunHandle, on: Bench): Promise<string[]> {
  const asked: string[] = [];
  for (;;) {
    const { prompt, finished } = await until(handle, on, (view) => view.finished || view.prompt !== undefined);
    if (finished || !prompt) return asked;
    asked.push(prompt.kind);
    const option = prompt.kind === 'sign' ? 'finish' : prompt.kind === 'retry' ? 'stay' : mainOf(prompt);
    const gives = prompt.answers.find(({ id }) => id === option)?.gives === true;
    handle.answer(prompt.id, { option, ...(gives ? { given: givenFor(prompt) } : {}) });
    await on.clock.advance(1000);
  }
}

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
