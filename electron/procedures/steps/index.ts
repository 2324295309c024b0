import { z } from 'zod';
import { TributaryError } from '../../contract/errors.ts';
import { roleName } from '../../contract/instrument.ts';
import type { StepSpec } from '../../contract/procedure.ts';
import { roleOfStep } from '../../contract/steps.ts';
import type { Bilingual } from '../../contract/text.ts';
import { compare } from './compare.ts';
import { configure } from './configure.ts';
import { instruct } from './instruct.ts';
import { judge } from './judge.ts';
import { locate } from './locate.ts';
import type { StepKind } from './kind.ts';
import { ladder } from './ladder.ts';
import { leads } from './leads.ts';
import { loop } from './loop.ts';
import { measure } from './measure.ts';
import { proveLoop } from './prove-loop.ts';
import { reach } from './reach.ts';
import { release } from './release.ts';
import { run } from './run.ts';
import { sameRoute } from './same-route.ts';
import { sites } from './sites.ts';
import { sign } from './sign.ts';
import { switchOver } from './switch.ts';
import { throughput } from './throughput.ts';
import { works } from './works.ts';

/** Every kind of step that a procedure may have: the one list. */
const KINDS = [
  instruct,
  configure,
  release,
  leads,
  loop,
  proveLoop,
  run,
  ladder,
  reach,
  throughput,
  switchOver,
  judge,
  locate,
  works,
  measure,
  sites,
  sameRoute,
  compare,
  sign,
] as const;

const [first, ...others] = KINDS;
/** Any step of a procedure file. */
export const stepSchema: z.ZodType<StepSpec> = z.discriminatedUnion('do', [
  first.schema,
  ...others.map(({ schema }) => schema),
]);

const byName: ReadonlyMap<string, StepKind> = new Map(KINDS.map((kind) => [kind.kind, kind as StepKind]));

/** What is known of a step's kind. A record may hold a step of a program that this one is not. Errors: `step-unknown`. */
export function kindOf(spec: Pick<StepSpec, 'do' | 'id'>): StepKind {
  const kind = byName.get(spec.do);
  if (!kind) throw new TributaryError('step-unknown', spec.id, { text: spec.do });
  return kind;
}

/** What people call a step; one that names the tester it works with says so. */
export function titleOf(spec: StepSpec): Bilingual {
  const role = roleOfStep(spec);
  const { zh, en } = spec.title ?? kindOf(spec).title;
  if (spec.title || role === undefined) return { zh, en };
  const name = roleName(role);
  return { zh: `${zh}（${name.zh}）`, en: `${en} (${name.en})` };
}
