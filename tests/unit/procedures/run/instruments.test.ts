import { describe, expect, it } from 'vitest';
import { TributaryError } from '../../../../electron/contract/errors.ts';
import type { Witness } from '../../../../electron/contract/instrument.ts';
import {
  createLibrary,
  resultJson,
  resumeRun,
  startRun,
  type EngineOptions,
} from '../../../../electron/procedures/index.ts';
import { bench, request, toEnd, until, type Bench } from '../fixtures.ts';
import { ScriptedSession, ScriptedTester, type Script } from '../scripted-tester.ts';

const ADDRESSES = { tester: 'comtech@/dev/a', 'tester.z': 'comtech@/dev/z' };

/** A bench on which every address is a tester of its own; `open` may do something else instead. */
function several(open: Record<string, (signal: AbortSignal) => Promise<never>> = {}, script: Script = {}) {
  const on = bench();
  const sessions: Record<string, ScriptedSession> = {};
  const openSession: EngineOptions['openSession'] = async (address, signal) => {
    await open[address]?.(signal);
    return (sessions[address] = new ScriptedSession(new ScriptedTester(script, on.clock)));
  };
  return { on: { ...on, options: { ...on.options, openSession } } satisfies Bench, sessions };
}

async function twoTesters(settings = {}) {
  const procedure = await createLibrary().procedure('loop-check');
  return await request({
    procedure: { ...procedure, needs: { tester: {}, 'tester.z': {} } },
    use: ADDRESSES,
    settings,
  });
}
/** Each tester is set, and measures in its turn. */
async function inTurn() {
  const base = await twoTesters();
  const steps = [
    { id: 'set-a', do: 'configure' },
    { id: 'set-z', do: 'configure', role: 'tester.z' },
    { id: 'there', do: 'run', for: '$duration' },
    { id: 'proof-z', do: 'prove-loop', role: 'tester.z' },
    { id: 'back', do: 'run', for: '$duration', role: 'tester.z' },
    { id: 'verdict', do: 'judge', limits: [], rule: 'loop-check' },
  ];
  return { ...base, procedure: { ...base.procedure, steps } };
}
const closed = (sessions: Record<string, ScriptedSession>) => Object.values(sessions).map((session) => session.closed);

