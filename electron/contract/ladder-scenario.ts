import { z } from 'zod';
import { milliseconds, parseSeconds } from './duration.ts';
import { defectSchema } from './defect.ts';

const secondsText = z.string().transform((text, context) => {
  const seconds = parseSeconds(text);
  if (seconds === undefined) context.addIssue({ code: 'custom', message: 'yaml.duration' });
  return seconds ?? 0;
});
const delayText = z.string().transform((text, context) => {
  const ms = milliseconds(text);
  if (ms === undefined) context.addIssue({ code: 'custom', message: 'yaml.duration' });
  return ms ?? 0;
});
/** `rung`: the first that it bites, all behind it as well unless `only`; without one, the first behind the line. */
const where = { rung: z.string().max(64).optional(), only: z.boolean().optional() };
const at = { at: secondsText, ...where };
const stretch = { from: secondsText, for: secondsText, ...where };

/** Scenario of the line of a simulated ladder: as that of a simulated tester, and what only packets meet. `do: silent`: the facility is gone. */
export const ladderScenarioSchema = z.strictObject({
  version: z.literal(1),
  seed: z.number().int().nonnegative().default(1),
  events: z
    .array(
      z.union([
        z.strictObject({
          ...stretch,
          loss: z.number().positive().max(100),
          sizes: z.array(z.number().int()).optional(),
        }),
        z.strictObject({ ...stretch, delay: delayText }),
        z.strictObject({ ...at, wrongOctets: z.number().int().positive().max(100) }),
        z.strictObject({ ...stretch, ber: z.number().positive().max(0.5) }),
        z.strictObject({ ...stretch, defect: defectSchema }),
        z.strictObject({ ...at, do: z.literal('silent'), for: secondsText.optional() }),
      ]),
    )
    .default([]),
});
export type LadderScenario = z.infer<typeof ladderScenarioSchema>;
export type LadderEvent = LadderScenario['events'][number];
