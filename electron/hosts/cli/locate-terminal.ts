import { errorView, TributaryError } from '../../contract/errors.ts';
import type { SiteCase } from '../../contract/site.ts';
import { actionWords } from '../../contract/site-action.ts';
import type { Language } from '../../contract/text.ts';
import { sayMessage } from '../../contract/words/index.ts';
import { linesOf } from './lines-in.ts';
import { answerIn, type Asks } from './locate-answers.ts';
import { printProblem, tell, type Io } from './io.ts';

/** A person at a terminal is asked in words, and again where an answer cannot be read. */
export function asTerminal(site: SiteCase, io: Io, lang: Language): Asks {
  const lines = linesOf(io.input());
  const inWords = (id: string): string => sayMessage(lang, actionWords(site.line, id));
  const nameOf = (id: string): string => site.line.sections.find((section) => section.id === id)?.[lang] ?? id;
  return {
    async ask(action, why) {
      io.lines(
        inWords(action.id),
        `  ${sayMessage(lang, why)}`,
        `  ${tell(lang, 'locate.type-answer', { action: action.id })}`,
      );
      for (;;) {
        const { value: line } = await lines.next();
        if (line === undefined) throw new TributaryError('answers-end', 'stdin', { action: action.id });
        const cannot = /^(?:cannot|无法)\s*(.*)$/i.exec(line);
        if (cannot) return { action: action.id, refused: cannot[1] ?? '' };
        try {
          return answerIn(line, action, 'stdin');
        } catch (thrown) {
          printProblem(io, errorView(thrown), lang);
        }
      }
    },
    end({ contradictions }, { section, certainty, evidence, notExcluded, next }) {
      const named = section === undefined ? notExcluded.map(nameOf).join(', ') : nameOf(section);
      io.lines(
        tell(lang, `locate.ends-${certainty}`, { what: named }),
        ...evidence.map(({ says }) => `  ${sayMessage(lang, says)}`),
        ...contradictions.map((message) => `  ${sayMessage(lang, message)}`),
        sayMessage(lang, next),
      );
    },
  };
}
