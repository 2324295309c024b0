/**
 * An answer that takes long comes in steps of some milliseconds: between two of them the thread answers whoever else asks, above all recorders.
 * It returns the answer.
 */
export type InSteps<R> = Generator<undefined, R>;

export const isInSteps = (value: unknown): value is InSteps<unknown> =>
  typeof value === 'object' && value !== null && Symbol.iterator in value && 'next' in value;

/** Takes every step; `rest` waits between two of them. Gives the answer. Errors: those of the steps. */
export async function stepThrough<R>(steps: InSteps<R>, rest: () => Promise<unknown>): Promise<R> {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
    await rest();
  }
}

/** Takes every step at one go. */
export function atOnce<R>(steps: InSteps<R>): R {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}
