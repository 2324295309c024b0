import { describe, expect, it, vi } from 'vitest';
import type { Archive } from '../../../../electron/archive/index.ts';
import type { RunRecord } from '../../../../electron/contract/run.ts';
import type { Identity } from '../../../../electron/contract/tester.ts';
import { alike } from '../../../../electron/contract/text.ts';
import type { RunView } from '../../../../electron/contract/views.ts';
import { Runs } from '../../../../electron/hosts/core/state/runs.ts';
import type { Session } from '../../../../electron/instruments/index.ts';
import { createLibrary, type EngineOptions, type RunHandle } from '../../../../electron/procedures/index.ts';

function fakeRun(runId: string, number?: string) {
  let finish = (): void => undefined;
  let changed = (): void => undefined;
  const done = new Promise<RunRecord>((resolve) => {
    finish = () => resolve({ runId } as RunRecord);
  });
  const view = vi.fn<() => RunView>(
    () => ({ runId, title: alike('t'), ...(number ? { circuit: { number } } : {}) }) as RunView,
  );
  const handle: RunHandle = {
    runId,
    view,
    onChange: (listener) => {
      changed = listener;
      return () => undefined;
    },
    answer: () => undefined,
    problems: () => [],
    sign: () => Promise.resolve(),
    stop: () => finish(),
    leave: () => finish(),
    inject: () => Promise.resolve(),
    unlockInjection: () => undefined,
    note: () => Promise.resolve(),
    loop: () => Promise.resolve(),
    clearHistory: () => Promise.resolve(),
    done,
  };
  return { handle, view, finish: () => finish(), change: () => changed() };
}

/** Sessions that answer at once with an identity; `opened` and `closed` hold addresses. */
function fakeBench(identities: Readonly<Record<string, Partial<Identity>>> = {}, simulated = false) {
  const opened: string[] = [];
  const closed: string[] = [];
  const openSession: EngineOptions['openSession'] = (address) => {
    opened.push(address);
    const identity = { maker: 'M', model: '1', ...identities[address] };
    const session = {
      device: { identity, simulated },
      state: 'ready',
      onChange: () => () => undefined,
      close: () => Promise.resolve(void closed.push(address)),
    };
    return Promise.resolve(session as unknown as Session);
  };
  return { opened, closed, openSession };
}

function newRuns({ openSession }: Pick<EngineOptions, 'openSession'> = fakeBench()) {
  const onChange = vi.fn<() => void>();
  const onEnd = vi.fn<() => void>();
  const software = { name: 'Tributary', version: '0' };
  const engine = (): EngineOptions => ({ archive: {} as Archive, library: createLibrary(), software, openSession });
  const runs = new Runs({ engine, onChange, onEnd });
  const begin = (runId: string, ...addresses: string[]) => {
    const run = fakeRun(runId, `甲${runId}`);
    const sessions: Session[] = [];
    const begun = runs.begin({}, async (given) => {
      for (const address of addresses) sessions.push(await given.openSession(address, new AbortController().signal));
      return run.handle;
    });
    return { ...run, sessions, begun };
  };
  return { runs, begin, onChange, onEnd };
}
const ids = (runs: Runs): string[] => runs.views().map(({ runId }) => runId);

