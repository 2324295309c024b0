// `npm run new-family <name>`: a family of testers that holds what is known of any instrument by IEEE 488.2, and passes the checks unedited.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { familiesIn, namesAbove } from './family-names.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const LIST = 'drivers/index.ts';
const USAGE = `npm run new-family <name>

Makes drivers/testers/<name>/ (tables, codec, driver, simulator, one transcript, README), tests/unit/drivers/testers/<name>/ and its
entry in ${LIST}. Nothing else is touched, and \`npm test checks\` passes.

The new family asks the instrument who it is (*IDN?, IEEE 488.2) and is read by hand otherwise: every other command is for you to add, each from a
public document that stands beside it. FILL IN marks what only you can know. CONTRIBUTING.md leads on.

<name>   what people write before @ in an address: small letters, figures and -, for example the maker's name`;

/** Where each template goes. */
const PLACES = {
  'README.md.txt': 'drivers/testers/__name__/README.md',
  'index.ts.txt': 'drivers/testers/__name__/index.ts',
  'model.ts.txt': 'drivers/testers/__name__/model.ts',
  'codec.ts.txt': 'drivers/testers/__name__/codec.ts',
  'driver.ts.txt': 'drivers/testers/__name__/driver.ts',
  'simulator.ts.txt': 'drivers/testers/__name__/simulator.ts',
  'identify.wire.txt': 'drivers/testers/__name__/transcripts/identify.wire',
  'driver.test.ts.txt': 'tests/unit/drivers/testers/__name__/driver.test.ts',
};
/** Names that no folder can have on Windows. */
const DEVICES = /^(con|prn|aux|nul|com\d|lpt\d)$/;

/** Why this cannot be the name of a new family; undefined if it can. */
function faultOf(name) {
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name) || name.length > 30 || DEVICES.test(name))
    return `"${name}" is no name of a family: small letters, figures and -, at most 30, beginning with a letter`;
  if (familiesIn(root).includes(name)) return `there is a family "${name}" already`;
  const [place, ...more] = namesAbove(root, [name]);
  if (place)
    return `"${name}" is a word of the program already, as in ${place}${more.length > 0 ? ` and ${more.length} more` : ''}
Take a word that means nothing but this family, for example with its maker: ${name}-2m`;
  const there = Object.values(PLACES).map((file) => file.replaceAll('__name__', name));
  const taken = there.find((file) => existsSync(join(root, file)));
  return taken && `${taken} is there already`;
}

const shown = (bytes) => bytes.toString('latin1').replace(/[^\x20-\x7e]/g, '.');
const wireText = (text) => {
  const bytes = Buffer.from(text, 'latin1');
  return `${[...bytes].map((byte) => byte.toString(16).toUpperCase().padStart(2, '0')).join(' ')} | ${shown(bytes)}`;
};

function filled(template, name) {
  const id = name.replace(/-(\w)/g, (_all, letter) => letter.toUpperCase());
  const words = {
    __answer__: wireText(`SIMULATED,${name},0,0\n`),
    __name__: name,
    __id__: id,
    __Id__: id[0].toUpperCase() + id.slice(1),
  };
  return Object.entries(words).reduce((text, [word, value]) => text.replaceAll(word, value), template);
}

/** The list with one more member. Throws where it no longer looks as it did when this was written. */
function listedWith(list, name, id) {
  const imports = [...list.matchAll(/^import \{ \w+ \} from '\.\/testers\/[^']+';\n/gm)];
  const members = /(const MEMBERS: readonly Member\[\] = \[)([^\]]*?),?\s*\];/.exec(list);
  const last = imports.at(-1);
  if (!last || !members) throw new Error(`${LIST} has no list of families that this tool knows: add ${id} by hand`);
  const end = last.index + last[0].length;
  const joined = `${list.slice(0, end)}import { ${id} } from './testers/${name}/index.ts';\n${list.slice(end)}`;
  return joined.replace(members[0], `${members[1]}${members[2]}, ${id}];`);
}

async function write(file, text) {
  const { format, resolveConfig } = await import('prettier');
  const path = join(root, file);
  mkdirSync(dirname(path), { recursive: true });
  const written = /\.(ts|md)$/.test(file)
    ? await format(text, { ...(await resolveConfig(path)), filepath: path })
    : text;
  writeFileSync(path, written);
  console.log(file);
}

async function make(name) {
  const templates = fileURLToPath(new URL('new-family/', import.meta.url));
  const list = listedWith(readFileSync(join(root, LIST), 'utf8'), name, filled('__id__', name));
  for (const [template, place] of Object.entries(PLACES))
    await write(filled(place, name), filled(readFileSync(join(templates, template), 'utf8'), name));
  await write(LIST, list);
  console.log(`\nTry it: npx tributary run loop-check --tester ${name}@sim: --set duration=5s
Next: CONTRIBUTING.md, and \`grep -rn "FILL IN" drivers/testers/${name}\``);
}

async function main(given) {
  const [name, ...more] = given;
  if (given.includes('--help') || given.includes('-h')) return console.log(USAGE);
  const wrong = given.find((one) => one.startsWith('-'));
  const fault =
    name === undefined || more.length > 0 || wrong !== undefined
      ? `${wrong === undefined ? 'one name is wanted' : `there is no ${wrong}`}\n\n${USAGE}`
      : faultOf(name);
  if (!fault) return make(name);
  console.error(fault);
  process.exitCode = 2;
}

await main(process.argv.slice(2));
