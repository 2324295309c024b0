import { createSocket } from 'node:dgram';
import { afterEach, expect, test } from 'vitest';
import type { Clock } from '../../../../electron/contract/clock.ts';
import { systemClock } from '../../../../electron/machine/index.ts';
import { openUdp, type Exchange } from '../../../../drivers/transport/index.ts';
import { FakeClock } from '../../../support/fake-clock.ts';
import { never } from './lines.ts';

const undo: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const one of undo.splice(0).reverse()) await one();
});

const numberOf = (datagram: Uint8Array): number | undefined => (datagram[0] === 0x30 ? datagram[1] : undefined);
const question = (number: number): Uint8Array => Uint8Array.of(0x30, number);

/** A box that is asked by datagrams and answers as the rule says; the questions it got. */
async function box(
  rule: (question: Uint8Array, asked: number) => Uint8Array[],
  clock: Clock = systemClock,
): Promise<{ exchange: Exchange; asked: Uint8Array[] }> {
  const socket = createSocket('udp4');
  await new Promise<void>((resolve) => socket.bind(0, '127.0.0.1', resolve));
  undo.push(() => new Promise<void>((resolve) => socket.close(resolve)));
  const asked: Uint8Array[] = [];
  socket.on('message', (bytes, { port, address }) => {
    for (const answer of rule(bytes, asked.push(bytes))) socket.send(answer, port, address);
  });
  const protocol = { numberOf, timeoutMs: 1_000, attempts: 3 };
  const exchange = await openUdp('127.0.0.1', socket.address().port, protocol, clock);
  undo.push(() => exchange.close());
  return { exchange, asked };
}

test('several questions at once: each gets its own answer, in whatever order they come', async () => {
  const waiting: Uint8Array[] = [];
  const { exchange } = await box((asked) => {
    waiting.push(Uint8Array.of(...asked, 7));
    return waiting.length < 3 ? [] : [Uint8Array.of(1, 2, 3), ...waiting.reverse(), Uint8Array.of(0x30, 99)];
  });
  const answers = await Promise.all([1, 2, 3].map((number) => exchange.ask(question(number), never())));
  expect(answers.map((answer) => [...answer])).toEqual([1, 2, 3].map((number) => [0x30, number, 7]));
});

test('silence is asked again, and after the last time it is no answer', async () => {
  const clock = new FakeClock();
  const { exchange, asked } = await box((bytes, count) => (count === 2 ? [bytes] : []), clock);
  const untilAsked = async (count: number): Promise<void> => {
    while (asked.length < count) await new Promise((resolve) => setImmediate(resolve));
  };
  const first = exchange.ask(question(1), never());
  await untilAsked(1);
  await clock.advance(1_000);
  expect([...(await first)]).toEqual([0x30, 1]);
  const second = exchange.ask(question(2), never());
  second.catch(() => undefined);
  for (const count of [3, 4, 5]) {
    await untilAsked(count);
    await clock.advance(1_000);
  }
  await expect(second).rejects.toMatchObject({ code: 'no-answer', where: exchange.name });
});

test('called off, closed, nobody there, and a host that nobody knows', async () => {
  const { exchange } = await box(() => []);
  const off = new AbortController();
  const asked = exchange.ask(question(1), off.signal);
  off.abort(new Error('enough'));
  await expect(asked).rejects.toThrow('enough');
  const open = exchange.ask(question(2), never());
  open.catch(() => undefined);
  await exchange.close();
  await expect(open).rejects.toMatchObject({ code: 'link-lost' });
  await expect(exchange.ask(question(3), never())).rejects.toMatchObject({ code: 'link-lost' });
  const protocol = { numberOf, timeoutMs: 20, attempts: 2 };
  const nobody = await openUdp('127.0.0.1', 9, protocol, systemClock);
  undo.push(() => nobody.close());
  await expect(nobody.ask(question(1), never())).rejects.toMatchObject({ code: 'no-answer' });
  await expect(openUdp('no-such-host.invalid', 9, protocol, systemClock)).rejects.toMatchObject({
    code: 'tcp-refused',
  });
});
