import { describe, expect, it } from 'vitest';
import type { RunRecord } from '../../../../electron/contract/run.ts';
import { abandonRun, planRun, resultJson, resumeRun, startRun } from '../../../../electron/procedures/index.ts';
import {
  bench,
  circuitInService,
  local,
  procedureOf,
  prompted,
  reply,
  request,
  runHeadless,
  START_MS,
  toEnd,
  until,
} from '../fixtures.ts';
import type { Script } from '../scripted-tester.ts';

const SET_UP = 'id: set-up, do: configure';
const [A, B] = ['id: a, do: run, for: 10s', 'id: b, do: run, for: 20s'];
const JUDGE = 'id: verdict, do: judge, limits: [m2100-e1]';
const twice = procedureOf(SET_UP, A, B, JUDGE);
/** Errors in the third second of the first or the second run. */
const errorsIn = (run: number, bitErrors = 3): Script => ({
  line: (n, restarts) => (n === 2 && restarts === run ? { bitErrors } : {}),
});
const run = (script: Script, procedure = twice): Promise<RunRecord> => runHeadless(bench(script), { procedure });
const told = ({ attempts }: RunRecord) =>
  attempts
    .at(-1)!
    .measurements.map(({ step, forS, verdict, judgement }) => [step, forS, judgement?.seconds.observed, verdict]);

describe('a procedure with several runs', () => {
  it.each([
    ['none', {}, ['pass', 'pass'], 'pass'],
    ['the first', errorsIn(1), ['fail', 'pass'], 'fail'],
    ['the second', errorsIn(2), ['pass', 'fail'], 'fail'],
  ] as const)('judges each, and the worst is the verdict: errors in %s', async (_where, script, verdicts, whole) => {
    const record = await run(script);
    expect(told(record)).toEqual([
      ['a', 10, 10, verdicts[0]],
      ['b', 20, 20, verdicts[1]],
    ]);
    expect(record.verdict).toBe(whole);
    const at = verdicts.findIndex((verdict) => verdict === 'fail');
    const observed = at === 1 ? 20 : 10;
    expect(resultJson(record, 'en')).toMatchObject({
      verdict: whole,
      seconds: { observed },
      totals: { bitErrors: at < 0 ? 0 : 3 },
      measurements: [
        { step: 'a', forS: 10, verdict: verdicts[0] },
        { step: 'b', forS: 20, verdict: verdicts[1] },
      ],
    });
    expect(record.events.filter(({ kind }) => kind === 'start')).toHaveLength(2);
    expect(record.attempts[0]?.teardown?.map(({ ok }) => ok)).toEqual([true, true, true, true]);
  });
  it('is judged by the step that names a run, by its own limits and rule', async () => {
    const procedure = procedureOf(
      SET_UP,
      A,
      'id: quick, do: judge, rule: loop-check',
      B,
      'id: verdict, do: judge, of: [b], limits: [m2100-e1]',
    );
    const record = await run(errorsIn(2), procedure);
    expect(told(record).map(([step, , , verdict]) => [step, verdict])).toEqual([
      ['a', 'pass'],
      ['b', 'fail'],
    ]);
    const [a, b] = record.attempts[0]!.measurements;
    expect([a, b].map((one) => one?.judgement?.sets.map(({ id }) => id))).toEqual([['loop-check'], ['m2100-e1']]);
    expect(record.attempts[0]?.steps.map(({ state }) => state)).toEqual(Array(5).fill('done'));
  });
  it('shows of each run its own figures', async () => {
    const on = bench(errorsIn(1));
    const handle = await startRun(await request({ procedure: twice }), on.options);
    const errors = () => handle.view().counters.find(({ name }) => name === 'bitErrors')?.value;
    await until(handle, on, (view) => (view.elapsedS ?? 0) >= 5);
    expect([handle.view().forS, errors()]).toEqual([10, 3]);
    await until(handle, on, (view) => view.forS === 20 && (view.elapsedS ?? 0) >= 5);
    expect([handle.view().remainingS, errors()]).toEqual([15, 0]);
    await toEnd(handle, on);
  });
  it('offers a further attempt after the part that is not good, and goes on without', async () => {
    const procedure = procedureOf(A, 'id: first, do: judge, limits: [m2100-e1]', B, JUDGE);
    const on = bench(errorsIn(1));
    const handle = await startRun(await request({ procedure, person: 'person' }), on.options);
    expect(await prompted(handle, on, 'retry')).toMatchObject({ step: 'first' });
    await reply(handle, on, 'retry', 'stay');
    expect(await prompted(handle, on, 'retry')).toMatchObject({ step: 'verdict' });
    await reply(handle, on, 'retry', 'again');
    const record = await toEnd(handle, on);
    expect(record.attempts.map(({ verdict }) => verdict)).toEqual(['fail', 'pass']);
  });
  it('needs a circuit in service for all of its runs together', async () => {
    const free = (s: number) => ({ by: 'Li', until: local(START_MS + s * 1000) });
    const asked = async (s: number) =>
      await request({
        procedure: twice,
        circuit: circuitInService,
        release: free(s),
      });
    await expect(startRun(await asked(25), bench().options)).rejects.toMatchObject({ code: 'release-over' });
    const on = bench();
    expect((await planRun(await asked(300), on.options.library, { tester: { device: on.tester } })).totalS).toBe(
      10 + 10 + 20 + 1,
    );
    expect((await toEnd(await startRun(await asked(300), on.options), on)).verdict).toBe('pass');
  });
});

