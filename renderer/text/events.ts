import type { RunEvent } from '../../electron/contract/run.ts';
import { count } from './format.ts';
import type { Say } from './speech.ts';

/** `47 s`; empty for what took no time. */
export const lastedText = ({ durationS }: RunEvent): string => (durationS === undefined ? '' : `${durationS} s`);

/** `照片 2 张`; empty where it has none. */
export const photosText = (say: Say, { photos = [] }: RunEvent): string =>
  photos.length > 0 ? say('note.photos', { n: photos.length }) : '';

/** `17 个误码`; empty where none were counted. */
export const errorsText = (say: Say, { bitErrors }: RunEvent): string =>
  bitErrors ? say('event.count', { n: count(bitErrors) }) : '';
