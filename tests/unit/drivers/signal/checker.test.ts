import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createChecker, type Checker, type Tally } from '../../../../drivers/signal/checker.ts';
import { createTypescriptKernel, createWasmKernel } from '../../../../drivers/signal/kernel.ts';
import { PATTERNS, patternOf, periodOctets, type Pattern } from '../../../../drivers/signal/patterns.ts';
import { createGenerator } from '../../../../drivers/signal/reference.ts';
import { chop, createRandom, flip, join, randomOctets } from './support.ts';

function feed(checker: Checker, octets: Uint8Array, seed: number, longest?: number): void {
  for (const piece of chop(octets, createRandom(seed), longest)) checker.push(piece);
}
function total(pattern: Pattern, octets: Uint8Array, seed = 1, longest?: number): Tally {
  const checker = createChecker(pattern);
  feed(checker, octets, seed, longest);
  const tally = checker.cut();
  checker.close(tally);
  return tally;
}
const take = (pattern: Pattern, octets: number): Uint8Array => createGenerator(pattern).take(octets);
const anyPattern = fc.constantFrom(...PATTERNS);
const anySeed = fc.integer({ min: 1, max: 1e9 });

describe('bit errors', () => {
  test('clean octets in any pieces: all compared, none wrong', () => {
    fc.assert(
      fc.property(anyPattern, anySeed, fc.integer({ min: 16, max: 40_000 }), (pattern, seed, length) => {
        expect(total(pattern, take(pattern, length), seed)).toEqual({
          bits: 8 * length,
          bitErrors: 0,
          notComparedBits: 0,
          slips: [],
          relocks: 0,
          ones: false,
          zeros: false,
          inverted: false,
        });
      }),
      { numRuns: 60 },
    );
  });

  test('counted = injected, from 1e-6 to 5e-2', () => {
    fc.assert(
      fc.property(
        anyPattern,
        anySeed,
        fc.double({ min: -6, max: Math.log10(0.05), noNaN: true }),
        (pattern, seed, power) => {
          const octets = take(pattern, 60_000);
          const errors = flip(octets.subarray(64), 10 ** power, createRandom(seed));
          const tally = total(pattern, octets, seed);
          expect(tally).toMatchObject({ bits: 480_000, bitErrors: errors, slips: [], relocks: 0, notComparedBits: 0 });
        },
      ),
      { numRuns: 60 },
    );
  });

  test('a burst that loses the lock and leaves the phase counts in full', () => {
    fc.assert(
      fc.property(anyPattern, anySeed, fc.integer({ min: 60, max: 3000 }), (pattern, seed, length) => {
        const octets = take(pattern, 20_000);
        const errors = flip(octets.subarray(10_000, 10_000 + length), 0.45, createRandom(seed));
        expect(total(pattern, octets, seed)).toMatchObject({ bits: 160_000, bitErrors: errors, slips: [], relocks: 0 });
      }),
      { numRuns: 40 },
    );
  });

  test('both kernels and the comparison of the host count alike, in pieces up to 100 000 octets', () => {
    const equal = (a: Uint8Array, b: Uint8Array): boolean => Buffer.compare(a, b) === 0;
    for (const pattern of PATTERNS) {
      const octets = take(pattern, 200_000);
      const errors = flip(octets.subarray(64, 90_000), 2e-3, createRandom(9));
      const kernels = [{ kernel: createWasmKernel() }, { kernel: createTypescriptKernel() }, { equal }];
      for (const [i, options] of kernels.entries()) {
        const checker = createChecker(pattern, options);
        feed(checker, octets, 4 + i, 100_000);
        expect(checker.cut()).toMatchObject({ bits: 1_600_000, bitErrors: errors, relocks: 0 });
      }
    }
  });
});

