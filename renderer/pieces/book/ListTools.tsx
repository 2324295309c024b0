import { useState } from 'react';
import { useSay } from '../../text/say.ts';
import { Action } from '../../widgets/Action.tsx';
import { ExportMenu } from './ExportMenu.tsx';
import { ImportDialog } from './ImportDialog.tsx';

/** What can be done with the lists of a place of the book: one taken in, what is known given out. What was taken in shows itself. */
export function ListTools({ kind }: { kind: 'circuit' | 'order' }) {
  const say = useSay();
  const [importing, setImporting] = useState(false);
  const close = (): void => setImporting(false);
  return (
    <>
      <Action label={say('circuits.import')} hotkey="i" onAct={() => setImporting(true)} />
      <ExportMenu kind={kind} />
      {importing && <ImportDialog onClose={close} onTaken={close} />}
    </>
  );
}
