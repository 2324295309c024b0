import { useState } from 'react';
import type { RunRecord } from '../../../electron/contract/run.ts';
import { useAsked } from '../../link/asked.ts';
import { host } from '../../link/host.ts';
import { useMinute } from '../../page/now.ts';
import { dateTime } from '../../text/format.ts';
import { useSay } from '../../text/say.ts';
import { Dialog } from '../../widgets/Dialog.tsx';
import { DialogFoot } from '../../widgets/DialogFoot.tsx';
import { SearchField } from '../../widgets/SearchField.tsx';
import { VerdictWord } from '../../widgets/Verdict.tsx';
import './PickRecord.css';

/** Records that are offered at once. */
const OFFERED = 20;
const PAUSE_MS = 120;

/** Any other record of the archive: those of the same circuit first, others by searching. */
export function PickRecord({
  record,
  onPick,
  onClose,
}: {
  record: RunRecord;
  onPick: (runId: string) => void;
  onClose: () => void;
}) {
  const say = useSay();
  const nowMs = useMinute();
  const [text, setText] = useState(record.circuit?.number ?? '');
  const asked = useAsked(text, () => host.call('archive.find', { text: text.trim(), limit: OFFERED }), {
    pauseMs: PAUSE_MS,
  });
  const others = (asked.value?.runs ?? []).filter(({ runId, state }) => runId !== record.runId && state === 'finished');
  return (
    <Dialog title={say('lanes.choose')} long onClose={onClose} onSubmit={onClose}>
      <SearchField label={say('archive.find')} text={text} onText={setText} />
      <ul className="pick-record" data-long>
        {others.map((run) => (
          <li key={run.runId}>
            <button type="button" className="pick-record-one" onClick={() => onPick(run.runId)}>
              {run.verdict && <VerdictWord verdict={run.verdict} />}
              <b>{run.circuit ?? say('circuit.none')}</b>
              <span className="num">{dateTime(run.startedAtMs, nowMs)}</span>
            </button>
          </li>
        ))}
        {asked.fresh && others.length === 0 && <li className="label">{say('archive.none')}</li>}
      </ul>
      <DialogFoot onClose={onClose} />
    </Dialog>
  );
}
