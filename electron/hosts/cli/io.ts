import { asTributaryError, errorJson, errorView, type ErrorView } from '../../contract/errors.ts';
import type { Bilingual, Language } from '../../contract/text.ts';
import { say, sayMessage, words, type Message, type WordKey } from '../../contract/words/index.ts';
import { openLog } from '../program/log.ts';
import { homeFolder } from '../program/places.ts';

/** What the command line has of the world; tests hand in their own. */
export interface World {
  stdout(text: string): void;
  stderr(text: string): void;
  env: NodeJS.ProcessEnv;
  /** Aborts when the user or the system wants the program to end. */
  stop: AbortSignal;
  /** What is typed or piped in; only `locate` reads it. Absent: nothing. */
  stdin?: () => AsyncIterable<string | Uint8Array>;
}
/** What commands have of it: they print lines and JSON, and cannot print anything raw. */
export interface Io extends Pick<World, 'env' | 'stop'> {
  /** Lines of a result, on stdout. */
  lines(...lines: readonly string[]): void;
  /** Lines about the course of things, on stderr. */
  notes(...lines: readonly string[]): void;
  /** One JSON object, the only thing that stdout ever holds with `--json`. */
  json(value: object): void;
  /** What is typed or piped in. */
  input(): AsyncIterable<string | Uint8Array>;
}

/**
 * What a terminal would obey instead of showing: controls (ESC and line breaks among them), separators of lines, marks that turn the direction of
 * writing or cannot be seen, halves of characters. Joiners and the soft hyphen belong to writing and stay.
 */
const OBEYED = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}]|(?![\u00AD\u200C\u200D])\p{Cf}/gu;

/** The text with whatever a terminal would obey as `\u001b`: names, answers of instruments and contents of files may hold anything. */
export const visible = (text: string): string =>
  text.replaceAll(OBEYED, (found) =>
    Array.from({ length: found.length }, (_, i) => `\\u${found.charCodeAt(i).toString(16).padStart(4, '0')}`).join(''),
  );

async function* nothing(): AsyncGenerator<string> {
  // Nobody types.
}

const shown = (lines: readonly string[]): string => lines.map((line) => `${visible(line)}\n`).join('');

/** The way of a command to the world: the one place where text of any origin becomes harmless. */
export const ioOf = ({ stdout, stderr, env, stop, stdin = nothing }: World): Io => ({
  env,
  stop,
  lines: (...lines) => stdout(shown(lines)),
  notes: (...lines) => stderr(shown(lines)),
  // Within a string of JSON the same escape is the same text; the lines between strings are our own.
  json: (value) => stdout(shown(JSON.stringify(value, null, 2).split('\n'))),
  input: stdin,
});

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

/** The error as `--json` prints it. */
export function errorObject(thrown: unknown, lang: Lang): ReturnType<typeof errorJson> {
  const view = errorView(thrown);
  if (lang !== 'both') return errorJson(view, lang);
  return { code: view.code, message: inLang('both', view.message), where: view.where, hint: inLang('both', view.hint) };
}

/** A problem that ends nothing: what, where, what to do. */
export function printProblem(io: Io, { message, hint }: ErrorView, lang: Lang): void {
  io.notes(inLang(lang, message), `  ${inLang(lang, hint)}`);
}

/** Says what went wrong: what, where, what to do. Failures of the program itself go to its log with all that is known. Returns the exit code. */
export function printError(io: Io, thrown: unknown, lang: Lang, json: boolean): 2 {
  const error = errorObject(thrown, lang);
  if (error.code === 'program-error')
    openLog(homeFolder(io.env)).error({ err: asTributaryError(thrown).cause ?? thrown }, 'command failed');
  if (json) io.json({ error });
  else io.notes(error.message, `  ${error.hint}`);
  return 2;
}

/** The same as one line, for a program that reads lines. */
export function printErrorLine(io: Io, thrown: unknown, lang: Lang): 2 {
  io.lines(JSON.stringify({ error: errorObject(thrown, lang) }));
  return 2;
}
