import { testerViewOf } from '../../../electron/contract/bench-item.ts';
import type { BenchItem, LampView } from '../../../electron/contract/views.ts';
import type { WordKey } from '../../../electron/contract/words/index.ts';
import { hasNoLine } from '../../pieces/testers/items.ts';

/** Troubles that have a word of their own in the list; the sentence stands in the detail. */
const TROUBLES = ['no-answer', 'port-busy', 'port-permission', 'port-absent'] as const;

/** A port of this computer was opened and nobody has answered: the laptop itself is the tester, so nothing is known to be good. */
const isMerelyOpen = ({ state, capabilities }: BenchItem): boolean =>
  state === 'ready' && capabilities !== undefined && capabilities.attachment !== 'line-port';

/** The word at the right of a port. `away`: the program cannot be reached. */
export function itemWord(item: BenchItem, away = false): WordKey {
  if (hasNoLine(item)) return 'bench.state.always';
  if (away) return 'bench.state.away';
  if (testerViewOf(item)?.running) return 'bench.state.measuring';
  const code = item.problem?.code;
  if (!code) return isMerelyOpen(item) ? 'bench.state.open' : `bench.state.${item.state}`;
  const known = TROUBLES.find((t) => t === code);
  return known ? `bench.trouble.${known}` : 'bench.trouble.other';
}

/**
 * The lamp at the left of a port: one that has answered is good, lost is bad, silent or out of sight is not seen, the rest not started. A set
 * read by hand has no state that a program could know.
 */
export function itemLamp(item: BenchItem, away = false): LampView['state'] {
  if (hasNoLine(item)) return 'off';
  if (away) return 'unseen';
  if (item.state === 'ready') return isMerelyOpen(item) ? 'off' : 'good';
  if (item.trouble || item.state === 'lost' || item.state === 'reopening') return 'bad';
  return item.problem ? 'unseen' : 'off';
}
