import { vi } from 'vitest';

/**
 * For files that ask the command line a hundred things about what it computes: imported first, it opens archives in this thread, since a thread for each
 * question is nearly all of its price. The same SQL and the same commands; what the thread itself does is proven where archives, bundles and imports are.
 */
vi.mock('../../electron/archive/index.ts', async (original) => {
  const { localArchive } = await import('./local-archive.ts');
  return {
    ...(await original<object>()),
    openArchive: (path: string) => Promise.resolve().then(() => localArchive(path)),
  };
});
