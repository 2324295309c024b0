import { PATTERNS as NAMED } from '../../electron/contract/patterns.ts';

/** Pseudo-random test sequences: s[i] = s[i - n] xor s[i - t], period 2^n - 1 bits. */
export interface Pattern {
  readonly name: string;
  readonly n: number;
  readonly t: number;
  /** True if the transmitted signal is the inverse of the sequence. */
  readonly inverted: boolean;
}

/** Second tap by length. Sources: ITU-T O.153 (2^9-1; 2^20-1 with stages 3 and 20), O.152 (2^11-1), O.151 (2^15-1 and 2^23-1), O.150 (2^31-1). */
const TAPS: Readonly<Record<number, number>> = { 9: 5, 11: 9, 15: 14, 20: 3, 23: 18, 31: 28 };

/** Every pattern that can be made here, by its name in settings. */
export const PATTERNS: readonly Pattern[] = NAMED.flatMap(({ name, stages: n, inverted = false }) => {
  const t = n === undefined ? undefined : TAPS[n];
  return n === undefined || t === undefined ? [] : [{ name, n, t, inverted }];
});

export function patternOf(name: string): Pattern | undefined {
  return PATTERNS.find((p) => p.name === name);
}

/** Octets after which an octet stream of the pattern repeats: 2^n - 1, as 8 and 2^n - 1 have no common factor. */
export function periodOctets(pattern: Pattern): number {
  return 2 ** pattern.n - 1;
}
