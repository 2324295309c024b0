import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { TributaryError } from '../../../../electron/contract/errors.ts';
import { decode, encode, type ToCore, type ToPage } from '../../../../electron/contract/wire.ts';
import { createStateReader } from '../../../../electron/contract/state-wire.ts';
import { answerMessage, joinPage } from '../../../../electron/hosts/core/dispatch.ts';
import { MESSAGE_BYTES } from '../../../../electron/contract/sizes.ts';
import { emptyState, fakeCore } from '../fake-core.ts';

const ask = (method: string, input: unknown, id = 1): string => JSON.stringify({ id, method, input });
const codeOf = (answer: ToPage): string => (answer.kind === 'error' ? answer.error.code : answer.kind);

describe('messages of a page', () => {
  it('call the method with checked input and answer under the same id', async () => {
    const { core, calls } = fakeCore({ 'run.note': () => Promise.resolve() });
    const answer = await answerMessage(core.methods, ask('run.note', { runId: 'a', text: 'swapped the cable' }, 7));
    expect(answer).toEqual({ kind: 'result', id: 7, value: undefined });
    expect(calls).toEqual([{ method: 'run.note', input: { runId: 'a', text: 'swapped the cable' } }]);
  });

  it('cannot reach the prototype of anything', async () => {
    const { core, calls } = fakeCore({ plan: () => Promise.resolve({} as never) });
    const plan = ask('plan', { procedureId: 'a', use: { tester: 'sim:' }, settings: 0 });
    await answerMessage(core.methods, plan.replace('0', `{"__proto__":{"x":1},"constructor":"y"}`));
    expect(calls).toEqual([
      { method: 'plan', input: { procedureId: 'a', use: { tester: 'sim:' }, settings: { constructor: 'y' } } },
    ]);
    expect({}).not.toHaveProperty('x');
  });

  it('fill in the defaults of the schema', async () => {
    const files = { pdf: '/a.pdf', json: '/a.json', csv: '/a.csv' };
    const { core, calls } = fakeCore({ 'record.report': () => Promise.resolve(files) });
    await answerMessage(core.methods, ask('record.report', { runId: '20260101-1' }));
    expect(calls[0]?.input).toEqual({ runId: '20260101-1', interim: false });
  });

  it.each([
    ['no JSON', '{'],
    ['no object', '17'],
    ['no method of that name', ask('archive.drop', {})],
    ['a name of every object', ask('constructor', {})],
    ['a field too many', ask('run.stop', { runId: 'a', now: true })],
    ['a wrong kind of value', ask('run.note', { runId: 'a', text: 3 })],
    ['a run id with slashes', ask('record.get', { runId: '../../etc' })],
    ['a text over its limit', ask('run.note', { runId: 'a', text: 'x'.repeat(3000) })],
    ['more than the wire takes', ask('run.note', { runId: 'a', text: 'x'.repeat(MESSAGE_BYTES) })],
    ['lists in lists', ask('run.note', { runId: 'a', text: 0 }).replace('0', '['.repeat(70) + ']'.repeat(70))],
    ['a list without an end', '['.repeat(900_000)],
    ['more values than any call has', ask('run.note', { runId: 'a', text: Array(20_000).fill(0) })],
    ['a calibration on a day that is none', ask('bench.describe', { id: 'a', calibration: { due: '2027-02-30' } })],
    ['a circuit without a number', ask('circuits.save', { circuit: { number: ' ' } })],
    ['a circuit whose number is none but a figure', ask('circuits.save', { circuit: { number: 12 } })],
    ['a circuit of no rate', ask('circuits.save', { circuit: { number: 'x', rate: 'fast' } })],
    ['a test circuit until no day', ask('circuits.save', { circuit: { number: 'x', until: '2026-11-31' } })],
    ['typed arrays where none are asked for', ask('run.note', { runId: 'a', text: { $Float64Array: [1e9] } })],
  ])('are refused: %s', async (_what, text) => {
    const { core, calls } = fakeCore();
    const answer = await answerMessage(core.methods, text);
    expect(codeOf(answer)).toBe('bad-request');
    // In words, not by the key of one.
    expect(JSON.stringify(answer)).not.toMatch(/yaml\.|wire\.|\{\{/);
    expect(calls).toEqual([]);
  });

  it('may hold any character within their strings', async () => {
    const { core, calls } = fakeCore({ 'run.note': () => Promise.resolve() });
    const text = '"[[[{{{\\\\"'.repeat(100);
    await answerMessage(core.methods, ask('run.note', { runId: 'a', text }));
    expect(calls).toEqual([{ method: 'run.note', input: { runId: 'a', text } }]);
  });

  it('name the field that is wrong', async () => {
    const { core } = fakeCore();
    const answer = await answerMessage(
      core.methods,
      ask('run.window', { runId: 'a', measurement: '', from: 0, to: 1, pixels: 9 }),
    );
    expect(answer).toMatchObject({ kind: 'error', id: 1, error: { where: 'run.window.measurement' } });
  });

  it('pass on what the core says, and give a failure of its own a sentence in both languages', async () => {
    const busy = fakeCore({ 'run.stop': () => Promise.reject(new TributaryError('run-none')) });
    expect(codeOf(await answerMessage(busy.core.methods, ask('run.stop', { runId: 'a' })))).toBe('run-none');
    const broken = fakeCore({ 'run.stop': () => Promise.reject(new RangeError('boom')) });
    expect(await answerMessage(broken.core.methods, ask('run.stop', { runId: 'a' }))).toMatchObject({
      error: {
        code: 'program-error',
        message: { en: expect.stringContaining('boom'), zh: expect.stringContaining('boom') },
      },
    });
  });

  it('are answered whatever they are', async () => {
    const { core } = fakeCore();
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.string(), fc.json()), async (text) => {
        expect((await answerMessage(core.methods, text)).kind).toBe('error');
      }),
      { seed: 3, numRuns: 200 },
    );
  });
});

