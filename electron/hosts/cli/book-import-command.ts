import { TributaryError } from '../../contract/errors.ts';
import type { Io, Lang } from './io.ts';

/** `tributary book import`: a list of an office into an archive, which is made if it is not there. */
export async function bookImportCommand(
  path: string,
  _options: { archive: string; dryRun?: boolean; json?: boolean; lang: Lang },
  _io: Io,
): Promise<number> {
  await Promise.resolve();
  throw new TributaryError('file-missing', path);
}
