/**
 * Pseudo-random test sequences: s[i] = s[i - n] xor s[i - t], period 2^n - 1 bits.
 * Sources: lengths and polarity, ITU-T O.150 (05/96), contents list http://www.itu.int/dms_pubrec/itu-t/rec/o/T-REC-O.150-199605-I!!TOC-HTM-E.htm;
 * use, ITU-T O.153 (2^9-1; 2^20-1 with stages 3 and 20), O.152 (2^11-1), O.151 (2^15-1 and 2^23-1, inverted: also Agilent J2300E manual,
 * https://www.manualsdir.com/manuals/317969/atec-agilent-j2300e.html?page=58).
 */
export interface Pattern {
  readonly name: string;
  readonly n: number;
  readonly t: number;
  /** True if the transmitted signal is the inverse of the sequence. */
  readonly inverted: boolean;
}

const SEQUENCES = [
  { base: '2^9-1', n: 9, t: 5, inverted: false },
  { base: '2^11-1', n: 11, t: 9, inverted: false },
  { base: '2^15-1', n: 15, t: 14, inverted: true },
  { base: '2^20-1', n: 20, t: 3, inverted: false },
  { base: '2^23-1', n: 23, t: 18, inverted: true },
  { base: '2^31-1', n: 31, t: 28, inverted: true },
] as const;

/** Every pattern by its name in settings: `2^15-1` has the polarity of the recommendation, `2^15-1-inv` the other. */
export const PATTERNS: readonly Pattern[] = SEQUENCES.flatMap(({ base, n, t, inverted }) => [
  { name: base, n, t, inverted },
  { name: `${base}-inv`, n, t, inverted: !inverted },
]);

export function patternOf(name: string): Pattern | undefined {
  return PATTERNS.find((p) => p.name === name);
}

/** Octets after which an octet stream of the pattern repeats: 2^n - 1, as 8 and 2^n - 1 have no common factor. */
export function periodOctets(pattern: Pattern): number {
  return 2 ** pattern.n - 1;
}
