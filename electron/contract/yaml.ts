import { isAlias, isMap, isScalar, isSeq, LineCounter, parseDocument, type Document } from 'yaml';
import type { z } from 'zod';
import { TributaryError } from './errors.ts';
import { bothOf, type WordKey } from './words/index.ts';
import type { Bilingual } from './text.ts';
import { signsFault, treeFault, YAML_LIMITS, type YamlFault } from './yaml-bounds.ts';
import { clearest, issueSaid, placeInInput, type Issue } from './yaml-issues.ts';

/** Faults of the YAML reader in words of our own; the others keep the reader's. */
const SYNTAX: Readonly<Record<string, WordKey>> = {
  DUPLICATE_KEY: 'yaml.duplicate',
  MULTIPLE_DOCS: 'yaml.documents',
  TAB_AS_INDENT: 'yaml.tab',
  TAG_RESOLVE_FAILED: 'yaml.tag',
  NON_STRING_KEY: 'yaml.key',
  RESOURCE_EXHAUSTION: 'yaml.depth',
  ALIAS_PROPS: 'yaml.syntax.alias-props',
  BAD_ALIAS: 'yaml.syntax.bad-alias',
  BAD_DIRECTIVE: 'yaml.syntax.bad-directive',
  BAD_DQ_ESCAPE: 'yaml.syntax.bad-dq-escape',
  BAD_INDENT: 'yaml.syntax.bad-indent',
  BAD_SCALAR_START: 'yaml.syntax.bad-scalar-start',
  BLOCK_AS_IMPLICIT_KEY: 'yaml.syntax.block-as-implicit-key',
  BLOCK_IN_FLOW: 'yaml.syntax.block-in-flow',
  MISSING_CHAR: 'yaml.syntax.missing-char',
  MULTILINE_IMPLICIT_KEY: 'yaml.syntax.multiline-implicit-key',
  UNEXPECTED_TOKEN: 'yaml.syntax.unexpected-token',
  BAD_COLLECTION_TYPE: 'yaml.syntax.bad-collection-type',
};

function syntaxFault(document: Document.Parsed): YamlFault | undefined {
  const fault = document.errors[0] ?? document.warnings[0];
  if (!fault) return undefined;
  const code = SYNTAX[fault.code] ?? 'yaml.syntax';
  return { offset: fault.pos[0], message: { code, params: { text: fault.message, limit: YAML_LIMITS.depth } } };
}

const READING = {
  prettyErrors: false,
  uniqueKeys: true,
  stringKeys: true,
  schema: 'core',
  merge: false,
  resolveKnownTags: false,
  logLevel: 'error',
} as const;

function addLines(lines: LineCounter, text: string): void {
  lines.addNewLine(0);
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lines.addNewLine(at + 1);
}

/**
 * Reads a YAML text against a schema. A scalar becomes a number or a truth value only where the schema has one: where it wants a text, the text is
 * the scalar's own, character for character (`0012`, `1e5`, `yes`). `where` names the file. Errors: `bad-yaml` with `file:line:column` of the first
 * fault, be it of size, syntax, an unknown key, a missing key or a wrong value.
 */
export function parseYaml<T>(text: string, schema: z.ZodType<T>, where: string): T {
  const lines = new LineCounter();
  const refuse = (offset: number, said: Bilingual): never => {
    const { line, col } = lines.linePos(offset);
    throw new TributaryError('bad-yaml', `${where}:${line}:${col}`, { ...said });
  };
  addLines(lines, text);
  const signs = signsFault(text);
  if (signs) return refuse(signs.offset, bothOf(signs.message));
  const document = parseDocument(text, READING);
  const fault = syntaxFault(document) ?? treeFault(document);
  if (fault) return refuse(fault.offset, bothOf(fault.message));
  const parsed = parseTexts(document, schema);
  if (parsed.success) return parsed.data;
  const issue = clearest(parsed.error.issues);
  return refuse(offsetOf(document, placeInInput(issue)), issueSaid(issue, 'YAML'));
}

/** `line:column` of what stands at a path of a text that can be read; of the deepest part that it has. */
export function placeInYaml(text: string, path: readonly PropertyKey[]): string {
  const lines = new LineCounter();
  addLines(lines, text);
  const { line, col } = lines.linePos(offsetOf(parseDocument(text, READING), path));
  return `${line}:${col}`;
}

/** Parses; where a text was wanted and a plain scalar looked like something else, once more with the scalar's own text. */
function parseTexts<T>(document: Document.Parsed, schema: z.ZodType<T>): z.ZodSafeParseResult<T> {
  const value: unknown = document.toJS({ maxAliasCount: -1 });
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed;
  const texts = parsed.error.issues.flatMap((issue) => textsWanted(issue, []));
  const put = texts.filter((path) => putSource(document, value, path));
  return put.length > 0 ? schema.safeParse(value) : parsed;
}

/** Paths where a text was wanted and something else stood, in all branches of a choice. */
function textsWanted(issue: Issue, above: readonly PropertyKey[]): PropertyKey[][] {
  const path = [...above, ...issue.path];
  if (issue.code === 'invalid_union')
    return issue.errors.flatMap((branch) => branch.flatMap((inner) => textsWanted(inner, path)));
  const text = issue.code === 'invalid_type' && issue.expected === 'string';
  const word = issue.code === 'invalid_value' && issue.values.every((value) => typeof value === 'string');
  return text || word ? [path] : [];
}

/** Puts the own text of the scalar at `path` into the value. False where there is none, or a blank. */
function putSource(document: Document.Parsed, value: unknown, path: readonly PropertyKey[]): boolean {
  const node = nodeAt(document, path);
  const last = path.at(-1);
  if (!isScalar(node) || node.source === undefined || node.value === null || last === undefined) return false;
  const parent = path.slice(0, -1).reduce<unknown>((at, key) => (isObject(at) ? at[key] : undefined), value);
  if (!isObject(parent) || typeof parent[last] === 'string') return false;
  parent[last] = node.source;
  return true;
}
const isObject = (value: unknown): value is Record<PropertyKey, unknown> => typeof value === 'object' && value !== null;

/** The node at a path, aliases followed; undefined where nothing stands. */
function nodeAt(document: Document.Parsed, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (at, key) => followed(document, childOf(at, key)?.value),
    followed(document, document.contents),
  );
}
const followed = (document: Document.Parsed, node: unknown): unknown => (isAlias(node) ? node.resolve(document) : node);

function childOf(node: unknown, name: PropertyKey): { key?: unknown; value: unknown } | undefined {
  if (isSeq(node)) return { value: node.items[Number(name)] };
  return isMap(node) ? node.items.find(({ key }) => isScalar(key) && String(key.value) === String(name)) : undefined;
}

/** Offset of the deepest thing on the path that the document has: a key where it is written, else a value. */
function offsetOf(document: Document.Parsed, path: readonly PropertyKey[]): number {
  for (let depth = path.length; depth > 0; depth--) {
    const child = childOf(nodeAt(document, path.slice(0, depth - 1)), path[depth - 1]!);
    const start = startOf(child?.key) ?? startOf(child?.value);
    if (start !== undefined) return start;
  }
  return startOf(document.contents) ?? 0;
}
const startOf = (node: unknown): number | undefined =>
  typeof node === 'object' && node !== null && 'range' in node && Array.isArray(node.range)
    ? Number(node.range[0])
    : undefined;
