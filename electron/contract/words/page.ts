import type { Bilingual } from '../text.ts';

export const pageWords = {} as const satisfies Record<string, Bilingual>;
