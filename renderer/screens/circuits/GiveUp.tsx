import { useState } from 'react';
import { useSay } from '../../text/say.ts';
import { Dialog, Field } from '../../widgets/Dialog.tsx';
import { DialogFoot } from '../../widgets/DialogFoot.tsx';

import './GiveUp.css';

/** Reasons that can be picked. */
const WHY = ['ended', 'moved', 'replaced', 'test-over'] as const;

/** Why a circuit is given up: picked, or in somebody's own words. */
export function GiveUp(props: { circuit: string; onClose: () => void; onGiveUp: (reason: string) => void }) {
  const { circuit, onClose, onGiveUp } = props;
  const say = useSay();
  const [reason, setReason] = useState('');
  return (
    <Dialog
      title={`${say('line.did.given-up')} ${circuit}`}
      onClose={onClose}
      onSubmit={() => reason.trim() !== '' && onGiveUp(reason.trim())}
    >
      <fieldset className="give-up-chips" aria-label={say('line.why')}>
        {WHY.map((why) => {
          const text = say(`line.why.${why}`);
          return (
            <button
              key={why}
              type="button"
              className="btn"
              aria-pressed={reason === text}
              onClick={() => setReason(text)}
            >
              {text}
            </button>
          );
        })}
      </fieldset>
      <Field required label={say('line.why')} value={reason} onChange={setReason} />
      <DialogFoot act={say('line.did.given-up')} onClose={onClose} />
    </Dialog>
  );
}
