import { resolve } from 'node:path';
import { openArchive, openWireLog, type Archive, type WireLog } from '../../../archive/index.ts';
import { asTributaryError, errorView, TributaryError, type ErrorView } from '../../../contract/errors.ts';
import { NO_LOG, type Log } from '../../../contract/log.ts';
import type { WireLine } from '../../../contract/wire-line.ts';

/** The archive and the wire log beside it. */
export interface Stores {
  readonly path: string;
  /** Why there is no archive, or one that is only read; the program goes on, so that the page can say it. */
  readonly problem: ErrorView | undefined;
  /** The archive. Errors: the one because of which it could not be opened. */
  archive(): Archive;
  onWire(line: WireLine): void;
  /** Something happened: the bytes around it are kept longest. */
  markWire(): void;
  close(): Promise<void>;
}

/** Opens the archive at `path` and the wire log beside it. Never rejects: `problem` says what is wrong. */
export async function openStores(path: string, log: Log = NO_LOG): Promise<Stores> {
  const own = log.child({ room: 'archive' });
  try {
    const archive = await openArchive(path);
    const { wrong, migratedFrom } = archive;
    own.info({ path: archive.path, migratedFrom }, 'opened');
    if (wrong !== undefined) own.error({ wrong }, 'damaged: it is only read');
    return archive.wrong === undefined
      ? withArchive(archive, openWireLog(`${archive.path}.wire.log`))
      : onlyRead(archive);
  } catch (thrown) {
    own.error({ err: thrown, path: resolve(path) }, 'not opened');
    return withoutArchive(resolve(path), thrown);
  }
}

/** Opens them for as long as the work lasts. Errors: those of the work. */
export async function withStores<T>(path: string, work: (stores: Stores) => Promise<T>): Promise<T> {
  const stores = await openStores(path);
  try {
    return await work(stores);
  } finally {
    await stores.close();
  }
}

function withArchive(archive: Archive, wire: WireLog): Stores {
  return {
    path: archive.path,
    problem: undefined,
    archive: () => archive,
    onWire: (line) => wire.write(line),
    markWire: () => wire.mark(),
    close: async () => {
      await wire.close();
      await archive.close();
    },
  };
}

/** Of a damaged archive what can be read is read; nothing is written, not even beside it. */
function onlyRead(archive: Archive): Stores {
  const error = new TributaryError('archive-corrupt', archive.path, { text: archive.wrong ?? '' });
  return { ...withoutArchive(archive.path, error), archive: () => archive, close: () => archive.close() };
}

function withoutArchive(path: string, thrown: unknown): Stores {
  const error = asTributaryError(thrown);
  return {
    path,
    problem: errorView(error),
    archive: () => {
      throw error;
    },
    onWire: () => undefined,
    markWire: () => undefined,
    close: () => Promise.resolve(),
  };
}
