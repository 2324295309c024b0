import { describe, expect, it } from 'vitest';
import { errorView, TributaryError } from '../../../../electron/contract/errors.ts';
import { sayMessage } from '../../../../electron/contract/words/index.ts';
import { startRun } from '../../../../electron/procedures/index.ts';
import type { RunView } from '../../../../electron/contract/views.ts';
import { bench, reply, request, toEnd, until } from '../fixtures.ts';
import type { Script } from '../scripted-tester.ts';

const said = sayMessage;
const at = (s: number) => (view: RunView) => (view.elapsedS ?? 0) >= s;
async function viewAt(s: number, script: Script, settings: Record<string, string> = { duration: '10m' }) {
  const on = bench(script);
  const handle = await startRun(await request({ settings }), on.options);
  return { on, handle, view: await until(handle, on, at(s)) };
}
const from = (n0: number, n1: number, what: ReturnType<NonNullable<Script['line']>>): Script => ({
  line: (n) => (n >= n0 && n < n1 ? what : {}),
});

describe('the big state', () => {
  it('says what a clean line has proven so far', async () => {
    const { view } = await viewAt(20, {});
    expect(view.big).toMatchObject({ state: 'clean', line: { code: 'big.line.clean' } });
    expect(view.berBound).toBeGreaterThan(0);
    expect(view).toMatchObject({ elapsedS: 20, remainingS: 580, forS: 600, finished: false, link: 'ready' });
    expect(view.lastErrorAt).toBeUndefined();
    // Below two hours no errored second is accepted.
    expect(view.oneMore).toBe('ES');
    expect(view.storedTo).toBe(view.startedAt! + 19);
  });
  it('says how many errors there are now, and that there were some', async () => {
    const { view, handle, on } = await viewAt(4, from(3, 4, { bitErrors: 17 }));
    expect(view.big).toMatchObject({ state: 'errors', line: { params: { n: 17, ratio: '8.3E-06' } } });
    expect(view.certain).toMatchObject({ verdict: 'fail' });
    expect(view.oneMore).toBeUndefined();
    const later = await until(handle, on, at(14));
    expect(later.big).toMatchObject({ state: 'latched', line: { params: { ago: '00:00:10' } } });
    expect(later).toMatchObject({ sinceLastErrorS: 10, lastErrorAt: later.startedAt! + 3 });
  });
  it('counts an alarm down to unavailable time, and comes back from it', async () => {
    const script = from(5, 30, { defects: ['AIS'], bits: 0 });
    const { view, handle, on } = await viewAt(8, script);
    expect(view.big).toMatchObject({ state: 'defect', defect: 'AIS', line: { params: { n: 3, m: 7 } } });
    const gone = await until(handle, on, at(18));
    expect(gone.big).toMatchObject({ state: 'unavailable', line: { params: { since: '00:00:05' } } });
    expect((await until(handle, on, at(45))).big.state).toBe('latched');
  });
  it('says that the pattern is lost', async () => {
    const { view } = await viewAt(7, from(5, 9, { defects: ['LSS'], bits: 0 }));
    expect(view.big).toMatchObject({ state: 'no-pattern', defect: 'LSS' });
  });
  it('says that nobody looks while the link is lost, and for how long after it is back', async () => {
    const gap = { gap: { reason: 'link-lost' as const }, s: 5 };
    const line: Script['line'] = (n) => (n >= 10 && n < 14 ? 'nothing' : n === 14 ? gap : {});
    const { on, handle } = await viewAt(10, { line });
    on.session.become('lost');
    await on.clock.advance(3000);
    const lost = handle.view();
    expect(lost.big).toMatchObject({ state: 'link-lost', line: { code: 'big.line.link-lost' } });
    expect(said('en', lost.big.line)).toBe(
      'Link to the tester lost for 00:00:03. Plug the USB cable back in; the run goes on by itself.',
    );
    expect(said('zh', lost.big.line)).toBe('与仪表的连接断开 00:00:03。插回 USB 线，自动续测。');
    // The port is back, but it has not yet answered that it is the same: still nobody looks.
    on.session.become('identifying');
    await on.clock.advance(1000);
    expect(handle.view().big.line).toMatchObject({ code: 'big.line.link-lost', params: { ago: '00:00:04' } });
    expect(handle.view().lamps.some((lamp) => lamp.state === 'good')).toBe(false);
    expect(lost.lamps.some((lamp) => lamp.state === 'good')).toBe(false);
    on.session.become('ready');
    const back = await until(handle, on, at(16));
    expect(back.big).toMatchObject({ state: 'clean', line: { code: 'big.line.back', params: { s: 5 } } });
    expect(said('en', back.big.line)).toBe('Same tester again; 5 s were not observed.');
    expect((await until(handle, on, at(30))).big.line.code).toBe('big.line.clean');
    handle.stop();
    const record = await toEnd(handle, on);
    expect(record.events.filter(({ kind }) => kind === 'link').map(({ message }) => message.code)).toEqual([
      'event.link-lost',
      'event.link-back',
    ]);
  });
  it('calls no late answer a reconnection', async () => {
    const late = { gap: { reason: 'late-poll' as const }, s: 3 };
    const line: Script['line'] = (n) => (n >= 10 && n < 12 ? 'nothing' : n === 12 ? late : {});
    const { view } = await viewAt(13, { line });
    expect(view.big).toMatchObject({ state: 'clean', line: { code: 'big.line.unseen', params: { s: 3 } } });
  });
  it.each([
    ['comtech@tcp://10.0.0.7:4001', 'big.line.link-lost-network'],
    ['comtech@COM5', 'big.line.link-lost'],
  ])('says for %s what to plug in or to look at', async (address, code) => {
    const on = bench();
    const handle = await startRun(await request({ use: { tester: address } }), on.options);
    await until(handle, on, at(5));
    on.session.become('lost');
    expect(handle.view().big.line.code).toBe(code);
  });
  it('calls the moments before the first second a start, and alarms only where no pattern comes', async () => {
    const seen = async (script: Script, last: string) => {
      const on = bench(script);
      const handle = await startRun(await request({ person: 'person' }), on.options);
      const states: string[] = [];
      for (const kind of ['confirm', 'front-panel'] as const) await reply(handle, on, kind);
      const watched = handle.onChange(() => {
        const { big } = handle.view();
        if (states.at(-1) !== big.state) states.push(big.state);
      });
      await until(handle, on, ({ big }) => big.state === last);
      watched();
      return states;
    };
    // The loop was just proven: nothing says that there is none.
    expect(await seen({}, 'clean')).toEqual(['idle', 'starting', 'clean']);
    // A receiver that needs some seconds for the pattern is no alarm either.
    const slow = (n: number) => (n < 3 ? { defects: ['LSS' as const], bits: 0 } : {});
    expect(await seen({ before: slow }, 'clean')).toEqual(['idle', 'starting', 'clean']);
    const lost = (n: number) => (n > 5 ? { defects: ['LSS' as const], bits: 0 } : {});
    expect(await seen({ before: lost }, 'before-sync')).toEqual(['idle', 'starting', 'before-sync']);
  });
  it('says that another tester answers', async () => {
    const { on, handle } = await viewAt(5, {});
    const other = new TributaryError('other-instrument', 'COM5', { found: 'CDM-570', expected: 'CDM-625' });
    on.session.become('lost', errorView(other));
    const { big } = handle.view();
    expect(big).toMatchObject({ state: 'other-tester', line: { code: 'big.line.other-tester' } });
    expect(said('en', big.line)).toBe(
      'Another tester (CDM-570) at COM5: the run does not go on. Connect CDM-625 again.',
    );
    expect(said('zh', big.line)).toBe('COM5 接上的是另一台（CDM-570），不续测。请接回 CDM-625。');
  });
  it('says what is being put away, and that nothing runs any more', async () => {
    const { on, handle } = await viewAt(5, { hang: 'stop' });
    const seen: string[] = [];
    handle.onChange(() => void seen.push(handle.view().big.state));
    handle.stop();
    await toEnd(handle, on);
    expect(seen).toContain('stopping');
    expect(handle.view()).toMatchObject({ big: { state: 'idle' }, finished: true, verdict: 'aborted' });
  });
});

