import { describe, expect, it } from 'vitest';
import { pageWords } from '../../../../electron/contract/words/page.ts';

/** A name in both languages stands as `zh` in the one sentence and as `en` in the other. */
const placeholders = (text: string): string[] =>
  [...text.matchAll(/{{(\w+)(?:, [^}]+)?}}/g)].map((m) => (m[1] ?? '').replace(/^(zh|en)$/, 'both')).toSorted();

describe('words of the page', () => {
  it.each(Object.entries(pageWords))('%s says the same in both languages', (_key, { zh, en }) => {
    expect(placeholders(zh)).toEqual(placeholders(en));
    expect(zh).not.toBe('');
    expect(en).not.toBe('');
  });
});
