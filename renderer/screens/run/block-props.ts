import type { Block, BlockOf, Prompt } from '../../../electron/contract/prompt.ts';
import type { RunView } from '../../../electron/contract/views.ts';
import type { Form } from './form.ts';

/** What a part of a question is drawn from. */
export interface BlockProps<B extends Block['block']> {
  run: RunView;
  shown: BlockOf<B>;
  /** The question it belongs to; absent while a step works by itself. */
  prompt: Prompt | undefined;
  form: Form;
}
