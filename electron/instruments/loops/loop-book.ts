import { readdirSync, rmSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { roleSchema } from '../../contract/instrument.ts';
import { ulid } from '../../contract/ulid.ts';
import { makeFolder, readText, replaceFile } from '../../files/index.ts';
import { startOf } from '../simulators/simulator-registry.ts';

const entrySchema = z.object({
  runId: z.string(),
  role: roleSchema,
  /** `family@address`, without secrets. */
  address: z.string(),
  identity: z.object({
    maker: z.string(),
    model: z.string(),
    serial: z.string().optional(),
    firmware: z.string().optional(),
    usbSerial: z.string().optional(),
  }),
  simulated: z.boolean(),
  /** In the words of the family. */
  kind: z.string(),
  /** Epoch milliseconds by the clock on the wall. */
  setAtMs: z.number(),
  /** Whose it is while that lives: number and start of its process; absent: nobody's. */
  owner: z.object({ pid: z.number().int().positive(), started: z.string() }).optional(),
});
/** A loop that a program set on an instrument and has to release. */
export type OwedLoop = Omit<z.infer<typeof entrySchema>, 'owner'>;
/** A loop of a program that is no more, or that could not be released when it should have been. */
export type LeftLoop = OwedLoop & { id: string };

/**
 * Loops that are owed, whatever becomes of this program: one file each, so that programs never write the same file; written before the loop is set,
 * gone once it is released.
 */
export interface LoopBook {
  /** Errors: `file-unwritable`, `file-disk-full`. */
  owe(loop: OwedLoop): Promise<string>;
  /** It is released. */
  paid(id: string): void;
  /** It is not, and whoever comes next has to try. */
  leave(id: string): void;
  /** Loops that nobody has who lives. */
  left(): Promise<LeftLoop[]>;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The book of one home folder. */
export function loopBook(home: string): LoopBook {
  const folder = join(home, 'loops');
  const fileOf = (id: string): string => join(folder, `${id}.json`);
  const kept = new Map<string, OwedLoop>();
  const write = (id: string, entry: z.infer<typeof entrySchema>): void => {
    makeFolder(folder);
    replaceFile(fileOf(id), JSON.stringify(entry));
  };
  const readOne = async (name: string): Promise<LeftLoop | undefined> => {
    const text = await readText(join(folder, name)).catch(() => undefined);
    const entry = text === undefined ? undefined : entrySchema.safeParse(jsonOf(text)).data;
    if (!entry) return undefined;
    const { owner, ...loop } = entry;
    if (owner && (await startOf(owner.pid)) === owner.started) return undefined;
    return { ...loop, id: name.replace(/\.json$/, '') };
  };
  return {
    async owe(loop) {
      const id = ulid(loop.setAtMs);
      kept.set(id, loop);
      write(id, { ...loop, owner: { pid: process.pid, started: (await startOf(process.pid)) ?? '' } });
      return id;
    },
    paid(id) {
      kept.delete(id);
      rmSync(fileOf(id), { force: true });
    },
    leave(id) {
      const loop = kept.get(id);
      if (loop) write(id, loop);
    },
    async left() {
      const names = await readdir(folder).catch(() => []);
      const found = await Promise.all(
        names
          .filter((name) => name.endsWith('.json'))
          .sort()
          .map(readOne),
      );
      return found.filter((one) => one !== undefined);
    },
  };
}

/** True if some loop may be owed: nothing is opened and asked where none is. */
export function mayOwe(home: string): boolean {
  try {
    return readdirSync(join(home, 'loops')).length > 0;
  } catch {
    return false;
  }
}
