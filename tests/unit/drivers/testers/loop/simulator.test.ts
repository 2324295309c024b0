import { describe, expect, test } from 'vitest';
import { scenarioSchema } from '../../../../../electron/contract/scenario.ts';
import { createGenerator } from '../../../../../drivers/signal/reference.ts';
import { patternOf } from '../../../../../drivers/signal/patterns.ts';
import { BEFORE_OCTETS } from '../../../../../drivers/testers/loop/model.ts';
import { createLoopSimulator } from '../../../../../drivers/testers/loop/simulator.ts';
import { FakeClock } from '../../../../support/fake-clock.ts';

interface Bench {
  clock: FakeClock;
  sent: number[];
  back: number[];
  plug: string[];
  /** Sends 100 octets every 100 ms. */
  talk(ms: number): Promise<void>;
  /** The pattern goes on from its beginning. */
  again(): void;
  /** What a tester sends while it proves its loop. */
  prove(): void;
  close(): void;
}

function bench(...events: unknown[]): Bench {
  const clock = new FakeClock();
  const far = createLoopSimulator(scenarioSchema.parse({ version: 1, events }), undefined, clock, {});
  let generator = createGenerator(patternOf('2^15-1')!);
  // Neither from its beginning nor from where the driver starts: octets of another program, which knows no rest and no loop proof.
  generator.take(50);
  const made: Bench = {
    clock,
    sent: [],
    back: [],
    plug: [],
    async talk(ms) {
      for (let past = 0; past < ms; past += 100) {
        const octets = generator.take(100);
        made.sent.push(...octets);
        far.receive(octets);
        await clock.advance(100);
      }
    },
    again: () => void (generator = createGenerator(patternOf('2^15-1')!)),
    prove: () => {
      made.again();
      generator.take(BEFORE_OCTETS);
    },
    close: () => far.close(),
  };
  far.onSend((octets) => made.back.push(...octets));
  far.onPlug((state) => made.plug.push(state));
  return made;
}
const wrong = ({ sent, back }: Bench): number => back.filter((octet, i) => octet !== sent[i]).length;

describe('the far end of a loop', () => {
  test('returns what it gets; the script begins with the first octet', async () => {
    const desk = bench({ at: '2s', errors: 3 });
    await desk.clock.advance(10_000);
    await desk.talk(1900);
    expect(wrong(desk)).toBe(0);
    await desk.talk(1000);
    expect(desk.back.length).toBe(desk.sent.length);
    expect(wrong(desk)).toBe(3);
    desk.close();
  });

  test.each([
    ['a rest and the pattern from its beginning: the script too', 1250, true, 6],
    ['the pattern from its beginning without a rest', 0, true, 3],
    ['a stall of the sender', 1250, false, 3],
    ['a long silence', 20_000, false, 3],
  ])('%s', async (_, restMs, fromBeginning, errors) => {
    const desk = bench({ at: '1s', errors: 3 });
    await desk.talk(2000);
    await desk.clock.advance(restMs);
    if (fromBeginning) desk.again();
    await desk.talk(2000);
    expect(wrong(desk)).toBe(errors);
    desk.close();
  });

  test('a tester that starts its pattern is proving the loop: the script waits for its rest, before each test anew', async () => {
    const desk = bench({ at: '1s', errors: 3 });
    for (const [restMs, begin, errors] of [
      [0, desk.prove, 0],
      [1250, desk.again, 3],
      [1250, desk.prove, 3],
      [20_000, desk.again, 6],
    ] as const) {
      await desk.clock.advance(restMs);
      begin();
      await desk.talk(2000);
      expect(wrong(desk)).toBe(errors);
    }
    desk.close();
  });

  test('what stands at second 0 stands before the measurement too', async () => {
    const desk = bench({ from: '0s', for: '1s', defect: 'AIS' });
    desk.prove();
    await desk.talk(3000);
    expect(desk.back.every((octet) => octet === 0xff)).toBe(true);
    desk.close();
  });

  test('silent, late, partial and garbage', async () => {
    const silent = bench({ at: '1s', do: 'silent', for: '2s' });
    await silent.talk(5000);
    expect(silent.back.length).toBe(silent.sent.length - 2000);
    const late = bench({ at: '1s', do: 'late', for: '2s' });
    await late.talk(2500);
    expect(late.back.length).toBe(1000);
    await late.talk(2500);
    expect(late.back).toEqual(late.sent);
    const partial = bench({ at: '1s', do: 'partial', for: '1s' });
    await partial.talk(5000);
    expect(partial.back.length).toBe(partial.sent.length - 500);
    const garbage = bench({ at: '1s', do: 'garbage', for: '1s' });
    await garbage.talk(5000);
    expect(garbage.back.length).toBe(garbage.sent.length);
    expect(wrong(garbage)).toBeGreaterThan(900);
    for (const desk of [silent, late, partial, garbage]) desk.close();
  });

  test('restart: what comes meanwhile is lost, errors of the line with it, and the script goes on', async () => {
    const desk = bench({ at: '1s', do: 'restart', for: '2s' }, { at: '2s', errors: 9 }, { at: '4s', errors: 2 });
    await desk.talk(1000);
    await desk.talk(4000);
    const lost = desk.sent.length - desk.back.length;
    expect(lost).toBe(2000);
    const came = [...desk.sent.slice(0, 1000), ...desk.sent.slice(1000 + lost)];
    expect(desk.back.filter((octet, i) => octet !== came[i]).length).toBe(2);
    desk.close();
  });

  test('unplug: nothing comes back until the plug is in again, and the script goes on', async () => {
    const desk = bench({ at: '1s', do: 'unplug', for: '2s' }, { at: '5s', errors: 2 });
    await desk.talk(1500);
    expect(desk.plug).toEqual(['lost']);
    const before = desk.back.length;
    await desk.clock.advance(1600);
    expect(desk.plug).toEqual(['lost', 'back']);
    const from = desk.sent.length;
    await desk.talk(3000);
    const came = desk.back.slice(before);
    expect(came.length).toBe(3000);
    expect(came.filter((octet, i) => octet !== desk.sent[from + i]).length).toBe(2);
    desk.close();
  });
});
