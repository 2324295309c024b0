import type { BenchItem } from '../../../electron/contract/views.ts';
import type { Say } from '../../say.ts';

/** What a tester is called: what it calls itself, else what its family is called in this language. */
export function itemLabel(say: Say, item: BenchItem): string {
  if (item.family === undefined || (item.family === 'comtech' && item.identity)) return item.label;
  if (item.simulated && item.family === 'comtech') return say('bench.simulator');
  const name = say(`family.${item.family}`);
  return item.simulated ? `${name} · ${say('bench.simulated')}` : name;
}
/** Second line: its port, or what it is. */
export const itemDetail = (say: Say, item: BenchItem): string => {
  if (item.problem) return say.text(item.problem.message);
  return item.family === 'manual' ? say('bench.manual-line') : item.detail;
};
