import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { scenarioSchema } from '../../../../electron/contract/scenario.ts';
import { createRandom } from '../../../../drivers/simulation/random.ts';
import {
  createScriptedLine,
  misbehavioursIn,
  type ScriptedLine,
} from '../../../../drivers/simulation/scripted-line.ts';

const scenario = scenarioSchema.parse({
  version: 1,
  seed: 7,
  events: [
    { at: '18s', errors: 17 },
    { from: '30s', for: '5s', ber: 1e-4 },
    { at: '40s', slipBits: -8 },
    { at: '39s', slipBits: 16 },
    { from: '50s', for: '12s', defect: 'AIS' },
    { from: '60s', for: '4s', defect: 'AIS' },
    { from: '55s', for: '1s', defect: 'LOS' },
    { at: '60s', do: 'silent', for: '3s' },
    { at: '10s', do: 'restart' },
  ],
});
const make = (seed?: number): ScriptedLine => createScriptedLine(scenario, { seed, bitRate: 2_048_000 });

describe('scripted line', () => {
  test('counts exact errors once, at their instant', () => {
    const line = make();
    expect(line.between(0, 18).bitErrors).toBe(0);
    expect(line.between(18, 19).bitErrors).toBe(17);
    expect(line.between(19, 30).bitErrors).toBe(0);
  });

  test('draws a ber stretch around its mean, the same whatever the calls and different by seed', () => {
    const whole = make().between(0, 100).bitErrors;
    expect(whole - 17).toBeGreaterThan(1024 - 5 * 32);
    expect(whole - 17).toBeLessThan(1024 + 5 * 32);
    expect(make(8).between(0, 100).bitErrors).not.toBe(whole);
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 100, noNaN: true }), { maxLength: 30 }), (cuts) => {
        const instants = [0, ...cuts.sort((a, b) => a - b), 100];
        const line = make();
        let sum = 0;
        for (let i = 1; i < instants.length; i++) {
          sum += line.between(instants[i - 1] ?? 0, instants[i] ?? 0).bitErrors;
        }
        expect(sum).toBe(whole);
      }),
    );
  });

  test('gives slips in order, defects with their overlap once, and what stands at the end', () => {
    const line = make();
    expect(line.between(0, 41).slipBits).toEqual([16, -8]);
    const span = line.between(41, 55.5);
    expect(span.defectSeconds).toEqual({ AIS: 5.5, LOS: 0.5 });
    expect(span.active).toEqual(['LOS', 'AIS']);
    const rest = line.between(55.5, 70);
    expect(rest.defectSeconds['AIS']).toBeCloseTo(8.5, 9);
    expect(rest.active).toEqual([]);
  });

  test('names misbehaviours in order of time', () => {
    expect(misbehavioursIn(scenario.events, 0, 100)).toEqual([
      { do: 'restart', atS: 10, forS: 0 },
      { do: 'silent', atS: 60, forS: 3 },
    ]);
    expect(misbehavioursIn(scenario.events, 10.001, 60)).toEqual([]);
  });
});

test('the same seed draws the same, streams differ, draws are uniform', () => {
  const draw = (seed: number, stream: number): number[] => {
    const random = createRandom(seed, stream);
    return Array.from({ length: 2000 }, () => random.unit());
  };
  expect(draw(7, 1)).toEqual(draw(7, 1));
  expect(draw(7, 1)).not.toEqual(draw(7, 2));
  expect(draw(2 ** 40 + 7, 1)).not.toEqual(draw(7, 1));
  const mean = draw(1, 0).reduce((sum, x) => sum + x, 0) / 2000;
  expect(Math.abs(mean - 0.5)).toBeLessThan(0.03);
});
