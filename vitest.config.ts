import { defineConfig } from 'vitest/config';

/** Tests of whole processes that mostly wait: they find room beside those that work. */
const WAITING = ['archive-kill', 'ladder-namespaces', 'processes', 'stream-namespaces'].map(
  (name) => `tests/shell/${name}.test.ts`,
);

export default defineConfig({
  test: {
    projects: [
      { test: { name: 'unit', include: ['tests/unit/**/*.test.ts'], testTimeout: 60_000, maxWorkers: 2 } },
      { test: { name: 'wire', include: ['tests/wire/**/*.test.ts'], testTimeout: 60_000, fileParallelism: false } },
      {
        test: {
          name: 'shell',
          include: ['tests/shell/**/*.test.ts'],
          exclude: WAITING,
          testTimeout: 120_000,
          fileParallelism: false,
        },
      },
      { test: { name: 'waiting', include: WAITING, testTimeout: 120_000, fileParallelism: false } },
      { test: { name: 'electron', include: ['tests/electron/**/*.test.ts'], testTimeout: 60_000 } },
    ],
  },
});
