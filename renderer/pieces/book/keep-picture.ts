import type { BookFile, BookKind } from '../../../electron/contract/book/entry.ts';
import { PART_BYTES } from '../../../electron/contract/sizes.ts';
import { host } from '../../link/host.ts';
import { photoOfFile } from '../../widgets/photo.ts';

/** Four characters of base64 hold three bytes. */
const PART_CHARACTERS = (PART_BYTES * 4) / 3;

/** Hangs a picture on an item of the book, part by part. Errors: CallError. */
export async function keepPicture(kind: BookKind, item: string, shows: string, file: File): Promise<BookFile> {
  const { name, mime, base64 } = await photoOfFile(file);
  const upload = crypto.randomUUID();
  for (let from = 0; from < base64.length; from += PART_CHARACTERS) {
    const part = base64.slice(from, from + PART_CHARACTERS);
    await host.call('files.part', { upload, at: (from * 3) / 4, base64: part });
  }
  return await host.call('files.add', { kind, item, name, mime, shows, upload });
}
