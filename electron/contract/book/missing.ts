import { alike } from '../text.ts';
import type { Message } from '../words/index.ts';
import type { Missing } from './job.ts';

/** Something that is missing, as a sentence. */
export function missingSaid({ kind, read, photo, instrument = '', due, loop }: Missing): Message {
  if (kind === 'label' && read !== undefined) return { code: 'day.missing.label-other', params: { read } };
  if (kind === 'photo') return { code: 'day.missing.photo', params: { ...(photo?.title ?? alike('')) } };
  if (kind === 'loop' && loop !== undefined) return { code: 'day.missing.loop-owed' };
  if (kind !== 'calibration') return { code: `day.missing.${kind}` };
  return due === undefined
    ? { code: 'day.missing.calibration', params: { instrument } }
    : { code: 'day.missing.calibration-over', params: { instrument, due } };
}

/** What a photo of a job shows, as it is kept: which photo, of which circuit or site. */
export const photoShows = (photo: string, of: string): string => `${photo}: ${of}`;
