import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { families } from '../../../drivers/index.ts';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const TOOL = join(ROOT, 'tools', 'family-names.mjs');

/** What the check says of a tree with two families, and these lines above the drivers. */
function check(lines: readonly string[]): { status: number | null; said: string[] } {
  const tree = mkdtempSync(join(tmpdir(), 'tributary-names-'));
  const write = (file: string, text: string): void => {
    mkdirSync(dirname(join(tree, file)), { recursive: true });
    writeFileSync(join(tree, file), text);
  };
  write('drivers/testers/acme/model.ts', "export const family = 'acme';");
  write('drivers/converters/loop/model.ts', "export const family = 'loop';");
  write('electron/contract/a.ts', lines.join('\n'));
  const { status, stdout } = spawnSync(process.execPath, [TOOL, tree], { encoding: 'utf8' });
  rmSync(tree, { recursive: true });
  return { status, said: stdout.trim().split('\n').slice(1) };
}

it('a family’s name above the drivers is found, and a word of the trade only where it stands for a family', () => {
  const bad = [
    "if (family === 'acme') go();",
    '// as ACME does',
    "const words = { 'acme.fault': 1 };",
    'const example = `loop@tcp://h:1`;',
    "const own = { family: 'loop' };",
    "if ('loop' === item.family) go();",
    "familyOf('loop')",
    "say('family.loop')",
  ];
  const good = ["const id = 'loop';", '// the loop at the far end', 'const academe = 1;', "step.do === 'prove-loop'"];
  const { status, said } = check([...bad, ...good]);
  expect(said).toEqual(bad.map((line, at) => `electron/contract/a.ts:${at + 1}: ${line}`));
  expect(status).toBe(1);
  expect(check(good)).toEqual({ status: 0, said: [] });
});

it('the check reads the names off the folders, and each family is called as its folder is', () => {
  const { stdout } = spawnSync(process.execPath, [TOOL], { encoding: 'utf8' });
  const [, names = ''] = /^families: (.*)$/m.exec(stdout) ?? [];
  expect(new Set(names.split(', '))).toEqual(new Set(families.map(({ info }) => info.family)));
});
