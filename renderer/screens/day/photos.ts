import type { Missing } from '../../../electron/contract/book/job.ts';
import { photoShows } from '../../../electron/contract/book/missing.ts';
import { PART_BYTES } from '../../../electron/contract/sizes.ts';
import { host } from '../../link/host.ts';
import { photoOfFile } from '../../widgets/photo.ts';

/** Four characters of base64 hold three bytes. */
const PART_CHARACTERS = (PART_BYTES * 4) / 3;

/** Hangs a photo that is missing on its job: of the circuit, or of the site. Errors: CallError. */
export async function keepMissingPhoto(
  job: string,
  site: string,
  { photo, circuit }: Missing,
  file: File,
): Promise<void> {
  if (!photo) return;
  const { name, mime, base64 } = await photoOfFile(file);
  const upload = crypto.randomUUID();
  for (let from = 0; from < base64.length; from += PART_CHARACTERS) {
    const part = base64.slice(from, from + PART_CHARACTERS);
    await host.call('files.part', { upload, at: (from * 3) / 4, base64: part });
  }
  const shows = photoShows(photo.id, circuit ?? site);
  await host.call('files.add', { kind: 'job', item: job, name, mime, shows, upload });
}
