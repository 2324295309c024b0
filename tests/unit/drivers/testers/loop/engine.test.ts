import { describe, expect, test } from 'vitest';
import { isClean, type Second } from '../../../../../electron/contract/second.ts';
import { createRandom } from '../../../../../drivers/simulation/random.ts';
import { createDesk, START_MS } from './support.ts';

const T0 = Math.floor(START_MS / 1000);
const sum = (seconds: readonly Second[], of: (s: Second) => number | undefined): number =>
  seconds.reduce((total, s) => total + (of(s) ?? 0), 0);

describe('a clean line', () => {
  test.each(['2^9-1', '2^11-1', '2^15-1', '2^20-1', '2^23-1', '2^31-1', '2^15-1-inv'])(
    '%s: clean seconds, one after the other, of as many bits as the line carries',
    (pattern) => {
      const desk = createDesk(pattern);
      desk.run(6000);
      expect(desk.seconds.map((s) => s.t)).toEqual([1, 2, 3, 4, 5].map((i) => T0 + i));
      expect(desk.seconds.every((s) => isClean(s))).toBe(true);
      for (const s of desk.seconds) expect(Math.abs(s.bits! - 92_160)).toBeLessThanOrEqual(8 * 120);
      expect(desk.gaps).toEqual([]);
    },
  );

  test('round-trip delay is measured', () => {
    const desk = createDesk('2^15-1');
    desk.delayMs = 40;
    desk.run(4000);
    for (const s of desk.seconds) {
      expect(s.rtdUs!.min).toBeGreaterThanOrEqual(40_000);
      expect(s.rtdUs!.max).toBeLessThanOrEqual(60_000);
    }
  });

  test('a slow line and a fast one keep their pace', () => {
    for (const rate of [120, 256_000]) {
      const desk = createDesk('2^11-1', rate);
      desk.run(4000);
      expect(desk.seconds.length).toBeGreaterThan(2);
      for (const s of desk.seconds)
        expect(Math.abs(s.bits! - 8 * rate)).toBeLessThanOrEqual(8 * Math.max(2, rate / 100));
    }
  });
});

describe('what the line does', () => {
  test('errors are counted in their second', () => {
    const desk = createDesk();
    let flips = 0;
    desk.run(2400);
    desk.line = (octets) => {
      if (flips < 17) {
        octets[0]! ^= 4;
        flips++;
      }
      return octets;
    };
    desk.run(3000);
    expect(desk.seconds.map((s) => s.bitErrors)).toEqual([0, 17, 0, 0]);
    expect(desk.seconds[1]!.defects).toEqual([]);
  });

  test('a missing octet is one slip with its sign, and no error', () => {
    const desk = createDesk();
    desk.run(2400);
    const whole = desk.line;
    desk.line = (octets) => {
      desk.line = whole;
      return octets.slice(1);
    };
    desk.run(3000);
    expect(desk.seconds.flatMap((s) => s.slips ?? [])).toEqual([{ bits: -8 }]);
    expect(desk.seconds[1]).toMatchObject({ defects: ['LSS'], bitErrors: 0, slips: [{ bits: -8 }] });
    expect(isClean(desk.seconds[2]!)).toBe(true);
  });

  test('silence of a second and more is LOS, and what is missing across it no slip', () => {
    const desk = createDesk();
    desk.run(2400);
    const whole = desk.line;
    desk.line = () => undefined;
    desk.run(2500);
    desk.line = whole;
    desk.run(2800);
    const lost = desk.seconds.filter((s) => s.defects.includes('LOS'));
    expect(lost.map((s) => s.t - T0)).toEqual([3, 4, 5]);
    for (const s of lost) expect(s.bits).toBe(0);
    expect(desk.seconds.flatMap((s) => s.slips ?? [])).toEqual([]);
    expect(sum(desk.seconds, (s) => s.bitErrors)).toBe(0);
    expect(desk.seconds.slice(5).every((s) => isClean(s))).toBe(true);
  });

  test('a shorter silence is a slip of what is missing', () => {
    const desk = createDesk('2^23-1');
    desk.run(2400);
    const whole = desk.line;
    let missing = 0;
    desk.line = (octets) => void (missing += octets.length);
    desk.run(500);
    desk.line = whole;
    desk.run(2500);
    expect(desk.seconds.flatMap((s) => s.slips ?? [])).toEqual([{ bits: -8 * missing }]);
  });

  test('more missing than half the period: modulo', () => {
    const desk = createDesk('2^9-1');
    desk.run(3700);
    const whole = desk.line;
    let missing = 0;
    desk.line = (octets) => void (missing += octets.length);
    desk.run(120);
    desk.line = whole;
    desk.run(2500);
    const [slip] = desk.seconds.flatMap((s) => s.slips ?? []);
    expect(slip).toMatchObject({ modulo: 8 * 511 });
    expect((((-slip!.bits! / 8 - missing) % 511) + 511) % 511).toBe(0);
  });

  test.each([
    [0xff, ['AIS'], undefined],
    [0x00, ['LSS'], ['break']],
  ] as const)('octets of %i: within the second, and nothing compared', (fill, defects, notices) => {
    const desk = createDesk();
    desk.run(2400);
    const whole = desk.line;
    desk.line = (octets) => octets.fill(fill);
    desk.run(2000);
    desk.line = whole;
    desk.run(2500);
    const hit = desk.seconds.filter((s) => !isClean(s));
    expect(hit.map((s) => s.t - T0)).toEqual([2, 3, 4]);
    for (const s of hit) expect(s).toMatchObject({ defects, bits: 0, bitErrors: 0, ...(notices ? { notices } : {}) });
  });

  test.each([0xff, 0x00])('a line of octets of %i from the start never has a compared bit', (fill) => {
    for (const pattern of ['2^9-1', '2^15-1', '2^31-1-inv']) {
      const desk = createDesk(pattern);
      desk.line = (octets) => octets.fill(fill);
      desk.run(5500);
      expect(desk.seconds.length).toBeGreaterThan(1);
      expect(sum(desk.seconds, (s) => s.bits)).toBe(0);
      for (const s of desk.seconds) expect(s.defects).toEqual(fill ? ['AIS'] : ['LSS']);
    }
  });

  test('the other polarity is compared, shown and not clean', () => {
    const desk = createDesk();
    desk.line = (octets) => octets.map((octet) => ~octet);
    desk.run(4000);
    for (const s of desk.seconds) {
      expect(s).toMatchObject({ inverted: true, bitErrors: 0, defects: ['LSS'] });
      expect(isClean(s)).toBe(false);
    }
  });

  test('noise instead of the pattern is LSS in every second, and none of its errors counts', () => {
    const desk = createDesk();
    desk.run(2400);
    let seed = 1;
    desk.line = (octets) => octets.map(() => (seed = (Math.imul(seed, 1103515245) + 12345) >>> 0) >>> 20);
    desk.run(4000);
    const noisy = desk.seconds.filter((s) => s.t > T0 + 2);
    expect(noisy.length).toBeGreaterThan(1);
    for (const s of noisy) expect(s.defects).toEqual(['LSS']);
    expect(sum(desk.seconds, (s) => s.bitErrors)).toBe(0);
  });
});

