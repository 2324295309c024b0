import { z } from 'zod';
import { kindOfRole, type Role } from '../../contract/instrument.ts';
import { rolesOf } from '../../contract/needs.ts';
import { procedureSchema, type Procedure } from '../../contract/procedure.ts';
import { canonicalValue } from '../../contract/settings.ts';
import { judgedIn, measuringSteps, roleOfStep, stepsOfKind, tellsBefore } from '../../contract/steps.ts';
import type { Bilingual } from '../../contract/text.ts';
import type { Message } from '../../contract/words/index.ts';
import { settingProblem } from '../request/setting-types.ts';
import { kindOf, stepSchema } from '../steps/index.ts';

type Check = z.RefinementCtx<Procedure>;
const fault = (context: Check, path: (string | number)[], { code, params }: Message): void =>
  context.addIssue({ code: 'custom', path, message: code, params });
const unlike = (value: string, wanted: Bilingual): Message => ({
  code: 'yaml.unlike',
  params: { value, wantedZh: wanted.zh, wantedEn: wanted.en },
});

/** A procedure file. Beside its shape: names that must exist, ids that must differ, defaults that must be possible. */
export const procedureFile = procedureSchema
  .extend({ steps: z.array(stepSchema).min(1) })
  .transform(canonical)
  .superRefine((procedure, context) => {
    checkSettings(procedure, context);
    checkSteps(procedure, context);
  });

/** Values under their own names, whatever the file calls them. */
function canonical(procedure: Procedure): Procedure {
  const specs = Object.entries(procedure.settings).map(([name, spec]) => {
    const own = (value: string): string => canonicalValue(name, value, spec.type);
    const { default: value, choices } = spec;
    return [
      name,
      {
        ...spec,
        ...(value === undefined ? {} : { default: own(value) }),
        ...(choices ? { choices: choices.map(own) } : {}),
      },
    ];
  });
  return { ...procedure, settings: Object.fromEntries(specs) as Procedure['settings'] };
}

function checkSettings(procedure: Procedure, context: Check): void {
  for (const [name, spec] of Object.entries(procedure.settings)) {
    if (spec.type === 'choice' && !spec.choices?.length)
      fault(context, ['settings', name, 'choices'], { code: 'yaml.no-choices' });
    else if (spec.default !== undefined) {
      const wanted = settingProblem(spec, spec.default);
      if (wanted !== undefined) fault(context, ['settings', name, 'default'], unlike(spec.default, wanted));
    }
  }
}

function checkSteps(procedure: Procedure, context: Check): void {
  const seen = new Set<string>();
  procedure.steps.forEach((step, index) => {
    if (seen.has(step.id)) fault(context, ['steps', index, 'id'], { code: 'yaml.step-twice' });
    seen.add(step.id);
    const code = roleProblem(procedure, roleOfStep(step), kindOf(step).onTester);
    if (code) fault(context, ['steps', index, 'role'], { code, params: { name: roleOfStep(step)! } });
  });
  for (const step of measuringSteps(procedure)) {
    const wanted = runLengthProblem(procedure, step.for);
    if (wanted) fault(context, ['steps', procedure.steps.indexOf(step), 'for'], wanted);
  }
  checkJudged(procedure, context);
}

/** A step works with an instrument that the procedure needs, and what compares bits with a tester. */
function roleProblem(
  { needs }: Procedure,
  role: Role | undefined,
  onTester: boolean,
): 'yaml.role-unneeded' | 'yaml.role-no-tester' | undefined {
  if (role === undefined) return undefined;
  if (!rolesOf(needs).has(role)) return 'yaml.role-unneeded';
  return !onTester || kindOfRole(role) === 'tester' ? undefined : 'yaml.role-no-tester';
}

/** What a step judges was measured before it, and is judged by no other. */
function checkJudged(procedure: Procedure, context: Check): void {
  const named = new Set<string>();
  for (const step of stepsOfKind(procedure, 'judge')) {
    const at = procedure.steps.indexOf(step);
    const before = measuringSteps({ steps: procedure.steps.slice(0, at) }).map(({ id }) => id);
    (step.of ?? []).forEach((name, i) => {
      const code = named.has(name) ? 'yaml.judged-twice' : before.includes(name) ? undefined : 'yaml.not-measured';
      if (code) fault(context, ['steps', at, 'of', i], { code, params: { name } });
      named.add(name);
    });
    if (!step.of && judgedIn(procedure, step).length === 0 && !tellsBefore(procedure, at))
      fault(context, ['steps', at, 'do'], { code: 'yaml.nothing-judged' });
  }
}

function runLengthProblem(procedure: Procedure, text: string): Message | undefined {
  const duration = { type: 'duration' } as const;
  if (!text.startsWith('$')) {
    const wanted = settingProblem(duration, text);
    return wanted && unlike(text, wanted);
  }
  const name = text.slice(1);
  const spec = Object.hasOwn(procedure.settings, name) ? procedure.settings[name] : undefined;
  if (spec?.type === 'duration') return undefined;
  return { code: spec ? 'yaml.no-duration' : 'yaml.no-setting', params: { name } };
}
