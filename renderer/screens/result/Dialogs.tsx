import type { ReadableEvents, RunRecord } from '../../../electron/contract/run.ts';
import { sentenceOf } from '../../../electron/contract/words/index.ts';
import { useAsked } from '../../link/asked.ts';
import { errorsText, lastedText, photosText } from '../../text/events.ts';
import { timeOfDay } from '../../text/format.ts';
import { host } from '../../link/host.ts';
import { useSay } from '../../text/say.ts';
import { Dialog } from '../../widgets/Dialog.tsx';
import { EventMark } from '../../widgets/EventMark.tsx';
import { Compare } from '../../pieces/compare/Compare.tsx';

function Close({ onClose }: { onClose: () => void }) {
  const say = useSay();
  return (
    <footer>
      <button type="button" className="btn" onClick={onClose}>
        {say('ui.close')} <kbd>Esc</kbd>
      </button>
    </footer>
  );
}

/** The event list of all attempts, oldest first: the same as on paper. */
export function EventsDialog({ events, onClose }: { events: ReadableEvents; onClose: () => void }) {
  const say = useSay();
  const { shown, count, withinS } = events;
  const rest = count - shown.length;
  return (
    <Dialog title={say('result.events')} long onClose={onClose} onSubmit={onClose}>
      <table className="tbl">
        <tbody>
          {shown.map((event) => (
            <tr key={`${event.attempt} ${event.t} ${event.kind} ${sentenceOf(event.message)}`}>
              <td className="is-right label">{event.attempt}</td>
              <td>{timeOfDay(event.t * 1000)}</td>
              <td>
                <EventMark kind={event.kind} />
              </td>
              <td>{[say.message(event.message), photosText(say, event)].filter(Boolean).join(' · ')}</td>
              <td className="is-right">{lastedText(event)}</td>
              <td className="is-right">{errorsText(say, event)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {withinS > 1 && <p className="label">{say('events.merged', { s: withinS })}</p>}
      {rest > 0 && <p className="label">{say('events.cut', { shown: shown.length, rest })}</p>}
      <Close onClose={onClose} />
    </Dialog>
  );
}

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
      <Close onClose={onClose} />
    </Dialog>
  );
}
