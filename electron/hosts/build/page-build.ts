import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { TributaryError } from '../../contract/errors.ts';
import { inProject } from '../../files/index.ts';

/** What is built from the sources: the page; the main process, the core's and its workers; the bridge between page and core. */
export const BUILDS = {
  renderer: { environment: 'client', sources: ['renderer/**/*', 'electron/contract/**/*'] },
  main: { environment: 'main', sources: ['electron/**/*', 'drivers/**/*'] },
  preload: { environment: 'preload', sources: ['electron/preload.ts', 'electron/contract/**/*'] },
} as const;
export type BuildName = keyof typeof BUILDS;

const stampFile = (name: BuildName): string => inProject(`out/${name}/.built-from`);

/** Changes whenever a source file is added, removed or saved. Undefined where there are no sources: the packed app. */
function fingerprint(name: BuildName): string | undefined {
  const root = inProject('.');
  if (!existsSync(inProject('vite.config.ts'))) return undefined;
  const files = globSync([...BUILDS[name].sources, 'vite.config.ts', 'package.json'], { cwd: root }).sort();
  const hash = createHash('sha256');
  for (const file of files) {
    const stat = statSync(join(root, file));
    if (stat.isFile()) hash.update(`${file} ${stat.size} ${stat.mtimeMs}\n`);
  }
  return hash.digest('hex');
}

/** True if `name` has to be built before it can be used. */
export function isStale(name: BuildName): boolean {
  const now = fingerprint(name);
  if (now === undefined) return false;
  return !existsSync(stampFile(name)) || readFileSync(stampFile(name), 'utf8') !== now;
}

/** Remembers from which sources the build in `folder` was made. */
export function stamp(name: BuildName, folder = inProject(`out/${name}`)): void {
  writeFileSync(join(folder, '.built-from'), fingerprint(name) ?? '');
}

/** Puts a finished build in place of the old one: whoever reads meanwhile sees either, never a mixture. Another program may do the same. */
function replace(from: string, to: string): void {
  const old = `${to}.${process.pid}.old`;
  for (let tries = 0; ; tries++) {
    try {
      if (existsSync(to)) renameSync(to, old);
      renameSync(from, to);
      break;
    } catch (thrown) {
      if (tries === 5) throw thrown;
    }
  }
  rmSync(old, { recursive: true, force: true });
}

async function build(name: BuildName): Promise<void> {
  const { environment } = BUILDS[name];
  const folder = inProject(`out/${name}`);
  const made = `${folder}.${process.pid}.new`;
  const { createBuilder } = await import('vite');
  const builder = await createBuilder({
    root: inProject('renderer'),
    configFile: inProject('vite.config.ts'),
    configLoader: 'native',
    logLevel: 'silent',
    environments: { [environment]: { build: { outDir: made } } },
  });
  try {
    await builder.build(builder.environments[environment]!);
    stamp(name, made);
    replace(made, folder);
  } finally {
    rmSync(made, { recursive: true, force: true });
  }
}

/** Builds what is missing or stale, one after the other; returns the names of what was built. Errors: `page-missing`. */
export async function buildStale(names: readonly BuildName[]): Promise<BuildName[]> {
  const stale = names.filter(isStale);
  for (const name of stale) {
    try {
      await build(name);
    } catch (thrown) {
      const text = thrown instanceof Error ? thrown.message : String(thrown);
      throw new TributaryError('page-missing', inProject(`out/${name}`), { text }, { cause: thrown });
    }
  }
  return stale;
}
