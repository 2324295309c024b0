import { spawn } from 'node:child_process';
import { cpSync, globSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const COPIED = [
  ...['electron', 'drivers', 'renderer', 'tests/support', 'tests/tsconfig.json', 'tools'],
  ...[
    'package.json',
    'tsconfig.json',
    'vitest.config.ts',
    '.prettierrc.json',
    '.oxlintrc.json',
    '.dependency-cruiser.cjs',
  ],
];
let tree: string;

/** The tool works on the tree that it stands in, so it gets one of its own. */
beforeAll(() => {
  tree = mkdtempSync(join(tmpdir(), 'tributary-family-'));
  for (const name of COPIED) cpSync(join(ROOT, name), join(tree, name), { recursive: true });
  symlinkSync(join(ROOT, 'node_modules'), join(tree, 'node_modules'));
});
afterAll(() => rmSync(tree, { recursive: true, force: true }));

interface Ended {
  code: number | null;
  said: string;
}
/** Runs a program of the tree in it, by the Node that runs this test. */
function run(...args: string[]): Promise<Ended> {
  const child = spawn(process.execPath, args, { cwd: tree, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (said += chunk.toString()));
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, said })));
}
const newFamily = (...args: string[]): Promise<Ended> => run('tools/new-family.mjs', ...args);
const bin = (name: string): string => join('node_modules', '.bin', name);
const files = (): string[] => globSync('{drivers,electron,tests,tools}/**/*.*', { cwd: tree }).sort();

it('refuses what is no name of a new family, says why, and touches nothing', async () => {
  const before = files();
  const list = readFileSync(join(tree, 'drivers', 'index.ts'), 'utf8');
  const refused: [string[], RegExp][] = [
    [[], /one name is wanted/],
    [['acme', 'globex'], /one name is wanted/],
    [['--converter', 'acme'], /there is no --converter/],
    [[''], /"" is no name/],
    [['Acme'], /small letters/],
    [['1acme'], /beginning with a letter/],
    [['acme_2'], /small letters/],
    [['../acme'], /small letters/],
    [['acme.ts'], /small letters/],
    [['com1'], /is no name/],
    [['a'.repeat(31)], /at most 30/],
    [['comtech'], /there is a family "comtech" already/],
    [['loop'], /there is a family "loop" already/],
    [['bench'], /"bench" is a word of the program already, as in .*:\d+: /],
    [['class'], /is a word of the program already/],
  ];
  const ended = await Promise.all(refused.map(([args]) => newFamily(...args)));
  for (const [at, [args, said]] of refused.entries()) {
    expect({ args, ...ended[at] }).toEqual({ args, code: 2, said: expect.stringMatching(said) });
  }
  const help = await newFamily('--help');
  expect(help).toMatchObject({ code: 0, said: expect.stringContaining('npm run new-family <name>') });
  expect(files()).toEqual(before);
  expect(readFileSync(join(tree, 'drivers', 'index.ts'), 'utf8')).toBe(list);
});

it('makes a family that passes the checks unedited, and touches nothing but its folder, its tests and the list', async () => {
  const before = files();
  const list = readFileSync(join(tree, 'drivers', 'index.ts'), 'utf8').split('\n');
  expect(await newFamily('acme-2m')).toMatchObject({ code: 0 });
  const made = files().filter((file) => !before.includes(file));
  expect(made.every((file) => /^(drivers|tests\/unit\/drivers)\/testers\/acme-2m\//.test(file))).toBe(true);
  const now = readFileSync(join(tree, 'drivers', 'index.ts'), 'utf8').split('\n');
  expect(now.filter((line) => !list.includes(line))).toHaveLength(2);
  expect(list.filter((line) => !now.includes(line))).toHaveLength(1);

  const sources = made.filter((file) => file.endsWith('.ts'));
  const checks = await Promise.all([
    run(bin('prettier'), '--check', 'drivers/index.ts', ...made.filter((file) => !file.endsWith('.wire'))),
    run(bin('oxlint'), '--type-aware', '--deny-warnings', ...sources),
    run('node_modules/@typescript/native/bin/tsc', '-p', 'drivers'),
    run('node_modules/@typescript/native/bin/tsc', '-p', 'tests'),
    run('tools/family-names.mjs'),
    run(bin('vitest'), 'run', '--project', 'unit', 'tests/unit/drivers/testers/acme-2m'),
  ]);
  const layers = await run(bin('depcruise'), 'drivers');
  expect(layers.said).toContain('dependencies cruised');
  expect(layers.said).not.toContain('acme-2m');
  expect(checks.filter(({ code }) => code !== 0).map(({ said }) => said)).toEqual([]);
  expect(await newFamily('acme-2m')).toMatchObject({ code: 2, said: expect.stringContaining('already') });
});
