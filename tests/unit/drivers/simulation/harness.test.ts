import { describe, expect, test } from 'vitest';
import { MISBEHAVIOURS, scenarioSchemaWith } from '../../../../electron/contract/scenario.ts';
import { createEar, createHarness, createRandom } from '../../../../drivers/simulation/index.ts';
import { FakeClock } from '../../../support/fake-clock.ts';

interface Bench {
  clock: FakeClock;
  said: { atMs: number; text: string }[];
  plugs: string[];
  restarts: number;
  is(what: string): boolean;
  /** A measurement in which nothing goes wrong begins. */
  play(): void;
  /** Asks `ask 0`, `ask 1` ... once every 200 ms, for so long. */
  askFor(ms: number): Promise<string[]>;
}

/** An instrument that answers `re <question>`, with a trick of its own. */
function bench(...events: unknown[]): Bench {
  const clock = new FakeClock();
  const startMs = clock.monotonicMs();
  const ear = createEar('\r', 64);
  const harness = createHarness(clock, createRandom(5), {
    hear: (bytes) => ear.take(bytes).map((question) => Buffer.from(`re ${question}\n`)),
    restart: () => {
      made.restarts++;
      ear.clear();
    },
    chatter: () => Buffer.from('hello\n'),
    tailOctets: 1,
    usualS: { trick: 0.5 },
  });
  const made: Bench = {
    clock,
    said: [],
    plugs: [],
    restarts: 0,
    is: (what) => harness.is(what),
    play: () => harness.play([]),
    async askFor(ms) {
      const from = made.said.length;
      for (let at = 0; at < ms; at += 200) {
        harness.receive(Buffer.from(`ask ${at / 200}\r`));
        await clock.advance(200);
      }
      return made.said.slice(from).map(({ text }) => text);
    },
  };
  harness.onSend((b) =>
    made.said.push({ atMs: clock.monotonicMs() - startMs, text: Buffer.from(b).toString('latin1') }),
  );
  harness.onPlug((state) => made.plugs.push(state));
  harness.play(scenarioSchemaWith(['trick']).parse({ version: 1, events }).events);
  return made;
}
const good = (from: number, to: number): string[] =>
  Array.from({ length: to - from }, (_, i) => `re ask ${from + i}\n`);

describe('an instrument that misbehaves from 1 s to 2 s of 4 s', () => {
  test.each<[(typeof MISBEHAVIOURS)[number], string[] | ((said: string[]) => void)]>([
    ['silent', [...good(0, 5), ...good(10, 20)]],
    ['restart', [...good(0, 5), ...good(10, 20)]],
    ['unplug', [...good(0, 5), ...good(10, 20)]],
    ['partial', [...good(0, 5), ...good(5, 10).map((text) => text.slice(0, 4)), ...good(10, 20)]],
    ['echo', [...good(0, 5), ...good(5, 10).flatMap((text) => [`${text.slice(3, -1)}\r`, text]), ...good(10, 20)]],
    ['unsolicited', [...good(0, 5), 'hello\n', ...good(5, 10).flatMap((text) => ['hello\n', text]), ...good(10, 20)]],
    ['late', good(0, 20)],
    ['jitter', good(0, 20)],
    [
      'garbage',
      (said) => {
        expect(said.map(({ length }) => length)).toEqual(good(0, 20).map(({ length }) => length));
        expect(said.filter((text) => !text.startsWith('re ask ')).length).toBe(5);
        expect(said.every((text) => text.endsWith('\n'))).toBe(true);
      },
    ],
  ])('%s', async (what, expected) => {
    const desk = bench({ at: '1s', do: what, for: '1s' });
    const said = await desk.askFor(4_000);
    if (typeof expected === 'function') expected(said);
    else expect(said).toEqual(expected);
    expect(desk.restarts).toBe(what === 'restart' ? 1 : 0);
    expect(desk.plugs).toEqual(what === 'unplug' ? ['lost', 'back'] : []);
  });
});

test('late: nothing for its length, then all in order; jitter: in order, never more than its longest delay behind', async () => {
  const late = bench({ at: '1s', do: 'late', for: '1s' });
  await late.askFor(4_000);
  expect(late.said.filter(({ atMs }) => atMs >= 1_000 && atMs < 2_000)).toEqual([]);
  const jitter = bench({ at: '0s', do: 'jitter', for: '4s' });
  await jitter.askFor(4_000);
  const delays = jitter.said.map(({ atMs }, i) => atMs - 200 * i);
  expect(Math.max(...delays)).toBeGreaterThan(50);
  expect(delays.every((ms) => ms >= 0 && ms <= 500)).toBe(true);
});

test('a family’s own trick is known while it goes on; what of an earlier measurement is to come does not, what goes on goes on', async () => {
  const desk = bench({ at: '1s', do: 'trick' }, { at: '1s', do: 'silent' }, { at: '2s', do: 'echo' });
  await desk.askFor(1_200);
  expect(desk.is('trick')).toBe(true);
  await desk.askFor(400);
  expect(desk.is('trick')).toBe(false);
  expect(desk.is('silent')).toBe(true);
  desk.play();
  await desk.askFor(1_000);
  expect(desk.is('silent')).toBe(true);
  expect(desk.is('echo')).toBe(false);
});

test('an ear keeps what came last of a message without an end', () => {
  const ear = createEar('\r', 4);
  expect(ear.take(Buffer.from('abc'))).toEqual([]);
  expect(ear.take(Buffer.from('defg\rhi\rj'))).toEqual(['abcdefg', 'hi']);
  expect(ear.take(Buffer.from('klmnopq'))).toEqual([]);
  expect(ear.take(Buffer.from('\r'))).toEqual(['nopq']);
});

test('words of any instrument and of its family are taken, no others', () => {
  const doing = (word: string, tricks: string[]): boolean =>
    scenarioSchemaWith(tricks).safeParse({ version: 1, events: [{ at: '1s', do: word }] }).success;
  for (const word of MISBEHAVIOURS) expect(doing(word, [])).toBe(true);
  expect(doing('local', ['local'])).toBe(true);
  for (const word of ['local', '', 'toString', 'Late']) expect(doing(word, ['trick'])).toBe(false);
});
