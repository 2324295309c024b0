import { z } from 'zod';
import { roleSchema, type Role } from './instrument.ts';
import { SIGNER_ROLES, type SignerRole } from './signers.ts';
import { stepShape, type Procedure, type StepSpec } from './procedure.ts';

const id = stepShape.id;

/** What a step has that works with a tester. `role`: which; the first one unless it says. */
export const testerStepShape = { ...stepShape, role: roleSchema.optional() };
/** The role of the tester that a step works with, if it says. */
export const roleOfStep = ({ role }: StepSpec): Role | undefined => (typeof role === 'string' ? role : undefined);

/** `for`: a length of time, or `$name` of a setting that is one. */
export const runSpec = z.strictObject({ ...testerStepShape, do: z.literal('run'), for: z.string() });
/** A ladder for a length of time, with whatever else of the run tells anything meanwhile: registers of its boxes, and a tester's bits if there is one. */
export const ladderSpec = z.strictObject({ ...stepShape, do: z.literal('ladder'), for: z.string() });
/** A stream in both directions for a length of time. `rate`: an information rate, or `$name` of a setting that is one. */
export const throughputSpec = z.strictObject({
  ...stepShape,
  do: z.literal('throughput'),
  for: z.string(),
  rate: z.string(),
  profile: z.enum(['committed', 'peak']),
});
/** A stream of frames at a fixed distance while somebody switches the line over: as long as that takes; without anybody, for a length of time. */
export const switchSpec = z.strictObject({ ...stepShape, do: z.literal('switch'), for: z.string(), times: z.string() });
const limitRef = z.union([id, z.strictObject({ set: id, decides: z.boolean() })]);
export const judgeSpec = z.strictObject({
  ...stepShape,
  do: z.literal('judge'),
  /** Ids of the run steps that it judges; absent: all before it that no other judges. */
  of: z.array(id).min(1).optional(),
  limits: z.array(limitRef).default([]),
  rule: z.enum(['path', 'loop-check']).default('path'),
});
export const signSpec = z.strictObject({
  ...stepShape,
  do: z.literal('sign'),
  by: z.array(z.enum(SIGNER_ROLES)).min(1),
  /** Who may sign too; nobody waits for him. */
  optional: z.array(z.enum(SIGNER_ROLES)).default([]),
});

/** Steps of which more rooms than the procedures must know: how long is measured, by what is judged, who signs. */
interface Known {
  run: z.infer<typeof runSpec>;
  ladder: z.infer<typeof ladderSpec>;
  throughput: z.infer<typeof throughputSpec>;
  switch: z.infer<typeof switchSpec>;
  judge: z.infer<typeof judgeSpec>;
  sign: z.infer<typeof signSpec>;
}

/** The steps of one of these kinds, in order. */
export const stepsOfKind = <K extends keyof Known>({ steps }: Pick<Procedure, 'steps'>, kind: K): Known[K][] =>
  steps.filter((step): step is Known[K] & StepSpec => step.do === kind);

const MEASURING = ['run', 'ladder', 'throughput', 'switch'] as const;
type Measuring = Known[(typeof MEASURING)[number]];

/** Kinds of steps that tell something without measuring over time: a person, or the computer by itself. */
const TELLING: readonly string[] = ['measure', 'sites', 'compare'];
/** True where something is told before a step that a verdict can rest on. */
export const tellsBefore = ({ steps }: Pick<Procedure, 'steps'>, at: number): boolean =>
  steps.slice(0, at).some(({ do: kind }) => TELLING.includes(kind));

/** The steps that measure, in order. */
export const measuringSteps = ({ steps }: Pick<Procedure, 'steps'>): Measuring[] =>
  steps.filter((step): step is Measuring & StepSpec => MEASURING.some((kind) => kind === step.do));

/** Ids of the measuring steps that a `judge` step judges: those it names, else all before it that no step before it judges and none names. */
export function judgedIn(procedure: Pick<Procedure, 'steps'>, judge: Pick<Known['judge'], 'id' | 'of'>): string[] {
  if (judge.of) return judge.of;
  const judges = stepsOfKind(procedure, 'judge');
  const named = judges.flatMap(({ of = [] }) => of);
  const before = (id: string): StepSpec[] =>
    procedure.steps.slice(
      0,
      procedure.steps.findIndex((step) => step.id === id),
    );
  const earlier = judges
    .slice(
      0,
      judges.findIndex(({ id }) => id === judge.id),
    )
    .findLast(({ of }) => !of);
  const done = earlier ? before(earlier.id).length : 0;
  const since = { steps: before(judge.id).slice(done) };
  return measuringSteps(since).flatMap(({ id: run }) => (named.includes(run) ? [] : [run]));
}

/** The step that judges what a run step measured; undefined if none does. */
export const judgeOf = (procedure: Pick<Procedure, 'steps'>, run: string): Known['judge'] | undefined =>
  stepsOfKind(procedure, 'judge').find((judge) => judgedIn(procedure, judge).includes(run));

/** Who may sign too, and is not waited for. A record of an earlier program knows of none. */
export const optionalSignersOf = (procedure: Pick<Procedure, 'steps'>): SignerRole[] =>
  stepsOfKind(procedure, 'sign').flatMap(({ optional = [] }: { optional?: SignerRole[] }) => optional);

/** Who is asked to sign, in the order of the procedure. */
export const signersOf = (procedure: Pick<Procedure, 'steps'>): SignerRole[] =>
  stepsOfKind(procedure, 'sign').flatMap(({ by }) => by);
