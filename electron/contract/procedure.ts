import { z } from 'zod';
import { rateSchema, SERVICES } from './circuit.ts';

/** Who may sign, in the order on paper. */
export const SIGNER_ROLES = ['engineer', 'assistant', 'reviewer', 'customer'] as const;
export type SignerRole = (typeof SIGNER_ROLES)[number];
/** Who signs where a procedure has no `sign` step: whoever tests, and the customer who gets the line. */
export const USUAL_SIGNERS: readonly SignerRole[] = ['engineer', 'customer'];
export const isSignerRole = (name: string): name is SignerRole => SIGNER_ROLES.some((role) => role === name);

const bilingual = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) });
const id = z.string().regex(/^[a-z0-9-]+$/);

const common = {
  default: z.string().optional(),
  choices: z.array(z.string()).optional(),
  label: bilingual.optional(),
  help: bilingual.optional(),
};
export const SETTING_TYPES = ['duration', 'choice', 'pattern', 'percent', 'ratio', 'text'] as const;
/** One setting of a procedure: choices are suggestions for `duration`, the only values for `choice`. */
const settingSchema = z.strictObject({ type: z.enum(SETTING_TYPES), ...common });
export type SettingSpec = z.infer<typeof settingSchema>;

const step = { id, title: bilingual.optional() };
const limitRef = z.union([id, z.strictObject({ set: id, decides: z.boolean() })]);
const stepSchema = z.discriminatedUnion('do', [
  z.strictObject({
    ...step,
    do: z.literal('instruct'),
    picture: id.optional(),
    text: bilingual,
    confirm: z.boolean().default(true),
  }),
  z.strictObject({ ...step, do: z.literal('configure') }),
  z.strictObject({ ...step, do: z.literal('release') }),
  z.strictObject({ ...step, do: z.literal('prove-loop') }),
  z.strictObject({ ...step, do: z.literal('run'), for: z.string() }),
  z.strictObject({
    ...step,
    do: z.literal('judge'),
    limits: z.array(limitRef).default([]),
    rule: z.enum(['path', 'loop-check']).default('path'),
  }),
  z.strictObject({
    ...step,
    do: z.literal('sign'),
    by: z.array(z.enum(SIGNER_ROLES)).min(1),
  }),
]);
export type StepSpec = z.infer<typeof stepSchema>;

const testerNeeds = z.strictObject({ interface: id.optional(), families: z.array(id).optional() });
const circuitNeeds = z.strictObject({
  service: z.array(z.enum(SERVICES)).min(1).optional(),
  rate: rateSchema.optional(),
});

/** A procedure file. Step kinds of later issues are added to the union when their engine is. */
export const procedureSchema = z.strictObject({
  version: z.literal(1),
  id,
  title: bilingual,
  /** Which testers may run it (`families` empty = any), and on which circuits. */
  needs: z.strictObject({ tester: testerNeeds.optional(), circuit: circuitNeeds.optional() }).default({}),
  settings: z.record(id, settingSchema).default({}),
  steps: z.array(stepSchema).min(1),
});
export type Procedure = z.infer<typeof procedureSchema>;
