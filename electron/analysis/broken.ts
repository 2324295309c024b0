import type { Bilingual } from '../contract/text.ts';
import { bothOf, isWord, say, type Message, type WordKey, words } from '../contract/words/index.ts';

/** A count that breaks its limit, as one says it: `误码秒 9`, `9 errored seconds`. */
export interface Broken {
  /** What was counted; a defect by its own name. */
  parameter: string;
  value: number;
  /** How it stands to a limit that is not 0: `≥ S2 105`. */
  against?: string;
}

/** Words for what is counted; whatever has none is a defect, counted in seconds. */
function countedAs(parameter: string): WordKey {
  const code = `broken.${parameter}`;
  return isWord(code) ? code : 'broken.defect';
}

function phrase({ parameter, value, against }: Broken): Bilingual {
  const { zh, en } = bothOf({ code: countedAs(parameter), params: { parameter, n: value } });
  return against === undefined ? { zh, en } : { zh: `${zh} ${against}`, en: `${en} ${against}` };
}

/** `9 errored and 5 severely errored seconds`: what is counted in seconds says so once. */
function listed(parts: readonly string[]): string {
  const SECONDS = / seconds?$/;
  const short = parts.map((part, at) => (SECONDS.test(parts[at + 1] ?? '') ? part.replace(SECONDS, '') : part));
  return short.length < 2 ? (short[0] ?? '') : `${short.slice(0, -1).join(', ')} and ${short.at(-1)}`;
}

/** One sentence for all counts that break a limit of one rule; `rule` in words. No sentence where none does. */
export function brokenLimits(rule: WordKey, broken: readonly Broken[]): Message[] {
  if (broken.length === 0) return [];
  const phrases = broken.map(phrase);
  const params = {
    zh: phrases.map(({ zh }) => zh).join('、'),
    en: listed(phrases.map(({ en }) => en)),
    ruleZh: say('zh', words[rule]),
    ruleEn: say('en', words[rule]),
  };
  if (broken.some(({ against }) => against !== undefined)) return [{ code: 'why.broken', params }];
  return [{ code: broken.length === 1 ? 'why.broken.zero' : 'why.broken.zeros', params }];
}
