import { describe, expect, it } from 'vitest';
import { pageWords } from '../../../../electron/contract/words/page.ts';

const placeholders = (text: string): string[] =>
  [...text.matchAll(/{{(\w+)(?:, [^}]+)?}}/g)].map((m) => m[1] ?? '').toSorted();

describe('words of the page', () => {
  it.each(Object.entries(pageWords))('%s says the same in both languages', (_key, { zh, en }) => {
    expect(placeholders(zh)).toEqual(placeholders(en));
    expect(zh).not.toBe('');
    expect(en).not.toBe('');
  });
});
