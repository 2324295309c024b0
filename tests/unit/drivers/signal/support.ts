import type { Pattern } from '../../../../drivers/signal/patterns.ts';
import { createRandom, drawGap, type Random } from '../../../../drivers/simulation/random.ts';

/** The pattern bit by bit, as the recommendations draw it: an independent second opinion. LSB first, from n ones on. */
export function slowPattern(pattern: Pattern, octets: number, skipOctets = 0): Uint8Array {
  const bits: number[] = Array.from({ length: pattern.n }, () => 1);
  const total = 8 * (octets + skipOctets);
  for (let i = pattern.n; i < total; i++) bits.push(bits[i - pattern.n]! ^ bits[i - pattern.t]!);
  const flip = pattern.inverted ? 1 : 0;
  return Uint8Array.from({ length: octets }, (_, o) => {
    let octet = 0;
    for (let b = 0; b < 8; b++) octet |= (bits[8 * (o + skipOctets) + b]! ^ flip) << b;
    return octet;
  });
}

/** Flips bits at random with the ratio; gives how many. */
export function flip(octets: Uint8Array, ratio: number, random: Random): number {
  let errors = 0;
  for (let bit = drawGap(random, ratio); bit < 8 * octets.length; bit += 1 + drawGap(random, ratio)) {
    octets[bit >>> 3]! ^= 1 << (bit & 7);
    errors++;
  }
  return errors;
}

/** The octets in pieces of random length. */
export function chop(octets: Uint8Array, random: Random, longest = 9000): Uint8Array[] {
  const pieces: Uint8Array[] = [];
  for (let at = 0; at < octets.length;) {
    const length = 1 + random.below(longest);
    pieces.push(octets.slice(at, at + length));
    at += length;
  }
  return pieces;
}

export function join(...parts: Uint8Array[]): Uint8Array {
  const result = new Uint8Array(parts.reduce((sum, p) => sum + p.length, 0));
  let at = 0;
  for (const part of parts) {
    result.set(part, at);
    at += part.length;
  }
  return result;
}

export const randomOctets = (count: number, random: Random): Uint8Array =>
  Uint8Array.from({ length: count }, () => random.below(256));

export { createRandom };
