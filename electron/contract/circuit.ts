import { z } from 'zod';

const text = z.string().max(1000);
/** YAML writes an empty value as null: the same as absent. */
const optionalText = text.nullish().transform((v) => v ?? undefined);

const endSchema = z.strictObject({
  site: optionalText,
  address: optionalText,
  room: optionalText,
  position: optionalText,
  contact: optionalText,
  phone: optionalText,
});
export type CircuitEnd = z.infer<typeof endSchema>;

export const SERVICES = [
  'e1',
  'v35',
  'x21',
  'v24',
  'ethernet',
  'internet',
  'voice',
  'data',
  'ddn',
  'frame-relay',
  'atm',
  'mpls-vpn',
  'apn',
  'sms',
] as const;
export const GRADES = ['AAA', 'AA', 'A', 'ordinary', 'gold', 'silver', 'bronze', 'standard'] as const;
export const SPANS = ['district', 'city', 'province', 'national', 'international'] as const;

/** A circuit file. The number equals the label on the port, character for character, and is never translated or shortened. */
export const circuitSchema = z.strictObject({
  number: z.coerce.string().min(1).max(300),
  customer: z
    .strictObject({ name: optionalText, contact: optionalText, phone: optionalText })
    .nullish()
    .transform((v) => v ?? undefined),
  service: z.enum(SERVICES).optional(),
  /** e.g. `2048k`. */
  rate: z
    .string()
    .regex(/^\d+(\.\d+)?[kMG]?$/)
    .optional(),
  grade: z.enum(GRADES).optional(),
  span: z.enum(SPANS).optional(),
  inService: z.boolean().default(false),
  ends: z
    .strictObject({
      A: endSchema.nullish().transform((v) => v ?? undefined),
      Z: endSchema.nullish().transform((v) => v ?? undefined),
    })
    .optional(),
});
export type Circuit = z.infer<typeof circuitSchema>;
