import { useState } from 'react';
import type { JobLine } from '../../../electron/contract/book/job.ts';
import { useAsked } from '../../link/asked.ts';
import { host } from '../../link/host.ts';
import { useSay } from '../../text/say.ts';
import { Dialog } from '../../widgets/Dialog.tsx';
import { DialogFoot } from '../../widgets/DialogFoot.tsx';
import { SearchField } from '../../widgets/SearchField.tsx';
import './AddDialog.css';

const IN_VIEW = 100;
const PAUSE_MS = 120;

interface Offer extends JobLine {
  customer?: string | undefined;
}

/** Circuits and open orders that match; a circuit with an order comes with it. */
async function offers(text: string): Promise<Offer[]> {
  const [circuits, { orders }] = await Promise.all([
    host.call('circuits.find', { text }),
    host.call('orders.list', { filter: 'open', text, limit: IN_VIEW }),
  ]);
  const found = new Map<string, Offer>(
    circuits.slice(0, IN_VIEW).map(({ number, customer }) => [number, { circuit: number, customer: customer?.name }]),
  );
  for (const { order, circuit } of orders) found.set(circuit, { ...found.get(circuit), circuit, order });
  return [...found.values()];
}

/** Circuits picked for a job. */
export function AddDialog(props: {
  title: string;
  there: readonly string[];
  onClose: () => void;
  onAdd: (lines: JobLine[]) => void;
}) {
  const say = useSay();
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState<ReadonlyMap<string, JobLine>>(new Map());
  const found = useAsked(text.trim(), () => offers(text.trim()), { pauseMs: PAUSE_MS }).value ?? [];
  const toggle = ({ circuit, order }: Offer): void => {
    const next = new Map(chosen);
    if (!next.delete(circuit)) next.set(circuit, { circuit, ...(order === undefined ? {} : { order }) });
    setChosen(next);
  };
  const shown = found.filter(({ circuit }) => !props.there.includes(circuit));
  return (
    <Dialog
      wide
      long
      title={props.title}
      onClose={props.onClose}
      onSubmit={() => chosen.size > 0 && props.onAdd([...chosen.values()])}
    >
      <div className="row">
        <SearchField label={say('day.find')} text={text} onText={setText} />
      </div>
      <div className="add-dialog-list" data-long>
        {shown.map((one) => (
          <label key={one.circuit} className="check">
            <input type="checkbox" checked={chosen.has(one.circuit)} onChange={() => toggle(one)} />
            <b>{one.circuit}</b>
            <span className="label">{[one.order, one.customer].filter(Boolean).join(' · ')}</span>
          </label>
        ))}
        {shown.length === 0 && <p className="label">{say('day.none-found')}</p>}
      </div>
      <DialogFoot act={say('day.add-n', { n: chosen.size })} onClose={props.onClose} waits={chosen.size === 0} />
    </Dialog>
  );
}
