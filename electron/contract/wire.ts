import { z } from 'zod';
import type { MethodName } from './api.ts';
import { TributaryError, type ErrorView } from './errors.ts';
import { MESSAGE_BYTES, MESSAGE_DEPTH, MESSAGE_NODES } from './sizes.ts';
import type { StateMessage } from './state-wire.ts';
import { bothOf, type WordKey } from './words/index.ts';

/** A call of the page. Its input is checked against the method's schema in `api` by the core. */
const toCoreSchema = z.strictObject({
  id: z.number().int().nonnegative(),
  method: z.string().max(64),
  input: z.record(z.string(), z.unknown()),
});
export interface ToCore {
  id: number;
  method: MethodName;
  input: Record<string, unknown>;
}
/** What the core sends: the answer to a call; the whole state at once after connecting, then what changed of it. */
export type ToPage =
  { kind: 'result'; id: number; value?: unknown } | { kind: 'error'; id: number; error: ErrorView } | StateMessage;

/** How the page and the core are joined: text messages, over a port of Electron or a WebSocket alike. */
export interface Carrier {
  send(text: string): void;
  onMessage(listener: (text: string) => void): () => void;
}

const ARRAYS = { Uint8Array, Uint32Array, Float64Array } as const;
type ArrayName = keyof typeof ARRAYS;

/** JSON; typed arrays of lanes survive as `{"$Uint32Array": [...]}`, what is no number in them as null. */
export function encode(message: ToCore | ToPage): string {
  return JSON.stringify(message, (_key, value: unknown) => {
    for (const name of Object.keys(ARRAYS) as ArrayName[])
      if (value instanceof ARRAYS[name]) return { [`$${name}`]: Array.from(value) };
    return value;
  });
}

/** Counts what opens, closes and separates, outside of strings: what a reader would have to build, before it builds it. */
function measure(text: string): { depth: number; nodes: number } {
  let [depth, deepest, nodes, quoted] = [0, 0, 1, false];
  for (let i = 0; i < text.length; i++) {
    const char = text.charCodeAt(i);
    if (char === QUOTE) quoted = !quoted;
    else if (quoted) i += char === BACKSLASH ? 1 : 0;
    else if (char === COMMA) nodes++;
    else if (char === OPEN_LIST || char === OPEN_OBJECT) {
      nodes++;
      deepest = Math.max(deepest, ++depth);
    } else if (char === CLOSE_LIST || char === CLOSE_OBJECT) depth--;
  }
  return { depth: deepest, nodes };
}
const [QUOTE, BACKSLASH, COMMA, OPEN_LIST, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT] = [...'"\\,[]{}'].map((char) =>
  char.charCodeAt(0),
);

/** Reads a call of the page. Errors: `bad-request` for what is too large, too deep, no JSON or no call. */
export function decodeCall(text: string): z.output<typeof toCoreSchema> {
  const bad = (code: WordKey): TributaryError => new TributaryError('bad-request', '', { ...bothOf({ code }) });
  if (text.length > MESSAGE_BYTES) throw bad('wire.too-long');
  const { depth, nodes } = measure(text);
  if (depth > MESSAGE_DEPTH || nodes > MESSAGE_NODES) throw bad('wire.too-deep');
  const parsed = toCoreSchema.safeParse(jsonOf(text));
  if (!parsed.success) throw bad('wire.no-call');
  return parsed.data;
}

/** Undefined for text that is no JSON. */
function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (thrown) {
    if (thrown instanceof SyntaxError) return undefined;
    throw thrown;
  }
}

/** How a typed array begins; most messages have none, and need no second look. */
const SOME_ARRAY = /\{"\$(?:Uint8|Uint32|Float64)Array"/;

/** Reverse of `encode`. Throws SyntaxError on text that is no JSON. */
export function decode(text: string): unknown {
  if (!SOME_ARRAY.test(text)) return JSON.parse(text) as unknown;
  return JSON.parse(text, (_key, value: unknown) => {
    if (typeof value !== 'object' || value === null) return value;
    for (const name of Object.keys(ARRAYS) as ArrayName[]) {
      const items = (value as Record<string, unknown>)[`$${name}`];
      if (Array.isArray(items))
        return ARRAYS[name].from(items.map((item: unknown) => (typeof item === 'number' ? item : NaN)));
    }
    return value;
  });
}
