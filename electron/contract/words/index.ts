import i18next from 'i18next';
import type { Bilingual, Language } from '../text.ts';
import { commonWords } from './common.ts';
import { driverWords } from './drivers.ts';
import { hostWords } from './hosts.ts';
import { judgingWords } from './judging.ts';
import { pageWords } from './page.ts';
import { procedureWords } from './procedures.ts';
import { reportWords } from './report.ts';

/** Every word and sentence that people read, except errors (`errors.ts`), by key. */
export const words = {
  ...commonWords,
  ...driverWords,
  ...judgingWords,
  ...procedureWords,
  ...reportWords,
  ...pageWords,
  ...hostWords,
} as const;
export type WordKey = keyof typeof words;

/** A sentence as data: stored and sent in this form, put into a language only where a person reads it. */
export interface Message {
  readonly code: WordKey;
  readonly params?: Readonly<Record<string, string | number>>;
}

const interpolator = i18next.createInstance();
void interpolator.init({ lng: 'en', resources: {}, interpolation: { escapeValue: false } });

/** The text in one language, `{{name}}` filled from `params`. */
export function say(lang: Language, text: Bilingual, params: Message['params'] = {}): string {
  return interpolator.services.interpolator.interpolate(text[lang], params, lang, {});
}

/** A stored sentence in one language. */
export function sayMessage(lang: Language, message: Message): string {
  return say(lang, words[message.code], message.params);
}

/** A stored sentence in both languages. */
export function bothOf(message: Message): Bilingual {
  return { zh: sayMessage('zh', message), en: sayMessage('en', message) };
}
