import { isAlias, isCollection, isMap, isNode, isScalar, Lexer, type Document, type Node } from 'yaml';
import { YAML_BYTES } from './sizes.ts';
import type { Message } from './words/index.ts';

/** Most that a YAML document may hold; nodes with every alias written out. */
export const YAML_LIMITS = { bytes: YAML_BYTES, nodes: 10_000, depth: 64 } as const;
/** Anchors, tags, commas and brackets of so many nodes, and then some. */
const MOST_MARKS = 10 * YAML_LIMITS.nodes;

/** What is wrong with a document, and where. */
export interface YamlFault {
  offset: number;
  message: Message;
}
const tooMany = (offset: number): YamlFault => ({
  offset,
  message: { code: 'yaml.nodes', params: { limit: YAML_LIMITS.nodes } },
});
const tooDeep = (offset: number): YamlFault => ({
  offset,
  message: { code: 'yaml.depth', params: { limit: YAML_LIMITS.depth } },
});

/** What YAML 1.2 takes nowhere (its 5.1): the controls below the blank but tab and line ends. As an escape in double quotes they may stand. */
// oxlint-disable-next-line no-control-regex
const CONTROL = /[\u0000-\u0008\u000B\u000C\u000E-\u001F]/;
/** What it takes within quotes alone. */
const UNPRINTABLE = /[\u007F-\u0084\u0086-\u009F\uFFFE\uFFFF]/;
const isQuoted = (token: string): boolean => token.startsWith('"') || token.startsWith("'");
const control = (offset: number, sign: number | undefined): YamlFault => ({
  offset,
  message: { code: 'yaml.control', params: { code: `U+${(sign ?? 0).toString(16).toUpperCase().padStart(4, '0')}` } },
});

/** Marks of the lexer that stand for no character: a document begins, a flow ended before its time, a scalar follows. */
const NO_CHARACTER = ['\x02', '\x18', '\x1f'];
const SCALAR = '\x1f';
const NOTHING = /^[\s#]/;

/** What the lexer has seen so far; each is a lower bound of the nodes. */
interface Seen {
  scalars: number;
  items: number;
  pairs: number;
  marks: number;
  flow: number;
  /** `-` and `?` on this line: each nests one deeper. */
  nested: number;
}

function look(seen: Seen, token: string): void {
  if (token === '\n') seen.nested = 0;
  if (NOTHING.test(token)) return;
  seen.marks++;
  if (token === '[' || token === '{') seen.flow++;
  else if (token === ']' || token === '}') seen.flow--;
  else if (token === ':') seen.pairs++;
  else if (token === '-') seen.items++;
  if (token === SCALAR || /^[[{*"']/.test(token)) seen.scalars++;
  if (token === '-' || (token === '?' && seen.flow <= 0)) seen.nested++;
}

/**
 * What forbids to build a document at all: too many nodes or too much nesting, as far as the signs alone show it. A builder would take minutes, or
 * all of the stack, before it could tell. Undefined for most documents that `treeFault` refuses.
 */
export function signsFault(text: string): YamlFault | undefined {
  // Bytes are counted where a file is read; no text has fewer of them than characters.
  if (text.length > YAML_LIMITS.bytes)
    return { offset: 0, message: { code: 'yaml.bytes', params: { limit: YAML_LIMITS.bytes } } };
  const found = CONTROL.exec(text);
  if (found) return control(found.index, found[0].codePointAt(0));
  const seen: Seen = { scalars: 0, items: 0, pairs: 0, marks: 0, flow: 0, nested: 0 };
  let offset = 0;
  let before = '';
  for (const token of new Lexer().lex(text)) {
    const content = before === SCALAR;
    if (!content) look(seen, token);
    if (Math.max(seen.scalars, seen.items, 2 * seen.pairs) > YAML_LIMITS.nodes || seen.marks > MOST_MARKS)
      return tooMany(offset);
    if (Math.max(seen.flow, seen.nested) > YAML_LIMITS.depth) return tooDeep(offset);
    const bad = !content && isQuoted(token) ? undefined : UNPRINTABLE.exec(token);
    if (bad) return control(offset + bad.index, bad[0].codePointAt(0));
    if (content || !NO_CHARACTER.includes(token)) offset += token.length;
    before = content ? '' : token;
  }
  return undefined;
}

interface Size {
  nodes: number;
  depth: number;
}
/** What counting found, thrown through the levels of the tree. */
class Fault extends Error {
  readonly fault: YamlFault;
  constructor(fault: YamlFault) {
    super(fault.message.code);
    this.fault = fault;
  }
}

const placeOf = (node: Node): number => node.range?.[0] ?? 0;

/** Counts a tree with every alias as often as it stands there, in time that goes with what is written. */
class Counter {
  readonly #sizes = new Map<string, Size>();
  readonly #open = new Set<string>();

  /** Size of a node that stands `above` levels deep. Throws `Fault`. */
  size(node: unknown, above: number): Size {
    if (!isNode(node)) return { nodes: 1, depth: 0 };
    if (isScalar(node) && typeof node.value === 'string' && node.value.includes('\0'))
      throw new Fault(control(placeOf(node), 0));
    const size = isAlias(node) ? this.#aliased(node) : this.#own(node, above);
    if (size.nodes > YAML_LIMITS.nodes) throw new Fault(tooMany(placeOf(node)));
    if (above + size.depth > YAML_LIMITS.depth) throw new Fault(tooDeep(placeOf(node)));
    return size;
  }

  #aliased(node: Node & { source: string }): Size {
    const size = this.#sizes.get(node.source);
    if (size && !this.#open.has(node.source)) return size;
    const code = this.#open.has(node.source) ? 'yaml.circle' : 'yaml.alias';
    throw new Fault({ offset: placeOf(node), message: { code, params: { name: node.source } } });
  }

  #own(node: Node, above: number): Size {
    const anchor = 'anchor' in node && typeof node.anchor === 'string' ? node.anchor : undefined;
    if (above >= YAML_LIMITS.depth && isCollection(node)) throw new Fault(tooDeep(placeOf(node)));
    if (anchor !== undefined) this.#open.add(anchor);
    const size = { nodes: 1, depth: isCollection(node) ? 1 : 0 };
    for (const part of partsOf(node)) {
      const { nodes, depth } = this.size(part, above + 1);
      size.nodes += nodes;
      size.depth = Math.max(size.depth, depth + 1);
      if (size.nodes > YAML_LIMITS.nodes) throw new Fault(tooMany(placeOf(node)));
    }
    if (anchor !== undefined) {
      this.#open.delete(anchor);
      this.#sizes.set(anchor, size);
    }
    return size;
  }
}

function partsOf(node: Node): readonly unknown[] {
  if (isMap(node)) return node.items.flatMap(({ key, value }) => [key, value]);
  return isCollection(node) ? node.items : [];
}

/** What is wrong with a built tree: aliases of nothing or of themselves, and all of it beyond the limits. */
export function treeFault(document: Document.Parsed): YamlFault | undefined {
  try {
    new Counter().size(document.contents, 0);
    return undefined;
  } catch (thrown) {
    if (thrown instanceof Fault) return thrown.fault;
    throw thrown;
  }
}
