import type { G821, G826, Judgement, M2100, SecondTotals } from '../contract/judgement.ts';
import type { Language } from '../contract/text.ts';
import type { Verdict } from '../contract/verdict.ts';
import { sayMessage } from '../contract/words/index.ts';
import { defined } from './facts.ts';

/** What `tributary judge --json` prints (interfaces section 4). */
export interface JudgementJson {
  seconds: SecondTotals;
  g821?: G821;
  g826?: G826;
  m2100?: M2100;
  verdict: Verdict;
  why: string[];
}

export function judgementJson(judgement: Judgement, lang: Language): JudgementJson {
  const { seconds, g821, g826, m2100, verdict, why } = judgement;
  return defined({ seconds, g821, g826, m2100, verdict, why: why.map((message) => sayMessage(lang, message)) });
}
