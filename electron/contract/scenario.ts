import { z } from 'zod';
import { parseSeconds } from './duration.ts';
import { defectSchema } from './second.ts';

/** `18s` as seconds; 0 is allowed. */
const secondsText = z.string().transform((text, context) => {
  const seconds = parseSeconds(text);
  if (seconds === undefined) context.addIssue({ code: 'custom', message: 'yaml.duration' });
  return seconds ?? 0;
});
const at = { at: secondsText };
const stretch = { from: secondsText, for: secondsText };

/** What a simulated instrument may do wrong. */
export const MISBEHAVIOURS = ['late', 'partial', 'garbage', 'silent', 'local', 'restart', 'unplug'] as const;

const eventSchema = z.union([
  z.strictObject({ ...at, errors: z.number().int().positive() }),
  z.strictObject({ ...stretch, ber: z.number().positive().max(0.5) }),
  z.strictObject({ ...at, slipBits: z.number().int() }),
  z.strictObject({ ...stretch, defect: defectSchema }),
  z.strictObject({ ...at, do: z.enum(MISBEHAVIOURS), for: secondsText.optional() }),
]);

/** Scenario of a simulated line; times in seconds from the start of the measurement. */
export const scenarioSchema = z.strictObject({
  version: z.literal(1),
  seed: z.number().int().nonnegative().default(1),
  events: z.array(eventSchema).default([]),
});
export type Scenario = z.infer<typeof scenarioSchema>;
export type ScenarioEvent = Scenario['events'][number];
export type Misbehaviour = (typeof MISBEHAVIOURS)[number];