describe('slips', () => {
  const sizes = [1, 2, 3, 7, 8, 20, 32, 100, 200];

  test('one slip of the size that was cut out or put in, and no error', () => {
    for (const pattern of PATTERNS) {
      for (const size of sizes) {
        const octets = take(pattern, 12_000);
        const cut = 5000 + size;
        const missing = join(octets.subarray(0, cut), octets.subarray(cut + size));
        const lost = total(pattern, missing, size);
        expect(lost.slips).toEqual([{ bits: -8 * size }]);
        expect(lost.bitErrors).toBe(0);
        expect(lost.bits + lost.notComparedBits).toBe(8 * missing.length);
        expect(lost.notComparedBits).toBeLessThanOrEqual(160);
        const more = join(octets.subarray(0, cut), randomOctets(size, createRandom(size)), octets.subarray(cut));
        const added = total(pattern, more, size);
        expect(added.slips).toEqual([{ bits: 8 * size }]);
        expect(added.bitErrors).toBe(0);
        expect(added.bits + added.notComparedBits).toBe(8 * more.length);
        expect(added.relocks).toBe(1);
      }
    }
  });

  test('random slips among random errors: every size right, every error outside the stretches counted', () => {
    fc.assert(
      fc.property(anyPattern, anySeed, fc.constantFrom(0, 1e-5, 1e-4, 1e-3), (pattern, seed, ratio) => {
        const random = createRandom(seed);
        const octets = take(pattern, 40_000);
        const pieces: Uint8Array[] = [];
        const expected: number[] = [];
        for (let at = 0; at < octets.length;) {
          const length = 3000 + random.below(4000);
          pieces.push(octets.slice(at, at + length));
          at += length;
          if (at >= octets.length - 3000) {
            pieces.push(octets.slice(at));
            break;
          }
          const size = 1 + random.below(200);
          expected.push(-8 * size);
          at += size;
        }
        let errors = 0;
        for (const piece of pieces)
          errors += flip(piece.subarray(100, Math.max(100, piece.length - 100)), ratio, random);
        const tally = total(pattern, join(...pieces), seed);
        expect(tally.slips.map((s) => s.bits)).toEqual(expected);
        expect(tally.bitErrors).toBe(errors);
      }),
      { numRuns: 40 },
    );
  });

  test('beyond half the period: the smallest solution, with its modulus', () => {
    const pattern = patternOf('2^9-1')!;
    const octets = take(pattern, 8000);
    const garbage = randomOctets(600, createRandom(1));
    const tally = total(pattern, join(octets.subarray(0, 4000), garbage, octets.subarray(4000)));
    expect(tally.slips).toEqual([{ bits: 8 * (600 - periodOctets(pattern)), modulo: 8 * 511 }]);
  });

  test('two slips within 20 octets are one, and it says so; two further apart are two', () => {
    for (const pattern of PATTERNS) {
      const octets = take(pattern, 12_000);
      const two = (apart: number): Uint8Array =>
        join(octets.subarray(0, 5000), octets.subarray(5003, 5003 + apart), octets.subarray(5003 + apart + 1));
      expect(total(pattern, two(18)).slips).toEqual([{ bits: -32, merged: true }]);
      expect(total(pattern, two(10)).slips).toEqual([{ bits: -32, merged: true }]);
      expect(total(pattern, two(40)).slips).toEqual([{ bits: -24 }, { bits: -8 }]);
    }
  });

  test('the pattern turned over in mid-stream is a relock, no slip, and shows as inverted', () => {
    const pattern = patternOf('2^15-1')!;
    const octets = take(pattern, 8000);
    const turned = octets.map((octet, i) => (i < 4000 ? octet : ~octet));
    const tally = total(pattern, turned);
    expect(tally).toMatchObject({ slips: [], relocks: 1, bitErrors: 0, inverted: true });
  });
});

