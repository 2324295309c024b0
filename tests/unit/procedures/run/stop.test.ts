import { judgementOf } from '../../../../electron/contract/measurement.ts';
import { describe, expect, it } from 'vitest';
import { TributaryError } from '../../../../electron/contract/errors.ts';
import { resultJson, startRun } from '../../../../electron/procedures/index.ts';
import type { Script } from '../scripted-tester.ts';
import { localTime } from '../../../../electron/contract/release.ts';
import { sayMessage } from '../../../../electron/contract/words/index.ts';
import { bench, prompted, reply, request, runHeadless, toEnd, until } from '../fixtures.ts';

const running = (view: { startedAt?: number; elapsedS?: number }): boolean => (view.elapsedS ?? 0) >= 5;

describe('stop', () => {
  it.each(['confirm', 'front-panel'] as const)('in the step that asks to %s ends as aborted', async (kind) => {
    const on = bench();
    const handle = await startRun(await request({ person: 'person' }), on.options);
    if (kind === 'front-panel') await reply(handle, on, 'confirm');
    await prompted(handle, on, kind);
    handle.stop();
    const record = await toEnd(handle, on);
    expect(record).toMatchObject({ verdict: 'aborted', why: [{ code: 'why.stopped' }], state: 'finished' });
    expect(on.tester.on).toBe(false);
    expect(on.session.closed).toBe(true);
    expect(record.attempts[0]?.steps.map((step) => step.state)).not.toContain('running');
  });
  it('during the loop proof turns injection and tester off', async () => {
    const on = bench();
    const handle = await startRun(await request(), on.options);
    while (!on.tester.log.includes('inject count')) await on.clock.advance(100);
    handle.stop();
    expect((await toEnd(handle, on)).verdict).toBe('aborted');
    expect(on.tester.log.slice(-2)).toEqual(['inject off', 'stop']);
  });
  it('during the run keeps what was seen; a proven failure stays a failure', async () => {
    for (const [errors, verdict] of [
      [0, 'aborted'],
      [3, 'fail'],
    ] as const) {
      const on = bench({ line: (n) => (n === 2 ? { bitErrors: errors } : {}) });
      const handle = await startRun(await request(), on.options);
      const view = await until(handle, on, running);
      expect(view.certain?.verdict).toBe(errors ? 'fail' : undefined);
      handle.stop();
      const record = await toEnd(handle, on);
      expect(record.verdict).toBe(verdict);
      const { attempts } = record;
      expect(judgementOf(attempts[0])?.seconds.observed).toBe(
        attempts[0]!.measurements[0]!.to! - attempts[0]!.measurements[0]!.from!,
      );
      expect(on.tester.log.slice(-2)).toEqual(['inject off', 'stop']);
      expect(record.events.at(-1)).toMatchObject({ kind: 'stop', message: { code: 'why.stopped' } });
    }
  });
  it.each([
    [{ name: 'customer' }, 'stopped by hand at 00:00:00: stopped by the customer'],
    [{ name: 'other', text: '机房要关门' }, 'stopped by hand at 00:00:00: 机房要关门'],
    [{ name: 'other' }, 'stopped by hand at 00:00:00: other'],
    [{ name: 'not-given' }, 'stopped by hand at 00:00:00'],
    [undefined, 'stopped by the user'],
  ] as const)('keeps why and when, as far as somebody said: %j', async (reason, why) => {
    const on = bench();
    const handle = await startRun(await request({ person: 'person' }), on.options);
    await prompted(handle, on, 'confirm');
    const stoppedMs = on.clock.nowMs();
    handle.stop(reason);
    const record = await toEnd(handle, on);
    expect(resultJson(record, 'en').why).toEqual([
      why.replace('00:00:00', localTime(stoppedMs, record.zone.offsetS, 'seconds').slice(11)),
    ]);
    const told = (await on.archive.getRun(record.runId)).events.at(-1);
    expect(told).toMatchObject({ kind: 'stop', ...(reason ? { reason } : {}) });
    expect(sayMessage('zh', (await on.archive.listRuns({}))[0]!.cause!)).toContain('人为停止');
  });
  it('twice, or after the end, does nothing more', async () => {
    const on = bench();
    const handle = await startRun(await request(), on.options);
    await until(handle, on, running);
    handle.stop();
    handle.stop();
    await toEnd(handle, on);
    handle.stop();
    await on.clock.advance(5000);
    expect(on.tester.log.filter((told) => told === 'stop')).toHaveLength(1);
    expect((await handle.done).verdict).toBe('aborted');
  });
  it('while people sign leaves the verdict as it is', async () => {
    const on = bench();
    const handle = await startRun(await request({ person: 'person' }), on.options);
    await reply(handle, on, 'confirm');
    await reply(handle, on, 'front-panel');
    await prompted(handle, on, 'sign');
    expect(on.tester.on).toBe(false);
    handle.stop();
    expect((await toEnd(handle, on)).verdict).toBe('pass');
  });
});

