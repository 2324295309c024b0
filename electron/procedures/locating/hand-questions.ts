import type { AnswerOption } from '../../contract/prompt.ts';
import type { Message, WordKey } from '../../contract/words/index.ts';
import type { Question } from '../recording/run-context.ts';

/** What a person does while a tester measures a loop by itself. */
export type Hand = 'connect' | 'set' | 'release';

const main = (id: string, code: WordKey): AnswerOption => ({ id, words: { code }, key: 'Ctrl+Enter', main: true });
/** What is to be done, and what may be answered. */
const HANDS: Readonly<Record<Hand, { text: WordKey; answers: AnswerOption[] }>> = {
  connect: {
    text: 'hand.connect',
    answers: [
      { id: 'skip', words: { code: 'search.skip' }, key: 'k' },
      { id: 'by-hand', words: { code: 'hand.by-hand' }, key: 'h' },
      main('connected', 'hand.connected'),
    ],
  },
  set: {
    text: 'hand.set',
    answers: [{ id: 'not-set', words: { code: 'hand.not-set' }, key: 'x' }, main('set', 'hand.is-set')],
  },
  release: { text: 'hand.release', answers: [main('released', 'hand.released')] },
};

/** One thing to be done by hand, with the lamps of the tester as they stand. */
export const handQuestion = (step: string, title: Message, hand: Hand): Question => ({
  kind: `loop-${hand}`,
  step,
  title,
  blocks: [
    { block: 'text', text: { code: HANDS[hand].text } },
    { block: 'note', text: { code: 'care.loop' } },
    { block: 'lamps' },
  ],
  tools: [{ tool: 'photo' }],
  answers: HANDS[hand].answers,
});

/** This computer is to be plugged in at the place that an action names; then its ladder measures by itself. */
export const moveQuestion = (step: string, title: Message): Question => ({
  kind: 'ladder-move',
  step,
  title,
  blocks: [{ block: 'text', text: { code: 'hand.move' } }],
  tools: [{ tool: 'photo' }],
  answers: [
    { id: 'skip', words: { code: 'search.skip' }, key: 'k' },
    { id: 'by-hand', words: { code: 'hand.by-hand' }, key: 'h' },
    main('connected', 'hand.plugged'),
  ],
});
