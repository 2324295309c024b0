import { stat } from 'node:fs/promises';
import type { z } from 'zod';
import { parseYaml } from '../contract/yaml.ts';
import { readText } from './read.ts';

interface KeptFile {
  stamp: string;
  schema: z.ZodType;
  value: unknown;
}
const kept = new Map<string, KeptFile>();
/** A file that was saved less than so long before it was read may be saved once more without its times telling: that of FAT counts by two seconds. Milliseconds. */
const UNSETTLED_MS = 3000;

/** What tells one state of a file from the next; undefined where it cannot: the file is gone, or was just written. */
async function stampOf(path: string): Promise<string | undefined> {
  try {
    const { ino, size, mtimeNs, ctimeNs, mtimeMs } = await stat(path, { bigint: true });
    return Date.now() - Number(mtimeMs) > UNSETTLED_MS ? `${ino} ${size} ${mtimeNs} ${ctimeNs}` : undefined;
  } catch {
    // Whoever reads it says what is wrong with it.
    return undefined;
  }
}

/** What a YAML file says; the same value as before as long as nobody has saved it. Errors: those of reading and of `parseYaml`. */
export async function readKept<T>(path: string, schema: z.ZodType<T>): Promise<T> {
  // Looked at before it is read: whatever is saved meanwhile bears another stamp than this.
  const stamp = await stampOf(path);
  const known = kept.get(path);
  if (known && known.stamp === stamp && known.schema === schema) return known.value as T;
  kept.delete(path);
  const value = parseYaml(await readText(path), schema, path);
  if (stamp !== undefined) kept.set(path, { stamp, schema, value });
  return value;
}
