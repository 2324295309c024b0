import { errorWords, say, saidBySystem, wordOf, words } from './words/index.ts';
import type { Bilingual, Language } from './text.ts';

/** Every way in which something can go wrong that a user may see; each has a sentence and a next action in `words/errors.ts`. */
export type ErrorCode = keyof typeof errorWords;

/**
 * What fills the sentence of an error; a part that people read may come in both languages. `zh` and `en`: a detail in each language, in the
 * place of `{{text}}`. Where `where` is a setting, `label` is what people call it: `{{setting}}` then is both. `who`: who has something; without it
 * another program.
 */
export type Params = Readonly<Record<string, string | number | Bilingual>> & { readonly text?: string | number };

const partIn = (lang: Language, part: string | number | Bilingual): string | number =>
  typeof part === 'object' ? part[lang] : part;

/** `时长（duration）`: what people call a setting, and the name under which it is given. */
function settingIn(lang: Language, where: string, label: Bilingual): string {
  if (label[lang] === where) return lang === 'zh' ? `${where} ` : where;
  return lang === 'zh' ? `${label.zh}（${where}）` : `${label.en} (${where})`;
}

/** A detail: words of the system in ours, as far as there are any. */
const detailIn = (lang: Language, detail: string | number | Bilingual): string | number =>
  partIn(lang, typeof detail === 'string' ? (saidBySystem(detail) ?? detail) : detail);

function inLanguage(lang: Language, sentence: Bilingual, where: string, params: Params, part = detailIn): string {
  const parts = Object.entries(params).map(([name, part]) => [name, partIn(lang, part)] as const);
  const { label = wordOf('setting', where) } = params;
  const setting = typeof label === 'object' ? settingIn(lang, where, label) : where;
  const text = params[lang] ?? params.text;
  const told = text === undefined ? [] : [['text', part(lang, text)] as const];
  return say(lang, sentence, {
    where,
    setting,
    who: words['who.other-program'][lang],
    ...Object.fromEntries([...parts, ...told]),
  });
}

/** What crosses to the page and to `--json`: what, where, what to do. */
export interface ErrorView {
  code: ErrorCode;
  message: Bilingual;
  where: string;
  hint: Bilingual;
}

/** The one error class of the product. `where`: port, file with line and column, option, field. */
export class TributaryError extends Error {
  readonly code: ErrorCode;
  readonly where: string;
  readonly params: Params;
  constructor(code: ErrorCode, where = '', params: Params = {}, options?: { cause?: unknown }) {
    super(
      `${code}${where ? ` (${where})` : ''}: ${inLanguage('en', errorWords[code], where, params, partIn)}`,
      options,
    );
    this.name = 'TributaryError';
    this.code = code;
    this.where = where;
    this.params = params;
  }
}

/** A thrown value of any kind as a TributaryError; what is not ours becomes `program-error` with its text. */
export function asTributaryError(thrown: unknown): TributaryError {
  if (thrown instanceof TributaryError) return thrown;
  const text = thrown instanceof Error ? thrown.message : String(thrown);
  return new TributaryError('program-error', '', { text }, { cause: thrown });
}

/** What is left of an error once it has crossed a thread. */
export type Failure = Pick<TributaryError, 'code' | 'where' | 'params'>;
export function failureOf(thrown: unknown): Failure {
  const { code, where, params } = asTributaryError(thrown);
  return { code, where, params };
}
export const errorOf = ({ code, where, params }: Failure): TributaryError => new TributaryError(code, where, params);

export function errorView(thrown: unknown): ErrorView {
  const error = asTributaryError(thrown);
  const words = errorWords[error.code];
  const { where, params } = error;
  const both = (b: Bilingual): Bilingual => ({
    zh: inLanguage('zh', b, where, params),
    en: inLanguage('en', b, where, params),
  });
  return { code: error.code, where: error.where, message: both(words), hint: both(words.hint) };
}

/** The object that `--json` prints when no run exists: strings in one language. */
export function errorJson(
  view: ErrorView,
  lang: Language,
): { code: string; message: string; where: string; hint: string } {
  return { code: view.code, message: view.message[lang], where: view.where, hint: view.hint[lang] };
}
