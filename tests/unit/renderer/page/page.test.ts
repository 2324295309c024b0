import { describe, expect, it } from 'vitest';
import { keyName, restsWhileTyping } from '../../../../renderer/page/key-names.ts';
import { parseRoute, PLACES, routeHash } from '../../../../renderer/page/routes.ts';

describe('places', () => {
  it('finds its way back from every address it makes', () => {
    for (const place of PLACES)
      expect(parseRoute(routeHash(place, 'a/b ?', { tester: 'loop@tcp://h:1?rate=64k&x=1' }))).toEqual({
        place,
        id: 'a/b ?',
        options: { tester: 'loop@tcp://h:1?rate=64k&x=1' },
      });
  });
  it('goes to the bench from any other address', () => {
    expect(['', '#', '#/', '#/nowhere'].map((hash) => parseRoute(hash).place)).toEqual(Array(4).fill('bench'));
    expect(parseRoute('#/result/%E0%A4%A')).toEqual({ place: 'result', options: {} });
  });
});

describe('keys', () => {
  const press = (key: string, part: object = {}) =>
    keyName({ key, code: '', ctrlKey: false, altKey: false, metaKey: false, ...part });
  it('takes no key that a browser takes', () => {
    expect(press('Enter', { ctrlKey: true })).toBe('Ctrl+Enter');
    expect([press('t', { ctrlKey: true }), press('1', { altKey: true }), press('r', { metaKey: true })]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });
  it('rests letters while somebody types, never F8', () => {
    expect(['a', '/', '1'].every(restsWhileTyping)).toBe(true);
    expect(['F8', 'Ctrl+Enter', 'Escape'].some(restsWhileTyping)).toBe(false);
    expect(press('A')).toBe('a');
  });
  it('knows a digit with Alt by its place on the keyboard, whatever it writes', () => {
    const alt = { altKey: true, code: 'Digit1' };
    expect([press('1', alt), press('¡', alt), press('&', alt)]).toEqual(Array(3).fill('Alt+1'));
    expect([press('1', { ...alt, ctrlKey: true }), press('1', { ...alt, metaKey: true })]).toEqual([
      undefined,
      undefined,
    ]);
    expect(restsWhileTyping('Alt+1')).toBe(false);
  });
});
