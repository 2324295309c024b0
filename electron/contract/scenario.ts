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

/** What any simulated instrument may do wrong. */
export const MISBEHAVIOURS = [
  'late',
  'partial',
  'garbage',
  'silent',
  'restart',
  'unplug',
  'echo',
  'unsolicited',
  'jitter',
] as const;
export type Misbehaviour = (typeof MISBEHAVIOURS)[number];

/** Scenario of a simulated line; times in seconds from the start of the measurement. `tricks`: what instruments of one family do besides. */
export const scenarioSchemaWith = (tricks: readonly string[]) =>
  z.strictObject({
    version: z.literal(1),
    seed: z.number().int().nonnegative().default(1),
    events: z
      .array(
        z.union([
          z.strictObject({ ...at, errors: z.number().int().positive() }),
          z.strictObject({ ...stretch, ber: z.number().positive().max(0.5) }),
          z.strictObject({ ...at, slipBits: z.number().int() }),
          z.strictObject({ ...stretch, defect: defectSchema }),
          z.strictObject({ ...at, do: z.enum([...MISBEHAVIOURS, ...tricks]), for: secondsText.optional() }),
        ]),
      )
      .default([]),
  });
export const scenarioSchema = scenarioSchemaWith([]);
export type Scenario = z.infer<typeof scenarioSchema>;
export type ScenarioEvent = Scenario['events'][number];
