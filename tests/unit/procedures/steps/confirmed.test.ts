import { describe, expect, it } from 'vitest';
import { farLoopOf } from '../../../../electron/contract/far-loop.ts';
import type { RunRecord } from '../../../../electron/contract/run.ts';
import { panelAhead, startRun, wiringAhead, type Confirmed } from '../../../../electron/procedures/index.ts';
import { bench, prompted, reply, request, toEnd, type Bench } from '../fixtures.ts';

const circuit = { number: 'A1', inService: false, ends: { Z: { site: '花桥', position: 'DDF 03-12' } } };

async function upToSigning(on: Bench, confirmed: Confirmed, asks: readonly string[]): Promise<RunRecord> {
  const handle = await startRun(await request({ person: 'person', circuit, confirmed }), on.options);
  for (const kind of asks) await reply(handle, on, kind);
  await prompted(handle, on, 'sign');
  for (const role of ['engineer', 'customer'] as const) await handle.sign({ role, name: role, how: 'typed' });
  return await toEnd(handle, on);
}
const noteOf = ({ attempts }: RunRecord, kind: string) => attempts[0]!.steps.find((step) => step.do === kind)?.note;

describe('what somebody confirmed before START', () => {
  it('is not asked again, stands in the record with who said so, and spares no proof of the loop', async () => {
    const on = bench();
    const { capabilities } = on.tester;
    const asked = await request({ circuit });
    const settings = panelAhead(asked, capabilities);
    expect(settings.length).toBeGreaterThan(0);
    const record = await upToSigning(on, { wired: { by: '王工' }, panel: { settings } }, []);
    expect(noteOf(record, 'instruct')).toMatchObject({ code: 'step.confirmed-by', params: { by: '王工' } });
    expect(noteOf(record, 'configure')).toMatchObject({ params: { panel: settings.length } });
    expect(record.attempts[0]!.steps.find((step) => step.do === 'prove-loop')?.loopProof?.verdict).toBe('pass');
    const identity = { maker: 'M', model: 'X' };
    const wiring = wiringAhead(asked, { identity, capabilities });
    expect(farLoopOf(record)?.at).toEqual(wiring?.loop);
  });

  it('counts only as it was confirmed: a panel that has to stand otherwise is asked for, one as before is said to be so', async () => {
    const on = bench();
    const settings = panelAhead(await request({ circuit }), on.tester.capabilities);
    const other = settings.map((one, at) => (at === 0 ? { ...one, value: 'recovered' } : one));
    await upToSigning(on, { wired: {}, panel: { settings: other } }, ['front-panel']);
    await upToSigning(on, { wired: {} }, ['front-panel']);
    const record = await upToSigning(on, { wired: {}, panel: { settings, circuit: 'A0' } }, []);
    expect(noteOf(record, 'configure')).toMatchObject({ code: 'step.set-panel-as', params: { circuit: 'A0' } });
  });
});