describe('a page that is joined', () => {
  function page() {
    const got: ToPage[] = [];
    const listeners = new Set<(text: string) => void>();
    const say = (message: ToCore): void => {
      for (const listener of listeners) listener(encode(message));
    };
    const carrier = {
      send: (text: string) => void got.push(decode(text) as ToPage),
      onMessage: (listener: (text: string) => void) => {
        listeners.add(listener);
        return () => void listeners.delete(listener);
      },
    };
    return { got, say, carrier };
  }

  it('gets the state at once, after every change, and nothing more once it has left', () => {
    const { core, push, pages } = fakeCore();
    const { got, carrier } = page();
    const leave = joinPage(core, carrier);
    push({ ...emptyState(), archive: { path: '/b.db' } });
    leave();
    push();
    const read = createStateReader();
    const states = got.map((m) => (m.kind === 'state' || m.kind === 'change' ? read(m) : undefined));
    expect(states.map((state) => state?.archive.path)).toEqual(['/tmp/archive.db', '/b.db']);
    expect(pages()).toBe(0);
  });

  it('may be gone, and an answer may be one that no message holds: neither is thrown at the core', async () => {
    const { core, push } = fakeCore({ 'run.note': () => Promise.resolve(1n as never) });
    const { say, carrier } = page();
    const gone = vi.fn<(text: string) => void>(() => {
      throw new Error('Object has been destroyed');
    });
    joinPage(core, { ...carrier, send: gone });
    push({ ...emptyState(), archive: { path: '/b.db' } });
    say({ id: 1, method: 'run.note', input: { runId: 'a', text: 'x' } });
    say({ id: 2, method: 'run.stop', input: { runId: 'a' } });
    await expect.poll(() => gone.mock.calls.length).toBe(3);
  });

  it('gets lanes as typed arrays', async () => {
    const lanes = {
      from: 0,
      to: 2,
      flags: new Uint32Array([1, 4096]),
      errorsMax: new Float64Array([3, 0]),
      errorsSum: new Float64Array([3, 0]),
    };
    const { core } = fakeCore({ 'run.window': () => Promise.resolve(lanes) });
    const { got, say, carrier } = page();
    joinPage(core, carrier);
    say({ id: 5, method: 'run.window', input: { runId: 'a', measurement: 'm', from: 0, to: 2, pixels: 2 } });
    await expect.poll(() => got.at(-1)).toEqual({ kind: 'result', id: 5, value: lanes });
  });
});