describe('an archive that fails in mid-run', () => {
  const full = new TributaryError('disk-full', 'archive.tributary');
  it('stops the run with the error; what was saved is intact', async () => {
    let seconds = 0;
    const on = bench({}, (archive) => ({
      ...archive,
      record: async (...args) => {
        if (++seconds > 8) throw full;
        await archive.record(...args);
      },
    }));
    const record = await runHeadless(on);
    expect(record).toMatchObject({ verdict: 'error', error: { code: 'disk-full' } });
    expect(on.tester.on).toBe(false);
    const history = await on.archive.history(record.attempts[0]!.measurements[0]!.id);
    expect(history.spans.map(({ from, to }) => to - from)).toEqual([8]);
    expect(resultJson(record, 'zh').error?.code).toBe('disk-full');
  });
  it('ends in error even where nothing at all can be written any more', async () => {
    let broken = false;
    const breaking =
      (method: (...args: never[]) => Promise<unknown>) =>
      async (...args: never[]) => {
        if (broken) throw full;
        return await method(...args);
      };
    const on = bench({ line: (n) => ((broken = n >= 5), {}) }, (archive) => ({
      ...archive,
      ...(Object.fromEntries(
        (['record', 'putStep', 'putAttempt', 'addEvent', 'finishRun', 'updateRun', 'history'] as const).map((name) => [
          name,
          breaking(archive[name] as never),
        ]),
      ) as Partial<typeof archive>),
    }));
    const record = await runHeadless(on);
    expect(record).toMatchObject({ verdict: 'error', error: { code: 'disk-full' } });
    expect(on.tester.on).toBe(false);
    broken = false;
    const [summary] = await on.archive.listRuns({ unfinished: true });
    expect(summary?.runId).toBe(record.runId);
  });
});

describe('a disk that takes nothing more in mid-run', () => {
  const WRITING = ['record', 'putStep', 'putAttempt', 'addEvent', 'finishRun', 'updateRun'] as const;
  /** A line on which everything after `after` seconds cannot be saved, and all that was saved can be read. */
  function filling(after: number, line: NonNullable<Script['line']> = () => ({})) {
    const disk = { full: false };
    const on = bench(
      {
        line: (n, attempt) => {
          disk.full ||= n >= after;
          return line(n, attempt);
        },
      },
      (archive) => {
        const refusing =
          (name: (typeof WRITING)[number]) =>
          async (...args: never[]) => {
            if (disk.full) throw new TributaryError('disk-full', 'archive');
            return await (archive[name] as (...args: never[]) => Promise<unknown>)(...args);
          };
        return {
          ...archive,
          ...(Object.fromEntries(WRITING.map((name) => [name, refusing(name)])) as Partial<typeof archive>),
        };
      },
    );
    return { on, disk };
  }

  it('what was saved is counted, and the record can be gone on with', async () => {
    const { on, disk } = filling(5);
    const record = await runHeadless(on);
    const stored = (await on.archive.history(record.attempts[0]!.measurements[0]!.id)).spans.reduce(
      (sum, { from, to }) => sum + to - from,
      0,
    );
    expect(stored).toBeGreaterThan(3);
    expect(resultJson(record, 'en')).toMatchObject({
      verdict: 'error',
      seconds: { total: stored, observed: stored, gaps: 0 },
      g821: { AS: stored },
      error: { code: 'disk-full' },
    });
    disk.full = false;
    expect(await on.archive.listRuns({ unfinished: true })).toMatchObject([{ runId: record.runId, observedS: stored }]);
  });

  it('a failure that was proven stays one', async () => {
    const { on } = filling(8, (n) => (n === 2 ? { bitErrors: 3 } : {}));
    const record = await runHeadless(on);
    expect(resultJson(record, 'en')).toMatchObject({
      verdict: 'fail',
      totals: { bitErrors: 3 },
      error: { code: 'disk-full' },
    });
  });
});

describe('what may be done while a run goes on', () => {
  it('locks injection, unlocks it for 60 s, and logs and counts every injected error', async () => {
    const on = bench();
    const handle = await startRun(await request({ settings: { duration: '200s' } }), on.options);
    await until(handle, on, running);
    await expect(handle.inject({ kind: 'count', count: 1 })).rejects.toMatchObject({ code: 'inject-locked' });
    handle.unlockInjection();
    expect(handle.view().injectUnlockedUntilMs).toBe(on.clock.nowMs() + 60_000);
    await expect(handle.inject({ kind: 'count', count: 7 })).rejects.toMatchObject({ code: 'inject-unable' });
    await handle.inject({ kind: 'count', count: 10 });
    await on.clock.advance(61_000);
    await expect(handle.inject({ kind: 'count', count: 1 })).rejects.toMatchObject({ code: 'inject-locked' });
    const record = await toEnd(handle, on);
    expect(record.events.filter((event) => event.kind === 'inject')).toHaveLength(1);
    expect(judgementOf(record.attempts[0])?.totals.bitErrors).toBe(10);
    await expect(handle.inject({ kind: 'count', count: 1 })).rejects.toMatchObject({ code: 'run-none' });
  });
  it('marks and clears the lamps, both in the event list', async () => {
    const on = bench({ line: (n) => (n === 1 ? { bitErrors: 1 } : {}) });
    const handle = await startRun(await request(), on.options);
    await until(handle, on, running);
    const lamp = () => handle.view().lamps.find(({ lamp: name }) => name === 'ERR')?.state;
    expect(lamp()).toBe('was');
    await handle.note({ text: '开机柜门', agoS: 1 });
    await handle.note({ text: '' });
    await handle.clearHistory();
    expect(lamp()).toBe('good');
    expect(handle.view().big.state).toBe('latched');
    const record = await toEnd(handle, on);
    expect(record.events.map((event) => event.kind)).toEqual(expect.arrayContaining(['note', 'history-cleared']));
  });
});
