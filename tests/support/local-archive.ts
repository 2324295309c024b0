import type { Archive } from '../../electron/archive/index.ts';
import { isInSteps, stepThrough } from '../../electron/archive/worker/in-steps.ts';
import { openStore } from '../../electron/archive/worker/store.ts';

/** The store of the archive in this thread: the same SQL, without a worker to wait for. */
export function localArchive(path: string): Archive {
  const open = openStore(path);
  const methods = Object.entries(open.store).map(([name, method]) => [
    name,
    async (...args: never[]): Promise<unknown> =>
      await Promise.resolve().then(() => {
        const value = (method as (...a: never[]) => unknown)(...args);
        return isInSteps(value) ? stepThrough(value, () => Promise.resolve()) : value;
      }),
  ]);
  const close = async (): Promise<void> => await Promise.resolve(open.close());
  return {
    ...(Object.fromEntries(methods) as Omit<Archive, 'path' | 'close' | 'backUp'>),
    path,
    close,
    backUp: () => Promise.reject(new Error('no thread')),
  };
}
