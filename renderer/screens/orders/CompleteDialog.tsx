import { useState } from 'react';
import type { Happened } from '../../../electron/contract/book/entry.ts';
import type { OrderDetail } from '../../../electron/contract/book/order-page.ts';
import { useSay } from '../../text/say.ts';
import { Dialog, Field } from '../../widgets/Dialog.tsx';
import { DialogFoot } from '../../widgets/DialogFoot.tsx';
import { openAt } from './acts.ts';

/** An order that is to be completed although something of it is open: what that is, and why it is completed all the same. */
export function CompleteDialog(props: {
  one: OrderDetail;
  onClose: () => void;
  onNote: (happened: Omit<Happened, 'at'>) => void;
}) {
  const { one, onClose, onNote } = props;
  const say = useSay();
  const [reason, setReason] = useState('');
  return (
    <Dialog
      title={say('order.ask.completed', { order: one.state.order })}
      onClose={onClose}
      onSubmit={() => onNote({ did: 'completed', reason: reason.trim() })}
    >
      <ul>
        {openAt(one).map((part) => (
          <li key={part}>
            {part === 'call-back'
              ? say('order.call-back-open')
              : `${say(`order.gate.${part}`)}: ${say(`order.gate.${one.state.gates[part]}`)}`}
          </li>
        ))}
      </ul>
      <Field first required label={say('order.complete-why')} value={reason} onChange={setReason} />
      <DialogFoot act={say('order.complete-anyway')} onClose={onClose} />
    </Dialog>
  );
}
