import type { AttachmentRecord, RunEvent, RunRecord } from '../../../electron/contract/run.ts';
import { host } from '../../link/host.ts';
import { useAsked } from '../../link/asked.ts';
import { timeOfDay } from '../../text/format.ts';
import { useSay } from '../../text/say.ts';
import { photoUrl } from '../../widgets/photo.ts';
import { FactGroup } from './FactGroup.tsx';
import './Noted.css';

/** A stored photo; opens large. */
export function StoredPhoto({ runId, id }: { runId: string; id: string }) {
  const photo = useAsked(`${runId} ${id}`, () => host.call('attachment.get', { runId, id })).value;
  if (!photo) return null;
  return (
    <details className="noted-photo">
      <summary>
        <img src={photoUrl(photo)} alt={photo.name} />
      </summary>
      <img src={photoUrl(photo)} alt={photo.name} />
    </details>
  );
}

/** A note with its photos. */
function Note({ runId, event }: { runId: string; event: RunEvent }) {
  const say = useSay();
  return (
    <div className="noted">
      <p>
        <b className="num">{timeOfDay(event.t * 1000)}</b> {say.message(event.message)}
      </p>
      {event.photos?.map((id) => (
        <StoredPhoto key={id} runId={runId} id={id} />
      ))}
    </div>
  );
}

/** A photo of no note: of the wiring, or one that was added to the result later. */
function Photo({ runId, about }: { runId: string; about: AttachmentRecord }) {
  return (
    <div className="noted">
      <p>
        <b className="num">{timeOfDay(about.atMs)}</b> {about.name}
      </p>
      <StoredPhoto runId={runId} id={about.id} />
    </div>
  );
}

/** What people noted, each with its photos; then all other photos but those of readings. */
export function Noted({ record }: { record: RunRecord }) {
  const say = useSay();
  const { runId, events, attachments, attempts } = record;
  const notes = events.filter(({ kind }) => kind === 'note');
  const readings = attempts.flatMap(({ measurements }) => measurements.flatMap((one) => one.readings));
  const shown = new Set([...notes.flatMap(({ photos = [] }) => photos), ...readings.map(({ photo }) => photo)]);
  const others = attachments.filter(({ kind, id }) => kind === 'photo' && !shown.has(id));
  if (notes.length === 0 && others.length === 0) return null;
  return (
    <FactGroup title={say('result.noted')}>
      {notes.map((event, at) => (
        // Two notes may say the same within one second, and none ever moves.
        // oxlint-disable-next-line react/no-array-index-key
        <Note key={at} runId={runId} event={event} />
      ))}
      {others.map((about) => (
        <Photo key={about.id} runId={runId} about={about} />
      ))}
    </FactGroup>
  );
}
