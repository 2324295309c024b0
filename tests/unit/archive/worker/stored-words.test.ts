import { expect, it } from 'vitest';
import { BITS, defectsOf, maskOf, wordIn, WORDS } from '../../../../electron/archive/worker/stored-words.ts';
import { DEFECTS } from '../../../../electron/contract/second.ts';

// What stands here stands on disks: a line that has to be changed is a mistake, a further one is not.
it('writes the bits and words that every archive holds', () => {
  expect(BITS).toMatchObject({ LOS: 1, AIS: 2, LOF: 4, LSS: 8, LOC: 16 });
  expect(
    Object.fromEntries(Object.entries(WORDS).map(([kind, words]) => [kind, Object.keys(words).join(' ')])),
  ).toEqual({
    source: 'tester laptop derived',
    reason:
      'late-poll link-lost program-stopped computer-restarted tester-restarted saturated invalid asleep record damaged',
    kind: 'bits ping register by-hand',
    verdict: 'not-set pass uncertain not-assessed aborted error fail',
  });
});

it('gives every defect a bit of its own, whatever their order, and refuses bits and words that nobody wrote', () => {
  expect(new Set(DEFECTS.map((defect) => BITS[defect])).size).toBe(DEFECTS.length);
  for (const defect of DEFECTS) expect(defectsOf(maskOf([defect]))).toEqual([defect]);
  expect(defectsOf(maskOf(DEFECTS.toReversed()))).toEqual([...DEFECTS]);
  for (const mask of [1 << 10, 1024 + 1, -1]) expect(() => defectsOf(mask)).toThrow();
  expect(() => wordIn('source', 'constructor')).toThrow();
});
