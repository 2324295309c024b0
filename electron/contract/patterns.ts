import { alike, type Bilingual } from './text.ts';

/** A pattern that testers send and compare. */
export interface PatternRow {
  /** Its name in settings; procedures, panels, drivers and their tables of codes call it so. */
  name: string;
  /** Other names by which testers and manuals know it. */
  aliases?: readonly string[];
  /** What people read, where the name alone does not say it. */
  words?: Bilingual;
  /** Stages of the shift register of a pseudo-random sequence, period 2^stages - 1 bits. */
  stages?: number;
  /** True if the signal that is sent is the inverse of the sequence. Absent: no polarity is known, or none that could be told. */
  inverted?: boolean;
}

/**
 * Pseudo-random sequences with the polarity of their recommendation. Sources: lengths and polarity, ITU-T O.150 (05/96), contents list
 * http://www.itu.int/dms_pubrec/itu-t/rec/o/T-REC-O.150-199605-I!!TOC-HTM-E.htm; 2^15-1 and 2^23-1 inverted also in O.151 and the Agilent J2300E manual,
 * https://www.manualsdir.com/manuals/317969/atec-agilent-j2300e.html?page=58. 2^6-1 is a sequence of modems, of no recommendation.
 */
const SEQUENCES = [
  { name: '2^6-1', stages: 6, inverted: false },
  { name: '2^9-1', stages: 9, inverted: false },
  { name: '2^11-1', stages: 11, inverted: false },
  { name: '2^15-1', stages: 15, inverted: true },
  { name: '2^20-1', stages: 20, inverted: false },
  { name: '2^23-1', stages: 23, inverted: true },
  { name: '2^29-1', stages: 29, inverted: true },
  { name: '2^31-1', stages: 31, inverted: true },
] as const satisfies readonly PatternRow[];

/** The other polarity of a sequence has a name of its own: an inverted pattern is never taken for the pattern. */
const bothPolarities = SEQUENCES.flatMap((row): PatternRow[] => [
  row,
  { ...row, name: `${row.name}-inv`, inverted: !row.inverted },
]);

/** Every pattern, in the order in which people are offered them. */
export const PATTERNS: readonly PatternRow[] = [
  ...bothPolarities,
  { name: 'qrss', words: alike('QRSS') },
  { name: 'mark', aliases: ['1111'], words: { zh: '全 1', en: 'All ones' } },
  { name: 'space', aliases: ['0000'], words: { zh: '全 0', en: 'All zeros' } },
  { name: '1010', aliases: ['1:1'] },
  { name: '1000' },
  { name: '1:2' },
  { name: '2047R' },
  { name: 'mil-188', words: alike('MIL-188') },
];

const byName = new Map(PATTERNS.flatMap((row) => [row.name, ...(row.aliases ?? [])].map((name) => [name, row])));

/** A pattern under whatever name it was given; undefined if there is no such pattern. */
export const patternNamed = (text: string): PatternRow | undefined => byName.get(text);
