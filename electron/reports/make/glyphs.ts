/** Which characters a set of fonts can print: one bit a code point. */
export type Characters = Uint8Array;

const CODE_POINTS = 0x110000;
/** The printer's mark for a missing character (U+3013). */
const GETA = '〓';

const has = (characters: Characters, code: number): boolean => ((characters[code >> 3] ?? 0) & (1 << (code & 7))) !== 0;
function add(characters: Characters, code: number): void {
  characters[code >> 3] = (characters[code >> 3] ?? 0) | (1 << (code & 7));
}

function tableOffset(font: Buffer, tag: string): number {
  const count = font.readUInt16BE(4);
  for (let i = 0; i < count; i++) {
    const record = 12 + 16 * i;
    if (font.toString('latin1', record, record + 4) === tag) return font.readUInt32BE(record + 8);
  }
  throw new Error(`font has no table ${tag}`);
}

/** Segmented coverage: OpenType 1.9, cmap, format 12. */
function readFormat12(font: Buffer, at: number, out: Characters): void {
  const groups = font.readUInt32BE(at + 12);
  for (let i = 0; i < groups; i++) {
    const group = at + 16 + 12 * i;
    const glyph = font.readUInt32BE(group + 8);
    const first = font.readUInt32BE(group);
    for (let code = first; code <= font.readUInt32BE(group + 4); code++) if (glyph + code - first !== 0) add(out, code);
  }
}

/** The format 12 subtable, which holds all that a format 4 one does and the planes above. */
function readFont(font: Buffer): Characters {
  const cmap = tableOffset(font, 'cmap');
  const out = new Uint8Array(CODE_POINTS >> 3);
  const count = font.readUInt16BE(cmap + 2);
  for (let i = 0; i < count; i++) {
    const at = cmap + font.readUInt32BE(cmap + 4 + 8 * i + 4);
    if (font.readUInt16BE(at) !== 12) continue;
    readFormat12(font, at, out);
    return out;
  }
  throw new Error('font has no cmap of format 12');
}

/** Characters that all of the fonts have. */
export function readCharacters(fonts: readonly Buffer[]): Characters {
  const [first, ...others] = fonts.map(readFont);
  if (!first) return new Uint8Array(CODE_POINTS >> 3);
  return first.map((byte, i) => others.reduce((all, other) => all & (other[i] ?? 0), byte));
}

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });
/** White space of any kind becomes one space, but for the one that holds a number and its sign together. */
const SPACES = /(?:[^\S\u00a0]|\u0085)+/gu;
/** Controls, marks of direction, noncharacters: nothing to print, and not wanted in the text of a document. */
const UNPRINTABLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}]/u;

/** A letter and its mark that stand apart in a text, as a Mac writes them, are one glyph in print. */
const MARK = /\p{M}/u;

const printable = (characters: Characters, text: string): boolean => {
  for (const char of text) if (UNPRINTABLE.test(char) || !has(characters, char.codePointAt(0) ?? 0)) return false;
  return true;
};

const codeNames = (text: string): string =>
  Array.from(text, (char) => `U+${(char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`).join(' ');

/** Replaces what cannot be printed, letter by letter as people see letters, and remembers what it replaced. */
export function createReplacer(characters: Characters): { replace(text: string): string; replaced: Set<string> } {
  const replaced = new Set<string>();
  const one = (written: string): string => {
    const grapheme = MARK.test(written) ? written.normalize('NFC') : written;
    if (printable(characters, grapheme)) return grapheme;
    replaced.add(codeNames(grapheme));
    return GETA;
  };
  const replace = (text: string): string => {
    const spaced = text.replaceAll(SPACES, ' ');
    return printable(characters, spaced) && !MARK.test(spaced)
      ? spaced
      : Array.from(graphemes.segment(spaced), (s) => one(s.segment)).join('');
  };
  return { replace, replaced };
}

/** The same structure with `replace` applied to every string within; keys stay. */
export function mapStrings<T>(value: T, replace: (text: string) => string): T {
  if (typeof value === 'string') return replace(value) as T;
  if (Array.isArray(value)) return value.map((item: unknown) => mapStrings(item, replace)) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, mapStrings(item as unknown, replace)]),
  ) as T;
}
