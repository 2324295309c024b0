import { localTime as wallTime } from '../../contract/release.ts';
import { ratioText } from '../../contract/ratio.ts';
import type { Bilingual } from '../../contract/text.ts';
import { type Message, type WordKey, bothOf as saidIn } from '../../contract/words/index.ts';
export { wordOf } from '../../contract/words/index.ts';

/** A sentence of the catalogue as data. */
export const message = (code: WordKey, params?: Message['params']): Message => (params ? { code, params } : { code });

/** Stands between the thousands of a number within a sentence; the template draws a thin gap there, so that the number is still found by its digits. */
const THOUSANDS = '\u2027';
const LEAST_GROUPED = 10_000;

/** A count whose thousands its sentence keeps apart itself, by a space that the screen needs. */
const COUNT = /\d{1,3}(?:\u00A0\d{3})+/g;
function onPaper(count: string): string {
  const digits = count.replaceAll('\u00A0', '');
  return Number(digits) < LEAST_GROUPED ? digits : count.replaceAll('\u00A0', THOUSANDS);
}

/** The numbers of a sentence with their thousands apart; a shorter one is read at a glance. */
function grouped(text: string, numbers: readonly number[]): string {
  return numbers.reduce(
    (all, number) => {
      const digits = String(Math.abs(number));
      const apart = digits.replaceAll(/\B(?=(\d{3})+$)/g, THOUSANDS);
      return all.replaceAll(new RegExp(`(?<![\\d.])${digits}(?![\\d.]*\\d)`, 'g'), apart);
    },
    text.replaceAll(COUNT, onPaper),
  );
}

/** A stored sentence in both languages, as paper says it. */
export function bothOf(said: Message): Bilingual {
  const { zh, en } = saidIn(said);
  const large = Object.values(said.params ?? {}).filter(
    (value): value is number => Number.isInteger(value) && Math.abs(Number(value)) >= LEAST_GROUPED,
  );
  return { zh: grouped(zh, large), en: grouped(en, large) };
}

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
