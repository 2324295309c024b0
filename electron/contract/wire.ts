import { z } from 'zod';
import type { MethodName } from './api.ts';
import type { ErrorView } from './errors.ts';
import type { AppState } from './views.ts';

/** A call of the page. Its input is checked against the method's schema in `api` by the core. */
export const toCoreSchema = z.strictObject({
  id: z.number().int().nonnegative(),
  method: z.string().max(64),
  input: z.record(z.string(), z.unknown()),
});
export interface ToCore {
  id: number;
  method: MethodName;
  input: Record<string, unknown>;
}
/** What the core sends: the answer to a call, or the whole state after a change (and at once after connecting). */
export type ToPage =
  | { kind: 'result'; id: number; value?: unknown }
  | { kind: 'error'; id: number; error: ErrorView }
  | { kind: 'state'; state: AppState };

/** How the page and the core are joined: text messages, over Electron IPC or a WebSocket alike. */
export interface Carrier {
  send(text: string): void;
  onMessage(listener: (text: string) => void): () => void;
}

const ARRAYS = { Uint16Array, Float64Array } as const;
type ArrayName = keyof typeof ARRAYS;

/** JSON; typed arrays of lanes survive as `{"$Uint16Array": [...]}`. */
export function encode(message: ToCore | ToPage): string {
  return JSON.stringify(message, (_key, value: unknown) => {
    for (const name of Object.keys(ARRAYS) as ArrayName[])
      if (value instanceof ARRAYS[name]) return { [`$${name}`]: Array.from(value) };
    return value;
  });
}

/** Reverse of `encode`. Throws SyntaxError on text that is no JSON. */
export function decode(text: string): unknown {
  return JSON.parse(text, (_key, value: unknown) => {
    if (typeof value !== 'object' || value === null) return value;
    for (const name of Object.keys(ARRAYS) as ArrayName[]) {
      const items = (value as Record<string, unknown>)[`$${name}`];
      if (Array.isArray(items)) return ARRAYS[name].from(items as number[]);
    }
    return value;
  });
}
