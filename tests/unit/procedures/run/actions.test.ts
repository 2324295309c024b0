import { expect, it } from 'vitest';
import { blockOf } from '../../../../electron/contract/prompt.ts';
import { missingSigners } from '../../../../electron/contract/run.ts';
import { planRun, startRun, type RunHandle, type RunRequest } from '../../../../electron/procedures/index.ts';
import { bench, circuitInService, local, mainOf, request, START_MS, type Bench } from '../fixtures.ts';
import type { Script } from '../scripted-tester.ts';

const reading = { testTime: '15m', bitErrors: 0, ES: 0, SES: 0, UAS: 0, alarms: { LOS: 0, AIS: 0, LOF: 0, LSS: 0 } };
const until = local(START_MS + 8 * 3_600_000);
/** What a person fills in; each answer is one action. */
const GIVEN: Readonly<Record<string, object>> = { release: { by: 'Li', until }, reading };

/** Does whatever is asked for until the run has ended, and counts it. START comes before, handing over the report after. */
async function actionsOf(handle: RunHandle, on: Bench): Promise<number> {
  let done = 0;
  for (let s = 0; s < 5_000; s++) {
    const { prompt, finished } = handle.view();
    if (finished) break;
    if (!prompt) await on.clock.advance(1000);
    else if (prompt.kind !== 'sign') {
      await on.clock.advance((blockOf(prompt, 'reading')?.forS ?? 0) * 1000);
      handle.answer(prompt.id, { option: mainOf(prompt), given: GIVEN[prompt.kind] });
      done++;
      await on.clock.advance(0);
    } else {
      const [role = 'engineer'] = missingSigners(
        await on.archive.getRun(handle.runId),
        blockOf(prompt, 'signatures')?.by ?? [],
      );
      await handle.sign({ role, name: role, how: 'typed' });
      done++;
      await on.clock.advance(0);
    }
  }
  return done + 2;
}

const manual: Script = {
  family: 'manual',
  capabilities: { reading: 'by-hand', settable: {}, counts: [], defects: [] },
};
const CASES: [string, Script, Partial<RunRequest>, string?][] = [
  ['a tester with things to set at its front panel', {}, {}],
  ['one that can be told everything', { capabilities: { notApplicable: ['impedance', 'termination', 'clock'] } }, {}],
  ['a loop check', {}, {}, 'loop-check'],
  ['a set read by hand', manual, { use: { tester: 'manual' }, settings: { duration: '15m' } }],
  ['a circuit in service, released before', {}, { circuit: circuitInService, release: { by: 'Li', until } }],
];

it.each(CASES)(
  'as many actions as the plan promises, from START to the signed report: %s',
  async (_, script, change, procedure) => {
    const on = bench(script);
    const asked = await request({ person: 'person', ...change }, procedure);
    const plan = await planRun(asked, on.options.library, { tester: { device: on.tester } });
    const handle = await startRun(asked, on.options);
    expect(await actionsOf(handle, on)).toBe(plan.actions);
    expect(plan.actions).toBeLessThanOrEqual(asked.use['tester'] === 'manual' ? 9 : 8);
    expect(await on.archive.getRun(handle.runId)).toMatchObject({ state: 'finished', verdict: 'pass' });
  },
);
