import type { RunRecord } from '../../../electron/contract/run.ts';
import { useAsked } from '../../link/asked.ts';
import { host } from '../../link/host.ts';
import { useSay } from '../../text/say.ts';
import { Dialog } from '../../widgets/Dialog.tsx';
import { DialogFoot } from '../../widgets/DialogFoot.tsx';
import { Compare } from '../../pieces/compare/Compare.tsx';

/** This run beside the others of the same circuit. */
export function CompareDialog({ record, onClose }: { record: RunRecord; onClose: () => void }) {
  const say = useSay();
  const number = record.circuit?.number;
  const others = useAsked(number ?? '', () =>
    number === undefined ? Promise.resolve(undefined) : host.call('archive.find', { text: number }),
  ).value;
  const ids = (others?.runs ?? []).filter((run) => run.circuit === number && run.runId !== record.runId).slice(0, 3);
  return (
    <Dialog title={say('archive.compare')} long onClose={onClose} onSubmit={onClose}>
      <Compare runIds={[record.runId, ...ids.map((run) => run.runId)]} />
      <DialogFoot onClose={onClose} />
    </Dialog>
  );
}
