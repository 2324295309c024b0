import { useId, useState, type ReactNode } from 'react';
import type { Reason } from '../../../electron/contract/book/job.ts';
import { useSay } from '../../text/say.ts';
import { Dialog, Field } from '../../widgets/Dialog.tsx';
import { DialogFoot } from '../../widgets/DialogFoot.tsx';
import './ReasonDialog.css';

const OWN = '';

/** The list, and at its end a reason of one's own. */
function Reasons(props: { reasons: readonly Reason[]; chosen: string; onChoose: (id: string) => void }) {
  const say = useSay();
  const group = useId();
  const known = props.reasons.map(({ id, title }) => ({ id, label: say.text(title) }));
  return (
    <div role="radiogroup" className="reason-dialog-list" aria-label={say('day.reason')}>
      {[...known, { id: OWN, label: say('day.reason-own') }].map(({ id, label }) => (
        <label key={id} className="check">
          <input type="radio" name={group} checked={props.chosen === id} onChange={() => props.onChoose(id)} />
          {label}
        </label>
      ))}
    </div>
  );
}

/** A reason from the list, or in one's own words. */
export function ReasonDialog(props: {
  title: string;
  reasons: readonly Reason[];
  act: string;
  onClose: () => void;
  onReason: (reason: string) => void;
  children?: ReactNode;
}) {
  const say = useSay();
  const [chosen, setChosen] = useState(props.reasons[0]?.id ?? OWN);
  const [own, setOwn] = useState('');
  const give = (): void => {
    const reason = chosen === OWN ? own.trim() : chosen;
    if (reason !== '') props.onReason(reason);
  };
  return (
    <Dialog title={props.title} onClose={props.onClose} onSubmit={give}>
      {props.children}
      <Reasons reasons={props.reasons} chosen={chosen} onChoose={setChosen} />
      {chosen === OWN && <Field first required label={say('day.reason')} value={own} onChange={setOwn} />}
      <DialogFoot act={props.act} onClose={props.onClose} />
    </Dialog>
  );
}
