import type { Answer } from '../../../electron/contract/api.ts';
import { useSay } from '../../text/say.ts';
import { Action } from '../../widgets/Action.tsx';

/** In a further attempt: what was confirmed before still stands, and nothing more of the kind is asked. */
export function Untouched(props: { before: number | undefined; busy: boolean; answer: (answer: Answer) => void }) {
  const say = useSay();
  if (props.before === undefined) return null;
  return (
    <Action
      label={say('prompt.untouched', { n: props.before })}
      hotkey="u"
      why={props.busy ? say('prompt.sent') : undefined}
      onAct={() => props.answer({ kind: 'confirm', unchanged: true })}
    />
  );
}
