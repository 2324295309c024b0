import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { z } from 'zod';
import { TributaryError } from '../../contract/errors.ts';
import { inProject, readError } from '../../files/index.ts';
import { readKept } from './kept-files.ts';

const YAML = /\.ya?ml$/;
/** So many own files are read in a folder: whoever has more has put something else there. */
const OWN_AT_MOST = 200;

/** The YAML files of a folder by name, without their ends; a folder that is not there has none. Errors: those of reading, `own-too-many`. */
async function filesIn(folder: string): Promise<Map<string, string>> {
  const names = await readdir(folder).catch((thrown: NodeJS.ErrnoException) => {
    if (thrown.code === 'ENOENT') return [];
    throw readError(thrown, folder);
  });
  const files = names.filter((name) => YAML.test(name) && !name.startsWith('.')).toSorted();
  if (files.length > OWN_AT_MOST)
    throw new TributaryError('own-too-many', folder, { n: files.length, limit: OWN_AT_MOST });
  return new Map(files.map((name) => [name.replace(YAML, ''), join(folder, name)]));
}

/**
 * The files of a folder of `resources` and of the user's own of the same name, by their names: his come first, and one of the same name stands in the
 * place of ours. Errors: those of reading.
 */
async function filesOf(folder: string, home: string | undefined): Promise<Map<string, string>> {
  const own = home === undefined ? new Map<string, string>() : await filesIn(join(home, folder));
  const ours = await filesIn(inProject(`resources/${folder}`));
  return new Map([...own, ...[...ours].filter(([name]) => !own.has(name))]);
}

/** What all files of a folder hold, each with its name, the user's own first. Errors: `bad-yaml` with file, line and column; those of reading. */
export async function readNamed<T>(
  folder: string,
  schema: z.ZodType<T>,
  home: string | undefined,
): Promise<(readonly [name: string, file: T])[]> {
  const files = [...(await filesOf(folder, home))];
  return await Promise.all(files.map(async ([name, file]) => [name, await readKept(file, schema)] as const));
}

/** The same without their names. */
export const readAll = async <T>(folder: string, schema: z.ZodType<T>, home: string | undefined): Promise<T[]> =>
  (await readNamed(folder, schema, home)).map(([, file]) => file);

/** What one file of a folder holds. Errors: `figures-unknown` where there is none of this name; those of `readAll`. */
export async function readOne<T>(
  folder: string,
  name: string,
  schema: z.ZodType<T>,
  home: string | undefined,
): Promise<T> {
  const files = await filesOf(folder, home);
  const file = files.get(name);
  if (file === undefined)
    throw new TributaryError('figures-unknown', join(home ?? inProject('resources'), folder, `${name}.yaml`), {
      text: [...files.keys()].join(', '),
    });
  return await readKept(file, schema);
}
