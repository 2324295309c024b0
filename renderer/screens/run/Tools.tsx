import { useState } from 'react';
import type { Tool } from '../../../electron/contract/prompt.ts';
import { attempt } from '../../link/notice.ts';
import { copyText } from '../../page/clipboard.ts';
import { useSay } from '../../text/say.ts';
import { Action } from '../../widgets/Action.tsx';
import { Dialog } from '../../widgets/Dialog.tsx';
import { DialogFoot } from '../../widgets/DialogFoot.tsx';
import { PhotoInput } from '../../widgets/PhotoInput.tsx';
import { keepPhoto, type Photo } from '../../widgets/photo.ts';

/** A photo goes into the record at once. */
function PhotoTool({ runId }: { runId: string }) {
  const say = useSay();
  const [count, setCount] = useState(0);
  const store = (photo: Photo | undefined): void => {
    if (photo) attempt(() => keepPhoto(runId, photo).then(() => setCount((n) => n + 1)));
  };
  return (
    <>
      <PhotoInput label={say('photo.add')} photo={undefined} onPhoto={store} />
      {count > 0 && <output className="label">{say('photo.stored', { n: count })}</output>}
    </>
  );
}

/** Where no page may use the clipboard: the text, ready to be copied by hand. */
function ByHand({ title, text, onClose }: { title: string; text: string; onClose: () => void }) {
  const say = useSay();
  return (
    <Dialog title={title} onClose={onClose} onSubmit={onClose}>
      <p>{say('far-end.by-hand')}</p>
      <textarea className="field" rows={4} readOnly aria-label={title} value={text} ref={(field) => field?.select()} />
      <DialogFoot act={say('ui.close')} />
    </Dialog>
  );
}

/** A text for somebody who is not here: copied, to be sent by phone. */
function CopyTool({ tool }: { tool: Extract<Tool, { tool: 'copy' }> }) {
  const say = useSay();
  const [copied, setCopied] = useState<boolean>();
  const [title, text] = [say.message(tool.words), say.text(tool.text)];
  return (
    <>
      <Action label={title} hotkey="t" onAct={() => void copyText(text).then(setCopied)} />
      {copied && <output className="label">{say('far-end.copied')}</output>}
      {copied === false && <ByHand title={title} text={text} onClose={() => setCopied(undefined)} />}
    </>
  );
}

/** What can be done while a question waits, and answers nothing. */
export function Tools({ runId, tools }: { runId: string; tools: readonly Tool[] }) {
  return tools.map((tool) =>
    tool.tool === 'photo' ? <PhotoTool key="photo" runId={runId} /> : <CopyTool key="copy" tool={tool} />,
  );
}