describe('runs that go on', () => {
  it('are as many as there are instruments for, each with its own orders', async () => {
    const { runs, begin } = newRuns();
    const all = Array.from({ length: 16 }, (_, at) => begin(String(at), `comtech@tcp://10.0.0.7:${4001 + at}`));
    await Promise.all(all.map(({ begun }) => begun));
    expect(ids(runs)).toEqual(all.map((_, at) => String(at)));
    expect(runs.count()).toBe(16);
    const stop = all.map(({ handle }) => vi.spyOn(handle, 'stop'));
    runs.of('3').stop();
    expect(stop.map((one) => one.mock.calls.length)).toEqual(all.map((_, at) => (at === 3 ? 1 : 0)));
    await expect.poll(() => runs.count()).toBe(15);
    expect(() => runs.of('3')).toThrow(expect.objectContaining({ code: 'run-none', where: '3' }));
    expect(() => runs.of('99')).toThrow(expect.objectContaining({ code: 'run-none' }));
  });

  it('never take the same record twice, also while it is only beginning', async () => {
    const { runs } = newRuns();
    const late = Promise.withResolvers<RunHandle>();
    const first = runs.begin({ runId: 'a' }, () => late.promise);
    const second = (): Promise<unknown> => runs.begin({ runId: 'a' }, () => Promise.resolve(fakeRun('a').handle));
    expect(runs.isGoing('a')).toBe(true);
    await expect(second()).rejects.toMatchObject({ code: 'run-active', where: 'a' });
    late.resolve(fakeRun('a').handle);
    await first;
    await expect(second()).rejects.toMatchObject({ code: 'run-active' });
    await expect(runs.hold({ runId: 'a' }, () => Promise.resolve())).rejects.toMatchObject({ code: 'run-active' });
  });

  it('work a view out once for every change of its own run', async () => {
    const { runs, begin } = newRuns();
    const [a, b] = [begin('a'), begin('b')];
    await Promise.all([a.begun, b.begun]);
    const before = runs.views();
    expect(runs.views()).toEqual(before);
    const counts = [a.view.mock.calls.length, b.view.mock.calls.length];
    a.change();
    runs.views();
    runs.views();
    expect([a.view.mock.calls.length, b.view.mock.calls.length]).toEqual([counts[0]! + 1, counts[1]]);
    expect(runs.views()[1]).toBe(before[1]);
  });
});

describe('a run that has ended', () => {
  it('stays in the list until its result was looked at, and holds nothing', async () => {
    const { runs, begin, onEnd } = newRuns();
    const [a, b] = [begin('a'), begin('b')];
    await Promise.all([a.begun, b.begun]);
    runs.seen('a');
    a.finish();
    await expect.poll(() => onEnd.mock.calls.length).toBe(1);
    expect(ids(runs)).toEqual(['a', 'b']);
    runs.seen('a');
    runs.seen('nobody');
    expect(ids(runs)).toEqual(['b']);
  });

  it('leaves when fifty later ones have ended, and stands last when it is taken up again', async () => {
    const { runs, begin } = newRuns();
    for (let at = 0; at < 52; at++) {
      const run = begin(String(at));
      await run.begun;
      run.finish();
      await run.handle.done;
    }
    await expect.poll(() => ids(runs).length).toBe(50);
    expect(ids(runs)[0]).toBe('2');
    await begin('2').begun;
    expect(ids(runs).at(-1)).toBe('2');
  });

  it('is one that broke off with an error of its own, too', async () => {
    const { runs } = newRuns();
    await runs.begin({}, () => Promise.resolve({ ...fakeRun('a').handle, done: Promise.reject(new Error('broken')) }));
    await expect.poll(() => runs.count()).toBe(0);
  });
});

describe('the end of the program', () => {
  it('stops all, also one that is only beginning, and is not held up by one that cannot begin', async () => {
    const { runs, begin } = newRuns();
    const [a, b] = [begin('a'), begin('b')];
    await Promise.all([a.begun, b.begun]);
    const late = Promise.withResolvers<RunHandle>();
    const beginning = runs.begin({}, () => late.promise);
    const failing = runs.begin({}, () => Promise.reject(new Error('no link')));
    const ended = runs.end();
    const c = fakeRun('c');
    const stopped = vi.spyOn(c.handle, 'leave');
    late.resolve(c.handle);
    await Promise.all([beginning, ended, expect(failing).rejects.toThrow('no link')]);
    expect(stopped).toHaveBeenCalledTimes(1);
    await expect.poll(() => runs.count()).toBe(0);
    await newRuns().runs.end();
  });

  it('stops none that only waits for signatures, and so asks nobody about it', async () => {
    const { runs, begin } = newRuns();
    const [a, b] = [begin('a'), begin('b')];
    await Promise.all([a.begun, b.begun]);
    a.view.mockReturnValue({ ...a.view(), prompt: { kind: 'sign' } } as RunView);
    expect([runs.count(), runs.toStop()]).toEqual([2, 1]);
  });
});

