import { defineConfig } from 'vitest/config';

/** Tests of whole processes that mostly wait: they find room beside those that work. */
const WAITING = ['archive-kill', 'ladder-namespaces', 'processes', 'stream-namespaces'].map(
  (name) => `tests/shell/${name}.test.ts`,
);

/** What hangs is ended by these; they say nothing of how fast anything is, on a machine with other work least of all. */
const LIMITS = { testTimeout: 180_000, hookTimeout: 180_000, expect: { poll: { timeout: 120_000 } } };

export default defineConfig({
  test: {
    projects: [
      { test: { ...LIMITS, name: 'unit', include: ['tests/unit/**/*.test.ts'], maxWorkers: 2 } },
      { test: { ...LIMITS, name: 'wire', include: ['tests/wire/**/*.test.ts'], fileParallelism: false } },
      {
        test: {
          ...LIMITS,
          name: 'shell',
          include: ['tests/shell/**/*.test.ts'],
          exclude: WAITING,
          fileParallelism: false,
        },
      },
      { test: { ...LIMITS, name: 'waiting', include: WAITING, fileParallelism: false } },
      { test: { ...LIMITS, name: 'electron', include: ['tests/electron/**/*.test.ts'] } },
    ],
  },
});
