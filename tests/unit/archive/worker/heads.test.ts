import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { differing, openHeads, type Known } from '../../../../electron/archive/worker/heads.ts';

const version = (entry: string, text: string, ...after: string[]): Known => ({ entry, text, after });
const entries = (heads: readonly Known[]): string[] => heads.map(({ entry }) => entry);

describe('the heads of an item', () => {
  it.each<[string, Known[], string[]]>([
    ['one version', [version('1', 'a')], ['1']],
    ['one that replaces it', [version('1', 'a'), version('2', 'b', '1')], ['2']],
    [
      'two that replace the same, the newest first',
      [version('1', 'a'), version('2', 'b', '1'), version('3', 'c', '1')],
      ['3', '2'],
    ],
    [
      'a third after both',
      [version('1', 'a'), version('2', 'b', '1'), version('3', 'c', '1'), version('4', 'd', '2', '3')],
      ['4'],
    ],
    ['the same list taken in by two laptops', [version('1', 'a'), version('2', 'a')], ['1']],
    ['the same list, changed on one of them', [version('1', 'a'), version('2', 'a'), version('3', 'b', '1')], ['3']],
    [
      'the same change on both',
      [version('1', 'a'), version('2', 'a'), version('3', 'b', '1'), version('4', 'b', '2')],
      ['3'],
    ],
    ['back to what it was', [version('1', 'a'), version('2', 'b', '1'), version('3', 'a', '2')], ['3']],
    ['one whose forerunner has not come yet', [version('3', 'c', '2')], ['3']],
    ['a circle that nobody wrote', [version('1', 'a', '2'), version('2', 'b', '1')], ['2']],
  ])('%s', (_name, versions, heads) => {
    expect(entries(openHeads(versions))).toEqual(heads);
  });

  it('of a chain that leads backwards through thousands, which nobody wrote, are found all the same', () => {
    const id = (n: number): string => String(n).padStart(6, '0');
    const chain = Array.from({ length: 20_000 }, (_, n) => version(id(n), `${n}`, id(n + 1)));
    expect(entries(openHeads(chain))).toEqual([id(0)]);
  });

  it('that say the same though they came by different ways are no conflict', () => {
    const heads = openHeads([version('1', 'a'), version('2', 'b', '1'), version('3', 'b')]);
    expect(entries(heads)).toEqual(['3', '2']);
    expect(entries(differing(heads))).toEqual(['2']);
  });

  /** Histories as laptops make them: each version replaces heads of what its laptop knew. */
  const histories = fc
    .array(fc.tuple(fc.nat(), fc.nat(), fc.constantFrom('a', 'b', 'c')), { minLength: 1, maxLength: 12 })
    .map((steps) =>
      steps.reduce<Known[]>((known, [seen, pick, text], i) => {
        const seenOf = known.slice(0, known.length === 0 ? 0 : seen % (known.length + 1));
        const heads = openHeads(seenOf);
        const after = heads.slice(0, heads.length === 0 ? 0 : 1 + (pick % heads.length)).map(({ entry }) => entry);
        return [...known, version(String(i).padStart(2, '0'), text, ...after)];
      }, []),
    );

  it('are the same in whatever order and however often the versions came', () => {
    fc.assert(
      fc.property(histories, fc.infiniteStream(fc.nat()), (history, chance) => {
        const order = [...chance.take(history.length)];
        const mixed = history
          .map((one, i) => [one, order[i]!] as const)
          .sort(([, a], [, b]) => a - b)
          .map(([one]) => one);
        expect(openHeads(mixed)).toEqual(openHeads(history));
        expect(openHeads(history).length).toBeGreaterThan(0);
      }),
    );
  });

  it('are replaced by no version, and every other version is replaced or says the same as one that stands', () => {
    fc.assert(
      fc.property(histories, (history) => {
        const heads = openHeads(history);
        const replaced = new Set(history.flatMap(({ after }) => after));
        for (const head of heads) expect(replaced.has(head.entry)).toBe(false);
        const texts = new Set(history.filter(({ entry }) => replaced.has(entry)).map(({ text }) => text));
        for (const one of history)
          if (!heads.includes(one) && !replaced.has(one.entry))
            expect(texts.has(one.text) || heads.some(({ text }) => text === one.text)).toBe(true);
      }),
    );
  });

  it('are one after a choice that replaces them all', () => {
    fc.assert(
      fc.property(histories, (history) => {
        const chosen = version('zz', 'chosen', ...entries(openHeads(history)));
        expect(openHeads([...history, chosen])).toEqual([chosen]);
      }),
    );
  });
});
