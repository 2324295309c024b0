import { expect, test } from 'vitest';
import { scenarioSchema, type Scenario } from '../../../../electron/contract/scenario.ts';
import { createChecker, type Tally } from '../../../../drivers/signal/checker.ts';
import { createOctetLine } from '../../../../drivers/simulation/octet-line.ts';
import { patternOf } from '../../../../drivers/signal/patterns.ts';
import { createGenerator } from '../../../../drivers/signal/reference.ts';

const RATE = 10_000;
const scenario = (...events: unknown[]): Scenario => scenarioSchema.parse({ version: 1, seed: 3, events });

/** Ten seconds of octets, 100 a piece, through the line into a checker: a tally a second. */
function throughLine(script: Scenario, seed?: number, piece = 100): { tallies: Tally[]; octets: number[] } {
  const pattern = patternOf('2^15-1')!;
  const [line, generator, checker] = [createOctetLine(script, seed), createGenerator(pattern), createChecker(pattern)];
  const tallies: Tally[] = [];
  const octets: number[] = [];
  let came = 0;
  for (let sent = 0; sent < 10 * RATE;) {
    const out = line.pass(generator.take(piece), sent / RATE, (sent + piece) / RATE);
    checker.push(out);
    came += out.length;
    sent += piece;
    if (sent % RATE === 0) {
      octets.push(came);
      came = 0;
      tallies.push(checker.cut());
    }
  }
  return { tallies, octets };
}

test('a quiet line returns what it gets', () => {
  const { tallies } = throughLine(scenario());
  for (const tally of tallies) expect(tally).toMatchObject({ bits: 8 * RATE, bitErrors: 0, slips: [] });
});

test.each([1, 17, 1000])('%i errors at an instant are exactly so many, and no lost pattern', (errors) => {
  const { tallies } = throughLine(scenario({ at: '3s', errors }));
  expect(tallies.map((t) => t.bitErrors)).toEqual([0, 0, 0, errors, 0, 0, 0, 0, 0, 0]);
  expect(tallies.every((t) => t.slips.length === 0 && t.notComparedBits === 0)).toBe(true);
});

test('a ratio gives about its errors, the same however the octets come', () => {
  const script = scenario({ from: '2s', for: '5s', ber: 1e-3 });
  const count = (seed: number | undefined, piece: number): number =>
    throughLine(script, seed, piece).tallies.reduce((sum, t) => sum + t.bitErrors, 0);
  const errors = count(undefined, 100);
  expect(Math.abs(errors - 400)).toBeLessThan(100);
  expect(count(undefined, 20)).toBe(errors);
  expect(count(4, 100)).not.toBe(errors);
});

test('slips in whole octets, either way', () => {
  const { tallies } = throughLine(
    scenario({ at: '2s', slipBits: -8 }, { at: '5s', slipBits: 24 }, { at: '7s', slipBits: -3 }),
  );
  expect(tallies.flatMap((t) => t.slips)).toEqual([{ bits: -8 }, { bits: 24 }, { bits: -8 }]);
  expect(tallies.reduce((sum, t) => sum + t.bitErrors, 0)).toBe(0);
});

test('AIS is ones, LOS is nothing, LSS is noise; errors in them are lost', () => {
  const script = scenario(
    { from: '1s', for: '1s', defect: 'AIS' },
    { from: '3s', for: '1s', defect: 'LOS' },
    { from: '5s', for: '1s', defect: 'LSS' },
    { at: '1s', errors: 5 },
  );
  const { tallies, octets } = throughLine(script);
  expect(tallies.map((t) => t.ones)).toEqual([false, true, ...Array.from({ length: 8 }, () => false)]);
  expect(octets[3]).toBe(0);
  // The phase is the same after it: what came as noise counts as wrong bits.
  expect(tallies.map((t) => t.bitErrors > 3.5 * RATE)).toEqual(tallies.map((_, i) => i === 5));
  expect(tallies.map((t) => t.bitErrors > 0)).toEqual(tallies.map((_, i) => i === 5));
});
