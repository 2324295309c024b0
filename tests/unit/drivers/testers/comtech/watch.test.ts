import { expect, test } from 'vitest';
import type { Transport } from '../../../../../drivers/index.ts';
import { FakeClock } from '../../../../support/fake-clock.ts';
import { desk, drive, sentences, gapsOf, never, secondsOf, type Desk } from './test-line.ts';

const decoder = new TextDecoder();

/** A modem whose answer to the fault query the test writes (`=0000...`, `!`; undefined = silence), and all that it was asked. */
interface Modem {
  answer: string | undefined;
  asked: string[];
}

function answering(modem: Modem): (transport: Transport) => Transport {
  return (transport) => {
    const listeners = new Set<(bytes: Uint8Array) => void>();
    transport.onBytes((bytes) => listeners.forEach((listener) => listener(bytes)));
    return {
      ...transport,
      onBytes: (listener) => (listeners.add(listener), () => void listeners.delete(listener)),
      async write(bytes, signal) {
        const text = decoder.decode(bytes).trim();
        modem.asked.push(text);
        const code = /(FLT|RXF)\?/.exec(text)?.[1];
        if (code === undefined) return transport.write(bytes, signal);
        const reply = Buffer.from(`>0000/${code}${modem.answer}\r\n`);
        if (modem.answer !== undefined) queueMicrotask(() => listeners.forEach((listener) => listener(reply)));
      },
    };
  };
}

type Watching = Modem & Desk & { over: AbortController; ended: Promise<void> };

/** A tester that nobody has started, watched. */
async function watching(clock: FakeClock, answer: string | undefined, options = ''): Promise<Watching> {
  const modem: Modem = { answer, asked: [] };
  const made = await desk(clock, [], options, answering(modem));
  modem.asked.length = 0;
  const over = new AbortController();
  const ended = (async (): Promise<void> => {
    for await (const observation of made.tester.watch!(over.signal)) made.seen.push(observation);
  })();
  return Object.assign(modem, made, { over, ended });
}

test('once a second the alarms of the received line, and no count; nothing but the fault query is sent', async () => {
  const clock = new FakeClock();
  const modem = await watching(clock, '=0000000000');
  await clock.advance(2_000);
  modem.answer = '=0010000000';
  await clock.advance(1_000);
  modem.answer = '=0030000000';
  await clock.advance(1_000);
  modem.answer = '=0060000000';
  await clock.advance(1_000);
  const seconds = secondsOf(modem.seen);
  expect(seconds.map((s) => s.defects)).toEqual([[], [], ['LOS'], ['LOF'], ['AIS']]);
  expect(seconds.every((s, i) => i === 0 || s.t === seconds[i - 1]!.t + 1)).toBe(true);
  expect(seconds[0]).toEqual({ t: seconds[0]!.t, defects: [], source: 'tester', valid: true });
  expect(new Set(modem.asked)).toEqual(new Set(['<0000/FLT?']));
  expect(modem.asked).toHaveLength(5);
  modem.over.abort();
  await drive(clock, modem.ended);
});

test('a slip, a fault of the unit and the lost pattern are no alarm of the line', async () => {
  const clock = new FakeClock();
  const modem = await watching(clock, '=9950000000');
  await clock.advance(1_000);
  modem.over.abort();
  const bits = await watching(clock, '=80010000', 'model=slm-5650a');
  await clock.advance(1_000);
  bits.over.abort();
  expect([modem, bits].map(({ seen }) => secondsOf(seen).map((s) => s.defects))).toEqual([[[]], [['LOS']]]);
  expect(secondsOf(modem.seen)[0]).not.toHaveProperty('slips');
});

test.each([
  ['silence', undefined],
  ['nonsense', '#'],
])('%s: one gap, then it asks less and less often, and on it goes with the first answer', async (_, answer) => {
  const clock = new FakeClock();
  const modem = await watching(clock, '=0000000000');
  await clock.advance(1_000);
  modem.answer = answer;
  modem.asked.length = 0;
  await clock.advance(300_000);
  expect(modem.asked.length).toBeGreaterThan(5);
  expect(modem.asked.length).toBeLessThan(16);
  expect(gapsOf(modem.seen)).toEqual([expect.objectContaining({ reason: 'late-poll' })]);
  expect(sentences(modem.seen)).toEqual([]);
  modem.answer = '=0010000000';
  await clock.advance(35_000);
  expect(secondsOf(modem.seen).at(-1)?.defects).toEqual(['LOS']);
  modem.over.abort();
  await drive(clock, modem.ended);
});

test('a modem without that query is left alone', async () => {
  const clock = new FakeClock();
  const modem = await watching(clock, '!');
  await clock.advance(10_000);
  await modem.ended;
  expect(modem.asked).toHaveLength(1);
  expect(modem.seen).toEqual([]);
  expect((await desk(clock, [], 'model=cdm-qx')).tester.watch).toBeUndefined();
});

test('called off in the middle of a question it hears the answer out, but not for long, and measuring begins at once', async () => {
  const clock = new FakeClock();
  const modem = await watching(clock, undefined);
  await clock.advance(1_100);
  expect(modem.asked).toEqual(['<0000/FLT?']);
  modem.over.abort();
  const atMs = clock.nowMs();
  await drive(clock, modem.ended);
  expect(clock.nowMs() - atMs).toBeLessThanOrEqual(300);
  modem.answer = '=0000000000';
  await drive(clock, modem.tester.start(never()));
  modem.watch();
  await clock.advance(10_000);
  expect(gapsOf(modem.seen)).toEqual([]);
  expect(secondsOf(modem.seen).length).toBeGreaterThanOrEqual(8);
  modem.stop();
});

test('a lost link is waited for', async () => {
  const clock = new FakeClock();
  const made = await desk(clock, [{ at: '2s', do: 'unplug', for: '4s' }]);
  await drive(clock, made.tester.start(never()));
  await drive(clock, made.tester.restart(never()));
  const over = new AbortController();
  const ended = (async (): Promise<void> => {
    for await (const observation of made.tester.watch!(over.signal)) made.seen.push(observation);
  })();
  await clock.advance(12_000);
  expect(gapsOf(made.seen)).toEqual([expect.objectContaining({ reason: 'link-lost' })]);
  expect(secondsOf(made.seen).at(-1)!.t).toBeGreaterThan(gapsOf(made.seen)[0]!.to + 4);
  over.abort();
  await drive(clock, ended);
});
