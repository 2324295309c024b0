import type { Procedure, StepSpec } from '../../contract/procedure.ts';
import { worksFile, type WorksFile } from '../../contract/works.ts';
import { inProject, nameOf, readYaml, yamlFilesIn } from '../../files/index.ts';

/** The works that lie in a folder of `resources`, by their names. Errors: `bad-yaml` with line and column. */
async function worksIn(folder: string): Promise<Record<string, WorksFile['works']>> {
  const files = await yamlFilesIn(inProject(`resources/${folder}`), Infinity);
  const found = await Promise.all(
    files.map(async (file) => {
      const name = nameOf(file);
      const named = worksFile.refine(({ id }) => id === name, { path: ['id'], message: 'yaml.id' });
      return [name, (await readYaml(file, named)).works] as const;
    }),
  );
  return Object.fromEntries(found);
}

const folderOf = ({ do: kind, from }: StepSpec): string | undefined =>
  kind === 'works' && typeof from === 'string' ? from : undefined;

/** A procedure with the works of its steps filled in, so that the record of a run holds them all. Errors: those of `worksIn`. */
export async function withWorks(procedure: Procedure): Promise<Procedure> {
  if (!procedure.steps.some(folderOf)) return procedure;
  const steps = procedure.steps.map(async (step) => {
    const folder = folderOf(step);
    return folder === undefined ? step : { ...step, entries: await worksIn(folder) };
  });
  return { ...procedure, steps: await Promise.all(steps) };
}
