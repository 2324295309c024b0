import { plannedMark } from '../../electron/contract/planned-said.ts';
import type { RunEvent } from '../../electron/contract/run.ts';
import { sentenceOf } from '../../electron/contract/words/index.ts';
import { count } from './format.ts';
import type { Say } from './speech.ts';

/** `47 s`; empty for what took no time. */
const lastedText = ({ durationS }: RunEvent): string => (durationS === undefined ? '' : `${durationS}\u00a0s`);

/** `照片 2 张`; empty where it has none. */
const photosText = (say: Say, { photos = [] }: RunEvent): string =>
  photos.length > 0 ? say('note.photos', { n: photos.length }) : '';

/** `17 个误码`; empty where none were counted. */
const errorsText = (say: Say, { bitErrors }: RunEvent): string =>
  bitErrors ? say('event.count', { n: count(bitErrors) }) : '';

/** What tells an event from all others of its record: two directions may say one sentence of the same second, each of itself. */
export const eventKey = ({ attempt, t, kind, message }: RunEvent): string =>
  [attempt, t, kind, sentenceOf(message), JSON.stringify(message.params)].join(' ');

/** An event in one line: what it was, how long, how many errors, with how many photos, in which planned work. Errors that are nothing else are named once. */
export function eventText(say: Say, event: RunEvent): string {
  const errors = errorsText(say, event);
  const isErrorsOnly = errors !== '' && event.message.code === 'event.errors';
  const what = isErrorsOnly ? [errors, lastedText(event)] : [say.message(event.message), lastedText(event), errors];
  const mark = event.planned && say.message(plannedMark(event.planned));
  return [...what, photosText(say, event), mark].filter(Boolean).join(' · ');
}
