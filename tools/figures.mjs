// Prints the figures the house is kept by (docs/map.md, "Figures"): sizes of files and functions, of sheets, template and YAML; and fails where
// one breaks its limit.
import { existsSync, readFileSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import { codeFigures } from './figures/code.mjs';
import { cssFaults, ruleCount } from './figures/css.mjs';
import { typstFaults, typstFunctions, yamlFaults } from './figures/texts.mjs';

const tables = /(^|\/)(words\/|model\.ts$|tests\/)|\.d\.ts$/;
/** Sheets that a host serves beside the page: no component's. */
const served = /^renderer\/public\//;

/** Path and text of the project's files that end so; what was removed and not yet committed is gone. */
function textsOf(...patterns) {
  const listed = execFileSync('git', ['ls-files', '-co', '--exclude-standard', ...patterns], { encoding: 'utf8' });
  const files = listed.split('\n').filter((file) => file !== '' && existsSync(file));
  return Object.fromEntries(files.map((file) => [file, readFileSync(file, 'utf8')]));
}
const only = (texts, test) => Object.fromEntries(Object.entries(texts).filter(([file]) => test(file)));
const longest = (lengths) => Math.max(0, ...lengths);

const code = textsOf('*.ts', '*.tsx', '*.mjs');
const figures = codeFigures(
  only(code, (file) => /^(electron|drivers|renderer|tools)\//.test(file) && !tables.test(file)),
);
console.log(figures.line);

const sheets = only(textsOf('renderer/*.css'), (file) => !served.test(file));
const rules = Object.values(sheets).map(ruleCount);
console.log(`${rules.length} sheets: ${rules.reduce((sum, one) => sum + one, 0)} rules, most in one ${longest(rules)}`);

const templates = textsOf('resources/*.typ');
const functions = Object.values(templates).flatMap(typstFunctions);
// The topics of the help are words, as the catalogue is.
const yaml = only(textsOf('resources/*.yaml', 'resources/*.yml'), (file) => !file.startsWith('resources/help/'));
console.log(
  `${functions.length} definitions in the report's template, longest ${longest(functions.map(({ lines }) => lines))} lines; ${Object.keys(yaml).length} files of YAML`,
);

const each = (texts, faultsOf) => Object.entries(texts).flatMap(([file, text]) => faultsOf(file, text));
const faults = [
  ...figures.faults,
  ...cssFaults(
    sheets,
    only(code, (file) => file.startsWith('renderer/')),
    'renderer/css/',
  ),
  ...each(templates, typstFaults),
  ...each(yaml, yamlFaults),
];
for (const fault of faults) console.log(`  ${fault}`);
process.exitCode = faults.length > 0 ? 1 : 0;