describe('injection', () => {
  test('so many errors out, so many back; a ratio within its limits; off ends both', () => {
    const desk = createDesk();
    desk.run(2500);
    desk.engine.handle({ do: 'inject', injection: { kind: 'count', count: 100 } });
    desk.run(1500);
    expect(sum(desk.seconds, (s) => s.bitErrors)).toBe(100);
    desk.engine.handle({ do: 'inject', injection: { kind: 'ratio', ratio: 1e-3 } });
    desk.run(3000);
    desk.engine.handle({ do: 'inject', injection: { kind: 'off' } });
    const full = desk.seconds.at(-1)!;
    expect(full.bitErrors! / full.bits!).toBeCloseTo(1e-3, 5);
    desk.run(3000);
    expect(isClean(desk.seconds.at(-1)!)).toBe(true);
    expect(desk.seconds.flatMap((s) => [...s.defects, ...(s.slips ?? [])])).toEqual([]);
  });
});

describe('a measurement begins', () => {
  test('at a second boundary, with no error of before in it', () => {
    const desk = createDesk();
    desk.run(2500);
    desk.engine.handle({ do: 'inject', injection: { kind: 'ratio', ratio: 1e-2 } });
    desk.run(1500);
    desk.engine.handle({ do: 'begin', id: 7 });
    const before = desk.seconds.length;
    desk.run(7000);
    expect(desk.begun).toEqual([7]);
    const after = desk.seconds.slice(before);
    expect(after.length).toBeGreaterThan(3);
    expect(after.every((s) => isClean(s))).toBe(true);
    expect(desk.gaps).toEqual([]);
  });

  test('also where no pattern comes, within five seconds', () => {
    const desk = createDesk();
    desk.line = () => undefined;
    desk.run(1000);
    desk.engine.handle({ do: 'begin', id: 1 });
    desk.run(4800);
    expect(desk.begun).toEqual([1]);
    desk.run(3000);
    expect(desk.seconds.at(-1)).toMatchObject({ defects: ['LOS'], bits: 0 });
  });
});

