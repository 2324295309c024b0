import { expect, it } from 'vitest';
import { ALARM_BITS, BAD_BITS, LANE_BITS } from '../../../electron/contract/lanes.ts';

it('gives no bit of the lanes to anything else, ever', () => {
  expect(LANE_BITS).toEqual({
    LOS: 1,
    AIS: 2,
    LOF: 4,
    LSS: 8,
    LOC: 16,
    RAI: 32,
    SLIP: 64,
    ERR: 128,
    unobserved: 256,
    filled: 512,
    unavailable: 1024,
    invalid: 2048,
    clean: 4096,
    HDB3: 8192,
  });
  expect([ALARM_BITS, BAD_BITS]).toEqual([31, 31 + 64 + 128 + 1024]);
});
