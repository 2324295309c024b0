import type { Bilingual } from '../text.ts';

/** Words of the run and result screens. */
export const pageRunWords = {} as const satisfies Record<string, Bilingual>;
