import Database from 'better-sqlite3';
import { TributaryError, type ErrorCode } from '../../contract/errors.ts';

/** SQLite result codes (https://www.sqlite.org/rescode.html) by prefix, and what they mean to a user. First match wins. */
const CODES: readonly (readonly [prefix: string, code: ErrorCode])[] = [
  ['SQLITE_FULL', 'disk-full'],
  ['SQLITE_READONLY', 'archive-readonly'],
  ['SQLITE_PERM', 'archive-readonly'],
  ['SQLITE_BUSY', 'archive-locked'],
  ['SQLITE_LOCKED', 'archive-locked'],
  ['SQLITE_CORRUPT', 'archive-corrupt'],
  ['SQLITE_NOTADB', 'archive-corrupt'],
  ['SQLITE_CANTOPEN', 'file-unwritable'],
  ['SQLITE_IOERR', 'file-unwritable'],
];

/** What is wrong with one record; whoever asked for it knows which. */
const OF_A_RECORD: readonly ErrorCode[] = ['record-damaged', 'record-newer'];

/** A thrown value as the archive's user may see it. `path`: the archive; what is wrong with one record names that instead (`record`). */
export function archiveError(thrown: unknown, path: string, record = ''): unknown {
  if (thrown instanceof TributaryError && OF_A_RECORD.includes(thrown.code) && thrown.where === '')
    return new TributaryError(thrown.code, record, thrown.params, { cause: thrown });
  if (thrown instanceof TributaryError && thrown.code === 'archive-corrupt' && thrown.where === '')
    return new TributaryError('archive-corrupt', path, thrown.params, { cause: thrown });
  if (!(thrown instanceof Database.SqliteError)) return thrown;
  if (thrown.message === 'record-finished') return new TributaryError('record-finished', record, {}, { cause: thrown });
  const code = CODES.find(([prefix]) => thrown.code.startsWith(prefix))?.[1];
  if (!code) return thrown;
  const params = { text: thrown.message, holder: thrown.code };
  return new TributaryError(code, path, params, { cause: thrown });
}
