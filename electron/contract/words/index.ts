import i18next from 'i18next';
import { lengthIn, parseSeconds } from '../duration.ts';
import type { Bilingual, Language } from '../text.ts';
import { commonWords } from './common.ts';
import { detailWords } from './details.ts';
import { driverWords } from './drivers.ts';
import { fitWords } from './fit.ts';
import { hostWords } from './hosts.ts';
import { judgingWords } from './judging.ts';
import { pageWords } from './page.ts';
import { procedureWords } from './procedures.ts';
import { readingWords } from './reading.ts';
import { reportWords } from './report.ts';
import { wiringWords } from './wiring.ts';
import { yamlWords } from './yaml.ts';
import { timeWords } from './time.ts';

const all = {
  ...commonWords,
  ...driverWords,
  ...judgingWords,
  ...procedureWords,
  ...readingWords,
  ...reportWords,
  ...pageWords,
  ...hostWords,
  ...detailWords,
  ...yamlWords,
  ...timeWords,
  ...fitWords,
  ...wiringWords,
} as const;
export type WordKey = keyof typeof all;
/** Every word and sentence that people read, except errors (`errors.ts`), by key. */
export const words: Readonly<Record<WordKey, Bilingual>> = all;

/** A sentence as data: stored and sent in this form, put into a language only where a person reads it. */
export interface Message {
  readonly code: WordKey;
  readonly params?: Readonly<Record<string, string | number>>;
}

/** `{{name, length}}`: seconds, or a duration like `15m`, as people of that language write it. */
function lengthWords(value: unknown, lang: string | undefined): string {
  const seconds = typeof value === 'number' ? value : parseSeconds(String(value));
  return seconds === undefined ? String(value) : lengthIn(lang === 'zh' ? 'zh' : 'en', seconds);
}

/** `{{n, plural(of: bit error)}}`: `1 bit error`, `17 bit errors`, also of a signed number; only English needs it. */
function pluralWords(value: unknown, _lang: string | undefined, { of }: { of?: string }): string {
  return `${String(value)} ${of}${/^[-+−–]?1$/.test(String(value)) ? '' : 's'}`;
}

const interpolator = i18next.createInstance();
void interpolator.init({ lng: 'en', resources: {}, interpolation: { escapeValue: false } });
interpolator.services.formatter?.add('length', lengthWords);
interpolator.services.formatter?.add('plural', pluralWords);

/** The text in one language, `{{name}}` filled from `params`; `{{name, length}}` as a length of time. */
export function say(lang: Language, text: Bilingual, params: Message['params'] = {}): string {
  return interpolator.services.interpolator.interpolate(text[lang], params, lang, {});
}

/** A stored sentence in one language. */
export function sayMessage(lang: Language, message: Message): string {
  const known: Bilingual | undefined = words[message.code];
  // A record may hold a sentence of a program that this one is not.
  return say(lang, known ?? { zh: message.code, en: message.code }, message.params);
}

/** A stored sentence in both languages. */
export function bothOf(message: Message): Bilingual {
  return { zh: sayMessage('zh', message), en: sayMessage('en', message) };
}

/** True for a key of the catalogue. */
export const isWord = (key: string): key is WordKey => Object.hasOwn(words, key);

/** Word for a setting (`setting`), for a value of one (`value`) and the like; what has none stands as it is. */
export function wordOf(kind: string, name: string): Bilingual {
  const key = `${kind}.${name}`;
  return isWord(key) ? words[key] : { zh: name, en: name };
}
