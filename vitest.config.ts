import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    projects: [
      { test: { name: 'unit', include: ['tests/unit/**/*.test.ts'], testTimeout: 30_000 } },
      { test: { name: 'wire', include: ['tests/wire/**/*.test.ts'], testTimeout: 60_000, fileParallelism: false } },
      { test: { name: 'shell', include: ['tests/shell/**/*.test.ts'], testTimeout: 120_000, fileParallelism: false } },
      { test: { name: 'electron', include: ['tests/electron/**/*.test.ts'], testTimeout: 60_000 } },
    ],
  },
});
