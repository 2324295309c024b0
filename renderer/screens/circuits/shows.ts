import type { Say } from '../../text/say.ts';

/** What a picture of a circuit shows; `dip.A`: of one end. */
export const SHOWS = ['dip.A', 'dip.Z', 'label', 'site'] as const;

/** The same in words. */
export function showsText(say: Say, shows: string): string {
  const [kind = '', end] = shows.split('.');
  return [say.word(`line.shows.${kind}`), end].filter(Boolean).join(' ');
}
