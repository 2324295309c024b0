import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Archive } from '../../../archive/index.ts';
import { asTributaryError, errorView, TributaryError, type ErrorView } from '../../../contract/errors.ts';
import { NO_LOG, type Log } from '../../../contract/log.ts';
import { localTime } from '../../../contract/release.ts';
import type { BackupView } from '../../../contract/views.ts';
import type { Clock } from '../../../contract/clock.ts';
import type { PreferenceStore } from '../../program/preferences.ts';

/** `tributary-20261128-134205.db` */
const nameAt = (ms: number): string => {
  const digits = localTime(ms, undefined, 'seconds').replaceAll(/\D/g, '');
  return `tributary-${digits.slice(0, 8)}-${digits.slice(8, 14)}.db`;
};

/** The first such name from that second on that no earlier copy has. */
function fileIn(folder: string, ms: number): string {
  const file = join(folder, nameAt(ms));
  return existsSync(file) ? fileIn(folder, ms + 1000) : file;
}

/** Backups of the archive: one at a time, in the background. */
export interface Backups {
  view(): BackupView;
  /** Begins one in the folder that was chosen. Errors: `backup-none`, `backup-going`, those of the archive being closed. */
  start(): void;
  /** Ends the one going on; nothing of it stays. */
  stop(): Promise<void>;
  /** The archive may have its first record now. */
  runEnded(): void;
}

interface Parts {
  archive: () => Archive;
  preferences: PreferenceStore;
  clock: Clock;
  closing: AbortSignal;
  changed: () => void;
  log?: Log | undefined;
}

/** When the oldest record began. Errors: those of the archive. */
async function oldestIn(archive: () => Archive): Promise<number | undefined> {
  const n = await archive().countRuns({});
  const [run] = n > 0 ? await archive().listRuns({ limit: 1, offset: n - 1 }) : [];
  return run?.startedAtMs;
}

/** Since when there is something to be backed up; looked for until there is. */
function createOldest(archive: () => Archive, changed: () => void) {
  let oldestMs: number | undefined;
  const found = (ms: number | undefined): void => {
    oldestMs = ms;
    changed();
  };
  const look = (): void => {
    // An archive that cannot be read says so itself; nobody is reminded to copy it.
    if (oldestMs === undefined) oldestIn(archive).then(found, () => undefined);
  };
  look();
  return { look, view: (): Pick<BackupView, 'oldestMs'> => (oldestMs === undefined ? {} : { oldestMs }) };
}

export function createBackups({ archive, preferences, clock, closing, changed, log = NO_LOG }: Parts): Backups {
  let going: { stop: AbortController; done: Promise<void> } | undefined;
  let progress: BackupView['going'];
  let ended: { problem?: ErrorView; damaged?: number } = {};

  const carryOut = async (folder: string, signal: AbortSignal): Promise<void> => {
    const atMs = clock.nowMs();
    const file = fileIn(folder, atMs);
    const tell = (now: BackupView['going']): void => {
      progress = now;
      changed();
    };
    try {
      const { bytes, damaged } = await archive().backUp(file, tell, signal);
      await preferences.change({ backup: { last: { archive: archive().path, file, atMs, bytes } } });
      ended = damaged > 0 ? { damaged } : {};
      log.info({ room: 'archive', file, bytes, damaged }, 'backed up');
    } catch (thrown) {
      ended = { problem: errorView(asTributaryError(thrown)) };
      log.warn({ room: 'archive', file, err: thrown }, 'not backed up');
    }
    [going, progress] = [undefined, undefined];
    changed();
  };
  const oldest = createOldest(archive, changed);
  return {
    view: () => ({ ...ended, ...(progress ? { going: progress } : {}), ...oldest.view() }),
    start: () => {
      const { folder } = preferences.now().backup;
      if (folder === undefined) throw new TributaryError('backup-none');
      if (going) throw new TributaryError('backup-going');
      archive();
      const stop = new AbortController();
      progress = { stage: 'copy', share: 0 };
      ended = {};
      going = { stop, done: carryOut(folder, AbortSignal.any([stop.signal, closing])) };
      changed();
    },
    runEnded: oldest.look,
    stop: async () => {
      going?.stop.abort();
      await going?.done;
    },
  };
}
