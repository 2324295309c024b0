import { useLanguage } from '../link/preferences.ts';
import { makeSay, type Say } from './speech.ts';

export type { Say };

const both = { zh: makeSay('zh'), en: makeSay('en') };

/** The words in the language chosen, which may change at any moment. */
export const useSay = (): Say => both[useLanguage()];
