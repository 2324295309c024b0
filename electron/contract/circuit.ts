import { z } from 'zod';
import { absent } from './absent.ts';
import { dateSchema } from './dates.ts';
import { parseRate } from './rate.ts';

const text = z
  .string()
  .max(1000)
  .refine((value) => value.isWellFormed(), { message: 'yaml.characters' })
  .refine((value) => !value.includes('\0'), { message: 'yaml.zero' });
const optionalText = absent(text)
  .transform((value) => value || undefined)
  .optional();
const person = { name: optionalText, phone: optionalText };

const converterSchema = z.strictObject({
  maker: optionalText,
  model: optionalText,
  dip: optionalText,
  /** Path or name of a picture, as it was given. */
  photo: optionalText,
});
export const EQUIPMENT = ['onu', 'ptn', 'sdh', 'pdh', 'modem', 'router'] as const;
const equipmentSchema = z.strictObject({ kind: absent(z.enum(EQUIPMENT)), id: optionalText, port: optionalText });

const endSchema = z.strictObject({
  site: optionalText,
  address: optionalText,
  room: optionalText,
  position: optionalText,
  contact: optionalText,
  phone: optionalText,
  owner: optionalText,
  unit: optionalText,
  converter: absent(converterSchema),
  equipment: absent(z.array(equipmentSchema).max(100)),
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
export type Service = (typeof SERVICES)[number];
export const GRADES = ['AAA', 'AA', 'A', 'ordinary', 'gold', 'silver', 'bronze', 'standard'] as const;
export const SPANS = ['district', 'city', 'province', 'national', 'international'] as const;
export const CIRCUIT_KINDS = ['service', 'test'] as const;
export const CUSTOMER_CLASSES = ['provincial', 'city-diamond', 'ordinary'] as const;

/** What people call the two ends, and what they are here. */
const END_NAMES = { A: 'A', Z: 'Z', B: 'Z', 甲: 'A', 乙: 'Z' } as const;
const endNames = Object.keys(END_NAMES) as (keyof typeof END_NAMES)[];
const end = absent(endSchema);
const endsSchema = z
  .strictObject({ A: end, Z: end, B: end, 甲: end, 乙: end })
  .transform((given, context): { A?: CircuitEnd; Z?: CircuitEnd } => {
    const ends: { A?: CircuitEnd; Z?: CircuitEnd } = {};
    for (const name of endNames) {
      const side = END_NAMES[name];
      if (given[name] === undefined) continue;
      if (ends[side]) context.addIssue({ code: 'custom', path: [name], message: 'yaml.two-names' });
      ends[side] = given[name];
    }
    return ends;
  });

const customerSchema = z.strictObject({
  name: optionalText,
  contact: optionalText,
  phone: optionalText,
  class: absent(z.enum(CUSTOMER_CLASSES)),
  city: optionalText,
  manager: absent(z.strictObject(person)),
});

/** A rate as it was given; compared by value. */
export const rateSchema = z.string().refine((value) => parseRate(value) !== undefined, { message: 'yaml.rate' });

/** A circuit file. The number equals the label on the port, character for character, and is never translated or shortened. */
export const circuitSchema = z.strictObject({
  number: text.max(300).refine((value) => value.trim() !== '', { message: 'yaml.blank' }),
  customer: absent(customerSchema),
  service: absent(z.enum(SERVICES)),
  /** e.g. `2048k`. */
  rate: absent(rateSchema),
  grade: absent(z.enum(GRADES)),
  span: absent(z.enum(SPANS)),
  inService: absent(z.boolean())
    .transform((value) => value ?? false)
    .default(false),
  /** A circuit for tests ends on a day. */
  kind: absent(z.enum(CIRCUIT_KINDS)),
  until: absent(dateSchema),
  ends: absent(endsSchema),
  routes: absent(z.strictObject({ main: optionalText, spare: optionalText })),
  /** Office that the far end belongs to. */
  towards: optionalText,
  /** Variant of the line, where it is known. */
  line: optionalText,
});
export type Circuit = z.infer<typeof circuitSchema>;
