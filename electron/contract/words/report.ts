import type { Bilingual } from '../text.ts';

export const reportWords = {} as const satisfies Record<string, Bilingual>;
