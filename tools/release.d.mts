/** Carries out a release in the folder; `pack` makes the packed folder. Throws with a sentence where there can be none. */
export function release(what: { root: string; version: string; pack: () => void }): void;
