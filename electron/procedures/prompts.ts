import type { Answer } from '../contract/api.ts';
import { TributaryError } from '../contract/errors.ts';
import type { Prompt } from '../contract/views.ts';
import type { Question, RunContext } from './context.ts';
import { checkRelease, parseRelease, releaseNowMs } from './release.ts';
import { countsOf } from './steps/by-hand.ts';
import type { ViewStore } from './view-store.ts';
import { orAborted } from './waiting.ts';

/** Which answers fit which question. */
const FITTING: { readonly [K in Prompt['kind']]: readonly Answer['kind'][] } = {
  confirm: ['confirm'],
  'front-panel': ['confirm'],
  release: ['release'],
  'loop-failed': ['again', 'go-on'],
  'start-by-hand': ['confirm'],
  reading: ['reading'],
  retry: ['again', 'go-on'],
  sign: ['signed', 'go-on'],
};

/** One question at a time to a person. */
export interface Prompts {
  ask(question: Question): Promise<Answer>;
  /** Errors: `prompt-gone`, `bad-request`; what is wrong with a release or a reading is said at once, and the question stays. */
  answer(id: string, answer: Answer): void;
}

/** An answer that the run could not use is refused where it was typed. */
type Clocks = Pick<RunContext, 'clock' | 'time'>;
function check(answer: Answer, clocks: Clocks, forS: number): void {
  if (answer.kind === 'release') checkRelease(parseRelease(answer.by, answer.until), forS, releaseNowMs(clocks));
  if (answer.kind === 'reading') countsOf(answer, clocks.time.nowMs());
}

export function createPrompts(view: ViewStore, clocks: Clocks, signal: AbortSignal, forS: number): Prompts {
  let waiting: { prompt: Prompt; resolve: (answer: Answer) => void } | undefined;
  let number = 0;
  return {
    ask: async (question) => {
      const prompt: Prompt = { ...question, id: `q${++number}` };
      try {
        const answered = new Promise<Answer>((resolve) => (waiting = { prompt, resolve }));
        view.dispatch({ type: 'prompt', prompt });
        return await orAborted(answered, signal);
      } finally {
        waiting = undefined;
        view.dispatch({ type: 'prompt', prompt: undefined });
      }
    },
    answer: (id, answer) => {
      if (waiting?.prompt.id !== id) throw new TributaryError('prompt-gone', id);
      if (!FITTING[waiting.prompt.kind].includes(answer.kind))
        throw new TributaryError('bad-request', id, {
          text: `${answer.kind}: ${FITTING[waiting.prompt.kind].join(', ')}`,
        });
      check(answer, clocks, forS);
      const { resolve } = waiting;
      waiting = undefined;
      resolve(answer);
    },
  };
}
