import { say, words } from '../../contract/words/index.ts';

/** The page that somebody sees who comes without the token: what is wrong and what to do, in both languages. */
export function refusalPage(): string {
  const lines = (lang: 'zh' | 'en'): string =>
    `<section lang="${lang}"><h1>${say(lang, words['host.no-token'])}</h1><p>${say(lang, words['host.no-token-hint'])}</p></section>`;
  return `<!doctype html><html lang="zh"><head><meta charset="utf-8"><title>Tributary</title></head><body>${lines('zh')}${lines('en')}</body></html>`;
}