describe('counters', () => {
  const of = (view: RunView, name: string) => view.counters.find((counter) => counter.name === name);
  it('stand in one order, absent before the first sync', async () => {
    const on = bench();
    const handle = await startRun(await request(), on.options);
    const view = handle.view();
    expect(view.counters.map(({ name }) => name)).toEqual(['bitErrors', 'ES', 'SES', 'UAS', 'slips', 'unobserved']);
    expect(of(view, 'bitErrors')).toEqual({ name: 'bitErrors', reason: { code: 'reason.before-sync' } });
    handle.stop();
    await toEnd(handle, on);
  });
  it('show count, ratio, seconds and limit', async () => {
    const { view } = await viewAt(20, from(3, 5, { bitErrors: 10 }));
    expect(of(view, 'bitErrors')).toMatchObject({ value: 20, seconds: 2, ratio: 20 / (20 * 2_048_000) });
    expect(of(view, 'ES')).toMatchObject({ value: 2, seconds: 2, ratio: 0.1, limit: 0, overLimit: true });
    expect(of(view, 'SES')).toMatchObject({ value: 0, limit: 0, overLimit: false });
  });
  it('take the limits of the whole run from the first second', async () => {
    const { view } = await viewAt(5, {}, { duration: '24h' });
    // M.2100, 10 % of 2 % over 24 h: RPO 172.8, BISO 86.4, D 18.6, S1 68.
    expect(of(view, 'ES')?.limit).toBe(68);
  });
  it('tell unknown seconds from those that the totals of the tester cover', async () => {
    const gap = { gap: { reason: 'late-poll' as const, totals: { bits: 1, bitErrors: 0 } }, s: 5 };
    const line: Script['line'] = (n) =>
      n >= 3 && n < 7 ? 'nothing' : n === 7 ? gap : n === 12 ? { valid: false } : {};
    const { view } = await viewAt(20, { line });
    expect(of(view, 'unobserved')).toEqual({ name: 'unobserved', value: 6, seconds: 1, limit: 6, overLimit: false });
  });
  it('say that slips are not reported, or not their sign', async () => {
    const blind = await viewAt(5, { capabilities: { counts: ['bits', 'bitErrors'] } });
    expect(of(blind.view, 'slips')).toMatchObject({ reason: { code: 'reason.not-reported' } });
    const unsigned = await viewAt(5, from(2, 3, { slips: [{}] }));
    expect(of(unsigned.view, 'slips')).toMatchObject({ value: 1, reason: { code: 'reason.unsigned-slips' } });
  });
});

describe('the event list', () => {
  it('shows a stretch while it goes on, newest first, and no more than 50', async () => {
    const { view } = await viewAt(130, { line: (n) => (n % 2 === 1 ? { bitErrors: 1 } : {}) });
    expect(view.events).toHaveLength(50);
    expect(view.events[0]!.t).toBeGreaterThan(view.events[1]!.t);
    const { view: going } = await viewAt(10, from(5, 60, { bitErrors: 2 }));
    expect(going.events[0]).toMatchObject({ kind: 'errors', durationS: 5, bitErrors: 10 });
  });
});
