import { globSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { FAMILIES } from '../../../electron/contract/tester.ts';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));

/** A family's name as a value, in an address, or before one of its words; as an English word of its own (loop, manual) it says nothing. */
const NAMED = new RegExp(
  [...FAMILIES.flatMap((name) => [`${name}@`, `'family\\.${name}'`]), "'(comtech|manual)'", "'comtech\\."].join('|'),
);

it('the recipe for a new family names every file above the families that knows one by its name', () => {
  const files = globSync(['electron/**/*.ts', 'renderer/**/*.{ts,tsx}', 'drivers/*.ts'], { cwd: ROOT });
  const code = (file: string): string => readFileSync(join(ROOT, file), 'utf8').replace(/^\s*(\/?\*|\/\/).*$/gm, '');
  const knowing = files.filter((file) => NAMED.test(code(file))).map((file) => file.replaceAll(sep, '/'));
  const recipe = readFileSync(join(ROOT, 'CONTRIBUTING.md'), 'utf8');
  const listed = [...recipe.matchAll(/^\| `([^`]+\.tsx?)` \|/gm)].map(([, file]) => file);
  expect(new Set(listed)).toEqual(new Set(knowing));
});