describe('what is no pattern', () => {
  test.each([
    [0xff, 'ones'],
    [0x00, 'zeros'],
  ] as const)('octets of %i never lock, in any pattern and polarity', (octet, name) => {
    for (const pattern of PATTERNS) {
      const tally = total(pattern, new Uint8Array(20_000).fill(octet));
      expect(tally).toMatchObject({ bits: 0, bitErrors: 0, notComparedBits: 160_000, [name]: true });
    }
  });

  test('a constant stretch drops the lock: what follows is a first lock and no slip', () => {
    for (const fill of [0x00, 0xff]) {
      const pattern = patternOf('2^11-1')!;
      const octets = take(pattern, 12_000);
      const stream = join(octets.subarray(0, 4000), new Uint8Array(1000).fill(fill), octets.subarray(5005));
      const tally = total(pattern, stream);
      expect(tally).toMatchObject({ slips: [], relocks: 0, bitErrors: 0 });
      expect(tally.ones).toBe(fill === 0xff);
      expect(tally.bits + tally.notComparedBits).toBe(8 * stream.length);
    }
  });

  test('noise and another pattern never lock', () => {
    const noise = randomOctets(100_000, createRandom(2));
    for (const pattern of PATTERNS) expect(total(pattern, noise).bits).toBe(0);
    expect(total(patternOf('2^15-1')!, take(patternOf('2^11-1')!, 50_000)).bits).toBe(0);
  });

  test('octets missing across a loss of signal are no slip', () => {
    const pattern = patternOf('2^15-1')!;
    const octets = take(pattern, 8000);
    const checker = createChecker(pattern);
    checker.push(octets.subarray(0, 3000));
    checker.lose();
    expect(checker.state().locked).toBe(false);
    checker.push(octets.subarray(3456));
    expect(checker.cut()).toMatchObject({
      slips: [],
      relocks: 0,
      bitErrors: 0,
      bits: 8 * (8000 - 456),
      notComparedBits: 0,
    });
  });
});

describe('polarity', () => {
  test('the other polarity is compared and always shown', () => {
    for (const pattern of PATTERNS) {
      const other = take(pattern, 5000).map((octet) => ~octet);
      const errors = flip(other.subarray(100), 1e-3, createRandom(3));
      expect(total(pattern, other)).toMatchObject({ inverted: true, bitErrors: errors, bits: 40_000 });
    }
  });
});

