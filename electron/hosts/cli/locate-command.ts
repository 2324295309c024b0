import type { Decision, LocateVerdict } from '../../contract/locate.ts';
import { TributaryError } from '../../contract/errors.ts';
import type { SiteCase, Told } from '../../contract/site.ts';
import type { Language } from '../../contract/text.ts';
import { sayMessage } from '../../contract/words/index.ts';
import { decide } from '../../locator/index.ts';
import { printErrorLine, type Io } from './io.ts';
import { linesOf } from './lines-in.ts';
import { answerIn, readCase, type Asks } from './locate-answers.ts';
import { asTerminal } from './locate-terminal.ts';
import { usage } from './usage.ts';

export interface LocateCommandOptions {
  answers?: string;
  lang: Language;
}

/** Exit codes of what the search ends with. */
const CODES = { certain: 0, likely: 0, open: 3, none: 3 } as const;

/** A verdict as it is printed: sentences in the language asked for. */
function verdictJson({ evidence, next, ...rest }: LocateVerdict, { contradictions }: Decision, lang: Language): object {
  const { section, end, owner, certainty, notExcluded } = rest;
  const says = contradictions.map((message) => sayMessage(lang, message));
  return {
    verdict: {
      ...(section === undefined ? {} : { section }),
      ...(end === undefined ? {} : { end }),
      ...(owner === undefined ? {} : { owner }),
      certainty,
      evidence: evidence.map(({ action, says: told }) => ({ action, says: sayMessage(lang, told) })),
      notExcluded,
      next: [...says, sayMessage(lang, next)].join(' '),
    },
  };
}

/** Answers come as lines of JSON, questions go as lines of JSON. */
function asLines(io: Io, lang: Language): Asks {
  const lines = linesOf(io.input());
  let n = 0;
  return {
    async ask(action, why) {
      io.lines(JSON.stringify({ ask: action.id, why: sayMessage(lang, why) }));
      const { value: line } = await lines.next();
      n++;
      const where = `stdin:${n}`;
      if (line === undefined) throw new TributaryError('answers-end', where, { action: action.id });
      return answerIn(line, action, where);
    },
    end: (decision, verdict) => io.lines(JSON.stringify(verdictJson(verdict, decision, lang))),
  };
}

async function led(site: SiteCase, asks: Asks): Promise<number> {
  const told: Told[] = [];
  for (;;) {
    const decision = decide(site, told);
    if ('verdict' in decision.next) {
      asks.end(decision, decision.next.verdict);
      return CODES[decision.next.verdict.certainty];
    }
    told.push(await asks.ask(decision.next.ask, decision.next.why));
  }
}

/** `tributary locate`: leads from a complaint to the faulty section. 0 certain or likely, 3 open or none; 2 with the error as the last line. */
export async function locateCommand(path: string, { answers, lang }: LocateCommandOptions, io: Io): Promise<number> {
  if (answers === undefined) {
    const site = await readCase(path);
    return led(site, asTerminal(site, io, lang));
  }
  try {
    if (answers !== '-') throw usage('usage.choice', { name: '--answers', value: answers, choices: '-' }, '--answers');
    return await led(await readCase(path), asLines(io, lang));
  } catch (thrown) {
    return printErrorLine(io, thrown, lang);
  }
}
