import { localTime as wallTime } from '../../contract/release.ts';
import { ratioText } from '../../contract/ratio.ts';
import type { Bilingual } from '../../contract/text.ts';
import { type Message, type WordKey, bothOf } from '../../contract/words/index.ts';
export { wordOf } from '../../contract/words/index.ts';

/** A sentence of the catalogue as data. */
export const message = (code: WordKey, params?: Message['params']): Message => (params ? { code, params } : { code });

/** A sentence of the catalogue in both languages. */
export const both = (code: WordKey, params?: Message['params']): Bilingual => bothOf(message(code, params));

/** A ratio in a table: `1.70E-09`. */
export const exponent = (value: number, digits = 2): string => ratioText(value, digits);

/** Percentage with four decimals, rounded down, so that 100 stands only for all of it. */
export function percent(part: number, whole: number): string {
  return (Math.floor((part / whole) * 1e6) / 1e4).toFixed(4);
}

/** `2026-11-23 14:46:05` in the zone of the record. */
export const localTime = (ms: number, offsetS: number): string => wallTime(ms, offsetS, 'seconds');

/** Lists in both languages from pairs; items with commas of their own take another sign between them. */
export function listed(
  items: readonly Bilingual[],
  between: readonly [string, string] = ['，', ', '],
): { zh: string; en: string } {
  return { zh: items.map((i) => i.zh).join(between[0]), en: items.map((i) => i.en).join(between[1]) };
}
