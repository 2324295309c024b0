import { lineOf } from '../../text/format.ts';
import type { RoleKind } from '../../../electron/contract/instrument.ts';
import type { BenchItem } from '../../../electron/contract/views.ts';

/** No program can know its state: a set that a person reads. */
export const hasNoLine = ({ way }: BenchItem): boolean => way === 'none';
/** Something on a line that exists. */
export const isReal = (item: BenchItem): boolean => !item.simulated && !hasNoLine(item);

/** True if it can be that to a run. */
export const canBe = ({ role, also = [] }: BenchItem, wanted: RoleKind): boolean =>
  role === wanted || also.includes(wanted);

/** What is not known yet may be one. */
export const isTester = (item: BenchItem): boolean => item.role === undefined || canBe(item, 'tester');

/** True if a procedure could use it now. */
export const isReady = (item: BenchItem | undefined): boolean => item?.state === 'ready';

/** Which tester is meant: one that is there, or the name of one that was chosen and is there no more. */
export interface Chosen {
  item: BenchItem | undefined;
  gone?: string;
}

/** Where a row was that is there no more: its port, its host, else what it was; never its address. */
function placeOf(id: string): string {
  if (id.startsWith('port:')) return id.slice('port:'.length);
  return lineOf(id) || id.split('@')[0]!;
}

/**
 * The tester that was chosen. One that has gone is said to be gone: another one never takes its place by itself. Before anything was
 * chosen: the first that is ready, real ones first.
 */
export function chosenOf(items: readonly BenchItem[], id: string | undefined): Chosen {
  const item = items.find((one) => one.id === id);
  if (!item && id) return { item, gone: placeOf(id) };
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
