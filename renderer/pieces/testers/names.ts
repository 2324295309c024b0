import type { BenchItem } from '../../../electron/contract/views.ts';
import type { Say } from '../../text/say.ts';

/** What an instrument is called. */
export const itemLabel = (say: Say, item: BenchItem): string => say.text(item.label);

/** Second line: what it is asked at the moment, what is wrong, else where it is, or that it has no line. */
export const itemDetail = (say: Say, item: BenchItem): string => {
  if (item.asking) return say('bench.asking', { ...item.asking, family: say.text(item.asking.family) });
  const trouble = item.problem ?? item.trouble?.why;
  if (trouble) return say.text(trouble.message);
  const number = item.way === 'none' && item.serialTyped;
  return [say.text(item.detail), number && `S/N ${number}`].filter(Boolean).join(' · ');
};
