import type { BoxPanel } from '../../contract/box.ts';
import type { Circuit } from '../../contract/circuit.ts';
import type { ChainLink } from '../../contract/locate.ts';
import type { SiteLine } from '../../contract/site.ts';

/** What advice is given from: where the search stands, and what is on record of the circuit. */
export interface Known {
  line: SiteLine;
  chain: readonly ChainLink[];
  circuit?: Circuit | undefined;
  /** Addresses of the ladder, nearest first. */
  rungs?: readonly { id: string; address: string }[] | undefined;
  /** Fronts of boxes, by which lamps are called as they are printed. */
  panels?: readonly BoxPanel[] | undefined;
}
