import fc from 'fast-check';
import { expect, it } from 'vitest';
import { FRAME_SIZES } from '../../../../electron/contract/stream.ts';
import {
  payloadLength,
  readFrame,
  readWord,
  tableOf,
  writeFrame,
  writeWord,
} from '../../../../drivers/network/stream/frame.ts';
import { dropsInTable } from '../../../../drivers/network/stream/overrun.ts';
import { createReceiver } from '../../../../drivers/network/stream/receiver.ts';
import { createPace } from '../../../../drivers/network/stream/sender.ts';

const streamOf = (frame: number) => ({ session: 0xdeadbeef, stream: 7, frame, table: tableOf(0xdeadbeef) });
function frameOf(sequence: number, frame = 256): Buffer {
  const octets = Buffer.alloc(payloadLength(frame));
  writeFrame(streamOf(frame), sequence, octets);
  return octets;
}

it.each(FRAME_SIZES)('finds any octet of a frame of %i that is another, wherever it stands', (frame) => {
  const numbers = fc.integer({ min: 0, max: 2 ** 32 - 1 });
  fc.assert(
    fc.property(numbers, fc.nat(payloadLength(frame) - 1), fc.integer({ min: 1, max: 255 }), (sequence, at, other) => {
      const octets = frameOf(sequence, frame);
      expect(readFrame(streamOf(frame), octets)).toEqual({ sequence, stream: 7, whole: true });
      octets[at]! ^= other;
      const read = readFrame(streamOf(frame), octets);
      return read === undefined || !read.whole;
    }),
    { numRuns: 40 },
  );
});

it('takes a frame that is shorter, longer, or the payload of another for a wrong one', () => {
  const [one, two] = [frameOf(1), frameOf(2)];
  for (const octets of [
    one.subarray(0, -1),
    Buffer.concat([one, Buffer.of(0)]),
    Buffer.concat([one.subarray(0, 16), two.subarray(16)]),
  ])
    expect(readFrame(streamOf(256), octets)).toMatchObject({ sequence: 1, whole: false });
});

/** What a line may do to frames: each is lost, sent, or sent twice, and may be overtaken. */
const lines = fc.array(fc.record({ copies: fc.nat(2), late: fc.nat(6) }), { minLength: 1, maxLength: 200 });

it('counts what never came, what came again and what was overtaken, as a plain list of all of it does', () => {
  fc.assert(
    fc.property(lines, fc.constantFrom(0, 2 ** 32 - 90), (line, from) => {
      const sent = line.flatMap(({ copies, late }, n) =>
        Array.from({ length: copies }, (_, copy) => ({ n, at: n + late + copy * 3 })),
      );
      const came = sent.toSorted((a, b) => a.at - b.at).map(({ n }) => n);
      const receiver = createReceiver(streamOf(64));
      const first = new Set<number>();
      let [highest, reordered] = [-1, 0];
      for (const n of came) {
        receiver.take(frameOf((from + n) >>> 0, 64));
        if (!first.has(n) && n < highest) reordered++;
        first.add(n);
        highest = Math.max(highest, n);
      }
      const { received, duplicated, reordered: told } = receiver.counts();
      expect({ received, duplicated, told }).toEqual({
        received: first.size,
        duplicated: came.length - first.size,
        told: reordered,
      });
    }),
    { numRuns: 60 },
  );
});

it('tells the longest run that was lost, also behind frames that were overtaken', () => {
  const receiver = createReceiver(streamOf(64));
  for (const n of [0, 1, 5, 3, 6, 20, 21]) receiver.take(frameOf(n, 64));
  expect(receiver.counts()).toMatchObject({ received: 7, reordered: 1, longestLoss: 13, highest: 21 });
});

it('keeps no more in memory for a stream of days than for one of seconds', () => {
  const receiver = createReceiver(streamOf(64));
  for (let n = 0; n < 2 ** 32; n += 2 ** 22) receiver.take(frameOf(n, 64));
  expect(receiver.counts()).toMatchObject({ received: 1024, duplicated: 0 });
});

it('sends as many frames as a rate asks for, to the last, however late it is asked', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 100, maxLength: 200 }), (steps) => {
      const pace = createPace({ bitsPerS: 12_144_000, frame: 1518 });
      let [atMs, sent] = [0, 0];
      const ask = (): void => {
        const frames = pace.due(atMs);
        pace.took(frames);
        sent += frames;
      };
      for (const ms of steps)
        for (let part = 0; part < ms; part++) {
          atMs += 1;
          ask();
        }
      // One a millisecond, the first at once; what was late is made good.
      expect(sent).toBe(atMs + 1);
    }),
  );
});

it('makes good what was late at a quarter more than the rate, and never sends what is older than 50 ms', () => {
  const pace = createPace({ bitsPerS: 12_144_000, frame: 1518 });
  pace.took(pace.due(0));
  const burst = Array.from({ length: 20 }, (_, n) => {
    const frames = pace.due(500 + n);
    pace.took(frames);
    return frames;
  });
  expect(pace.behindMs()).toBe(499);
  expect(burst[0]).toBeLessThanOrEqual(50);
  expect(burst.slice(1).every((frames) => frames <= 2)).toBe(true);
});

it('reads what its own socket dropped out of the table of the system', () => {
  const head =
    '  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode ref pointer drops\n';
  const row = (port: string, drops: number): string =>
    `  123: 00000000:${port} 00000000:0000 07 00000000:00000000 00:00000000 00000000     0        0 1 2 0000000000000000 ${drops}\n`;
  const table = head + row('1451', 17) + row('0035', 4);
  expect([dropsInTable(table, 5201), dropsInTable(table, 53), dropsInTable(table, 99)]).toEqual([17, 4, undefined]);
});

it('takes for a word between the ends only what is one, whole', () => {
  const word = writeWord({ do: 'hello', nonce: 'x' }, 700);
  expect([word.length, readWord(word)]).toEqual([700, { do: 'hello', nonce: 'x' }]);
  fc.assert(fc.property(fc.uint8Array({ maxLength: 800 }), (octets) => readWord(Buffer.from(octets)) === undefined));
  fc.assert(
    fc.property(fc.nat(699), fc.integer({ min: 1, max: 255 }), (at, other) => {
      const changed = Buffer.from(word);
      changed[at]! ^= other;
      return readWord(changed) === undefined;
    }),
  );
});
