import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { TributaryError } from '../../contract/errors.ts';
import { makeFolder, replaceFile } from '../../files/index.ts';

/** Addresses that somebody added to the bench, kept across starts of the program. */
export interface Remembered {
  readonly addresses: readonly string[];
  /** The file could not be read; it is left as it is until the next change. */
  readonly problem: TributaryError | undefined;
  save(addresses: readonly string[]): Promise<void>;
  /** Resolves when nothing waits to be written any more. */
  settled(): Promise<void>;
}

const schema = z.strictObject({ version: z.literal(1), addresses: z.array(z.string()) });

export function rememberedIn(home: string): Remembered {
  const file = join(home, 'bench.json');
  let saving: Promise<void> = Promise.resolve();
  return {
    ...read(file),
    save(addresses) {
      saving = saving.catch(() => undefined).then(() => write(home, file, addresses));
      return saving;
    },
    settled: () => saving.catch(() => undefined),
  };
}

function read(file: string): Pick<Remembered, 'addresses' | 'problem'> {
  try {
    // A pipe in its place would be waited for.
    if (!statSync(file).isFile()) throw new TributaryError('file-not-regular', file);
    return { addresses: schema.parse(JSON.parse(readFileSync(file, 'utf8'))).addresses, problem: undefined };
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT')
      return { addresses: [], problem: undefined };
    if (error instanceof TributaryError) return { addresses: [], problem: error };
    const text = error instanceof Error ? error.message : String(error);
    return { addresses: [], problem: new TributaryError('bad-yaml', file, { text }, { cause: error }) };
  }
}

function write(home: string, file: string, addresses: readonly string[]): void {
  makeFolder(home);
  replaceFile(file, JSON.stringify({ version: 1, addresses }));
}
