import { z } from 'zod';
import type { FormField, FormGiven, Told } from './form.ts';
import { toldOf } from './form.ts';
import { bilingualSchema, stepShape } from './procedure.ts';
import { saidOf } from './words/index.ts';

const { id } = stepShape;

const shape = z.strictObject({
  id,
  title: bilingualSchema,
  kind: z.enum(['choice', 'text', 'minutes', 'number']).default('text'),
  options: z.record(id, bilingualSchema).optional(),
  optional: z.boolean().default(false),
  /** Of a number: its unit, and what it can be at all; anything else is refused. */
  unit: z.string().min(1).max(20).optional(),
  min: z.number().optional(),
  max: z.number().optional(),
  /** What it has to be: one of these options, or a number within these bounds. Anything else is kept, and fails. */
  good: z.array(id).min(1).optional(),
  within: z.strictObject({ min: z.number().optional(), max: z.number().optional() }).optional(),
  /** What an option means, and what to do about it. */
  advice: z.record(id, bilingualSchema).optional(),
});
/** One thing that a procedure asks of a person, as it stands in its file. */
export const askedFieldSchema = shape.superRefine((field, context) => {
  const known = Object.keys(field.options ?? {});
  const fault = (path: string, message: string): void => context.addIssue({ code: 'custom', path: [path], message });
  if (field.kind === 'choice' && known.length === 0) fault('options', 'yaml.no-choices');
  if (field.good?.some((name) => !known.includes(name))) fault('good', 'yaml.field-option');
  if (Object.keys(field.advice ?? {}).some((name) => !known.includes(name))) fault('advice', 'yaml.field-option');
  if (field.kind !== 'number' && field.within !== undefined) fault('within', 'yaml.field-number');
});
export type AskedField = z.infer<typeof askedFieldSchema>;

/** A field as it is asked. */
export const formFieldOf = ({ id: name, title, kind, options, optional, unit, min, max }: AskedField): FormField => ({
  id: name,
  words: saidOf(title),
  kind,
  optional,
  ...(options ? { options: Object.entries(options).map(([value, words]) => ({ value, words: saidOf(words) })) } : {}),
  ...(unit === undefined ? {} : { unit }),
  ...(min === undefined ? {} : { min }),
  ...(max === undefined ? {} : { max }),
});

/** False of what was given and is not as it has to be; undefined where nothing was given, or it may be anything. */
export function isGood({ id: name, good, within }: AskedField, given: FormGiven): boolean | undefined {
  const value = given[name]?.trim() ?? '';
  if (value === '' || (good === undefined && within === undefined)) return undefined;
  if (good) return good.includes(value);
  return Number(value) >= (within?.min ?? -Infinity) && Number(value) <= (within?.max ?? Infinity);
}

/** What was given, field by field, with what is wrong marked, and what that means. */
export function toldOfFields(fields: readonly AskedField[], given: FormGiven): Told[] {
  return fields.flatMap((field): Told[] => {
    const [one] = toldOf([formFieldOf(field)], given);
    if (!one) return [];
    const advice = field.advice?.[given[field.id]?.trim() ?? ''];
    const own = isGood(field, given) === false ? { ...one, bad: true } : one;
    return [own, ...(advice ? [{ words: { code: 'measure.advice' }, value: saidOf(advice) } as const] : [])];
  });
}
