import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { byLength, byLines, byPrompt } from '../../../../drivers/dialogue/index.ts';
import type { FramerFor } from '../../../../drivers/dialogue/framer.ts';

const latin1 = (text: string): Uint8Array => Buffer.from(text, 'latin1');

/** What a framer makes of octets that come in these pieces: messages, noise in one string, and what is left. */
function heardOf<M>(makeFramer: FramerFor<M>, octets: Uint8Array, pieces: readonly number[]): unknown {
  const messages: M[] = [];
  const noise: string[] = [];
  const framer = makeFramer({ message: (m) => void messages.push(m), noise: (text) => void noise.push(text) });
  let at = 0;
  for (const piece of [...pieces, octets.length]) {
    framer.push(octets.slice(at, at + piece));
    at += piece;
  }
  return { messages, noise, open: framer.open() };
}
const messagesOf = <M>(framer: FramerFor<M>, octets: Uint8Array): M[] =>
  (heardOf(framer, octets, []) as { messages: M[] }).messages;

/** `?n?` and one octet of length, so many octets, and their sum. */
const packets = byLength({
  start: [0x3f, 0x6e],
  headerOctets: 3,
  lengthOf: ([, , length = 0]) => (length < 200 ? 3 + length + 1 : undefined),
  intact: (m) => m.at(-1) === (m.subarray(3, -1).reduce((sum, octet) => sum + octet, 0) & 0xff),
  limit: 300,
  decode: (m) => (m.length > 4 ? Buffer.from(m.subarray(3, -1)).toString('hex') : undefined),
});
const packet = (body: Uint8Array): Uint8Array =>
  Uint8Array.of(0x3f, 0x6e, body.length, ...body, body.reduce((sum, octet) => sum + octet, 0) & 0xff);
const lines = byLines({ limit: 40, decode: (line) => (line.startsWith('>') ? line : undefined) });
const cli = byPrompt({ prompt: /^router[>#]$/, limit: 100, decode: (text, prompt) => `${prompt}|${text}` });

const anyOctets = fc.uint8Array({ maxLength: 60 });
const soup = <T>(message: fc.Arbitrary<T>, write: (message: T) => Uint8Array): fc.Arbitrary<Uint8Array> =>
  fc
    .array(fc.oneof(message.map(write), anyOctets), { maxLength: 12 })
    .map((parts) => Uint8Array.from(parts.flatMap((p) => [...p])));
const words = fc.string({ maxLength: 50, unit: fc.constantFrom('>', 'r', 'o', 'u', 't', 'e', '#', ' ', '\r', '\n') });

describe('whatever comes, any split of it is heard alike', () => {
  test.each<[string, FramerFor<unknown>, fc.Arbitrary<Uint8Array>]>([
    ['lines', lines, soup(words, latin1)],
    ['length and checksum', packets, soup(anyOctets, packet)],
    [
      'prompt',
      cli,
      soup(
        words.map((w) => `${w}\r\nrouter#`),
        latin1,
      ),
    ],
  ])('%s', (_name, framer, stream) => {
    fc.assert(
      fc.property(stream, fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 200 }), (octets, pieces) => {
        expect(heardOf(framer, octets, pieces)).toEqual(heardOf(framer, octets, []));
      }),
      { numRuns: 300 },
    );
  });
});

test('every good packet is found behind any noise that is no beginning of one', () => {
  const noise = fc.uint8Array({ maxLength: 300 }).map((octets) => octets.filter((octet) => octet !== 0x3f));
  const body = fc.uint8Array({ minLength: 1, maxLength: 199 });
  fc.assert(
    fc.property(fc.array(fc.tuple(noise, body), { maxLength: 6 }), (parts) => {
      const stream = Uint8Array.from(parts.flatMap(([before, b]) => [...before, ...packet(b)]));
      expect(messagesOf(packets, stream)).toEqual(parts.map(([, b]) => Buffer.from(b).toString('hex')));
    }),
    { numRuns: 100 },
  );
});

test('a packet with a wrong checksum is noise, and the one inside or after it is found', () => {
  const good = packet(latin1('good'));
  expect(messagesOf(packets, Uint8Array.of(0x3f, 0x6e, 2, 1, 1, 9, ...good))).toEqual(['676f6f64']);
  expect(messagesOf(packets, Uint8Array.of(0x3f, 0x6e, 150, ...good, ...new Uint8Array(200)))).toEqual(['676f6f64']);
  expect(messagesOf(packets, Uint8Array.of(0x3f, 0x6e, 255, ...good))).toEqual(['676f6f64']);
});

test('a line too long, and an answer of a command line that is longer than its limit', () => {
  expect(messagesOf(lines, latin1(`>${'x'.repeat(5_000)}\r\n>ok\r`))).toEqual(['>ok']);
  const [answer = ''] = messagesOf(cli, latin1(`${'line\r\n'.repeat(1_000)}router#`));
  expect(answer).toHaveLength(100 + 'router#|'.length);
});

test('a prompt counts at the beginning of a line only', () => {
  expect(messagesOf(cli, latin1('show run\r\nhostname router#\r\n!\r\nrouter#'))).toEqual([
    'router#|show run\nhostname router#\n!\n',
  ]);
});
