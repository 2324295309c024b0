import { readdir } from 'node:fs/promises';
import { basename, isAbsolute, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { z } from 'zod';
import { TributaryError, type ErrorCode } from '../contract/errors.ts';
import { limitSetSchema, type LimitSet } from '../contract/limits.ts';
import { procedureSchema, type Procedure } from '../contract/procedure.ts';
import { parseYaml } from '../contract/yaml.ts';
import { readText } from '../files/index.ts';
import { settingProblem } from './setting-types.ts';

const folder = (name: string): string => fileURLToPath(new URL(`../../resources/${name}/`, import.meta.url));
const PROCEDURES = folder('procedures');
const LIMITS = folder('limits');

type Check = z.RefinementCtx<Procedure>;
const fault = (context: Check, path: (string | number)[], message: string): void =>
  context.addIssue({ code: 'custom', path, message });

/** What the shape alone cannot say: names that must exist, ids that must differ, defaults that must be possible. */
const checkedSchema = procedureSchema.superRefine((procedure, context) => {
  checkSettings(procedure, context);
  checkSteps(procedure, context);
});

function checkSettings(procedure: Procedure, context: Check): void {
  for (const [name, spec] of Object.entries(procedure.settings))
    for (const value of spec.default === undefined ? [] : [spec.default]) {
      const wanted = settingProblem(spec, value);
      if (wanted !== undefined) fault(context, ['settings', name, 'default'], `"${value}": expected ${wanted.en}`);
    }
}

function checkSteps(procedure: Procedure, context: Check): void {
  const seen = new Set<string>();
  procedure.steps.forEach((step, index) => {
    if (seen.has(step.id)) fault(context, ['steps', index, 'id'], `step "${step.id}" stands twice`);
    seen.add(step.id);
    if (step.do !== 'run') return;
    if (procedure.steps.findIndex((other) => other.do === 'run') !== index)
      fault(context, ['steps', index, 'do'], 'a procedure has at most one run step');
    const wanted = runLengthProblem(procedure, step.for);
    if (wanted !== undefined) fault(context, ['steps', index, 'for'], wanted);
  });
}

function runLengthProblem(procedure: Procedure, text: string): string | undefined {
  const duration = { type: 'duration' } as const;
  if (!text.startsWith('$')) {
    const wanted = settingProblem(duration, text);
    return wanted === undefined ? undefined : `"${text}": expected ${wanted.en}`;
  }
  const spec = procedure.settings[text.slice(1)];
  if (spec?.type === 'duration') return undefined;
  return spec ? `"${text}" is no duration` : `there is no setting "${text.slice(1)}"`;
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

async function load<T>(path: string, id: string, schema: z.ZodType<T>, unknown: ErrorCode): Promise<T> {
  if (isPath(id)) return parseYaml(await readText(id), schema, id);
  const known = await idsIn(path);
  if (!known.includes(id)) throw new TributaryError(unknown, id, { text: known.join(', ') });
  const file = join(path, `${id}.yaml`);
  return parseYaml(await readText(file), schema, file);
}

/** Loads and checks one procedure by id from resources, or by path to a YAML file. Errors: `bad-yaml` with line and column, `procedure-unknown`, `file-missing`. */
export async function loadProcedure(idOrPath: string): Promise<Procedure> {
  return await load(PROCEDURES, idOrPath, checkedSchema, 'procedure-unknown');
}

/** All procedures of the program, by id. Errors: `bad-yaml`. */
export async function listProcedures(): Promise<Procedure[]> {
  return await Promise.all((await idsIn(PROCEDURES)).map(loadProcedure));
}

/** A limit set by id or path. Errors: `bad-yaml`, `limits-unknown`, `file-missing`. */
export async function loadLimitSet(id: string): Promise<LimitSet> {
  return await load(LIMITS, id, limitSetSchema, 'limits-unknown');
}
