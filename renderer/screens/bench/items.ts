import type { BenchItem } from '../../../electron/contract/views.ts';
import type { WordKey } from '../../../electron/contract/words/index.ts';
import type { Say } from '../../say.ts';
import type { LampState } from '../../widgets/Lamp.tsx';

/** Troubles that have a word of their own in the list; the sentence stands in the detail. */
const TROUBLES = ['no-answer', 'port-busy', 'port-permission', 'port-absent'] as const;

/** The word at the right of a port. */
export function itemWord(item: BenchItem): WordKey {
  if (item.family === 'manual') return 'bench.state.always';
  if (item.panel?.running) return 'bench.state.measuring';
  const code = item.problem?.code;
  if (!code) return `bench.state.${item.state}`;
  const known = TROUBLES.find((t) => t === code);
  return known ? `bench.trouble.${known}` : 'bench.trouble.other';
}

/** The lamp at the left of a port: ready is good, lost is bad, silent is not seen, the rest not started.
 * A set read by hand has no state that a program could know. */
export function itemLamp(item: BenchItem): LampState {
  if (item.family === 'manual') return 'off';
  if (item.state === 'ready') return 'good';
  if (item.state === 'lost' || item.state === 'reopening') return 'bad';
  return item.problem ? 'unseen' : 'off';
}

/** True if a procedure could use it now. */
export const isReady = (item: BenchItem | undefined): boolean => item?.state === 'ready';

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

/** The item to show first: the one chosen before, else the first that is ready, real ones first. */
export function chooseItem(items: readonly BenchItem[], id: string | undefined): BenchItem | undefined {
  return (
    items.find((item) => item.id === id) ??
    items.find((item) => isReady(item) && !item.simulated && item.family !== 'manual') ??
    items.find(isReady) ??
    items[0]
  );
}

/** True if a serial number of the instrument's own makes typing one needless. */
export const serialOf = (item: BenchItem): { text: string; typed: boolean } | undefined => {
  if (item.identity?.serial) return { text: item.identity.serial, typed: false };
  return item.serialTyped ? { text: item.serialTyped, typed: true } : undefined;
};
