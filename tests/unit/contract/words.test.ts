import { describe, expect, it } from 'vitest';
import { say, sayMessage, words } from '../../../electron/contract/words/index.ts';

describe('numbers in English sentences', () => {
  it.each([
    [1, '1 error'],
    [0, '0 errors'],
    [17, '17 errors'],
    ['1 204', '1 204 errors'],
  ])('%s is told as %s', (n, text) => {
    expect(sayMessage('en', { code: 'event.errors', params: { n } })).toBe(text);
  });

  it.each([
    ['+1', 'slip +1 bit'],
    ['−1', 'slip −1 bit'],
    ['-8', 'slip -8 bits'],
  ])('a slip of %s is told as %s', (bits, text) => {
    expect(sayMessage('en', { code: 'event.slip', params: { bits } })).toBe(text);
  });

  it('has no plural of one anywhere', () => {
    // Words that follow a number at once; those of limits and lengths are never one.
    const counted =
      /\{\{(?:n|errors|es|gaps|count|shown|rest|g)\}\} (?:\w+ )?(?:errors|slips|bits|fields|seconds|gaps|times|photos)\b/;
    const left = Object.entries(words).filter(([, { en }]) => counted.test(en));
    expect(left.map(([key, { en }]) => `${key}: ${en}`)).toEqual([]);
  });

  it('leaves the Chinese as it is', () => {
    expect(say('zh', words['event.errors'], { n: 1 })).toBe('误码 1');
  });
});
