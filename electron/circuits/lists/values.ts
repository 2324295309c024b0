import { PROGRESS_KINDS } from '../../contract/book/order.ts';
import { CIRCUIT_KINDS, CUSTOMER_CLASSES, GRADES, SERVICES, SPANS } from '../../contract/circuit.ts';
import { wordOf, type Message, type TermKind } from '../../contract/words/index.ts';
import { plain } from './columns.ts';
import { readDay, type Count } from './days.ts';

/** Fields whose values are words of a list, what those are called, and what else offices call them. */
const LISTED: Readonly<
  Record<string, readonly [values: readonly string[], kind: TermKind, others?: Readonly<Record<string, string>>]>
> = {
  service: [SERVICES, 'service'],
  grade: [GRADES, 'grade', { 金: 'gold', 银: 'silver', 铜: 'bronze' }],
  span: [
    SPANS,
    'span',
    {
      本地网营业区内: 'district',
      本地网营业区间: 'city',
      区内长途: 'province',
      省内长途: 'province',
      国内长途: 'national',
      省际长途: 'national',
      国际长途: 'international',
    },
  ],
  kind: [CIRCUIT_KINDS, 'circuit-kind'],
  class: [CUSTOMER_CLASSES, 'customer-class'],
  progress: [PROGRESS_KINDS, 'progress', { 无: 'none', 周报: 'weekly', 按需: 'as-asked' }],
};

/** What stands in a column of yes or no. */
const YES = ['true', 'yes', 'y', '1', '是', '有', '√', '在用', '新建', '加急'];
const NO = ['false', 'no', 'n', '0', '否', '无', '×', '不在用'];
const YES_NO = ['inService', 'built', 'urgent'];
const DAYS = ['received', 'surveyAsked', 'resourceAnswered', 'due', 'until'];

/** Whether a field holds a day. */
export const isDay = (field: string): boolean => DAYS.includes(field);
/** Whether a field is yes or no. */
export const isYesNo = (field: string): boolean => YES_NO.includes(field);

/** The word that people have for a value of a list, as a list writes it. */
export function wordFor(field: string, value: string, lang: 'zh' | 'en'): string {
  const kind = LISTED[field]?.[1];
  return kind === undefined ? value : wordOf(kind, value, 'screen')[lang];
}

/** Of each field what its values are called, plainly. */
const named = new Map(
  Object.entries(LISTED).map(([field, [values, kind, others = {}]]) => [
    field,
    new Map([
      ...values.flatMap((value) =>
        [value, ...Object.values(wordOf(kind, value, 'screen'))].map((word): [string, string] => [plain(word), value]),
      ),
      ...Object.entries(others).map(([word, value]): [string, string] => [plain(word), value]),
    ]),
  ]),
);

/** What a cell says: the value of its field, or why it has none. `said`: what is worth saying of it. */
export type Value = { value: string | boolean; said?: Message['code'] } | { wrong: Message };

/** A value by its own word or by what people call it; one that is none stays as it is, and is refused by the schema. */
export function valueOf(field: string, text: string, from?: Count): Value {
  if (isYesNo(field)) {
    const word = plain(text) || text;
    if (YES.includes(word)) return { value: true };
    return NO.includes(word) ? { value: false } : { wrong: { code: 'lists.yes-no' } };
  }
  if (!isDay(field)) return { value: named.get(field)?.get(plain(text)) ?? text };
  const day = readDay(text, from);
  if ('wrong' in day) return { wrong: { code: day.wrong, params: { value: text.slice(0, 40) } } };
  return { value: day.day, ...(day.timed ? { said: 'lists.time-left' } : {}) };
}
