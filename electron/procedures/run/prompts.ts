import type { Answer } from '../../contract/api.ts';
import { TributaryError } from '../../contract/errors.ts';
import type { ReadingProblem } from '../../analysis/index.ts';
import type { Prompt } from '../../contract/views.ts';
import type { AnswerCheck, Question, RunContext } from '../recording/run-context.ts';
import { readingError } from '../request/reading-error.ts';
import { checkRelease, parseRelease, releaseNowMs } from '../request/release.ts';
import type { ViewStore } from '../view/view-store.ts';
import { orAborted } from '../../contract/waiting.ts';

/** Which answers fit which question. */
const FITTING: { readonly [K in Prompt['kind']]: readonly Answer['kind'][] } = {
  confirm: ['confirm'],
  'front-panel': ['confirm'],
  release: ['release'],
  'loop-failed': ['again', 'go-on'],
  'start-by-hand': ['confirm'],
  reading: ['reading'],
  retry: ['again', 'go-on'],
  sign: ['go-on'],
};

/** One question at a time to a person. */
export interface Prompts {
  ask(question: Question, check?: AnswerCheck): Promise<Answer>;
  /** Errors: `prompt-gone`, `bad-request`; what is wrong with a release or a reading is said at once, and the question stays. */
  answer(id: string, answer: Answer): void;
  /** What the question's own check finds in an answer. Errors: `prompt-gone`, `bad-request`. */
  problems(id: string, answer: Answer): readonly ReadingProblem[];
}

type Clocks = Pick<RunContext, 'clock' | 'time'>;
/** An answer that the run could not use is refused where it was typed. */
function check(answer: Answer, clocks: Clocks, forS: number): void {
  if (answer.kind === 'release') checkRelease(parseRelease(answer.by, answer.until), forS, releaseNowMs(clocks));
}

export function createPrompts(view: ViewStore, clocks: Clocks, signal: AbortSignal, leftS: () => number): Prompts {
  let waiting: { prompt: Prompt; check: AnswerCheck; resolve: (answer: Answer) => void } | undefined;
  let number = 0;
  const fitting = (id: string, answer: Answer): NonNullable<typeof waiting> => {
    if (waiting?.prompt.id !== id) throw new TributaryError('prompt-gone', id);
    const kinds = FITTING[waiting.prompt.kind];
    if (kinds.includes(answer.kind)) return waiting;
    throw new TributaryError('bad-request', id, { text: `${answer.kind}: ${kinds.join(', ')}` });
  };
  return {
    ask: async (question, check = () => []) => {
      const prompt: Prompt = { ...question, id: `q${++number}` };
      try {
        const answered = new Promise<Answer>((resolve) => (waiting = { prompt, check, resolve }));
        view.dispatch({ type: 'prompt', prompt });
        return await orAborted(answered, signal);
      } finally {
        waiting = undefined;
        view.dispatch({ type: 'prompt', prompt: undefined });
      }
    },
    answer: (id, answer) => {
      const { check: checkOwn, resolve } = fitting(id, answer);
      check(answer, clocks, leftS());
      const problems = checkOwn(answer);
      if (problems.length > 0) throw readingError(problems);
      waiting = undefined;
      resolve(answer);
    },
    problems: (id, answer) => fitting(id, answer).check(answer),
  };
}
