import { boundKeys } from './keys.ts';
import { go } from './navigation.ts';

let here: { name: string; words: string }[] = [];

/** The keys of the screen from which the help was opened. */
export const keysHere = (): readonly { name: string; words: string }[] => here;

/** Opens the help, and keeps what the keys of this screen do. */
export function openHelp(id?: string): void {
  here = boundKeys();
  go('help', id);
}
