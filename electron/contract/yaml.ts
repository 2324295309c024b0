import { LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import { TributaryError } from './errors.ts';

/**
 * Reads a YAML text against a schema. `where` names the file. Errors: `bad-yaml` with `file:line:column` of the first fault,
 * be it of syntax, an unknown key, a missing key or a wrong value.
 */
export function parseYaml<T>(text: string, schema: z.ZodType<T>, where: string): T {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, uniqueKeys: true });
  const at = (offset: number): string => {
    const { line, col } = lines.linePos(offset);
    return `${where}:${line}:${col}`;
  };
  const syntax = document.errors[0] ?? document.warnings[0];
  if (syntax) throw new TributaryError('bad-yaml', at(syntax.pos[0]), { text: syntax.message });
  const parsed = schema.safeParse(document.toJS());
  if (parsed.success) return parsed.data;
  // A misspelt key is also a missing one: what was written is where to look.
  const issue = parsed.error.issues.find((found) => found.code === 'unrecognized_keys') ?? parsed.error.issues[0]!;
  const path = [...issue.path, ...('keys' in issue && issue.keys[0] !== undefined ? [issue.keys[0]] : [])];
  throw new TributaryError('bad-yaml', at(offsetOf(document, path)), { text: `${path.join('.')}: ${issue.message}` });
}

/** Offset of the deepest node on the path that exists in the document. */
function offsetOf(document: ReturnType<typeof parseDocument>, path: readonly PropertyKey[]): number {
  for (let depth = path.length; depth > 0; depth--) {
    const parent: unknown = document.getIn(path.slice(0, depth - 1), true);
    const key = path[depth - 1];
    if (isMap(parent)) {
      const pair = parent.items.find((item) => String(item.key) === String(key));
      const start = pair?.key.range?.[0];
      if (start !== undefined) return start;
    }
    const node: unknown = document.getIn(path.slice(0, depth), true);
    if (hasRange(node)) return node.range[0];
  }
  return 0;
}

interface Ranged {
  range: [number, number, number];
}
function hasRange(node: unknown): node is Ranged {
  return typeof node === 'object' && node !== null && 'range' in node && Array.isArray(node.range);
}
interface MapLike {
  items: { key: { range?: [number, number, number] } }[];
}
function isMap(node: unknown): node is MapLike {
  return typeof node === 'object' && node !== null && 'items' in node && 'has' in node;
}
