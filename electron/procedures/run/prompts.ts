import { z } from 'zod';
import { TributaryError } from '../../contract/errors.ts';
import type { Answer, Prompt } from '../../contract/prompt.ts';
import { orAborted } from '../../contract/waiting.ts';
import type { ReadingProblem } from '../../analysis/index.ts';
import type { Answered, Question, Takes } from '../recording/run-context.ts';
import { readingError } from '../request/reading-error.ts';
import type { ViewStore } from '../view/view-store.ts';

/** One question at a time to a person. */
export interface Prompts {
  ask<G = undefined>(question: Question, takes?: Takes<G>): Promise<Answered<G>>;
  /** Errors: `prompt-gone`, `bad-request`; what is wrong with a release or a reading is said at once, and the question stays. */
  answer(id: string, answer: Answer): void;
  /** What the question's own check finds in an answer. Errors: `prompt-gone`, `bad-request`. */
  problems(id: string, answer: Answer): readonly ReadingProblem[];
}

/** A question that waits: `read` takes what goes with an answer apart, and gives what is wrong with it and what answers then. */
interface Waiting {
  prompt: Prompt;
  read(answer: Answer): { problems: readonly ReadingProblem[]; accept: () => void };
}
const NOTHING = z.undefined();

/** What goes with an answer, as the step that asked takes it. Errors: `bad-request`. */
function givenOf<G>(id: string, schema: z.ZodType<G>, { option, given }: Answer): G {
  const read = schema.safeParse(given);
  if (read.success) return read.data;
  const where = read.error.issues[0]?.path.join('.') ?? '';
  throw new TributaryError('bad-request', id, { text: [option, where].filter(Boolean).join(': ') });
}

/** Errors: `bad-request`. */
function checkOption({ id, answers }: Prompt, option: string): void {
  const known = answers.map((one) => one.id);
  if (!known.includes(option)) throw new TributaryError('bad-request', id, { text: `${option}: ${known.join(', ')}` });
}

export function createPrompts(view: ViewStore, signal: AbortSignal): Prompts {
  let waiting: Waiting | undefined;
  let number = 0;
  const read = (id: string, answer: Answer): ReturnType<Waiting['read']> => {
    if (waiting?.prompt.id !== id) throw new TributaryError('prompt-gone', id);
    checkOption(waiting.prompt, answer.option);
    return waiting.read(answer);
  };
  return {
    ask: async <G>(question: Question, takes?: Takes<G>) => {
      const prompt: Prompt = { ...question, id: `q${++number}` };
      // Without anything that it takes, nothing is given.
      const { schema, check }: Takes<G> = takes ?? { schema: NOTHING as unknown as z.ZodType<G> };
      try {
        const answered = new Promise<Answered<G>>((resolve) => {
          const take: Waiting['read'] = (answer) => {
            const given = givenOf(prompt.id, schema, answer);
            return { problems: check?.(given) ?? [], accept: () => resolve({ ...answer, given }) };
          };
          waiting = { prompt, read: take };
        });
        view.dispatch({ type: 'prompt', prompt });
        return await orAborted(answered, signal);
      } finally {
        waiting = undefined;
        view.dispatch({ type: 'prompt', prompt: undefined });
      }
    },
    answer: (id, answer) => {
      const { problems, accept } = read(id, answer);
      if (problems.length > 0) throw readingError(problems);
      waiting = undefined;
      accept();
    },
    problems: (id, answer) => read(id, answer).problems,
  };
}
