import { useEffect, useRef, useState } from 'react';
import type { LineState, ListView } from '../../../electron/contract/book/lists-api.ts';
import { errorView, TributaryError, type ErrorView } from '../../../electron/contract/errors.ts';
import { LIST_BYTES, PART_BYTES } from '../../../electron/contract/sizes.ts';
import { CallError, viewOf } from '../../link/client.ts';
import { host } from '../../link/host.ts';
import { base64Of } from '../../widgets/photo.ts';

/** Lines of one page of the preview. */
export const PAGE = 100;
/** Between two looks at a list that is still read, milliseconds. */
const LOOK_MS = 250;

/** What is looked at of a list. */
interface Looked {
  only: LineState | undefined;
  offset: number;
}
const FIRST: Looked = { only: undefined, offset: 0 };

/** Sends a file part by part. `tell`: what share of it has gone. Errors: CallError. */
async function send(file: File, upload: string, tell: (share: number) => void, gone: () => boolean): Promise<void> {
  if (file.size > LIST_BYTES)
    throw new CallError(errorView(new TributaryError('file-too-large', file.name, { limit: LIST_BYTES })));
  for (let at = 0; at < Math.max(1, file.size) && !gone(); at += PART_BYTES) {
    await host.call('lists.part', { upload, at, base64: await base64Of(file.slice(at, at + PART_BYTES)) });
    tell(Math.min(1, (at + PART_BYTES) / file.size));
  }
}

/** The list as it stands, looked at again while it is still read. */
function useView(list: string | undefined, looked: Looked, failed: (thrown: unknown) => void): ListView | undefined {
  const [seen, setSeen] = useState<{ list: string; view: ListView }>();
  const fail = useRef(failed);
  useEffect(() => {
    if (list === undefined) return undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let over = false;
    const look = async (): Promise<void> => {
      const { only, offset } = looked;
      const view = await host.call('lists.read', { list, offset, limit: PAGE, ...(only ? { only } : {}) });
      if (over) return;
      setSeen({ list, view });
      if (view.state === 'reading') timer = setTimeout(go, LOOK_MS);
    };
    const go = (): void => void look().catch((thrown: unknown) => over || fail.current(thrown));
    go();
    return () => {
      over = true;
      clearTimeout(timer);
    };
  }, [list, looked]);
  // Whoever closes the dialog, or takes another file, lets go of the list, be it read or not.
  useEffect(
    () => () => {
      if (list !== undefined) void host.call('lists.close', { list }).catch(() => undefined);
    },
    [list],
  );
  return seen?.list === list ? seen?.view : undefined;
}

/** A file that is being sent, or has been: what is on screen now; whatever comes for another is late. */
function useSent(failed: (thrown: unknown) => void) {
  const [name, setName] = useState<string>();
  const [sent, setSent] = useState<number>();
  const [list, setList] = useState<string>();
  const current = useRef('');
  useEffect(
    () => () => {
      current.current = '';
    },
    [],
  );
  const read = async (file: File): Promise<void> => {
    const upload = crypto.randomUUID();
    current.current = upload;
    const gone = (): boolean => current.current !== upload;
    setList(undefined);
    setName(file.name);
    setSent(0);
    try {
      await send(file, upload, (share) => gone() || setSent(share), gone);
      const opened = gone() ? undefined : await host.call('lists.open', { upload, name: file.name });
      if (opened && !gone()) setList(opened.list);
    } catch (thrown) {
      if (!gone()) failed(thrown);
    }
    if (!gone()) setSent(undefined);
  };
  return { name, sent, list, read };
}

/** A list on its way in: sent, read, looked at, taken. */
export function useImport() {
  const [looked, setLooked] = useState<Looked>(FIRST);
  const [taking, setTaking] = useState(false);
  const [problem, setProblem] = useState<ErrorView>();
  const failed = (thrown: unknown): void => setProblem(viewOf(thrown));
  const { name, sent, list, read: readFile } = useSent(failed);
  const view = useView(list, looked, failed);
  const read = (file: File): void => {
    setProblem(undefined);
    setLooked(FIRST);
    void readFile(file);
  };
  /** Takes all lines that can be taken; gives the number of the first, undefined where it did not work. */
  const take = async (): Promise<{ first?: string } | undefined> => {
    if (list === undefined || taking) return undefined;
    setTaking(true);
    try {
      return await host.call('lists.take', { list });
    } catch (thrown) {
      failed(thrown);
      return undefined;
    } finally {
      setTaking(false);
    }
  };
  return { name, sent, view, list, looked, setLooked, taking, problem: problem ?? view?.problem, read, take };
}

/** Circuits or orders of a list, as a job of them is made. */
export interface ListedJob {
  name: string;
  lines: { circuit?: string; order?: string }[];
}

/** Lines that are asked for at a time. */
const MANY = 500;

/** All of a list that can be taken, in its order: what is known already too. Errors: CallError. */
export async function jobOf(list: string): Promise<ListedJob> {
  const lines: ListedJob['lines'] = [];
  for (let offset = 0; ; offset += MANY) {
    const { name, kind, lines: found, total } = await host.call('lists.read', { list, offset, limit: MANY });
    const field = kind === 'order' ? 'order' : 'circuit';
    lines.push(...found.flatMap(({ state, number }) => (state === 'refused' ? [] : [{ [field]: number }])));
    // As people call the list: the ending of its file says nothing to them.
    if (offset + MANY >= total) return { name: name.replace(/\.[a-z]+$/i, ''), lines };
  }
}
