import { describe, expect, it } from 'vitest';
import { TributaryError } from '../../../electron/contract/errors.ts';
import type { ToldRecord } from '../../../electron/contract/locate-record.ts';
import { blockOf, type Prompt } from '../../../electron/contract/prompt.ts';
import { OBSERVATIONS } from '../../../electron/contract/site.ts';
import { createLibrary, startRun, type RunHandle } from '../../../electron/procedures/index.ts';
import { bench, until, type Bench } from './fixtures.ts';
import type { Script } from './scripted-tester.ts';

const procedure = await createLibrary().procedure('find-fault');
const ACTION = 'loop:a:ddf_z';
const GIVEN = {
  complaint: 'other',
  says: '业务丢包',
  variant: 'converter-ethernet',
  owners: {},
  facts: {
    converters: false,
    nodes: false,
    network: false,
    routersOpen: false,
    convertersHaveAddresses: false,
    somebodyAtZ: false,
  },
};

/** A line that comes back as long as somebody has looped it. */
interface Line {
  looped: boolean;
}
const ABSENT = { defects: ['LSS' as const], bits: 0 };

const question = async (handle: RunHandle, on: Bench): Promise<Prompt> =>
  (await until(handle, on, ({ prompt }) => prompt !== undefined)).prompt!;
async function say(handle: RunHandle, on: Bench, option: string, given?: unknown): Promise<Prompt> {
  handle.answer((await question(handle, on)).id, { option, ...(given === undefined ? {} : { given }) });
  await on.clock.advance(1_000);
  return await question(handle, on);
}

/** A search whose tester is asked for one loop; `script` of the line while it is looped. */
async function looping(script: Script = {}, first: Line = { looped: false }) {
  const line = first;
  const come = (of: Script['line']) => (n: number) => (line.looped ? (of?.(n, 1) ?? {}) : ABSENT);
  const on = bench({ ...script, before: come(script.before), line: come(script.line) });
  const handle = await startRun(
    { procedure, use: { tester: 'comtech@sim:' }, settings: {}, person: 'person' },
    on.options,
  );
  await say(handle, on, 'begin', GIVEN);
  const connect = await say(handle, on, 'other', { action: ACTION });
  expect(connect.kind).toBe('loop-connect');
  const told = (): ToldRecord => handle.view().steps[0]!.locate!.told.at(-1)!;
  return { on, handle, line, told };
}
const sawOf = (told: ToldRecord) => OBSERVATIONS.loop.parse('saw' in told ? told.saw : {});

describe('a loop that the tester of a search measures', () => {
  it('is looked for before it is set, proven by what comes back, measured, and believed only as it is gone on release', async () => {
    const { on, handle, line, told } = await looping({
      line: (n) => (n === 100 || n === 400 ? { bitErrors: 40 } : {}),
    });
    expect(handle.view().steps[0]!.locate!.site.line.testerMeasuresDelay).toBe(true);
    expect((await say(handle, on, 'connected')).kind).toBe('loop-set');
    line.looped = true;
    expect((await say(handle, on, 'set')).kind).toBe('loop-release');
    line.looped = false;
    await say(handle, on, 'released');
    expect(told()).toMatchObject({ action: ACTION, role: 'tester', unasked: true });
    expect(sawOf(told())).toMatchObject({
      tester: '2M',
      loopSet: true,
      seenBeforeSet: false,
      lostOnRelease: true,
      injectedBack: 10,
      signal: 'ok',
      patternSync: true,
      counts: { seconds: 900, bitErrors: 80, erroredSeconds: 2, patternSlips: 0 },
    });
    expect(sawOf(told()).counts!.burstSeconds).toEqual([100, 400]);
    expect(on.tester.log.at(-1)).toBe('stop');
  });

  it('that cannot be set leaves what arrives; one through which nothing comes is no loop', async () => {
    const one = await looping();
    await say(one.handle, one.on, 'connected');
    await say(one.handle, one.on, 'not-set');
    expect(sawOf(one.told())).toEqual({
      tester: '2M',
      loopSet: false,
      seenBeforeSet: false,
      signal: 'noPattern',
      patternSync: false,
    });
    const there = await looping({}, { looped: true });
    await say(there.handle, there.on, 'connected');
    await say(there.handle, there.on, 'not-set');
    expect(sawOf(there.told())).toMatchObject({ loopSet: false, seenBeforeSet: true, signal: 'ok' });
    const two = await looping();
    await say(two.handle, two.on, 'connected');
    await say(two.handle, two.on, 'set');
    expect(sawOf(two.told())).toMatchObject({ loopSet: true, injectedBack: 0, patternSync: false });
  });

  it('whoever measures it himself is asked what was seen, and so is he whose tester fails', async () => {
    const own = await looping();
    expect(blockOf(await say(own.handle, own.on, 'by-hand'), 'observation')?.ask.id).toBe(ACTION);
    const failing = await looping({ fail: { configure: new TributaryError('link-lost', 'COM5', { text: 'x' }) } });
    expect(blockOf(await say(failing.handle, failing.on, 'connected'), 'observation')?.ask.id).toBe(ACTION);
  });
});
