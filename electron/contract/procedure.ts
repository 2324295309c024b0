import { z } from 'zod';
import { parseSeconds } from './duration.ts';
import { needsSchema } from './needs.ts';
import { openingFormSchema } from './opening-form.ts';
import { SETTING_TYPES } from './setting-types.ts';

const bilingual = (max: number) => {
  const text = z.string().trim().min(1).max(max);
  return z.strictObject({ zh: text, en: text });
};
const titleSchema = bilingual(200);
/** What a person is to do, or what something means. */
export const bilingualSchema = bilingual(2000);
const id = z
  .string()
  .max(100)
  .regex(/^[a-z0-9-]+$/, 'yaml.id-form');

const common = {
  default: z.string().optional(),
  choices: z.array(z.string()).optional(),
  label: titleSchema.optional(),
  help: bilingualSchema.optional(),
  /** The run asks it of a person; only a run without one takes it from here. */
  asked: z.literal(true).optional(),
  /** It may stay blank. */
  optional: z.literal(true).optional(),
  /** The shortest that a `duration` may be, where the 5 s of every run are too few. */
  shortest: z
    .string()
    .refine((text) => parseSeconds(text) !== undefined, { message: 'yaml.duration' })
    .optional(),
  /** The setting whose rate this one must not be below. */
  atLeast: z.string().optional(),
  /** What it is where another setting was given. */
  given: z.record(z.string(), z.string()).optional(),
};
/** One setting of a procedure: choices are suggestions for `duration`, the only values for `choice`. */
const settingSchema = z.strictObject({ type: z.enum(SETTING_TYPES), ...common });
export type SettingSpec = z.infer<typeof settingSchema>;

/** What every step has. `do`: its kind; which kinds there are, and what else a step of each may hold, the procedures know (`procedures/steps`). */
export const stepShape = { id, title: titleSchema.optional() };
const stepSchema = z.looseObject({ ...stepShape, do: z.string() });
export type StepSpec = z.infer<typeof stepSchema>;

/** A photo that a procedure demands: one of each circuit, or one of each site. */
export const photoDemandSchema = z.strictObject({
  id,
  of: z.enum(['circuit', 'site']),
  title: titleSchema,
});
export type PhotoDemand = z.output<typeof photoDemandSchema>;

/** A procedure, whatever kinds of steps it has: a record is read by it, also one of a program that knew other kinds. */
export const procedureSchema = z.strictObject({
  version: z.literal(1),
  id,
  title: titleSchema,
  /** Which instruments it takes, by role, and for which circuits it is. */
  needs: needsSchema.default({}),
  settings: z.record(id, settingSchema).default({}),
  /** Photos without which a site is not left, where it is done as part of a job. */
  photos: z.array(photoDemandSchema).max(20).optional(),
  /** It is one of those for which the carrier's form can be made; whoever reads the procedure fills in what the form demands, and its settings. */
  form: z.literal('opening').optional(),
  opening: openingFormSchema.optional(),
  steps: z.array(stepSchema).min(1),
});
export type Procedure = z.infer<typeof procedureSchema>;
