import { connectArchive } from './client.ts';
import type { Archive } from './archive.ts';

export type {
  Archive,
  BackupProgress,
  BookBrought,
  Brought,
  Imported,
  ItemFilter,
  ItemName,
  NewRun,
  Recorded,
  RunFilter,
  Travelling,
  TravellingFile,
} from './archive.ts';
export { travellingSchema } from './travelling.ts';
export { openWireLog, type WireLog } from './wire-log.ts';

/** Opens or creates the archive. Errors: `archive-newer`, `archive-corrupt`, `archive-readonly`, `archive-locked`, `archive-network`, `archive-foreign`, `file-disk-full`, `file-unwritable`. */
export function openArchive(path: string): Promise<Archive> {
  return connectArchive(path);
}
