import { readdir } from 'node:fs/promises';
import { join, parse } from 'node:path';
import type { z } from 'zod';
import { TributaryError } from '../contract/errors.ts';
import { parseYaml } from '../contract/yaml.ts';
import { readKept } from './kept.ts';
import { inProject } from './project.ts';
import { readError, readText } from './read.ts';

const YAML = /\.ya?ml$/;
/** So many own files are read in a folder: whoever has more has put something else there. */
const OWN_AT_MOST = 200;

/** What a YAML file holds. Errors: `bad-yaml` with file, line and column; those of reading. */
export const readYaml = async <T>(file: string, schema: z.ZodType<T>): Promise<T> =>
  parseYaml(await readText(file), schema, file);

/** True where a file is named as a YAML file is. */
export const isYamlName = (text: string): boolean => YAML.test(text);

/** What a file is called, without its end. */
export const nameOf = (file: string): string => parse(file).name;

/** The YAML files of a folder, in order; a folder that is not there has none. `atMost`: more are refused. Errors: those of reading, `own-too-many`. */
export async function yamlFilesIn(folder: string, atMost = OWN_AT_MOST): Promise<string[]> {
  const names = await readdir(folder).catch((thrown: NodeJS.ErrnoException) => {
    if (thrown.code === 'ENOENT') return [];
    throw readError(thrown, folder);
  });
  const files = names.filter((name) => YAML.test(name) && !name.startsWith('.')).toSorted();
  if (files.length > atMost) throw new TributaryError('own-too-many', folder, { n: files.length, limit: atMost });
  return files.map((name) => join(folder, name));
}

/**
 * The files of a folder of `resources` and of the user's own of the same name, by their names: his come first, and one of the same name stands in the
 * place of ours. Errors: those of reading.
 */
async function filesOf(folder: string, home: string | undefined): Promise<Map<string, string>> {
  const own = home === undefined ? [] : await yamlFilesIn(join(home, folder));
  const ours = await yamlFilesIn(inProject(`resources/${folder}`), Infinity);
  const names = new Set(own.map(nameOf));
  return new Map([...own, ...ours.filter((file) => !names.has(nameOf(file)))].map((file) => [nameOf(file), file]));
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
