import { readdir } from 'node:fs/promises';
import { basename, isAbsolute, join } from 'node:path';
import { z } from 'zod';
import { asTributaryError, TributaryError, type ErrorCode } from '../../contract/errors.ts';
import { limitSetSchema, type LimitSet } from '../../contract/limits.ts';
import { procedureSchema, type Procedure } from '../../contract/procedure.ts';
import { canonicalValue } from '../../contract/settings.ts';
import type { Bilingual } from '../../contract/text.ts';
import type { Message } from '../../contract/words/index.ts';
import { stepsOfKind } from '../../contract/steps.ts';
import { parseYaml } from '../../contract/yaml.ts';
import { inProject, readText } from '../../files/index.ts';
import { stepSchema } from '../steps/index.ts';
import { settingProblem } from '../request/setting-types.ts';

const folder = (name: string): string => inProject(`resources/${name}/`);
const PROCEDURES = folder('procedures');
const LIMITS = folder('limits');

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
  for (const [name, spec] of Object.entries(procedure.settings))
    for (const value of spec.default === undefined ? [] : [spec.default]) {
      const wanted = settingProblem(spec, value);
      if (wanted !== undefined) fault(context, ['settings', name, 'default'], unlike(value, wanted));
    }
}

function checkSteps(procedure: Procedure, context: Check): void {
  const seen = new Set<string>();
  procedure.steps.forEach((step, index) => {
    if (seen.has(step.id)) fault(context, ['steps', index, 'id'], { code: 'yaml.step-twice' });
    seen.add(step.id);
  });
  const [first, ...more] = stepsOfKind(procedure, 'run');
  for (const step of more) fault(context, ['steps', procedure.steps.indexOf(step), 'do'], { code: 'yaml.one-run' });
  const wanted = first && runLengthProblem(procedure, first.for);
  if (first && wanted) fault(context, ['steps', procedure.steps.indexOf(first), 'for'], wanted);
}

function runLengthProblem(procedure: Procedure, text: string): Message | undefined {
  const duration = { type: 'duration' } as const;
  if (!text.startsWith('$')) {
    const wanted = settingProblem(duration, text);
    return wanted && unlike(text, wanted);
  }
  const name = text.slice(1);
  const spec = procedure.settings[name];
  if (spec?.type === 'duration') return undefined;
  return { code: spec ? 'yaml.no-duration' : 'yaml.no-setting', params: { name } };
}

/** Ids of the YAML files of a folder, in order. A folder that does not exist has none. */
async function idsIn(path: string): Promise<string[]> {
  const names = await readdir(path).catch((thrown: NodeJS.ErrnoException) => {
    if (thrown.code === 'ENOENT') return [];
    throw thrown;
  });
  return names
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => basename(name, '.yaml'))
    .sort();
}

/** True for what must be a file: it has a folder or ends as a YAML file does. */
const isPath = (text: string): boolean => isAbsolute(text) || /[\\/]|\.ya?ml$/.test(text);

async function load<T extends { id: string }>(
  path: string,
  id: string,
  schema: z.ZodType<T>,
  unknown: ErrorCode,
): Promise<T> {
  if (isPath(id)) return parseYaml(await readText(id), schema, id);
  const known = await idsIn(path);
  if (!known.includes(id)) throw new TributaryError(unknown, id, { text: known.join(', ') });
  const file = join(path, `${id}.yaml`);
  // A copy under another name must not pass for the original.
  const named = schema.refine((read) => read.id === id, { path: ['id'], message: 'yaml.id' });
  return parseYaml(await readText(file), named, file);
}

/** Loads and checks one procedure by id from resources, or by path to a YAML file. Errors: `bad-yaml` with line and column, `procedure-unknown`, `file-missing`. */
export async function loadProcedure(idOrPath: string): Promise<Procedure> {
  return await load(PROCEDURES, idOrPath, procedureFile, 'procedure-unknown');
}

/** A procedure of the program, or what is wrong with its file. */
export type Listed = { id: string; procedure: Procedure } | { id: string; problem: TributaryError };

/** All procedures of the program, by id. One that cannot be read says so itself and hides no other. */
export async function listProcedures(path: string = PROCEDURES): Promise<Listed[]> {
  const one = async (id: string): Promise<Listed> => {
    try {
      return { id, procedure: await load(path, id, procedureFile, 'procedure-unknown') };
    } catch (thrown) {
      return { id, problem: asTributaryError(thrown) };
    }
  };
  return await Promise.all((await idsIn(path)).map(one));
}

/** A limit set by id or path. Errors: `bad-yaml`, `limits-unknown`, `file-missing`. */
export async function loadLimitSet(id: string): Promise<LimitSet> {
  return await load(LIMITS, id, limitSetSchema, 'limits-unknown');
}
