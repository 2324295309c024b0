import { useState } from 'react';
import type { LineView } from '../../../electron/contract/book/job.ts';
import { useSay } from '../../text/say.ts';
import { Dialog, Field } from '../../widgets/Dialog.tsx';
import { DialogFoot } from '../../widgets/DialogFoot.tsx';
import './LabelDialog.css';

/** Both texts with the first sign from which they differ marked. */
function Compared({ text, other }: { text: string; other: string }) {
  const signs = [...text];
  const others = [...other];
  const at = signs.findIndex((sign, n) => sign !== others[n]);
  const from = at < 0 ? signs.length : at;
  return (
    <b className="label-dialog-text">
      {signs.slice(0, from).join('')}
      <mark>{signs.slice(from).join('')}</mark>
    </b>
  );
}

/** The label on the port beside the order, letter by letter: scanned, or typed off by whoever stands before it. */
export function LabelDialog(props: {
  line: LineView;
  read: string | undefined;
  onClose: () => void;
  onRead: (text: string) => void;
}) {
  const say = useSay();
  const { line, read, onClose } = props;
  const [text, setText] = useState('');
  return (
    <Dialog
      title={say('day.label-title')}
      onClose={onClose}
      onSubmit={() => text.trim() !== '' && props.onRead(text.trim())}
    >
      <dl className="label-dialog-two">
        <dt className="label">{say('day.label-order')}</dt>
        <dd>
          <Compared text={line.circuit} other={text || (read ?? line.circuit)} />
        </dd>
        {(text || read) && (
          <>
            <dt className="label">{say('day.label-there')}</dt>
            <dd>
              <Compared text={text || (read ?? '')} other={line.circuit} />
            </dd>
          </>
        )}
      </dl>
      <Field first label={say('day.label-field')} value={text} onChange={setText} />
      <DialogFoot act={say('day.label-keep')} onClose={onClose} />
    </Dialog>
  );
}
