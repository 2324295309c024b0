/** Loss of the pattern is judged over so many octets: 1 024 bits. */
export const WINDOW_OCTETS = 128;
/** More than 20 % of 1 024 bits. */
const MOST_ERRORS = 204;

/** Wrong bits among the last 1 024. */
export interface ErrorWindow {
  add(errors: number): void;
  clean(octets: number): void;
  /** More than 20 % are wrong. */
  lost(): boolean;
  /** So many errors more, wherever they lie in what follows, cannot make it lost. */
  allows(errors: number): boolean;
}

export function createWindow(): ErrorWindow {
  const ring = new Uint8Array(WINDOW_OCTETS);
  let at = 0;
  let sum = 0;
  const add = (errors: number): void => {
    sum += errors - (ring[at] ?? 0);
    ring[at] = errors;
    at = (at + 1) % WINDOW_OCTETS;
  };
  return {
    add,
    clean(octets) {
      if (sum === 0) return;
      if (octets >= WINDOW_OCTETS) {
        ring.fill(0);
        sum = 0;
      } else for (let i = 0; i < octets; i++) add(0);
    },
    lost: () => sum > MOST_ERRORS,
    allows: (errors) => sum + errors <= MOST_ERRORS,
  };
}