describe('tallies', () => {
  test('cut anywhere, their sums are the whole; a slip across a cut takes back what was counted before it', () => {
    fc.assert(
      fc.property(anyPattern, anySeed, (pattern, seed) => {
        const random = createRandom(seed);
        const octets = take(pattern, 20_000);
        const size = 1 + random.below(100);
        const at = 6000 + random.below(4000);
        const before = octets.slice(0, at);
        const errors = flip(before.subarray(100, at - 100), 1e-3, random);
        const stream = join(before, octets.subarray(at + size));
        const checker = createChecker(pattern);
        const tallies: Tally[] = [];
        const cuts = [...Array.from({ length: 5 }, () => random.below(stream.length)), at + random.below(60)];
        let done = 0;
        for (const cut of cuts.sort((a, b) => a - b)) {
          checker.push(stream.subarray(done, cut));
          done = cut;
          tallies.push(checker.cut());
        }
        checker.push(stream.subarray(done));
        tallies.push(checker.cut());
        const sum = (of: (t: Tally) => number): number => tallies.reduce((s, t) => s + of(t), 0);
        expect(sum((t) => t.bitErrors)).toBe(errors);
        expect(sum((t) => t.bits + t.notComparedBits)).toBe(8 * stream.length);
        expect(tallies.flatMap((t) => t.slips)).toEqual([{ bits: -8 * size }]);
        expect(tallies.every((t) => checker.settled(t))).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  test('a tally in doubt is not settled; closed while the pattern is searched, its doubtful end is not compared', () => {
    const pattern = patternOf('2^15-1')!;
    const octets = take(pattern, 8000);
    const noise = randomOctets(300, createRandom(1));
    const checker = createChecker(pattern);
    checker.push(join(octets.subarray(0, 4000), noise.subarray(0, 200)));
    const tally = checker.cut();
    expect(checker.settled(tally)).toBe(false);
    expect(tally.bitErrors).toBeGreaterThan(600);
    checker.close(tally);
    expect(tally.bitErrors).toBe(0);
    expect(tally.bits).toBeGreaterThanOrEqual(32_000);
    expect(tally.bits + tally.notComparedBits).toBe(8 * 4200);
    checker.push(join(noise.subarray(200), octets.subarray(4310)));
    expect(checker.cut()).toMatchObject({ bitErrors: 0, slips: [{ bits: -80 }], relocks: 1 });
  });

  test('closed without a search, errors at the end of a tally stay counted', () => {
    const pattern = patternOf('2^15-1')!;
    const octets = take(pattern, 8000);
    octets[3999]! ^= 0x81;
    const checker = createChecker(pattern);
    checker.push(octets.subarray(0, 4000));
    const tally = checker.cut();
    expect(checker.settled(tally)).toBe(false);
    checker.close(tally);
    checker.push(octets.subarray(4000));
    expect(tally).toMatchObject({ bits: 32_000, bitErrors: 2 });
    expect(checker.cut()).toMatchObject({ bits: 32_000, bitErrors: 0 });
  });

  test('a slip just before a tally that is closed already is told in the next', () => {
    const pattern = patternOf('2^15-1')!;
    const octets = take(pattern, 8000);
    const checker = createChecker(pattern);
    checker.push(octets.subarray(0, 4000));
    checker.push(octets.subarray(4001, 4021));
    checker.close(checker.cut());
    checker.push(octets.subarray(4021));
    expect(checker.cut().slips).toEqual([{ bits: -8 }]);
  });

  test('the place in the period follows slips', () => {
    const pattern = patternOf('2^11-1')!;
    const octets = take(pattern, 6000);
    const checker = createChecker(pattern);
    expect(checker.place()).toBeUndefined();
    checker.push(octets.subarray(100, 2000));
    expect(checker.place()).toBe(2000);
    checker.push(octets.subarray(2010, 3000));
    expect(checker.place()).toBe(3000 - 2047);
  });
});

describe('whatever comes', () => {
  const events = [
    'clean',
    'sparse',
    'dense',
    'noise',
    'ones',
    'zeros',
    'drop',
    'insert',
    'invert',
    'lose',
    'other',
  ] as const;

  test('every bit is accounted for, nothing is negative, and the pattern is found again', () => {
    fc.assert(
      fc.property(
        anyPattern,
        anySeed,
        fc.array(fc.constantFrom(...events), { maxLength: 25 }),
        (pattern, seed, script) => {
          const random = createRandom(seed);
          const generator = createGenerator(pattern);
          const other = createGenerator(patternOf(pattern.n === 11 ? '2^9-1' : '2^11-1')!);
          const checker = createChecker(pattern);
          const tallies: Tally[] = [];
          let [turned, octets] = [false, 0];
          const push = (piece: Uint8Array): void => {
            const out = turned ? piece.map((octet) => ~octet) : piece;
            octets += out.length;
            for (const part of chop(out, random, 700)) checker.push(part);
            if (random.below(3) > 0) return;
            const tally = checker.cut();
            tallies.push(tally);
            if (random.below(2) === 0) checker.close(tally);
          };
          for (const event of script) {
            const length = 1 + random.below(900);
            if (event === 'lose') checker.lose();
            else if (event === 'invert') turned = !turned;
            else if (event === 'drop') generator.take(1 + random.below(300));
            else if (event === 'insert' || event === 'noise') {
              if (event === 'noise') generator.take(length);
              push(randomOctets(event === 'noise' ? length : 1 + random.below(40), random));
            } else if (event === 'other') push(other.take(length));
            else {
              const piece = generator.take(length);
              if (event === 'sparse' || event === 'dense') flip(piece, event === 'sparse' ? 1e-3 : 5e-2, random);
              if (event === 'ones' || event === 'zeros') piece.fill(event === 'ones' ? 0xff : 0);
              push(piece);
            }
          }
          push(generator.take(600));
          tallies.push(checker.cut());
          for (const tally of tallies) {
            expect(tally.bits).toBeGreaterThanOrEqual(0);
            expect(tally.notComparedBits).toBeGreaterThanOrEqual(0);
            expect(tally.bitErrors).toBeGreaterThanOrEqual(0);
            expect(tally.bitErrors).toBeLessThanOrEqual(tally.bits);
          }
          expect(tallies.reduce((sum, t) => sum + t.bits + t.notComparedBits, 0)).toBe(8 * octets);
          expect(checker.state()).toEqual({ locked: true, inverted: turned, constant: undefined });
        },
      ),
      { numRuns: 100 },
    );
  });
});
