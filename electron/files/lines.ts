import { resolve } from 'node:path';
import { openRegular, readError } from './read.ts';

const CHUNK = 1 << 16;
/** Without its end, which is LF or CR LF. */
const withoutReturn = (line: string): string => (line.endsWith('\r') ? line.slice(0, -1) : line);

/**
 * The lines of a regular file, as many at a time as one read brings, and the rest of a line that has grown to `longest` characters: the whole is
 * never in memory, and a file without a line end is noticed at once. A byte order mark is no part of it. Errors: those of `openRegular`.
 */
export async function* readLines(path: string, longest: number): AsyncGenerator<string[]> {
  const where = resolve(path);
  const file = await openRegular(where);
  const decoder = new TextDecoder();
  const bytes = Buffer.allocUnsafe(CHUNK);
  let rest = '';
  try {
    for (;;) {
      const { bytesRead } = await file.read(bytes, 0, CHUNK, null);
      const lines = (rest + decoder.decode(bytes.subarray(0, bytesRead), { stream: bytesRead > 0 })).split('\n');
      rest = lines.pop() ?? '';
      yield (rest.length > longest ? [...lines, rest] : lines).map(withoutReturn);
      if (bytesRead > 0) continue;
      if (rest !== '') yield [withoutReturn(rest)];
      return;
    }
  } catch (thrown) {
    throw readError(thrown, where);
  } finally {
    await file.close();
  }
}
