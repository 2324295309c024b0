import { defineConfig } from '@playwright/test';

const GEOMETRY = 'geometry.spec.ts';
/** Files that carry whole jobs through. */
const JOBS = ['day', 'find-fault', 'trouble', 'job-mouse', 'job-keyboard', 'emergency'].map(
  (name) => `${name}.spec.ts`,
);

/** Debian's Chromium, or the one named in CHROMIUM; flags keep it from looking for Google's hosts. */
export default defineConfig({
  testDir: './e2e',
  outputDir: '../out/test-results/browser',
  workers: 2,
  // What hangs is ended by these; they say nothing of how fast anything is, on a machine with other work least of all.
  timeout: 300_000,
  expect: { timeout: 60_000 },
  forbidOnly: true,
  // The longest first: nobody waits for it at the end.
  projects: [
    { name: 'geometry', testMatch: GEOMETRY },
    { name: 'jobs', testMatch: JOBS },
    { name: 'pages', testIgnore: [GEOMETRY, ...JOBS] },
  ],
  use: {
    screenshot: 'only-on-failure',
    viewport: { width: 1366, height: 681 },
    launchOptions: {
      executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
});