describe('what the tester itself does wrong', () => {
  test('a timer more than 200 ms late spoils its second, no other', () => {
    const desk = createDesk();
    desk.run(2200);
    desk.run(300, 300);
    desk.run(2500);
    expect(desk.seconds.map((s) => s.valid)).toEqual([true, false, true, true]);
  });

  test('octets that the main thread does not take are no silence of the line', () => {
    const desk = createDesk();
    desk.run(2400);
    desk.stuck = true;
    desk.run(1600);
    expect(desk.seconds.flatMap((s) => s.defects)).toEqual([]);
    expect(desk.seconds.filter((s) => s.t - T0 >= 2).every((s) => !s.valid)).toBe(true);
  });

  test.each([
    ['a sleep in which the monotonic clock went on', false, 'asleep'],
    ['a program that was stopped for a while', true, 'program-stopped'],
  ] as const)('%s leaves a gap that begins with the second it cut', (_what, standsInSleep, reason) => {
    const desk = createDesk('2^15-1', 11_520, standsInSleep);
    desk.run(3500);
    desk.nowMs += 60_000;
    desk.run(3000);
    expect(desk.gaps).toEqual([{ from: T0 + 3, to: desk.gaps[0]!.to, reason }]);
    expect(desk.gaps[0]!.to).toBeGreaterThan(T0 + 63);
    const after = desk.seconds.filter((s) => s.t >= desk.gaps[0]!.to);
    expect(after.length).toBeGreaterThan(0);
    expect(desk.seconds.every((s) => isClean(s))).toBe(true);
  });

  test.each([0, -60_000, 3_600_000])(
    'a monotonic clock that slept with the machine goes on by its uptime, even if the wall clock was set by %i ms meanwhile',
    (wallAheadMs) => {
      const desk = createDesk();
      desk.run(3500);
      Object.assign(desk, { sleptMs: 60_000, wallAheadMs });
      desk.run(5000);
      expect(desk.gaps).toMatchObject([{ from: T0 + 3, reason: 'asleep' }]);
      expect(desk.seconds.at(-1)!.t).toBe(Math.floor((desk.nowMs + 60_000 - 60) / 1000) - 1);
    },
  );

  test.each([-3_600_000, -5_000, -900, 900, 5_000, 3_600_000, 63e9])(
    'a wall clock set by %i ms is nothing to the line: no gap, no second twice, no octet lost',
    (byMs) => {
      const desk = createDesk();
      desk.run(3500);
      desk.wallAheadMs = byMs;
      desk.run(3000);
      expect(desk.gaps).toEqual([]);
      expect(desk.seconds.map((s) => s.t)).toEqual([1, 2, 3, 4, 5].map((i) => T0 + i));
      expect(desk.seconds.every((s) => isClean(s))).toBe(true);
    },
  );
});

describe('the link', () => {
  test('lost and back: a gap, then clean seconds', () => {
    const desk = createDesk();
    desk.run(3500);
    desk.engine.handle({ do: 'link', up: false });
    desk.run(5000);
    expect(desk.seconds.at(-1)!.t).toBe(T0 + 2);
    desk.engine.handle({ do: 'link', up: true });
    desk.run(4000);
    expect(desk.gaps).toHaveLength(1);
    const [gap] = desk.gaps;
    expect(gap).toMatchObject({ from: T0 + 3, reason: 'link-lost' });
    expect(desk.seconds.find((s) => s.t > T0 + 2)!.t).toBe(gap!.to);
    expect(desk.seconds.every((s) => isClean(s))).toBe(true);
  });

  test('back with a crossed pair: the inverse pattern is never taken for the pattern', () => {
    const desk = createDesk();
    desk.run(3500);
    desk.engine.handle({ do: 'link', up: false });
    desk.run(2000);
    desk.line = (octets) => octets.map((octet) => octet ^ 0xff);
    desk.engine.handle({ do: 'link', up: true });
    desk.run(5000);
    const after = desk.seconds.filter((s) => s.t >= desk.gaps[0]!.to);
    expect(after.length).toBeGreaterThan(1);
    for (const s of after) expect(s).toMatchObject({ inverted: true, defects: ['LSS'] });
  });

  test('lost and lost again before anything counted is one gap', () => {
    const desk = createDesk();
    desk.run(3500);
    desk.engine.handle({ do: 'link', up: false });
    desk.run(1000);
    desk.engine.handle({ do: 'link', up: true });
    desk.run(100);
    desk.engine.handle({ do: 'link', up: false });
    desk.run(1000);
    desk.engine.handle({ do: 'link', up: true });
    desk.run(4000);
    expect(desk.gaps).toMatchObject([{ from: T0 + 3 }]);
  });

  test('lost while a measurement begins: it begins when the link is back', () => {
    const desk = createDesk();
    desk.run(2500);
    desk.engine.handle({ do: 'begin', id: 3 });
    desk.run(300);
    desk.engine.handle({ do: 'link', up: false });
    desk.run(3000);
    expect(desk.begun).toEqual([]);
    desk.engine.handle({ do: 'link', up: true });
    desk.run(4000);
    expect(desk.begun).toEqual([3]);
    expect(desk.gaps).toEqual([]);
  });
});

describe('a far end that speaks, but not to us', () => {
  test.each([1, 2, 3])(
    'any octets, in any pieces (seed %i): seconds one after the other, none of them clean, no end',
    (seed) => {
      const random = createRandom(seed);
      const desk = createDesk('2^15-1');
      desk.line = (octets) => {
        const length = random.below(4) === 0 ? 0 : random.below(2 * octets.length + 3);
        return Uint8Array.from({ length }, () => random.below(256));
      };
      desk.run(8000);
      expect(desk.seconds.length).toBeGreaterThan(3);
      for (const [i, s] of desk.seconds.entries()) {
        expect(s.t).toBe(desk.seconds[0]!.t + i);
        expect(isClean(s)).toBe(false);
        expect(s.bitErrors ?? 0).toBeLessThanOrEqual(s.bits ?? 0);
      }
    },
  );
});
