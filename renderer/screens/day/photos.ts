import type { Missing } from '../../../electron/contract/book/job.ts';
import { photoShows } from '../../../electron/contract/book/missing.ts';
import { keepPicture } from '../../pieces/book/keep-picture.ts';

/** Hangs a photo that is missing on its job: of the circuit, or of the site. Errors: CallError. */
export async function keepMissingPhoto(
  job: string,
  site: string,
  { photo, circuit }: Missing,
  file: File,
): Promise<void> {
  if (photo) await keepPicture('job', job, photoShows(photo.id, circuit ?? site), file);
}
