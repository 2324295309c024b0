import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Implementation } from '../../../contract/api.ts';
import { helpFileSchema, type HelpTopic } from '../../../contract/help.ts';
import { inProject, readYaml } from '../../../files/index.ts';

/** The topics of one file. Errors: `bad-yaml` with line and column, those of reading. */
export async function readTopics(file: string): Promise<HelpTopic[]> {
  return (await readYaml(file, helpFileSchema)).topics;
}

async function readAll(): Promise<HelpTopic[]> {
  const folder = inProject('resources/help');
  const names = (await readdir(folder)).filter((name) => name.endsWith('.yaml')).sort();
  return (await Promise.all(names.map((name) => readTopics(join(folder, name))))).flat();
}

/** Help that needs no network: read when somebody asks for it first. */
export function helpMethods(): Pick<Implementation, 'help.topics'> {
  let topics: Promise<HelpTopic[]> | undefined;
  const read = async (): Promise<HelpTopic[]> => {
    try {
      return await (topics ??= readAll());
    } catch (thrown) {
      // Whoever asks again has it read again.
      topics = undefined;
      throw thrown;
    }
  };
  return { 'help.topics': read };
}
