import type { Bilingual } from '../text.ts';

export const judgingWords = {} as const satisfies Record<string, Bilingual>;
