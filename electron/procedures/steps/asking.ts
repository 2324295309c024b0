import type { AnswerOption } from '../../contract/prompt.ts';
import type { Message, WordKey } from '../../contract/words/index.ts';
import type { Question, RunContext } from '../recording/run-context.ts';

/** The primary answer of a question. */
export const mainAnswer = (id: string, code: WordKey, more: Partial<AnswerOption> = {}): AnswerOption => ({
  id,
  words: { code },
  key: 'Ctrl+Enter',
  main: true,
  ...more,
});

/** In a further attempt: what was confirmed in attempt `before` still stands, and nothing more of the kind is asked. */
export const untouchedAnswer = (before: number | undefined): AnswerOption[] =>
  before === undefined
    ? []
    : [{ id: 'untouched', words: { code: 'prompt.untouched', params: { n: before } }, key: 'u' }];

/** Remembers that nothing was touched where somebody says so. */
export function noteUntouched({ state }: Pick<RunContext, 'state'>, { option }: { option: string }): void {
  if (option === 'untouched') state.pass.unchanged = true;
}

const HINTS = ['prompt.hint-loop', 'prompt.hint-wires', 'prompt.hint-pattern'] as const;

/** The loop is not there, or not seen: what was found, where to look, and to try again or to do `otherwise`. */
export const loopFailed = (step: string, found: Message, otherwise: AnswerOption, atStart = false): Question => ({
  kind: 'loop-failed',
  step,
  title: { code: atStart ? 'prompt.no-start' : 'prompt.loop-failed' },
  blocks: [
    { block: 'text', text: found, loud: true },
    { block: 'list', form: 'points', items: HINTS.map((code) => ({ words: { code } })) },
  ],
  answers: [otherwise, mainAnswer('again', 'prompt.again')],
});
