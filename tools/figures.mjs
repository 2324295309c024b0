// Prints the figures the house is kept by (docs/map.md, "Figures"): sizes of files and functions, and fails where one breaks its limit.
import { readFileSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import ts from 'typescript';

/** Over these it fails. */
const FILE_LINES = 250;
const FUNCTION_LINES = 50;
const FUNCTION_P90 = 20;
const tables = /(^|\/)(words\/|model\.ts$|tests\/)|\.d\.ts$/;

const files = execFileSync('git', ['ls-files', '-co', '--exclude-standard', '*.ts', '*.tsx', '*.mjs'], {
  encoding: 'utf8',
})
  .split('\n')
  .filter((file) => /^(electron|drivers|renderer|tools)\//.test(file) && !tables.test(file));

const functions = [];
const longFiles = [];
let anyCount = 0;
let totalLines = 0;

function visit(source, file, node) {
  if (node.kind === ts.SyntaxKind.AnyKeyword) anyCount++;
  if (ts.isFunctionLike(node) && 'body' in node && node.body) {
    const from = source.getLineAndCharacterOfPosition(node.getStart()).line;
    const to = source.getLineAndCharacterOfPosition(node.end).line;
    // An arrow of one line is an expression with a name: counted, it would only flatter the median.
    if (!ts.isArrowFunction(node) || to > from)
      functions.push({ file, line: from + 1, name: node.name?.getText() ?? '(anonymous)', lines: to - from + 1 });
  }
  ts.forEachChild(node, (child) => visit(source, file, child));
}

for (const file of files) {
  const text = readFileSync(file, 'utf8');
  const lines = text.split('\n').length - 1;
  totalLines += lines;
  if (lines > FILE_LINES) longFiles.push(`${lines} lines: ${file}`);
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  visit(source, file, source);
}

const sizes = functions.map((f) => f.lines).sort((a, b) => a - b);
const quantile = (q) => sizes[Math.min(sizes.length - 1, Math.floor(q * sizes.length))];
const longFunctions = functions
  .filter((f) => f.lines > FUNCTION_LINES)
  .map((f) => `${f.lines} lines: ${f.file}:${f.line} ${f.name}`);

console.log(
  `${files.length} files, ${totalLines} lines; ${functions.length} functions: median ${quantile(0.5)}, p90 ${quantile(0.9)}, longest ${sizes.at(-1)} lines; any: ${anyCount}`,
);
const faults = [
  ...longFiles,
  ...longFunctions,
  ...(quantile(0.9) > FUNCTION_P90 ? [`p90 of functions is ${quantile(0.9)} lines, over ${FUNCTION_P90}`] : []),
  ...(anyCount > 0 ? [`any is used ${anyCount} times`] : []),
];
for (const fault of faults) console.log(`  ${fault}`);
process.exitCode = faults.length > 0 ? 1 : 0;
