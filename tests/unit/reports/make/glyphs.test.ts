import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadFonts } from '../../../../electron/reports/make/fonts.ts';
import { createReplacer, mapStrings } from '../../../../electron/reports/make/glyphs.ts';
import { words } from '../../../../electron/contract/words/index.ts';
import { errorWords } from '../../../../electron/contract/words/errors.ts';

const { characters } = loadFonts();

describe('characters of the typeface', () => {
  it('cover every word of the product', () => {
    const { replace, replaced } = createReplacer(characters);
    mapStrings([words, errorWords], replace);
    expect([...replaced]).toEqual([]);
  });

  it('leave a rare name alone and replace an emoji as one letter', () => {
    const { replace, replaced } = createReplacer(characters);
    expect(replace('龘 Ω µ ± √ ≤ 〓 ①')).toBe('龘 Ω µ ± √ ≤ 〓 ①');
    expect(replaced.size).toBe(0);
    expect(replace('电路👨‍👩‍👧‍👦1📞')).toBe('电路〓1〓');
    expect([...replaced]).toEqual(['U+1F468 U+200D U+1F469 U+200D U+1F467 U+200D U+1F466', 'U+1F4DE']);
  });

  it('print a letter and its mark that stand apart as one, and nothing else changed', () => {
    const { replace, replaced } = createReplacer(characters);
    const written = 'Müller-0012 Müllerstraße Café Ångström ǜ 神戸 金';
    expect(replace(written.normalize('NFD'))).toBe(written);
    expect([...replaced]).toEqual([]);
    expect(replace('x\u0308\u0323y')).toBe('〓y');
  });

  it('make controls, lone surrogates and marks of direction harmless', () => {
    const { replace } = createReplacer(characters);
    expect(replace('a\tb\nc')).toBe('a b c');
    expect(replace('a\u0000b\u202Ec\uD800d')).toBe('a〓b〓c〓d');
  });

  it('give only printable characters, whatever comes in', () => {
    const { replace } = createReplacer(characters);
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (text) => {
        const once = replace(text);
        expect(replace(once)).toBe(once);
        expect(once).not.toMatch(/[\p{Cc}\p{Cs}]/u);
      }),
      { numRuns: 300, seed: 3 },
    );
  });
});
