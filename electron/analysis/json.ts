import { standardFigures, type Judgement, type SecondTotals, type StandardFigures } from '../contract/judgement.ts';
import type { Language } from '../contract/text.ts';
import type { Verdict } from '../contract/verdict.ts';
import { sayMessage } from '../contract/words/index.ts';
import { defined } from './facts.ts';

/** What `tributary judge --json` prints. */
export interface JudgementJson extends Partial<StandardFigures> {
  seconds: SecondTotals;
  verdict: Verdict;
  why: string[];
}

export function judgementJson(judgement: Judgement, lang: Language): JudgementJson {
  const { seconds, verdict, why } = judgement;
  return defined({
    seconds,
    ...standardFigures(judgement),
    verdict,
    why: why.map((message) => sayMessage(lang, message)),
  });
}
