import { useState } from 'react';
import type { Bilingual } from '../../../electron/contract/text.ts';
import { useSay } from '../../text/say.ts';
import { Dialog, Field } from '../../widgets/Dialog.tsx';
import { DialogFoot } from '../../widgets/DialogFoot.tsx';
import './WhyDialog.css';

interface WhyDialogProps {
  title: string;
  /** What is asked. */
  label: string;
  /** What can be picked. */
  reasons: readonly Bilingual[];
  /** What is done with it. */
  act: string;
  onClose: () => void;
  onGive: (reason: string) => void;
}

/** Why something is done: picked from what an office offers, or in somebody's own words. */
export function WhyDialog({ title, label, reasons, act, onClose, onGive }: WhyDialogProps) {
  const say = useSay();
  const [reason, setReason] = useState('');
  return (
    <Dialog title={title} onClose={onClose} onSubmit={() => reason.trim() !== '' && onGive(reason.trim())}>
      {reasons.length > 0 && (
        <fieldset className="why-dialog-reasons" aria-label={label}>
          {reasons.map(say.text).map((one) => (
            <button
              key={one}
              type="button"
              className="btn"
              aria-pressed={reason === one}
              onClick={() => setReason(one)}
            >
              {one}
            </button>
          ))}
        </fieldset>
      )}
      <Field first={reasons.length === 0} required label={label} value={reason} onChange={setReason} />
      <DialogFoot act={act} onClose={onClose} />
    </Dialog>
  );
}
