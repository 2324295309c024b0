import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { familyOf, simulatorOf } from '../../../../../drivers/index.ts';
import { openSimulated } from '../../../../../drivers/transport/index.ts';
import { parseAddress } from '../../../../../electron/contract/address.ts';
import type { Session } from '../../../../../electron/instruments/index.ts';
import { resultJson, startRun } from '../../../../../electron/procedures/index.ts';
import { bench, procedureOf, prompted, reply, request, toEnd, type Bench } from '../../../procedures/fixtures.ts';
import { never, testLine } from '../../testers/comtech/test-line.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'rad-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** A bench with one unit as the tester of a run. */
function withUnit(options = 'model=fcd-e1lc'): { on: Bench; said: () => string } {
  const on = bench();
  const { clock } = on;
  const address = parseAddress(`rad@sim:?${options}`);
  let said = '';
  const openSession = async (): Promise<Session> => {
    const instrument = simulatorOf('rad').create(
      { version: 1, seed: 1, events: [] },
      undefined,
      clock,
      address.options,
    );
    const bare = openSimulated(instrument, 'sim:');
    const transport: typeof bare = {
      ...bare,
      write: (bytes, signal) => {
        said += `<${Buffer.from(bytes).toString('latin1')}>`;
        return bare.write(bytes, signal);
      },
    };
    const context = { clock, simulated: true, role: 'tester' } as const;
    const family = familyOf('rad');
    const identity = await family.identify(transport, address, context, never());
    const device = family.device(
      testLine(() => transport, clock),
      identity,
      address,
      context,
    );
    return {
      device,
      state: 'ready',
      problem: undefined,
      onChange: () => () => undefined,
      close: () => transport.close(),
    };
  };
  return { on: { ...on, options: { ...on.options, openSession } }, said: () => said };
}
const STEPS = ['id: set-up, do: configure', 'id: run, do: run, for: 60s', 'id: verdict, do: judge, rule: loop-check'];
const asked = async (person: 'person' | 'headless', settings = {}) => {
  const base = await request({ use: { tester: 'rad@sim:' }, settings: { duration: '60s', ...settings } }, 'loop-check');
  return { ...base, person, procedure: { ...base.procedure, steps: procedureOf(...STEPS).steps } };
};

describe('a test that a unit makes and a person reads', () => {
  it('is started by command, shows what stands on its screen, and is ended once it was read', async () => {
    const { on, said } = withUnit();
    const handle = await startRun(await asked('person'), on.options);
    const prompt = await prompted(handle, on, 'reading');
    expect(said()).toContain('<LP BERT ML>');
    expect(JSON.stringify(prompt.blocks)).toContain('1998-01-01');
    const given = {
      testTime: '60',
      bitErrors: 0,
      ES: 0,
      SES: 0,
      UAS: 0,
      slips: 0,
      alarms: { LOS: 0, AIS: 0, LOF: 0, LSS: 0 },
    };
    await on.clock.advance(61_000);
    await reply(handle, on, 'reading', undefined, { given });
    const record = await toEnd(handle, on);
    expect(record.verdict).toBe('pass');
    expect(resultJson(record, 'en').measurements).toMatchObject([{ kind: 'by-hand', verdict: 'pass' }]);
    expect(said()).toMatch(/<CLR LP BERT ML>[^<]*<\r>$/);
  });

  it('has no result where nobody reads it, and the one of the file where one is given', async () => {
    const { on, said } = withUnit();
    const alone = await toEnd(await startRun(await asked('headless'), on.options), on);
    expect(alone.verdict).toBe('not-assessed');
    expect(said()).toMatch(/<LP BERT ML>.*<CLR LP BERT ML>/s);
    const reading = join(folder, 'reading.yaml');
    writeFileSync(
      reading,
      'testTime: 60s\nbitErrors: 3\nES: 1\nSES: 0\nUAS: 0\nslips: 0\nalarms: { LOS: 0s, AIS: 0s, LOF: 0s, LSS: 0s }\n',
    );
    const read = withUnit();
    const told = await toEnd(await startRun(await asked('headless', { reading }), read.on.options), read.on);
    expect(told.verdict).toBe('fail');
  });
});
