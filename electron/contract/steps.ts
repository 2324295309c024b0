import { z } from 'zod';
import { SIGNER_ROLES, stepShape, type Procedure, type SignerRole, type StepSpec } from './procedure.ts';

const id = stepShape.id;

/** `for`: a length of time, or `$name` of a setting that is one. */
export const runSpec = z.strictObject({ ...stepShape, do: z.literal('run'), for: z.string() });
const limitRef = z.union([id, z.strictObject({ set: id, decides: z.boolean() })]);
export const judgeSpec = z.strictObject({
  ...stepShape,
  do: z.literal('judge'),
  limits: z.array(limitRef).default([]),
  rule: z.enum(['path', 'loop-check']).default('path'),
});
export const signSpec = z.strictObject({
  ...stepShape,
  do: z.literal('sign'),
  by: z.array(z.enum(SIGNER_ROLES)).min(1),
});

/** Steps of which more rooms than the procedures must know: how long is measured, by what is judged, who signs. */
interface Known {
  run: z.infer<typeof runSpec>;
  judge: z.infer<typeof judgeSpec>;
  sign: z.infer<typeof signSpec>;
}

/** The steps of one of these kinds, in order. */
export const stepsOfKind = <K extends keyof Known>({ steps }: Pick<Procedure, 'steps'>, kind: K): Known[K][] =>
  steps.filter((step): step is Known[K] & StepSpec => step.do === kind);

/** Who is asked to sign, in the order of the procedure. */
export const signersOf = (procedure: Pick<Procedure, 'steps'>): SignerRole[] =>
  stepsOfKind(procedure, 'sign').flatMap(({ by }) => by);
