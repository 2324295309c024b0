import { z } from 'zod';
import type { TrackKind } from './tracks.ts';
import { rateSchema } from './circuit.ts';

const bilingual = z.strictObject({ zh: z.string(), en: z.string() });
/** `confirmed`: seen in a public source; `unconfirmed`: from knowledge, printed as such. */
const status = z.enum(['confirmed', 'unconfirmed']);
const source = { clause: bilingual, status, source: z.string().optional() };

/** Bits compared second by second, or what a person read of them. */
const SECONDS: readonly TrackKind[] = ['bits', 'by-hand'];
/** Counters of a stream. */
const COUNTERS: readonly TrackKind[] = ['register'];

/**
 * Kinds of limit sets: the Recommendation as people call it, the objectives without which a set judges nothing, the setting that says how much
 * of them this circuit may use where the set is for a whole path, and the kinds of measurements that can be held against it. How a kind judges stands in
 * `analysis/judges.ts`, for streams in `analysis/stream-judge.ts`.
 */
export const LIMIT_KINDS = {
  m2100: { called: 'M.2100', objectives: ['ES', 'SES'], allocation: 'm2100-allocation', tracks: SECONDS },
  g826: { called: 'G.826', objectives: ['ESR', 'SESR'], allocation: 'g826-allocation', tracks: SECONDS },
  g821: { called: 'G.821', objectives: ['ESR', 'SESR'], allocation: 'g826-allocation', tracks: SECONDS },
  ethernet: { called: 'Y.1564', objectives: ['FLR', 'shortfall'], tracks: COUNTERS },
  switching: { called: 'G.841', objectives: ['outage'], tracks: COUNTERS },
} as const;
export type LimitKind = keyof typeof LIMIT_KINDS;
/** Kinds that judge seconds of a path. */
export type PathKind = Extract<LimitKind, 'm2100' | 'g826' | 'g821'>;
const KINDS = Object.keys(LIMIT_KINDS) as [LimitKind, ...LimitKind[]];
/** Settings that say how much of an end-to-end objective this circuit may use, percent. */
export type Allocation = (typeof LIMIT_KINDS)[PathKind]['allocation'];
export const allocationOf = (kind: LimitKind): Allocation | undefined => {
  const row = LIMIT_KINDS[kind];
  return 'allocation' in row ? row.allocation : undefined;
};
export const ALLOCATIONS: readonly Allocation[] = [...new Set(KINDS.flatMap((kind) => allocationOf(kind) ?? []))];

const shape = z.strictObject({
  version: z.literal(1),
  id: z
    .string()
    .max(100)
    .regex(/^[a-z0-9-]+$/, 'yaml.id-form'),
  kind: z.enum(KINDS),
  title: bilingual,
  edition: z.string(),
  /** Rate of the path that the set is for; absent: any. */
  rate: rateSchema.optional(),
  /** Objectives by parameter: m2100 PO as fraction of time, g826/g821 ratio end to end, ethernet ratio of frames and of the rate, switching seconds. */
  objectives: z.partialRecord(
    z.enum(['ES', 'SES', 'ESR', 'SESR', 'BBER', 'FLR', 'shortfall', 'outage']),
    z.strictObject({ value: z.number().positive(), ...source }),
  ),
  /** Clause of the rule by which counts are compared. */
  rule: z.strictObject(source).optional(),
});
/** A set of limits with edition and clause; an engineer can replace the values in the YAML. */
export const limitSetSchema = shape.superRefine((set, context) => {
  for (const parameter of LIMIT_KINDS[set.kind].objectives)
    if (!set.objectives[parameter])
      context.addIssue({ code: 'custom', path: ['objectives', parameter], message: 'yaml.no-objective' });
});
export type LimitSet = z.infer<typeof limitSetSchema>;
export type LimitStatus = z.infer<typeof status>;

/** A limit as people read it, on screen, in sentences and on paper: `≤ 4.0E-03`. Older records say `= 0` for `≤ 0`. */
export const printedLimit = (limit = ''): string =>
  limit.replace(/^= 0$/, '<= 0').replaceAll('<=', '≤').replaceAll('>=', '≥');