describe('instruments of a run', () => {
  it('are opened in the order of their roles, kept by role, and all closed in the end', async () => {
    const { on, sessions } = several();
    const asked = await twoTesters();
    const reversed = { ...asked, use: { 'tester.z': ADDRESSES['tester.z'], tester: ADDRESSES.tester } };
    const record = await toEnd(await startRun(reversed, on.options), on);
    expect(record.verdict).toBe('pass');
    expect(Object.keys(sessions)).toEqual(['comtech@/dev/a', 'comtech@/dev/z']);
    expect(Object.entries(record.instruments).map(([role, { address }]) => [role, address])).toEqual(
      Object.entries(ADDRESSES),
    );
    expect(closed(sessions)).toEqual([true, true]);
  });

  it('are closed again where one cannot be opened, which is named with its role', async () => {
    const gone = () => Promise.reject(new TributaryError('port-absent', '/dev/z'));
    const { on, sessions } = several({ 'comtech@/dev/z': gone });
    const starting = startRun(await twoTesters(), on.options);
    await expect(starting).rejects.toMatchObject({ code: 'port-absent', where: 'tester.z /dev/z' });
    expect(closed(sessions)).toEqual([true]);
  });

  it('are closed again where one is stopped while it opens, or takes longer than all may take together', async () => {
    const never = (signal: AbortSignal) =>
      new Promise<never>((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason as Error)));
    const slow = several({ 'comtech@/dev/z': never });
    const starting = startRun(await twoTesters(), slow.on.options);
    const failed = starting.catch((thrown: unknown) => thrown);
    await slow.on.clock.advance(15_000);
    expect(await failed).toMatchObject({ code: 'timed-out' });
    expect(closed(slow.sessions)).toEqual([true]);
    const stopped = several({ 'comtech@/dev/z': () => Promise.reject(new TributaryError('stopped-early', 'z')) });
    await expect(startRun(await twoTesters(), stopped.on.options)).rejects.toMatchObject({ code: 'stopped-early' });
    expect(closed(stopped.sessions)).toEqual([true]);
  });

  it('are closed again where the run is refused: an instrument that is no tester', async () => {
    const { on, sessions } = several();
    const open = on.options.openSession;
    const witness = { role: 'witness', family: 'comtech', address: '/dev/z', simulated: false } as Witness;
    const openSession: EngineOptions['openSession'] = async (address, signal) => {
      const session = await open(address, signal);
      return address.endsWith('z') ? Object.assign(session, { device: witness }) : session;
    };
    const starting = startRun(await twoTesters(), { ...on.options, openSession });
    await expect(starting).rejects.toMatchObject({ code: 'role-unfit', where: '/dev/z' });
    expect(closed(sessions)).toEqual([true, true]);
  });

  it('are closed again where two addresses lead to one instrument, by the number on its label', async () => {
    const { on, sessions } = several({}, { identity: { maker: 'M', model: 'X', serial: '1' }, simulated: false });
    const starting = startRun(await twoTesters(), on.options);
    await expect(starting).rejects.toMatchObject({
      code: 'role-shared',
      params: { first: 'tester', second: 'tester.z' },
    });
    expect(closed(sessions)).toEqual([true, true]);
  });

  it('are all closed after a STOP, and one that will not close keeps no other from it', async () => {
    const { on, sessions } = several();
    const handle = await startRun(await twoTesters({ duration: '1h' }), on.options);
    sessions['comtech@/dev/a']!.close = () => new Promise(() => undefined);
    await until(handle, on, ({ big }) => big.state === 'clean');
    handle.stop();
    expect((await toEnd(handle, on)).verdict).toBe('aborted');
    expect(sessions['comtech@/dev/z']!.closed).toBe(true);
  });

  it('show their own links, and tell by role which one was lost', async () => {
    const { on, sessions } = several();
    const handle = await startRun(await twoTesters({ duration: '1h' }), on.options);
    await until(handle, on, ({ big }) => big.state === 'clean');
    sessions['comtech@/dev/z']!.become('lost');
    const { instruments, link, events } = handle.view();
    expect([instruments['tester']?.link, instruments['tester.z']?.link, link]).toEqual(['ready', 'lost', 'ready']);
    await on.clock.advance(0);
    expect(handle.view().big.state).toBe('clean');
    expect([...events, ...handle.view().events].map(({ message }) => message)).toContainEqual({
      code: 'event.link-lost-of',
      params: { roleZh: '仪表 Z', roleEn: 'tester Z' },
    });
    handle.stop();
    await toEnd(handle, on);
  });

  it('are the same ones when the run is resumed, wherever they are now', async () => {
    const { on } = several({}, { identity: { maker: 'M', model: 'X', serial: '1' } });
    const handle = await startRun(await twoTesters({ duration: '1h' }), on.options);
    await until(handle, on, ({ big }) => big.state === 'clean');
    await on.archive.close();
    const resumed = async (use: Record<string, string>, script: Script) => {
      const next = several({}, script);
      const options = { ...next.on.options, archive: on.again().archive };
      const resuming = resumeRun(handle.runId, { person: 'headless', use }, options);
      const error = await resuming.then(
        () => undefined,
        (thrown: TributaryError) => [thrown.code, thrown.where],
      );
      await options.archive.close();
      return { error, addresses: Object.keys(next.sessions), closed: closed(next.sessions) };
    };
    const other = { identity: { maker: 'M', model: 'X', serial: '2' } };
    expect(await resumed({ 'tester.z': 'comtech@/dev/y' }, other)).toEqual({
      error: ['other-instrument', 'tester comtech@sim:'],
      addresses: ['comtech@/dev/a', 'comtech@/dev/y'],
      closed: [true, true],
    });
    expect((await resumed({ witness: 'comtech@/dev/y' }, {})).error).toEqual(['role-unneeded', 'witness']);
    expect((await resumed({ 'tester.z': 'comtech@/dev/a' }, {})).error).toEqual(['role-shared', 'comtech@/dev/a']);
  });

  it('work in turn: each is set, proven, measured and switched off by the steps that name it', async () => {
    const { on, sessions } = several();
    const handle = await startRun(await inTurn(), on.options);
    const roles: string[] = [];
    handle.onChange(() => void (roles.at(-1) === handle.view().role || roles.push(handle.view().role)));
    const record = await toEnd(handle, on);
    expect(record.verdict).toBe('pass');
    expect(record.attempts[0]!.measurements.map(({ step, role, verdict }) => [step, role, verdict])).toEqual([
      ['there', 'tester', 'pass'],
      ['back', 'tester.z', 'pass'],
    ]);
    const logs = Object.values(sessions).map(({ device }) => device.log);
    expect(logs[0]).toEqual(['configure', 'start', 'restart', 'inject off', 'stop']);
    expect(logs[1]!.filter((line) => !line.startsWith('inject'))).toEqual(['configure', 'start', 'restart', 'stop']);
    expect(roles).toEqual(['tester', 'tester.z', 'tester', 'tester.z']);
    expect(record.attempts[0]!.steps.map(({ title }) => title.en)).toEqual([
      ...['Set up', 'Set up (tester Z)', 'Run', 'Loop proof (tester Z)', 'Run (tester Z)', 'Judge'],
    ]);
  });

  it('decide by the worst of them, whose tester and figures are the result', async () => {
    const { on, sessions } = several();
    const handle = await startRun(await inTurn(), on.options);
    await until(handle, on, ({ role, big }) => role === 'tester.z' && big.state === 'clean');
    sessions['comtech@/dev/z']!.device.script.line = () => ({ bitErrors: 7 });
    const record = await toEnd(handle, on);
    const result = resultJson(record, 'en');
    expect(result).toMatchObject({ verdict: 'fail', instruments: { tester: {}, 'tester.z': { simulated: true } } });
    expect(result.measurements.map(({ role, verdict }) => [role, verdict])).toEqual([
      ['tester', 'pass'],
      ['tester.z', 'fail'],
    ]);
    expect(result.totals).toEqual(result.measurements[1]!.totals);
  });

  it('go on with the one that measured when the program broke off', async () => {
    const { on } = several();
    const handle = await startRun(await inTurn(), on.options);
    await until(handle, on, ({ role, big }) => role === 'tester.z' && big.state === 'clean');
    await on.archive.close();
    const next = several();
    const options = { ...next.on.options, archive: on.again().archive, clock: on.clock };
    const resumed = await resumeRun(handle.runId, { person: 'headless' }, options);
    const record = await toEnd(resumed, on);
    expect(record.attempts[0]!.measurements.map(({ verdict }) => verdict)).toEqual(['pass', 'not-assessed']);
    expect(next.sessions['comtech@/dev/z']!.device.log).toContain('start');
    expect(next.sessions['comtech@/dev/a']!.device.log).toEqual([]);
  });
});
