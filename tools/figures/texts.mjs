// Limits of what is no program and grows all the same: the report's template (Typst), and procedures and limits (YAML).

/** So many columns are a line: who writes a long one writes several. */
const COLUMNS = 140;
export const TYPST_LINES = 600;
export const TYPST_FUNCTION_LINES = 50;
export const YAML_LINES = 150;

const linesOf = (text) => text.replace(/\n$/, '').split('\n');
const counted = (lines) => lines.reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / COLUMNS)), 0);

/** What a template defines at its top, each with its length: from its `#let` to the last line that belongs to it. */
export function typstFunctions(text) {
  const lines = linesOf(text);
  const starts = lines.flatMap((line, at) => (/^#let\s/.test(line) ? [at] : []));
  return starts.map((start) => {
    const next = lines.findIndex((line, at) => at > start && /^[^\s)\]}]/.test(line));
    const body = lines.slice(start, next < 0 ? undefined : next);
    while (body.at(-1)?.trim() === '') body.pop();
    const [, name = ''] = /^#let\s+([\w-]+)/.exec(lines[start]) ?? [];
    return { name, line: start + 1, lines: counted(body) };
  });
}

const over = (file, lines, most) =>
  lines > most ? [`${lines} lines of ${COLUMNS} columns, over ${most}: ${file}`] : [];

/** @param {string} file @param {string} text */
export const typstFaults = (file, text) => [
  ...over(file, counted(linesOf(text)), TYPST_LINES),
  ...typstFunctions(text).flatMap(({ name, line, lines }) =>
    over(`${file}:${line} ${name}`, lines, TYPST_FUNCTION_LINES),
  ),
];

/** @param {string} file @param {string} text */
export const yamlFaults = (file, text) => over(file, counted(linesOf(text)), YAML_LINES);
