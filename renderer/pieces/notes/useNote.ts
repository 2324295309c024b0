import { useState } from 'react';
import type { ErrorView } from '../../../electron/contract/errors.ts';
import { NOTE_PHOTOS } from '../../../electron/contract/run-event.ts';
import { viewOf } from '../../link/client.ts';
import { host } from '../../link/host.ts';
import { keepPhoto, photoOfFile, type Photo } from '../../widgets/photo.ts';

/** A note while it is written, and what became of it so far. */
export interface NoteDraft {
  text: string;
  setText(text: string): void;
  photos: readonly Photo[];
  /** No further photo has room. */
  full: boolean;
  add(photo: Photo): void;
  /** Files as somebody chose, pasted or dropped them; what is no picture is said. */
  addFiles(files: readonly File[]): void;
  remove(photo: Photo): void;
  problem: ErrorView | undefined;
  busy: boolean;
  keep(): void;
}

/** Photos that the record has already: when something fails in between they are not sent twice. */
async function keptIds(runId: string, photos: readonly Photo[], kept: Map<Photo, string>, name: string) {
  const ids: string[] = [];
  for (const photo of photos) {
    const id = kept.get(photo) ?? (await keepPhoto(runId, name === '' ? photo : { ...photo, name }));
    kept.set(photo, id);
    ids.push(id);
  }
  return ids;
}

/** `addendum`: to a result that no note can be added to; its photos bear the text as their name. `onKept`: all of it is in the record. */
export function useNote(runId: string, addendum: boolean, onKept: () => void): NoteDraft {
  const [sinceMs] = useState(() => Date.now());
  const [kept] = useState(() => new Map<Photo, string>());
  const [text, setText] = useState('');
  const [photos, setPhotos] = useState<readonly Photo[]>([]);
  const [problem, setProblem] = useState<ErrorView>();
  const [busy, setBusy] = useState(false);
  const failed = (thrown: unknown): void => setProblem(viewOf(thrown));
  const add = (photo: Photo): void => {
    setProblem(undefined);
    setPhotos((before) => [...before, photo].slice(0, NOTE_PHOTOS));
  };
  const keep = async (): Promise<void> => {
    const ids = await keptIds(runId, photos, kept, addendum ? text.trim() : '');
    const agoS = Math.max(0, Math.round((Date.now() - sinceMs) / 1000));
    if (!addendum) await host.call('run.note', { runId, text, photos: ids, agoS });
    onKept();
  };
  return {
    ...{ text, setText, photos, add, problem, busy },
    full: photos.length >= NOTE_PHOTOS,
    addFiles: (files) => {
      for (const file of files) photoOfFile(file).then(add, failed);
    },
    remove: (photo) => setPhotos((before) => before.filter((one) => one !== photo)),
    keep: () => {
      if (busy) return;
      setBusy(true);
      setProblem(undefined);
      keep().catch((thrown: unknown) => {
        setBusy(false);
        failed(thrown);
      });
    },
  };
}
