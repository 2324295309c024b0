import { z } from 'zod';
import { FRAME_SIZES } from '../../../electron/contract/stream.ts';

/** Every question is filled up to this, so that no answer is longer than what it answers: who forges a sender gains nothing. Octets. */
export const QUESTION = 700;
/** The most that a far end takes and sends, bit/s. */
export const CAP_BPS = 1_000_000_000;
/** After so long without anything of the other end a session is over, or is taken over by another, milliseconds: a line may be interrupted for a while. */
export const IDLE_MS = 60_000;
export const TAKE_OVER_MS = 10_000;
/** After so long without a question of the other end nothing is sent to it, milliseconds. */
export const HOLD_MS = 3_000;

const count = z.number().nonnegative();
const n = z.number().int();
const session = z.number().int().nonnegative();
const frame = z.number().refine((size) => FRAME_SIZES.some((one) => one === size));
const asked = { stream: z.number().int().min(0).max(0xffff), bitsPerS: z.number().positive(), frame };

/** What the near end says. */
export const questionSchema = z.discriminatedUnion('do', [
  z.object({ do: z.literal('hello'), nonce: z.string().max(64) }),
  z.object({ do: z.literal('open'), nonce: z.string().max(64), cookie: z.string().max(64) }),
  z.object({ do: z.literal('expect'), session, n, ...asked }),
  z.object({
    do: z.literal('send'),
    session,
    n,
    ...asked,
    forS: z
      .number()
      .positive()
      .max(32 * 86_400),
  }),
  z.object({ do: z.literal('counts'), session, n, stop: z.boolean().optional() }),
  z.object({ do: z.literal('bye'), session, n }),
]);
export type Question = z.infer<typeof questionSchema>;

const received = z.object({
  received: count,
  reordered: count,
  duplicated: count,
  corrupted: count,
  longestLoss: count,
  unreadable: count,
  highest: z.number(),
});
const sent = z.object({ sent: count, sentS: count, behindMs: count });

/** What the far end answers. */
export const answerSchema = z.discriminatedUnion('is', [
  z.object({ is: z.literal('cookie'), nonce: z.string(), cookie: z.string() }),
  z.object({ is: z.literal('open'), nonce: z.string(), session, cap: count }),
  z.object({ is: z.literal('busy'), nonce: z.string() }),
  z.object({ is: z.literal('done'), n }),
  z.object({ is: z.literal('refused'), n, cap: count }),
  z.object({ is: z.literal('counts'), n, sent, received, overrun: count.optional(), sending: z.boolean() }),
  /** It knows no such session, or no longer. */
  z.object({ is: z.literal('unknown'), n }),
]);
export type Answer = z.infer<typeof answerSchema>;
