import type { Role } from './instrument.ts';
import type { ChainLink, KindLeft, LocateVerdict } from './locate.ts';
import type { SiteCase, Told } from './site.ts';

export { REFUSALS, type Refusal } from './states.ts';

/** What is seen to before somebody restarts, changes, unplugs, loads or loops a box: `cannot` is an answer too. */
export interface CareTaken {
  configuration: 'saved' | 'cannot';
  log: 'saved' | 'cannot';
  /** Name of the owner's person who agreed. */
  consentBy: string;
}

/** An answer as it was told while a fault was sought: when, by whom, and whether it was taken back. */
export type ToldRecord = Told & {
  atMs: number;
  /** Name of the person; absent where an instrument answered. */
  by?: string;
  /** The instrument of the run that answered by itself. */
  role?: Role;
  /** Told without having been asked. */
  unasked?: true;
  /** When it was taken back; it counts no more, but stays in the record. */
  withdrawnAtMs?: number;
  /** Ids of the photos that show what was seen. */
  photos?: string[];
  care?: CareTaken;
};

/** A search for a fault as a step keeps it: the case, the kind of complaint, each question with its answer in order, and where it ended. */
export interface LocateRecord {
  site: SiteCase;
  /** Which of the usual complaints it was. */
  complaint?: string;
  /** Since when it is so, as the customer says; epoch milliseconds. */
  sinceMs?: number;
  told: ToldRecord[];
  verdict?: LocateVerdict;
  chain?: ChainLink[];
  left?: KindLeft[];
}

/** What was told and not taken back, in order. */
export const toldOf = ({ told }: LocateRecord): ToldRecord[] =>
  told.filter(({ withdrawnAtMs }) => withdrawnAtMs === undefined);

/** The search of an attempt, whether it came to an end or was stopped on the way; undefined of an attempt that sought nothing. */
export const searchedIn = ({
  steps,
}: {
  readonly steps: readonly { readonly locate?: LocateRecord }[];
}): LocateRecord | undefined => steps.findLast(({ locate }) => locate !== undefined)?.locate;
