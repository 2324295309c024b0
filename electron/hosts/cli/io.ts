import { asTributaryError, errorJson, errorView } from '../../contract/errors.ts';
import type { Bilingual, Language } from '../../contract/text.ts';
import { say, sayMessage, words, type Message, type WordKey } from '../../contract/words/index.ts';
import { openLog } from '../log.ts';
import { homeFolder } from '../places.ts';

/** What the command line has of the world; tests hand in their own. */
export interface Io {
  stdout(text: string): void;
  stderr(text: string): void;
  env: NodeJS.ProcessEnv;
  /** Aborts when the user or the system wants the program to end. */
  stop: AbortSignal;
}
export type Lang = Language | 'both';

/** The language of the user's own system, English where it is not Chinese. */
export function systemLang(env: NodeJS.ProcessEnv): Language {
  return /^zh/i.test(env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'] || '') ? 'zh' : 'en';
}

/** A text in the language asked for; both: Chinese, then English. */
export const inLang = (lang: Lang, text: Bilingual): string =>
  lang === 'both' ? (text.zh === text.en ? text.zh : `${text.zh} / ${text.en}`) : text[lang];

const filled = (fill: (lang: Language) => string): Bilingual => ({ zh: fill('zh'), en: fill('en') });

/** A word or sentence of the catalogue. */
export const tell = (lang: Lang, key: WordKey, params: Message['params'] = {}): string =>
  inLang(
    lang,
    filled((l) => say(l, words[key], params)),
  );

/** A stored sentence. */
export const tellMessage = (lang: Lang, message: Message): string =>
  inLang(
    lang,
    filled((l) => sayMessage(l, message)),
  );

/** One JSON object, the only thing that stdout ever holds with `--json`. */
export const printJson = (io: Io, value: object): void => io.stdout(`${JSON.stringify(value, null, 2)}\n`);

/** The error as `--json` prints it. */
export function errorObject(thrown: unknown, lang: Lang): ReturnType<typeof errorJson> {
  const view = errorView(thrown);
  if (lang !== 'both') return errorJson(view, lang);
  return { code: view.code, message: inLang('both', view.message), where: view.where, hint: inLang('both', view.hint) };
}

/** Says what went wrong: what, where, what to do. Failures of the program itself go to its log with all that is known. Returns the exit code. */
export function printError(io: Io, thrown: unknown, lang: Lang, json: boolean): 2 {
  const error = errorObject(thrown, lang);
  if (error.code === 'program-error')
    openLog(homeFolder(io.env)).error({ err: asTributaryError(thrown).cause ?? thrown }, 'command failed');
  if (json) printJson(io, { error });
  else io.stderr(`${error.message}\n  ${error.hint}\n`);
  return 2;
}
