import type { ErrorView } from '../../electron/contract/errors.ts';
import { valueWords } from '../../electron/contract/settings.ts';
import type { Bilingual, Language } from '../../electron/contract/text.ts';
import {
  isWord,
  say,
  sayMessage,
  wordOf,
  words,
  type Form,
  type Message,
  type TermKind,
  type WordKey,
} from '../../electron/contract/words/index.ts';

/** Everything that is said on screen goes through this. */
export interface Say {
  (key: WordKey, params?: Message['params']): string;
  readonly lang: Language;
  message(message: Message): string;
  text(text: Bilingual): string;
  /** One sentence: what, and what to do. */
  problem(view: ErrorView): string;
  /** The word of this key; a text without one stands as it is. */
  word(key: string): string;
  /** What a thing of some kind is called, in short where there is little room; one without a word stands as it is. */
  term(kind: TermKind, name: string, form?: Form): string;
  /** Word for a setting, a short one where there is little room; one without a word stands as it is. */
  setting(name: string, length?: 'short'): string;
  /** Word for a value of a setting; a value without a word stands as it is. `type`: how a setting of the procedure's own is written. */
  value(name: string, value: string, type?: string): string;
}

/** The words in one language; free of the browser. */
export function makeSay(lang: Language): Say {
  const tell = (key: WordKey, params?: Message['params']): string => say(lang, words[key], params);
  return Object.assign(tell, {
    lang,
    message: (message: Message) => sayMessage(lang, message),
    text: (text: Bilingual) => text[lang],
    problem: (view: ErrorView) => `${view.message[lang]}${lang === 'zh' ? '。' : '. '}${view.hint[lang]}`,
    word: (key: string) => (isWord(key) ? tell(key) : key),
    term: (kind: TermKind, name: string, form?: Form) => wordOf(kind, name, form)[lang],
    setting: (name: string, length?: 'short') => wordOf('setting', name, length)[lang],
    value: (name: string, value: string, type?: string) => valueWords(name, value, 'screen', type)[lang],
  });
}
