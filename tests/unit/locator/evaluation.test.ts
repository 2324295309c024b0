import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LINE_VARIANTS } from '../../../electron/contract/site.ts';
import { decide } from '../../../electron/locator/index.ts';
import { evaluate, inOneLine, searchOn } from '../../support/site-model/evaluate.ts';
import { faultsOf } from '../../support/site-model/faults.ts';
import { explaining } from '../../support/site-model/likeness.ts';
import { POOR, RICH } from '../../support/site-model/line.ts';
import { siteWith } from '../../support/site-model/site.ts';

describe('a search on a line that the tests break', () => {
  const figures = evaluate(decide, 4, 20, 1);

  it('names section and owner of a single fault, or leaves it open among few, and is wrong of none', () => {
    expect(figures.flatMap(({ wrong, blamedGood }) => [...wrong, ...blamedGood].map(inOneLine))).toEqual([]);
    for (const { namedShare } of figures) expect(namedShare).toBeGreaterThanOrEqual(0.75);
  });

  it('asks few questions, at most two loops, and no swap that another question would spare', () => {
    const average = figures.reduce((sum, { questions }) => sum + questions.average, 0) / figures.length;
    expect(average).toBeLessThanOrEqual(4);
    expect(Math.max(...figures.map(({ questions }) => questions.most))).toBeLessThanOrEqual(40);
    expect(Math.max(...figures.map(({ loops }) => loops))).toBeLessThanOrEqual(2);
    expect(figures.flatMap(({ needlessSwaps }) => needlessSwaps.map(({ outcome }) => inOneLine(outcome)))).toEqual([]);
  });

  it('is never certain of a good section where two faults come together, and finds a healthy line healthy', () => {
    const two = evaluate(decide, 3, 21, 2);
    expect(two.flatMap(({ blamedGood }) => blamedGood.map(inOneLine))).toEqual([]);
    const healthy = evaluate(decide, 1, 22, 0);
    expect(healthy.flatMap(({ wrong }) => wrong.map(inOneLine))).toEqual([]);
  });

  it('is never certain where a single fault of another section answers the same', () => {
    const cases = fc.record({
      variant: fc.constantFrom(...LINE_VARIANTS),
      riches: fc.constantFrom(RICH, POOR),
      pick: fc.nat(),
      seed: fc.nat(),
    });
    const property = fc.property(cases, ({ variant, riches, pick, seed }) => {
      const all = faultsOf(variant);
      const { verdict, told } = searchOn(siteWith(variant, riches, [all[pick % all.length]!], seed), riches, decide);
      if (verdict.certainty !== 'certain') return;
      const others = explaining(variant, riches, told).filter(({ section }) => section !== verdict.section);
      expect(others).toEqual([]);
    });
    fc.assert(property, { numRuns: 8, seed: 10 });
  });
});
