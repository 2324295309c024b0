import type { Bilingual } from '../text.ts';

export const procedureWords = {} as const satisfies Record<string, Bilingual>;
