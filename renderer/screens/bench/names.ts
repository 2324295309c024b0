import { makerAndModel } from '../../../electron/contract/tester.ts';
import type { BenchItem } from '../../../electron/contract/views.ts';
import type { Say } from '../../text/say.ts';

/** What tells one set read by hand from another before its model is known. */
const setName = (address: string): string[] => address.split('?set=').slice(1);

/** What a tester is called: what it calls itself, of a set read by hand what somebody called it, else what its family is called in this language. */
export function itemLabel(say: Say, item: BenchItem): string {
  if (item.family === undefined || (item.family === 'comtech' && item.identity)) return item.label;
  if (item.simulated && item.family === 'comtech') return say('bench.simulator');
  const byHand = item.capabilities?.reading === 'by-hand';
  const named = byHand && item.identity ? makerAndModel(item.identity) : '';
  if (named !== '') return named;
  const name = [say(`family.${item.family}`), ...(byHand ? setName(item.address) : [])].join(' ');
  return item.simulated ? `${name} · ${say('bench.simulated')}` : name;
}
/** Second line: its port, or what it is. */
export const itemDetail = (say: Say, item: BenchItem): string => {
  if (item.problem) return say.text(item.problem.message);
  if (item.family !== 'manual') return item.detail;
  return [say('bench.manual-line'), item.serialTyped && `S/N ${item.serialTyped}`].filter(Boolean).join(' · ');
};
