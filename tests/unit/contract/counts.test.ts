import { describe, expect, it } from 'vitest';
import { COUNTS, countsSchema, SECOND_COUNTS } from '../../../electron/contract/counts.ts';
import { countOf, isClean, secondSchema, type Second } from '../../../electron/contract/second.ts';

const clean: Second = { t: 1, bits: 2_048_000, defects: [], source: 'tester', valid: true };

describe('counts', () => {
  it.each(SECOND_COUNTS)(
    '%s is a count of a second and of a total, and spoils a clean second if it says so',
    (name) => {
      expect(Object.hasOwn(secondSchema.shape, name)).toBe(true);
      expect(countsSchema.parse({ [name]: 3 })).toEqual({ [name]: 3 });
      const one = { ...clean, [name]: name === 'slips' ? [{}] : 1 };
      expect([countOf(one, name), isClean(one)]).toEqual([1, !COUNTS[name].errored]);
      const none = { ...clean, [name]: name === 'slips' ? [] : 0 };
      expect([countOf(none, name), isClean(none)]).toEqual([0, name !== 'bits']);
      expect(countOf({ ...clean, bits: undefined }, name)).toBeUndefined();
    },
  );

  it.each([
    [{ bits: -1 }],
    [{ slips: 1.5 }],
    [{ ES: '3' }],
    [{ UAS: 1e16 }],
    [{ alarms: { RED: 1 } }],
    [{ alarms: { LOS: -1 } }],
  ])('totals are never %j', (nonsense) => expect(countsSchema.safeParse(nonsense).success).toBe(false));

  it('what is not known is absent, and slipped bits may be missing ones', () => {
    expect(countsSchema.parse({})).toEqual({});
    expect(countsSchema.parse({ slipBits: -8, alarms: { LOS: 0 } })).toEqual({ slipBits: -8, alarms: { LOS: 0 } });
  });
});
