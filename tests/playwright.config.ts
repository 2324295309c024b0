import { defineConfig } from '@playwright/test';

/** Debian's Chromium, or the one named in CHROMIUM; flags keep it from looking for Google's hosts. */
export default defineConfig({
  testDir: './e2e',
  outputDir: '../out/test-results/browser',
  workers: 2,
  timeout: 45_000,
  forbidOnly: true,
  // The longest first: nobody waits for it at the end.
  projects: [
    { name: 'geometry', testMatch: 'geometry.spec.ts' },
    { name: 'pages', testIgnore: 'geometry.spec.ts' },
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
