// Sizes of files and functions.
import ts from 'typescript';

const FILE_LINES = 250;
const FUNCTION_LINES = 50;
const FUNCTION_P90 = 20;

function visit(source, file, node, found) {
  if (node.kind === ts.SyntaxKind.AnyKeyword) found.any++;
  if (ts.isFunctionLike(node) && 'body' in node && node.body) {
    const from = source.getLineAndCharacterOfPosition(node.getStart()).line;
    const to = source.getLineAndCharacterOfPosition(node.end).line;
    // An arrow of one line is an expression with a name: counted, it would only flatter the median.
    if (!ts.isArrowFunction(node) || to > from)
      found.functions.push({ file, line: from + 1, name: node.name?.getText() ?? '(anonymous)', lines: to - from + 1 });
  }
  ts.forEachChild(node, (child) => visit(source, file, child, found));
}

/** One line of figures about these files, by path and text, and what is over its limit. */
export function codeFigures(texts) {
  /** @type {{ any: number, functions: { file: string, line: number, name: string, lines: number }[] }} */
  const found = { any: 0, functions: [] };
  const files = Object.entries(texts).map(([file, text]) => ({ file, text, lines: text.split('\n').length - 1 }));
  for (const { file, text } of files) {
    const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
    visit(source, file, source, found);
  }
  const { functions, any } = found;
  const sizes = functions.map((one) => one.lines).sort((a, b) => a - b);
  const quantile = (q) => sizes[Math.min(sizes.length - 1, Math.floor(q * sizes.length))] ?? 0;
  const total = files.reduce((sum, { lines }) => sum + lines, 0);
  return {
    line: `${files.length} files, ${total} lines; ${sizes.length} functions: median ${quantile(0.5)}, p90 ${quantile(0.9)}, longest ${sizes.at(-1) ?? 0} lines; any: ${any}`,
    faults: [
      ...files.filter(({ lines }) => lines > FILE_LINES).map(({ file, lines }) => `${lines} lines: ${file}`),
      ...functions
        .filter(({ lines }) => lines > FUNCTION_LINES)
        .map(({ file, line, name, lines }) => `${lines} lines: ${file}:${line} ${name}`),
      ...(quantile(0.9) > FUNCTION_P90 ? [`p90 of functions is ${quantile(0.9)} lines, over ${FUNCTION_P90}`] : []),
      ...(any > 0 ? [`any is used ${any} times`] : []),
    ],
  };
}