const COM5 = 'comtech@/dev/ttyUSB0?baud=9600';
const taken = (runId: string) => ({
  code: 'instrument-in-run',
  message: expect.stringContaining(`甲${runId} · ${runId}`),
});

describe('an instrument in a run', () => {
  it.each([
    ['by the same address', COM5, COM5],
    ['at another speed', COM5, 'comtech@/dev/ttyUSB0?baud=19200'],
    ['as another kind of instrument on the same cable', COM5, 'loop@/dev/ttyUSB0?baud=9600'],
    ['on the same seat', `${COM5}&unit=0002`, 'comtech@/dev/ttyUSB0?unit=0002'],
    ['on the same socket', 'comtech@tcp://10.0.0.7:4001', 'loop@tcp://10.0.0.7:4001?rate=64k'],
    ['in the same simulation', 'comtech@sim:?seed=7', 'comtech@sim:?seed=7'],
    ['read by hand', 'manual@?set=2', 'manual@?set=2'],
  ])('is refused to a second one %s, naming the first', async (_, one, other) => {
    const bench = fakeBench();
    const { runs, begin } = newRuns(bench);
    const first = begin('a', one);
    await first.begun;
    await expect(begin('b', other).begun).rejects.toMatchObject(taken('a'));
    expect(bench.opened).toEqual([one]);
    expect(() => runs.holdings.check({ address: other })).toThrow(expect.objectContaining(taken('a')));
    await first.sessions[0]?.close();
    expect(bench.closed).toEqual([one]);
    await begin('b', other).begun;
  });

  it.each([
    ['another seat on one cable', `${COM5}&unit=0002`, `${COM5}&unit=0003`],
    ['another port', COM5, 'comtech@/dev/ttyUSB1?baud=9600'],
    ['another simulator', 'comtech@sim:?seed=7', 'comtech@sim:?seed=8'],
    ['another set', 'manual@?set=1', 'manual@?set=2'],
  ])('is not %s', async (_, one, other) => {
    const { begin } = newRuns();
    await begin('a', one).begun;
    await expect(begin('b', other).begun).resolves.toMatchObject({ runId: 'b' });
  });

  it('is known by its own number wherever it is plugged in, and then given back', async () => {
    const [one, other] = ['comtech@/dev/ttyUSB0', 'comtech@tcp://10.0.0.7:4001'];
    const bench = fakeBench({ [one]: { serial: '12' }, [other]: { serial: '12' } });
    const { begin } = newRuns(bench);
    await begin('a', one).begun;
    await expect(begin('b', other).begun).rejects.toMatchObject(taken('a'));
    expect(bench.closed).toEqual([other]);
    // All simulators of a kind tell the same number.
    const simulators = newRuns(fakeBench({ [one]: { serial: '12' }, [other]: { serial: '12' } }, true));
    await Promise.all([simulators.begin('a', one).begun, simulators.begin('b', other).begun]);
  });

  it('is taken before it is opened, so that two that begin at once do not both get it', async () => {
    const { begin } = newRuns();
    const both = [begin('a', COM5), begin('b', COM5)];
    const ended = await Promise.allSettled(both.map(({ begun }) => begun));
    expect(ended.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
  });

  it('is free again where it could not be opened', async () => {
    const openSession = vi.fn<EngineOptions['openSession']>(() => Promise.reject(new Error('no link')));
    const { runs, begin } = newRuns({ openSession });
    await expect(begin('a', COM5).begun).rejects.toThrow('no link');
    expect(runs.holdings.holderOf({ address: COM5 })).toBeUndefined();
  });
});
