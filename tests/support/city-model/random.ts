/** Chances that fall the same way for the same seed. */
export interface Random {
  /** From 0 to 1, 1 left out. */
  next(): number;
  /** A whole number, both ends counted. */
  between(least: number, most: number): number;
  chance(share: number): boolean;
  pick<T>(items: readonly T[]): T;
  /** One of several, the likelier the larger its weight. */
  weighed<T>(items: readonly (readonly [weight: number, item: T])[]): T;
  shuffled<T>(items: readonly T[]): T[];
}

/** A linear congruential generator with the constants of Numerical Recipes (2nd edition, 7.1). */
function fractions(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

export function randomOf(seed: number): Random {
  const next = fractions(seed);
  const between = (least: number, most: number): number => least + Math.floor(next() * (most - least + 1));
  return {
    next,
    between,
    chance: (share) => next() < share,
    pick: (items) => items[between(0, items.length - 1)]!,
    weighed(items) {
      let left = next() * items.reduce((sum, [weight]) => sum + weight, 0);
      return (items.find(([weight]) => (left -= weight) < 0) ?? items[0]!)[1];
    },
    shuffled(items) {
      const drawn = items.map((item) => ({ item, lot: next() }));
      return drawn.sort((one, other) => one.lot - other.lot).map(({ item }) => item);
    },
  };
}
