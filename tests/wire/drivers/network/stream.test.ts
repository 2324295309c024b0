import { createSocket, type Socket } from 'node:dgram';
import { afterEach, expect, it } from 'vitest';
import { openStream, startReflector } from '../../../../drivers/index.ts';
import { readWord, writeWord } from '../../../../drivers/network/stream/frame.ts';

const closers: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).toReversed()) await close();
});
async function reflector(): Promise<number> {
  const far = await startReflector({ port: 0, bind: '127.0.0.1' });
  closers.push(far.close);
  return far.port;
}
async function near(port: number) {
  const stream = await openStream('127.0.0.1', port);
  closers.push(stream.close);
  return stream;
}
const quiet = new AbortController().signal;
const asked = { bitsPerS: 2_000_000, frame: 512 };

/** A socket of somebody who writes to a far end: each datagram that comes back, with its length. */
async function stranger(port: number) {
  const socket: Socket = createSocket('udp4');
  await new Promise<void>((resolve) => socket.connect(port, '127.0.0.1', () => resolve()));
  closers.push(() => new Promise<void>((resolve) => socket.close(() => resolve())));
  const came: Buffer[] = [];
  socket.on('message', (octets) => came.push(octets));
  return {
    came,
    say: (octets: Buffer) => socket.send(octets),
    answer: async (): Promise<Record<string, unknown> | undefined> => {
      for (let n = 0; n < 200 && came.length === 0; n++) await new Promise((resolve) => setTimeout(resolve, 10));
      return came[0] && readWord(came.shift()!);
    },
  };
}

it('sends and counts both ways over the loop of this computer, and tells each second', async () => {
  const stream = await near(await reflector());
  const told: number[] = [];
  const { out, back, delayMs } = await stream.send(asked, { forS: 2 }, ({ n }) => told.push(n), quiet);
  for (const { sent, received, lost, duplicated, corrupted } of [out, back]) {
    expect(sent).toBeGreaterThan(100);
    expect({ received, lost, duplicated, corrupted }).toEqual({ received: sent, lost: 0, duplicated: 0, corrupted: 0 });
  }
  expect(delayMs?.min).toBeGreaterThan(0);
  expect(told[0]).toBe(0);
  // A second stream of the same session, which ends when it is told to.
  const enough = new AbortController();
  const again = await stream.send(asked, { forS: 60, enough: enough.signal }, () => enough.abort(), quiet);
  expect(again.out.lost + again.back.lost).toBe(0);
});

it('works for one computer at a time, and for the next once that has gone', async () => {
  const port = await reflector();
  const first = await near(port);
  await expect(openStream('127.0.0.1', port)).rejects.toMatchObject({
    code: 'far-gone',
    params: { en: expect.stringContaining('another') },
  });
  await first.close();
  closers.pop();
  expect((await near(port)).capBitsPerS).toBe(1e9);
});

it('answers nobody with more than he sent, and nothing at all to whoever has not proven where he is', async () => {
  const port = await reflector();
  const { say, answer, came } = await stranger(port);
  // Too short to be a question, no word, a word of nobody, a forged proof, a session of nobody.
  say(writeWord({ do: 'hello', nonce: 'a' }));
  say(Buffer.alloc(1400, 0x54));
  say(writeWord({ do: 'shutdown' }, 700));
  say(writeWord({ do: 'open', nonce: 'a', cookie: 'f'.repeat(32) }, 700));
  say(writeWord({ do: 'hello', nonce: 'b' }, 700));
  const proof = await answer();
  expect(proof).toMatchObject({ is: 'cookie', nonce: 'b' });
  say(writeWord({ do: 'open', nonce: 'a', cookie: proof!['cookie'] }, 700));
  say(writeWord({ do: 'send', session: 1, n: 1, stream: 1, ...asked, forS: 60 }, 700));
  expect(await answer()).toEqual({ is: 'unknown', n: 1 });
  say(writeWord({ do: 'open', nonce: 'b', cookie: proof!['cookie'] }, 700));
  const { session } = (await answer()) as { session: number };
  say(writeWord({ do: 'expect', session, n: 1, stream: 1, bitsPerS: 2e9, frame: 512 }, 700));
  expect(await answer()).toEqual({ is: 'refused', n: 1, cap: 1e9 });
  // From another port the session is nobody's.
  const other = await stranger(port);
  other.say(writeWord({ do: 'send', session, n: 2, stream: 1, ...asked, forS: 60 }, 700));
  expect(await other.answer()).toEqual({ is: 'unknown', n: 2 });
  expect([came.length, other.came.length]).toEqual([0, 0]);
});

it('says why a far end cannot be had', async () => {
  await expect(openStream('nowhere.invalid', 5201)).rejects.toMatchObject({ code: 'far-unreachable' });
  const port = await reflector();
  await expect(startReflector({ port, bind: '127.0.0.1' })).rejects.toMatchObject({
    code: 'far-unreachable',
    params: { text: 'EADDRINUSE' },
  });
  await expect(startReflector({ port: 0, bind: '203.0.113.77' })).rejects.toMatchObject({ code: 'far-unreachable' });
});