describe('one of several runs that does not get to its end', () => {
  it('is not assessed where nothing was observed for long; the next is measured all the same', async () => {
    const silent: Script = { line: (n, restarts) => (restarts === 1 && n > 4 ? 'nothing' : {}) };
    const record = await run(silent);
    expect(told(record)[1]).toEqual(['b', 20, 20, 'pass']);
    expect(told(record)[0]?.[3]).toBe('not-assessed');
    expect(record).toMatchObject({ verdict: 'not-assessed', why: [{ code: 'why.patience' }] });
  });
  it.each([
    ['good', {}, 'pass', 'aborted'],
    ['bad', errorsIn(1), 'fail', 'fail'],
  ] as const)('stopped in the second, the first stays %s', async (_how, script, first, whole) => {
    const on = bench(script);
    const handle = await startRun(await request({ procedure: twice }), on.options);
    await until(handle, on, (view) => view.forS === 20 && (view.elapsedS ?? 0) >= 5);
    handle.stop();
    const record = await toEnd(handle, on);
    expect(told(record).map(([, , , verdict]) => verdict)).toEqual([first, 'aborted']);
    expect(record.verdict).toBe(whole);
  });
});

describe('after a crash', () => {
  /** A program that dies when the view is so; nothing of it is called any more. */
  async function killed(
    at: (view: { forS: number; elapsedS?: number }) => boolean,
    script: Script = {},
    procedure = twice,
  ) {
    const first = bench(script);
    const asked = await request({ procedure });
    const handle = await startRun(asked, first.options);
    await until(handle, first, at);
    await first.archive.close();
    first.tester.on = false;
    const on = first.again();
    await on.clock.advance(30_000);
    return { runId: handle.runId, on };
  }
  it('goes on in the run in which it broke off; what was measured before stays', async () => {
    const { runId, on } = await killed(({ forS, elapsedS = 0 }) => forS === 20 && elapsedS >= 5);
    on.tester.resumeMeasured();
    const record = await toEnd(await resumeRun(runId, { person: 'headless' }, on.options), on);
    expect(told(record)).toEqual([
      ['a', 10, 10, 'pass'],
      // Thirty seconds of it were seen by nobody.
      ['b', 20, 20, 'not-assessed'],
    ]);
    const [a, b] = record.attempts[0]!.measurements;
    expect(record.gaps).toMatchObject([{ measurement: b?.id, reason: 'program-stopped' }]);
    expect(a?.to).toBe(a!.from! + 10);
    expect(on.tester.log).not.toContain('restart');
  });
  it('sets the tester up again where the next run was not begun', async () => {
    const slow: Script = { before: (n) => (n < 100 ? { bits: 0, defects: ['LSS'] } : {}) };
    const asks = procedureOf(SET_UP, A, 'id: wire, do: instruct, text: { zh: 换线, en: Change over }', B, JUDGE);
    const first = bench();
    const asked = await request({ procedure: asks, person: 'person' });
    const handle = await startRun(asked, first.options);
    await prompted(handle, first, 'confirm');
    await first.archive.close();
    const on = first.again(slow);
    const again = await resumeRun(handle.runId, { person: 'person' }, on.options);
    await reply(again, on, 'confirm');
    await reply(again, on, 'loop-failed', 'again');
    on.tester.script.before = () => ({});
    const record = await toEnd(again, on);
    expect(told(record).map(([, , observed]) => observed)).toEqual([10, 20]);
    expect(on.tester.log.slice(0, 3)).toEqual(['inject off', 'stop', 'configure']);
    expect(record.attempts[0]?.steps.map(({ state }) => state)).toEqual(Array(5).fill('done'));
  });
  it('a run that was not assessed before stays so', async () => {
    const silent: Script = { line: (n, restarts) => (restarts === 1 && n > 4 ? 'nothing' : {}) };
    const { runId, on } = await killed(({ forS, elapsedS = 0 }) => forS === 20 && elapsedS >= 5, silent);
    on.tester.resumeMeasured();
    const record = await toEnd(await resumeRun(runId, { person: 'headless' }, on.options), on);
    expect(told(record)[0]?.[3]).toBe('not-assessed');
    expect(record.why?.map(({ code }) => code)).toContain('why.patience');
  });
  it('given up, it is aborted, or fail where that is proven', async () => {
    const { runId, on } = await killed(({ forS, elapsedS = 0 }) => forS === 20 && elapsedS >= 5, errorsIn(1));
    const record = await abandonRun(runId, on.options);
    expect(record.verdict).toBe('fail');
    expect(told(record).map(([, , , verdict]) => verdict)).toEqual(['fail', 'aborted']);
  });
});
