// Nothing above drivers/ knows a family by its name: prints every place that does and fails. `node tools/family-names.mjs [root]`
import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Where families live, one folder each. */
export const HOMES = ['testers', 'converters', 'witnesses'];
/** Names that are words of the trade besides: there only a name that stands as a family's is one. */
const ORDINARY = new Set(['loop', 'manual', 'panel', 'rad']);
const ABOVE = ['electron/**/*.*', 'renderer/**/*.*'];

export const familiesIn = (root) =>
  HOMES.flatMap((home) => {
    const folder = join(root, 'drivers', home);
    const found = existsSync(folder) ? readdirSync(folder, { withFileTypes: true }) : [];
    return found.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  });

/** What names a family: its name as a word, or, where that is a word of the trade too, in an address or beside the word family. */
function patternOf(name) {
  const quoted = `['"\`]${name}['"\`]`;
  const asFamily = [
    `\\b${name}@`,
    `famil\\w*\\W{0,16}${quoted}`,
    `${quoted}\\W{1,8}[\\w.]*famil`,
    `family\\.${name}\\b`,
  ];
  return ORDINARY.has(name) ? new RegExp(asFamily.join('|'), 'i') : new RegExp(`\\b${name}\\b`, 'i');
}

/** Places above drivers/ that know one of these names, as `file:line: text`. */
export function namesAbove(root, names) {
  const patterns = names.map(patternOf);
  const files = globSync(ABOVE, { cwd: root }).filter((file) => /\.(ts|tsx|mjs|css|html)$/.test(file));
  return files.flatMap((file) => {
    const lines = readFileSync(join(root, file), 'utf8').split('\n');
    const found = (line) => patterns.some((pattern) => pattern.test(line));
    return lines.flatMap((line, at) => (found(line) ? [`${file.replaceAll(sep, '/')}:${at + 1}: ${line.trim()}`] : []));
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const root = process.argv[2] ?? fileURLToPath(new URL('..', import.meta.url));
  const names = familiesIn(root);
  const places = namesAbove(root, names);
  console.log([`families: ${names.join(', ')}`, ...places].join('\n'));
  process.exitCode = places.length > 0 ? 1 : 0;
}
