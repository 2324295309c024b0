import type { Bilingual } from '../text.ts';

export const driverWords = {} as const satisfies Record<string, Bilingual>;
