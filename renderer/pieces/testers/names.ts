import type { BenchItem } from '../../../electron/contract/views.ts';
import type { Say } from '../../text/say.ts';

/** What an instrument is called. */
export const itemLabel = (say: Say, item: BenchItem): string => say.text(item.label);

/** Second line: what is wrong, else its port, or that it has none. */
export const itemDetail = (say: Say, item: BenchItem): string => {
  if (item.problem) return say.text(item.problem.message);
  if (item.way !== 'none') return item.detail;
  return [say('bench.no-line'), item.serialTyped && `S/N ${item.serialTyped}`].filter(Boolean).join(' · ');
};
