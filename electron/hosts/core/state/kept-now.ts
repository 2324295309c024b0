import { setImmediate as breathe } from 'node:timers/promises';
import { ALWAYS, bothHolding, isHolding, type Holding } from '../../../circuits/index.ts';

/** Items after which the loop of the core is let go on: others wait for it, above all instruments. */
const PIECE = 500;

/** Goes through many items one by one, with rests in between, and gives the times at which all that was made of them holds. */
export async function inPieces<I>(items: readonly I[], each: (item: I) => Holding): Promise<Holding> {
  let holding = ALWAYS;
  for (const [n, item] of items.entries()) {
    if (n % PIECE === PIECE - 1) await breathe();
    holding = bothHolding(holding, each(item));
  }
  return holding;
}

/**
 * Keeps what a list was made to be from some things at a time: made anew only where one of them is another, on another day, or when something of it has
 * happened since. Whoever asks while it is made waits for the same. `at`: local wall time without zone, to the second.
 */
export function keepNow<T>() {
  let made: { from: readonly unknown[]; holding: Holding; value: T } | undefined;
  let turn: Promise<unknown> = Promise.resolve();
  const ask = async (things: readonly unknown[], at: string, make: () => Promise<{ holding: Holding; value: T }>) => {
    const from = [...things, at.slice(0, 10)];
    if (!made || !from.every((one, n) => one === made?.from[n]) || !isHolding(made.holding, at))
      made = { from, ...(await make()) };
    return made.value;
  };
  return (...asked: Parameters<typeof ask>): Promise<T> => {
    const answer = turn.then(() => ask(...asked));
    turn = answer.catch(() => undefined);
    return answer;
  };
}
