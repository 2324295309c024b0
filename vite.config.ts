import react from '@vitejs/plugin-react';
import { globSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import pkg from './package.json' with { type: 'json' };
import { stamp } from './electron/hosts/build/page-build.ts';

// Whoever has it built, a test run included: people get React's production build.
process.env['NODE_ENV'] = 'production';

const inProject = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** Packages are loaded from node_modules, never bundled into the main process: natives and their files stay where they are. */
const packages = [...Object.keys(pkg.dependencies), 'vite'];
const external = [
  'electron',
  /^node:/,
  ...builtinModules,
  ...packages,
  ...packages.map((name) => new RegExp(`^${name}/`)),
];

/** Worker threads are entries of their own under fixed names (electron/contract/worker.ts). */
const workers = Object.fromEntries(
  globSync(['electron/**/*-worker.ts', 'drivers/**/*-worker.ts'], { cwd: inProject('.') }).map((file) => [
    basename(file, '.ts'),
    inProject(file),
  ]),
);

export default defineConfig({
  root: inProject('renderer'),
  base: './',
  plugins: [react()],
  build: { outDir: inProject('out/renderer'), emptyOutDir: true, target: 'chrome140', chunkSizeWarningLimit: 2000 },
  environments: {
    main: {
      consumer: 'server',
      build: {
        outDir: inProject('out/main'),
        emptyOutDir: true,
        copyPublicDir: false,
        target: 'node24',
        minify: false,
        rolldownOptions: {
          platform: 'node',
          input: {
            main: inProject('electron/main.ts'),
            'core-process': inProject('electron/hosts/desktop/core-process.ts'),
            cli: inProject('electron/hosts/cli/index.ts'),
            ...workers,
          },
          external,
          // All files flat: from each of them ../../resources is the same folder.
          output: { format: 'esm', entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
        },
      },
    },
    preload: {
      consumer: 'server',
      build: {
        outDir: inProject('out/preload'),
        emptyOutDir: true,
        copyPublicDir: false,
        target: 'chrome140',
        minify: false,
        rolldownOptions: {
          input: { preload: inProject('electron/preload.ts') },
          external: ['electron'],
          // A sandboxed preload is one CommonJS file that may require electron and nothing else.
          output: { format: 'cjs', entryFileNames: '[name].cjs', codeSplitting: false },
        },
      },
    },
  },
  builder: {
    async buildApp(builder) {
      for (const environment of Object.values(builder.environments))
        if (environment.name !== 'ssr') await builder.build(environment);
      for (const name of ['renderer', 'main', 'preload'] as const) stamp(name);
    },
  },
});
