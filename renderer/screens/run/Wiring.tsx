import { useState } from 'react';
import type { WiringView } from '../../../electron/contract/views.ts';
import { copyText } from '../../page/clipboard.ts';
import { useSay } from '../../text/say.ts';
import { Action } from '../../widgets/Action.tsx';
import { Dialog } from '../../widgets/Dialog.tsx';
import { Picture } from '../../widgets/Picture.tsx';
import './Wiring.css';

/** The picture, and what is to be done, in order: each with rack, row and port as the circuit has them. */
export function Wiring({ wiring }: { wiring: WiringView }) {
  const say = useSay();
  return (
    <>
      <Picture id={wiring.picture} wiring={wiring} />
      <ol className="wiring">
        {wiring.works.map(({ title, text }, at) => (
          <li key={title.en}>
            <i className="circled">{at + 1}</i>
            <div>
              <b>{say.text(title)}</b>
              <p className="label">{say.text(text)}</p>
            </div>
          </li>
        ))}
      </ol>
    </>
  );
}

/** Where no page may use the clipboard: the text, ready to be copied by hand. */
function ByHand({ text, onClose }: { text: string; onClose: () => void }) {
  const say = useSay();
  return (
    <Dialog title={say('far-end.copy')} onClose={onClose} onSubmit={onClose}>
      <p>{say('far-end.by-hand')}</p>
      <textarea
        className="field"
        rows={4}
        readOnly
        aria-label={say('far-end.copy')}
        value={text}
        ref={(field) => field?.select()}
      />
      <footer>
        <button type="submit" className="btn is-main">
          {say('ui.close')}
        </button>
      </footer>
    </Dialog>
  );
}

/** A message for whoever stands at the far end: copied, to be sent by phone. */
export function FarEndText({ wiring }: { wiring: WiringView }) {
  const say = useSay();
  const text = say.text(wiring.farEnd);
  const [copied, setCopied] = useState<boolean>();
  return (
    <>
      <Action label={say('far-end.copy')} hotkey="t" onAct={() => void copyText(text).then(setCopied)} />
      {copied && <output className="label">{say('far-end.copied')}</output>}
      {copied === false && <ByHand text={text} onClose={() => setCopied(undefined)} />}
    </>
  );
}
