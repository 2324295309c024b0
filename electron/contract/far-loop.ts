import type { RunRecord } from './run.ts';
import type { Bilingual } from './text.ts';
import type { Message } from './words/index.ts';

/** A loop that somebody set at the far end for a run, and that has to be taken off again before people leave. */
export interface FarLoop {
  at: Bilingual;
  /** Who says that it is off, and since when, epoch seconds. Absent: nobody has said so. */
  off?: { t: number; by?: string };
}

/** What is said of it: off, by whom if that is known, or that it stands there after all. */
export function farLoopMessage({ at }: Pick<FarLoop, 'at'>, off: boolean, by: string): Message {
  if (!off) return { code: 'event.loop-there', params: { ...at } };
  return by === ''
    ? { code: 'event.loop-off', params: { ...at } }
    : { code: 'event.loop-off-by', params: { ...at, by } };
}

/** The loop of a run, as it stands. Undefined where nobody was asked to set one. */
export function farLoopOf({ attempts, events }: Pick<RunRecord, 'attempts' | 'events'>): FarLoop | undefined {
  const at = attempts.flatMap(({ steps }) => steps).findLast(({ loopAt }) => loopAt !== undefined)?.loopAt;
  if (!at) return undefined;
  // In a further attempt it is there again.
  const own = events.filter(({ attempt }) => attempt === attempts.at(-1)?.number);
  const last = own.findLast(({ message }) => message.code?.startsWith('event.loop-'));
  if (!last || last.message.code === 'event.loop-there') return { at };
  const by = last.message.params?.['by'];
  return { at, off: { t: last.t, ...(by === undefined ? {} : { by: String(by) }) } };
}

/** The sentence of it for whoever reads the record later. */
export const farLoopSentence = ({ at, off }: FarLoop): Message =>
  off ? farLoopMessage({ at }, true, off.by ?? '') : { code: 'event.loop-left', params: { ...at } };
