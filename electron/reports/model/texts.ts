import { localTime as wallTime } from '../../contract/release.ts';
import { ratioText } from '../../contract/ratio.ts';
import type { Bilingual } from '../../contract/text.ts';
import { type Message, type WordKey, bothOf } from '../../contract/words/index.ts';
export { wordOf } from '../../contract/words/index.ts';

/** A sentence of the catalogue as data. */
export const message = (code: WordKey, params?: Message['params']): Message => (params ? { code, params } : { code });

/** A sentence of the catalogue in both languages. */
export const both = (code: WordKey, params?: Message['params']): Bilingual => bothOf(message(code, params));

/** `00:04:50`, from a day on `1 d 02:04:50`: time since START. */
export function elapsedText(seconds: number): string {
  const days = Math.floor(seconds / 86_400);
  const time = new Date((seconds - days * 86_400) * 1000).toISOString().slice(11, 19);
  return days > 0 ? `${days} d ${time}` : time;
}

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
