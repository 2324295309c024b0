import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  BLOCK,
  createTypescriptKernel,
  createWasmKernel,
  popcount,
  type Kernel,
} from '../../../../drivers/signal/kernel.ts';
import { PATTERNS, patternOf, periodOctets } from '../../../../drivers/signal/patterns.ts';
import { PRBS_KERNEL_HEX } from '../../../../drivers/signal/prbs-kernel-wasm.ts';
import { createGenerator, createReference } from '../../../../drivers/signal/reference.ts';
import {
  advance,
  octetsBetween,
  retreat,
  signedOctetsBetween,
  startState,
} from '../../../../drivers/signal/sequence.ts';
import { assemble } from '../../../../tools/assemble-kernel.ts';
import { chop, createRandom, randomOctets, slowPattern } from './support.ts';

const KERNELS: readonly [string, () => Kernel][] = [
  ['wasm', createWasmKernel],
  ['typescript', createTypescriptKernel],
];

test('the committed kernel is what the text assembles to, and small', async () => {
  expect(PRBS_KERNEL_HEX).toBe(await assemble());
  expect(PRBS_KERNEL_HEX.length / 2).toBeLessThan(4096);
});

describe.each(KERNELS)('%s kernel', (_, make) => {
  test.each(PATTERNS.map((p) => [p.name, p] as const))('%s: octets as drawn bit by bit', (_name, pattern) => {
    const expected = slowPattern(pattern, 20_000);
    const random = createRandom(3);
    const generator = createGenerator(pattern, make());
    let at = 0;
    while (at < expected.length) {
      const length = Math.min(1 + random.below(3000), expected.length - at);
      expect(generator.take(length)).toEqual(expected.slice(at, at + length));
      at += length;
    }
  });

  test('counts the bits that differ, at any length and place', () => {
    const pattern = patternOf('2^20-1')!;
    fc.assert(
      fc.property(
        fc.integer(),
        fc.integer({ min: 0, max: 300 }),
        fc.integer({ min: 0, max: 400 }),
        (seed, skip, len) => {
          const reference = createReference(pattern, make());
          reference.skip(skip);
          const expected = slowPattern(pattern, len, skip);
          const received = randomOctets(len, createRandom(seed));
          const slow = received.reduce((sum, octet, i) => sum + popcount(octet ^ expected[i]!), 0);
          expect(reference.compare(received)).toBe(slow);
          expect(reference.compare(expected)).toBe(0);
        },
      ),
      { numRuns: 60 },
    );
  });
});

test('both kernels give the same over long streams in odd pieces', () => {
  for (const pattern of PATTERNS) {
    const [fast, slow] = [
      createReference(pattern, createWasmKernel()),
      createReference(pattern, createTypescriptKernel()),
    ];
    for (const piece of chop(randomOctets(300_000, createRandom(5)), createRandom(6), BLOCK)) {
      expect(fast.compare(piece)).toBe(slow.compare(piece));
      fast.skip(piece.length);
      slow.skip(piece.length);
      expect(fast.state()).toBe(slow.state());
    }
  }
});

test('patterns repeat after 2^n - 1 octets and not before, also where a whole period lies ready', () => {
  for (const name of ['2^9-1', '2^11-1', '2^15-1', '2^20-1']) {
    const pattern = patternOf(name)!;
    const period = periodOctets(pattern);
    const generator = createGenerator(pattern);
    const first = Buffer.from(generator.take(period));
    expect(first.subarray(0, 20_000)).toEqual(Buffer.from(slowPattern(pattern, 20_000)).subarray(0, period));
    for (let again = 0; again < 3; again++) expect(first.equals(generator.take(period))).toBe(true);
    expect(octetsBetween(pattern, startState(pattern), advance(pattern, startState(pattern), 8 * (period - 1)))).toBe(
      period - 1,
    );
  }
});

test('distance between two places, forward and back, near and half a period away', () => {
  for (const pattern of PATTERNS.filter((p) => !p.name.endsWith('-inv'))) {
    const random = createRandom(pattern.n);
    for (let i = 0; i < 4; i++) {
      const from = advance(pattern, startState(pattern), random.below(100_000));
      const octets = random.below(Math.min(200, periodOctets(pattern) >>> 1));
      expect(signedOctetsBetween(pattern, from, advance(pattern, from, 8 * octets))).toBe(octets);
      expect(signedOctetsBetween(pattern, from, retreat(pattern, from, 8 * octets))).toBe(0 - octets);
    }
  }
  const longest = patternOf('2^31-1')!;
  const far = advance(longest, startState(longest), 8 * 1_000_003);
  expect(octetsBetween(longest, startState(longest), far)).toBe(1_000_003);
});

test('an unknown pattern has no table row', () => {
  expect(patternOf('2^16-1')).toBeUndefined();
});
