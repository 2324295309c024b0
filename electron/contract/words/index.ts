import i18next from 'i18next';
import { lengthIn, parseSeconds } from '../duration.ts';
import { grouped } from '../ratio.ts';
import { alike, type Bilingual, type Language } from '../text.ts';
import { addressWords } from './address.ts';
import { adviceWords } from './advice.ts';
import { benchWords } from './bench.ts';
import { commonWords } from './common.ts';
import { dayWords } from './day.ts';
import { damageWords } from './damage.ts';
import { detailWords } from './details.ts';
import { lampWords } from './lamps.ts';
import { eventWords } from './events.ts';
import { faultReportWords } from './fault-report.ts';
import { exchangeWords } from './exchange.ts';
import { findingWords } from './findings.ts';
import { fitWords } from './fit.ts';
import { formerSentence } from './former.ts';
import { helpWords } from './help.ts';
import { hostWords } from './hosts.ts';
import { judgingWords } from './judging.ts';
import { ladderWords } from './ladder.ts';
import { listWords } from './lists.ts';
import { laneWords } from './page-lanes.ts';
import { lineWords } from './lines.ts';
import { locatorWords } from './locator.ts';
import { locatorSaysWords } from './locator-says.ts';
import { orderWords } from './orders.ts';
import { openingWords } from './opening.ts';
import { pageWords } from './page.ts';
import { plannedWords } from './planned.ts';
import { procedureWords } from './procedures.ts';
import { readingWords } from './reading.ts';
import { reportWords } from './report.ts';
import { roleWords } from './roles.ts';
import { settingsWords } from './settings-page.ts';
import { streamWords } from './stream.ts';
import { siteWords } from './site.ts';
import { wiringWords } from './wiring.ts';
import { visitWords } from './visits.ts';
import { workWords } from './work.ts';
import { yamlWords } from './yaml.ts';
import { termWords, wordOf } from './terms.ts';
import { ticketWords } from './tickets.ts';
import { timeWords } from './time.ts';

export { wordOf, type Form, type TermKind, type TermName } from './terms.ts';
export { fieldName } from './fields.ts';
export { saidBySystem } from './system.ts';
/** Of every error its sentence and what to do next. */
export { errorWords } from './errors.ts';

const all = {
  ...termWords,
  ...commonWords,
  ...addressWords,
  ...adviceWords,
  ...benchWords,
  ...lampWords,
  ...dayWords,
  ...eventWords,
  ...faultReportWords,
  ...findingWords,
  ...judgingWords,
  ...procedureWords,
  ...readingWords,
  ...reportWords,
  ...roleWords,
  ...openingWords,
  ...pageWords,
  ...laneWords,
  ...ladderWords,
  ...streamWords,
  ...hostWords,
  ...damageWords,
  ...exchangeWords,
  ...detailWords,
  ...yamlWords,
  ...ticketWords,
  ...timeWords,
  ...fitWords,
  ...wiringWords,
  ...visitWords,
  ...workWords,
  ...settingsWords,
  ...siteWords,
  ...helpWords,
  ...orderWords,
  ...locatorWords,
  ...locatorSaysWords,
  ...listWords,
  ...lineWords,
  ...plannedWords,
} as const;
export type WordKey = keyof typeof all;
/** Every word and sentence that people read, except errors (`errors.ts`), by key. */
export const words: Readonly<Record<WordKey, Bilingual>> = all;

/** What fills the gaps of a sentence. */
type Params = Readonly<Record<string, string | number>>;

/**
 * A sentence as data: stored and sent in this form, put into a language only where a person reads it. A sentence of the catalogue is named by
 * its key; one of an instrument's family is carried along, so that no brand stands here and a record can be read without its driver.
 */
export type Message =
  | { readonly code: WordKey; readonly params?: Params; readonly said?: undefined }
  | { readonly said: Bilingual; readonly code?: undefined; readonly params?: undefined };

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
interpolator.services.formatter?.add('count', (n) => (typeof n === 'number' ? grouped(n) : String(n)));
// A rung by the name that people call it; one of another name keeps its own.
interpolator.services.formatter?.add('rung', (id, lang) => wordOf('rung', String(id))[lang === 'zh' ? 'zh' : 'en']);

/** The text in one language, `{{name}}` filled from `params`; `{{name, length}}` as a length of time, `{{name, count}}` with spaces between thousands. */
export function say(lang: Language, text: Bilingual, params: Params = {}): string {
  return interpolator.services.interpolator.interpolate(text[lang], params, lang, {});
}

/** A stored sentence in one language. */
export function sayMessage(lang: Language, message: Message): string {
  if (message.said) return message.said[lang];
  const { code, params } = message;
  // A record may hold a sentence of a program that this one is not.
  return say(lang, (isWord(code) ? words[code] : formerSentence(code)) ?? alike(code), params);
}

/** A sentence that is not of the catalogue, its gaps filled in both languages. */
export const saidOf = (text: Bilingual, params: Params = {}): Message => ({
  said: { zh: say('zh', text, params), en: say('en', text, params) },
});

/** What tells one sentence from another, whatever it is filled with. */
export const sentenceOf = ({ code, said }: Message): string => code ?? said.en;

/** A stored sentence in both languages. */
export function bothOf(message: Message): Bilingual {
  return { zh: sayMessage('zh', message), en: sayMessage('en', message) };
}

/** True for a key of the catalogue. */
export const isWord = (key: string): key is WordKey => Object.hasOwn(words, key);
