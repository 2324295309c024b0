import { describe, expect, it } from 'vitest';
import { bothOf, say, saidOf, sayMessage, words, type WordKey } from '../../../electron/contract/words/index.ts';

describe('numbers in English sentences', () => {
  it.each([
    [1, '1 bit error'],
    [0, '0 bit errors'],
    [17, '17 bit errors'],
    ['1 204', '1 204 bit errors'],
  ])('%s is told as %s', (n, text) => {
    expect(sayMessage('en', { code: 'event.count', params: { n } })).toBe(text);
  });

  it.each([
    ['+1', 'Slips: 1, +1 bit'],
    ['−1', 'Slips: 1, −1 bit'],
    ['-8', 'Slips: 1, -8 bits'],
  ])('a slip of %s is told as %s', (bits, text) => {
    expect(sayMessage('en', { code: 'event.slip', params: { count: 1, bits } })).toBe(text);
  });

  it('has no plural of one anywhere', () => {
    // Words that follow a number at once; those of limits and lengths are never one.
    const counted =
      /\{\{(?:n|errors|es|gaps|count|shown|rest|g)\}\} (?:\w+ )?(?:errors|slips|bits|fields|seconds|gaps|times|photos)\b/;
    const left = Object.entries(words).filter(([, { en }]) => counted.test(en));
    expect(left.map(([key, { en }]) => `${key}: ${en}`)).toEqual([]);
  });

  it('part the thousands of a count, where no line breaks', () => {
    const params = { zh: 'A→Z', en: 'A→Z', lost: 21_654_219, sent: 444_664_031 };
    expect(bothOf({ code: 'event.stream-loss', params })).toEqual({
      zh: 'A→Z 丢 21\u00A0654\u00A0219 帧（发 444\u00A0664\u00A0031）',
      en: 'A→Z: 21\u00A0654\u00A0219 of 444\u00A0664\u00A0031 frames lost',
    });
  });

  it('leaves the Chinese as it is', () => {
    expect(say('zh', words['event.count'], { n: 1 })).toBe('误码 1');
  });
});

describe('a sentence in a record', () => {
  const stored = (code: string, params = {}): string => sayMessage('en', { code: code as WordKey, params });

  it.each([
    ['comtech.no-answer', 'the tester does not answer (9600)'],
    ['comtech.fault.unit.G', 'fault of the tester: reference unlocked'],
    ['loop.slip-origin', expect.stringContaining('line or adapter')],
    ['acme.never-said', 'acme.never-said'],
    ['acme.constructor', 'acme.constructor'],
    ['', ''],
  ])('of an earlier version, %s, is read', (code, text) => {
    expect(stored(code, { text: '9600' })).toEqual(text);
  });

  it('of an instrument carries its words along, its gaps filled', () => {
    const message = saidOf({ zh: '故障 {{n}}', en: 'fault {{n}}' }, { n: 3 });
    expect(bothOf(message)).toEqual({ zh: '故障 3', en: 'fault 3' });
    expect(JSON.parse(JSON.stringify(message))).toEqual(message);
  });
});
