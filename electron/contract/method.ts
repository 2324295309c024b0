import { z } from 'zod';
import { PART_BYTES } from './sizes.ts';
import { seenLine, seenText } from './text.ts';

/** One call of the page to the core: checked input, typed output. */
export interface Method<I extends z.ZodType, O> {
  readonly input: I;
  /** Phantom: only its type is used. */
  readonly output?: O;
}
export const method = <I extends z.ZodRawShape>(shape: I) => ({
  returns: <O>(): Method<z.ZodObject<I>, O> => ({ input: z.strictObject(shape) }),
});

export const text = z.string().max(2000);
/** What somebody says, and who he is. */
export const said = text.transform(seenText);
export const name = text.transform(seenLine);
export const id = z.string().min(1).max(300);
export const runId = z.string().regex(/^[0-9A-Za-z-]{1,64}$/);
export const base64 = z
  .string()
  .max((PART_BYTES * 4) / 3)
  .regex(/^[A-Za-z0-9+/]*={0,2}$/);

/** A file as it crosses to the page, which gives it to whoever asked. */
export interface FileContent {
  name: string;
  mime: string;
  base64: string;
}
