import type { BenchItem, LampView } from '../../../electron/contract/views.ts';
import type { WordKey } from '../../../electron/contract/words/index.ts';

/** Troubles that have a word of their own in the list; the sentence stands in the detail. */
const TROUBLES = ['no-answer', 'port-busy', 'port-permission', 'port-absent'] as const;

/** No program can know its state: a set that a person reads. */
const hasNoLine = ({ way }: BenchItem): boolean => way === 'none';
/** Something on a line that exists. */
export const isReal = (item: BenchItem): boolean => !item.simulated && !hasNoLine(item);

/** A port of this computer was opened and nobody has answered: the laptop itself is the tester, so nothing is known to be good. */
const isMerelyOpen = ({ state, capabilities }: BenchItem): boolean =>
  state === 'ready' && capabilities !== undefined && capabilities.attachment !== 'line-port';

/** The word at the right of a port. `away`: the program cannot be reached. */
export function itemWord(item: BenchItem, away = false): WordKey {
  if (hasNoLine(item)) return 'bench.state.always';
  if (away) return 'bench.state.away';
  if (item.panel?.running) return 'bench.state.measuring';
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
  if (item.state === 'lost' || item.state === 'reopening') return 'bad';
  return item.problem ? 'unseen' : 'off';
}

/** True if a procedure could use it now. */
export const isReady = (item: BenchItem | undefined): boolean => item?.state === 'ready';

/** Which tester is meant: one that is there, or the name of one that was chosen and is there no more. */
export interface Chosen {
  item: BenchItem | undefined;
  gone?: string;
}

/**
 * The tester that was chosen. One that has gone is said to be gone: another one never takes its place by itself. Before anything was
 * chosen: the first that is ready, real ones first.
 */
export function chosenOf(items: readonly BenchItem[], id: string | undefined): Chosen {
  const item = items.find((one) => one.id === id);
  if (!item && id) return { item, gone: id.replace(/^port:/, '') };
  const real = items.find((one) => isReady(one) && isReal(one));
  return { item: item ?? real ?? items.find(isReady) ?? items[0] };
}

/** A set read by hand of which nobody has said yet what it is: asked once, before its first test. */
export const isUnnamed = ({ capabilities, identity }: BenchItem): boolean =>
  capabilities?.reading === 'by-hand' && !(identity?.maker && identity.model);

/** True if it is known what it is: an unidentified port can be asked, but nothing can be measured with it. */
export const isIdentified = (item: BenchItem | undefined): boolean => item?.family !== undefined;

/** True if a serial number of the instrument's own makes typing one needless. */
export const serialOf = (item: BenchItem): { text: string; typed: boolean } | undefined => {
  if (item.identity?.serial) return { text: item.identity.serial, typed: false };
  return item.serialTyped ? { text: item.serialTyped, typed: true } : undefined;
};
