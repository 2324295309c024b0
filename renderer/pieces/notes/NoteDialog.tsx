import { useEffect, useState } from 'react';
import { NOTE_PHOTOS } from '../../../electron/contract/run-event.ts';
import { useIncoming } from '../../page/incoming.ts';
import { timeOfDay } from '../../text/format.ts';
import { useSay } from '../../text/say.ts';
import { Camera, CAMERA } from '../../widgets/Camera.tsx';
import { Dialog, Field } from '../../widgets/Dialog.tsx';
import { DialogFoot } from '../../widgets/DialogFoot.tsx';
import { FileButton } from '../../widgets/FileButton.tsx';
import { photoUrl } from '../../widgets/photo.ts';
import { Problem } from '../../widgets/Problem.tsx';
import { useNote, type NoteDraft } from './useNote.ts';
import './NoteDialog.css';

/** What was chosen so far, each to be taken out again. */
function Photos({ note }: { note: NoteDraft }) {
  const say = useSay();
  if (note.photos.length === 0) return null;
  return (
    <ul className="note-dialog-photos" data-long>
      {note.photos.map((photo, at) => (
        // The same photo may stand there twice.
        // oxlint-disable-next-line react/no-array-index-key
        <li key={at}>
          <img src={photoUrl(photo)} alt={photo.name} />
          <button type="button" className="btn" onClick={() => note.remove(photo)}>
            {say('photo.remove')}
          </button>
        </li>
      ))}
    </ul>
  );
}

/** Photos from files, the camera, the clipboard, or dropped. */
function Adding({ note }: { note: NoteDraft }) {
  const say = useSay();
  const [camera, setCamera] = useState(false);
  useIncoming(note.addFiles);
  if (note.full) return <p className="label">{say('note.full', { n: NOTE_PHOTOS })}</p>;
  if (camera) return <Camera onPhoto={note.add} onClose={() => setCamera(false)} />;
  return (
    <div className="note-dialog-ways">
      <FileButton several label={say('note.add-photos')} onFiles={note.addFiles} />
      {CAMERA && (
        <button type="button" className="btn" onClick={() => setCamera(true)}>
          {say('photo.camera')}
        </button>
      )}
      <span className="label">{say('note.ways')}</span>
    </div>
  );
}

/** What somebody saw, with photos of it, at the moment when he began to say so. `addendum`: to a result that is signed or closed. */
export function NoteDialog(props: {
  runId: string;
  addendum: boolean;
  /** Files that were pasted or dropped to begin with. */
  files: readonly File[];
  onClose: () => void;
  onKept: () => void;
}) {
  const say = useSay();
  const { addendum, files, onClose } = props;
  const [at] = useState(() => timeOfDay(Date.now()));
  const note = useNote(props.runId, addendum, () => {
    onClose();
    props.onKept();
  });
  const { addFiles } = note;
  // oxlint-disable-next-line react/exhaustive-deps
  useEffect(() => addFiles(files), []);
  const empty = addendum && note.photos.length === 0;
  return (
    <Dialog
      title={say(addendum ? 'note.addendum-title' : 'note.title', { at })}
      onClose={onClose}
      onSubmit={() => !empty && note.keep()}
    >
      {addendum && <p className="label">{say('note.addendum-why')}</p>}
      <Field
        first
        label={say(addendum ? 'note.addendum-text' : 'note.text')}
        value={note.text}
        onChange={note.setText}
      />
      <Photos note={note} />
      <Adding note={note} />
      {note.problem && <Problem problem={note.problem} />}
      <DialogFoot act={say(note.busy ? 'note.keeping' : 'note.keep')} onClose={onClose} waits={empty || note.busy}>
        {empty && <span className="label">{say('note.addendum-none')}</span>}
      </DialogFoot>
    </Dialog>
  );
}
