import { z } from 'zod';
import { TributaryError } from './errors.ts';
import { alike } from './text.ts';
import { bothOf, type Message } from './words/index.ts';

/** One thing that a person is asked for. */
export interface FormField {
  id: string;
  words: Message;
  /** `minutes`: a whole number of them; `number`: any, within its bounds. */
  kind: 'choice' | 'text' | 'minutes' | 'number';
  /** Of a number: what stands behind it, and what it can be at all. */
  unit?: string;
  min?: number;
  max?: number;
  /** Of a choice. */
  options?: readonly { value: string; words: Message }[];
  /** What stands there before anybody typed. */
  value?: string;
  /** What it looks like. */
  example?: Message;
  /** It may stay blank. */
  optional?: boolean;
}

/** What a person told of something, or what was read of it: kept with its step, shown and printed. `bad`: not as it has to be. */
export interface Told {
  words: Message;
  value: Message;
  bad?: boolean;
}

/** Values by field. */
export const formSchema = z.record(z.string().max(50), z.string().max(1000));
export type FormGiven = z.infer<typeof formSchema>;

const MINUTES = /^\d{1,5}$/;

const NUMBER = /^[-+]?\d{1,12}(\.\d{1,9})?$/;
/** True if a text is a number that the field can be. */
const isNumber = ({ min = -Infinity, max = Infinity }: FormField, value: string): boolean =>
  NUMBER.test(value) && Number(value) >= min && Number(value) <= max;

/** True if a field is as it has to be. */
export function isFilled(field: FormField, text: string | undefined): boolean {
  const { kind, optional, options } = field;
  const value = text?.trim() ?? '';
  if (value === '') return optional === true;
  if (kind === 'choice') return options?.some((one) => one.value === value) === true;
  if (kind === 'number') return isNumber(field, value);
  return kind === 'text' || MINUTES.test(value);
}

/** Refuses what was left blank or is none of what may be. Errors: `form-field`. */
export function checkForm(fields: readonly FormField[], given: FormGiven): void {
  const bad = fields.find((field) => !isFilled(field, given[field.id]));
  if (bad) throw new TributaryError('form-field', bad.id, { value: given[bad.id] ?? '', field: bothOf(bad.words) });
}

/** What was given, field by field, as it is kept; blanks are nothing. */
export const toldOf = (fields: readonly FormField[], given: FormGiven): Told[] =>
  fields.flatMap(({ id, words, kind, options, unit }) => {
    const value = given[id]?.trim() ?? '';
    if (value === '') return [];
    const chosen = options?.find((one) => one.value === value)?.words;
    if (chosen) return [{ words, value: chosen }];
    const said: Message =
      kind === 'minutes'
        ? { code: 'form.minutes', params: { n: value } }
        : { said: alike(unit === undefined ? value : `${value} ${unit}`) };
    return [{ words, value: said }];
  });
