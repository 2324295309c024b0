import { useState } from 'react';
import { useIncoming } from '../../page/incoming.ts';
import { useSay } from '../../text/say.ts';
import { Action } from '../../widgets/Action.tsx';
import { NoteDialog } from './NoteDialog.tsx';

/** A note at any time: by its key, or by a photo that is pasted or dropped on the screen. `addendum`: the result is signed or closed. */
export function NoteButton(props: { runId: string; addendum?: boolean; onKept?: () => void }) {
  const { runId, addendum = false, onKept = () => undefined } = props;
  const say = useSay();
  const [files, setFiles] = useState<readonly File[]>();
  useIncoming(setFiles);
  return (
    <>
      <Action label={say(addendum ? 'note.addendum' : 'note.note')} hotkey="m" onAct={() => setFiles([])} />
      {files && (
        <NoteDialog
          runId={runId}
          addendum={addendum}
          files={files}
          onClose={() => setFiles(undefined)}
          onKept={onKept}
        />
      )}
    </>
  );
}
