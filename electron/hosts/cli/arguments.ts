import { existsSync } from 'node:fs';
import { mkdir, readFile, access, constants } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { circuitSchema, type Circuit } from '../../contract/circuit.ts';
import { TributaryError } from '../../contract/errors.ts';
import { parseYaml } from '../../contract/yaml.ts';
import { readText as readWritten } from '../../files/index.ts';

const ROLES = ['engineer', 'assistant', 'reviewer', 'customer'] as const;

/** `name=value` of a repeated option. Errors: `usage`. */
function pairOf(option: string, text: string): [string, string] {
  const at = text.indexOf('=');
  if (at < 1) throw new TributaryError('usage', option, { text: `${option} "${text}": name=value` });
  return [text.slice(0, at), text.slice(at + 1)];
}

/** Values of `--set`; the last one of a name wins. */
export function settingsOf(texts: readonly string[]): Record<string, string> {
  return Object.fromEntries(texts.map((text) => pairOf('--set', text)));
}

/** Names of `--sign`. Errors: `usage` for an unknown role or an empty name. */
export function signaturesOf(texts: readonly string[]): { role: string; name: string }[] {
  return texts.map((text) => {
    const [role, name] = pairOf('--sign', text);
    if (!ROLES.some((known) => known === role) || name.trim() === '')
      throw new TributaryError('usage', '--sign', { text: `--sign "${text}": ${ROLES.join(', ')} = name` });
    return { role, name };
  });
}

/** A file that the user named. Errors: `file-missing`. */
export async function readText(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (thrown) {
    throw new TributaryError('file-missing', resolve(path), {}, { cause: thrown });
  }
}

/** A circuit file. Errors: those of reading, `bad-yaml` with line and column. */
export async function circuitOf(path: string): Promise<Circuit> {
  return parseYaml(await readWritten(path), circuitSchema, path);
}

/** An archive that must be there already. Errors: `file-missing`. */
export function existingArchive(path: string): string {
  if (!existsSync(path)) throw new TributaryError('file-missing', resolve(path));
  return path;
}

/** Folder by folder: Node's own `recursive` never returns where a file system takes no folders and says only that one is missing, as /proc does. */
async function made(folder: string): Promise<void> {
  if (existsSync(folder)) return;
  await made(dirname(folder));
  // Another program may have been quicker.
  await mkdir(folder).catch((thrown: unknown) => {
    if (!existsSync(folder)) throw thrown;
  });
}

/** A folder for results, made if missing. Errors: `file-unwritable`, before a test of many hours and not after it. */
export async function writableFolder(path: string): Promise<string> {
  const folder = resolve(path);
  try {
    await made(folder);
    await access(folder, constants.W_OK);
  } catch (thrown) {
    const text = thrown instanceof Error ? thrown.message : String(thrown);
    throw new TributaryError('file-unwritable', folder, { text }, { cause: thrown });
  }
  return folder;
}
