import { VERDICTS, type Verdict } from '../../contract/verdict.ts';
import type { Bilingual } from '../../contract/text.ts';
import { words } from '../../contract/words/index.ts';

const LABEL = 'report.label.';
/** Labels that the templates ask for by name. */
export function labels(): Record<string, Bilingual> {
  const own = Object.entries(words).filter(([key]) => key.startsWith(LABEL));
  return {
    ...Object.fromEntries(own.map(([key, text]) => [key.slice(LABEL.length), text])),
    simulated: words.simulated,
  };
}
export const verdictWords = (): Record<Verdict, Bilingual> =>
  Object.fromEntries(VERDICTS.map((v) => [v, words[`verdict.${v}`]])) as unknown as Record<Verdict, Bilingual>;
