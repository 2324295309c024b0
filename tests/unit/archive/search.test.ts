import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createHaystack } from '../../../electron/archive/worker/search.ts';

const CIRCUITS = [
  ['苏州移动甲乙数字电路0001', '苏州移动', '南京鼓楼'],
  ['苏州移动甲乙数字电路0002', undefined, 'Zürich HB'],
  ['XZ-100%_a\\b', 'ACME Corp', '上海'],
] as const;

function filled() {
  const haystack = createHaystack();
  CIRCUITS.forEach(([number, ...texts], i) => haystack.put(number, [number, ...texts], i));
  return haystack;
}

describe('what is found by a part of its texts', () => {
  it.each([
    ['', 3],
    ['  ', 3],
    ['苏', 2],
    ['鼓楼', 1],
    ['0002', 1],
    [' acme ', 1],
    ['zÜrich', 1],
    ['Zu\u0308rich', 1],
    ['%_A\\', 1],
    ['动南', 0],
    ['苏州移动甲乙数字电路0001\n', 1],
  ])('%j finds %i', (part, total) => {
    expect(filled().find(part, 10).total).toBe(total);
  });

  it('gives the highest rank first, page by page, and what was put again in its new place', () => {
    const haystack = filled();
    expect(haystack.find('', 2).keys).toEqual([CIRCUITS[2][0], CIRCUITS[1][0]]);
    expect(haystack.find('', 2, 2).keys).toEqual([CIRCUITS[0][0]]);
    haystack.put(CIRCUITS[0][0], ['now another'], 9);
    expect(haystack.find('', 1).keys).toEqual([CIRCUITS[0][0]]);
    expect(haystack.find('鼓楼', 9)).toEqual({ keys: [], total: 0 });
    expect(haystack.find('', 9, 0, (key) => key.startsWith('苏'))).toEqual({
      keys: [CIRCUITS[0][0], CIRCUITS[1][0]],
      total: 2,
    });
  });

  it('finds whatever a plain search through every text finds, and nothing else', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'B', '电', '路', '0', ' '), maxLength: 6 });
    fc.assert(
      fc.property(fc.array(fc.tuple(word, word)), word, (things, part) => {
        const haystack = createHaystack();
        things.forEach((texts, i) => haystack.put(String(i), texts, i));
        const needle = part.trim().toLowerCase();
        const expected = things.flatMap((texts, i) =>
          needle === '' || texts.some((text) => text.toLowerCase().includes(needle)) ? [String(i)] : [],
        );
        const found = haystack.find(part, 1000);
        expect(found.keys.toSorted()).toEqual(expected.toSorted());
        expect(found.total).toBe(expected.length);
      }),
    );
  });
});
