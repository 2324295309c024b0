import type { SectionState } from './states.ts';
import type { LocateCertainty, Owner, Section, Side, SiteAction } from './site.ts';
import type { Message } from './words/index.ts';

export type { SectionState } from './states.ts';

/** A section of the chain with how likely the fault is in it (`share`, 0 to 1) and, where there is more to say, why. */
export interface ChainLink {
  section: Section;
  state: SectionState;
  share: number;
  why?: Message;
}

/** A kind of fault that explains what was seen, with its share of what is possible (0 to 1). */
export interface KindLeft {
  section: string;
  kind: string;
  words: Message;
  share: number;
}

/** An answer and what it says about the fault. */
export interface LocateEvidence {
  action: string;
  says: Message;
}

/** Which section is at fault, with how much certainty, by what, and what is to be done. `owner` is absent where those not excluded have several. */
export interface LocateVerdict {
  section?: string;
  end?: 'A' | 'Z';
  owner?: Owner;
  certainty: LocateCertainty;
  evidence: LocateEvidence[];
  /** Ids of the sections that no answer can tell apart, the named one among them. */
  notExcluded: string[];
  next: Message;
}

/** Where the search for a fault stands after what has been told. */
export interface Decision {
  next: { ask: SiteAction; why: Message } | { verdict: LocateVerdict };
  chain: ChainLink[];
  /** Likeliest first. */
  left: KindLeft[];
  /** Other questions that tell something, best first. */
  others: SiteAction[];
  /** Answers that no single fault explains together. */
  contradictions: Message[];
}

/** End of a verdict as people write it. */
export const endOf = (side: Side): 'A' | 'Z' => (side === 'a' ? 'A' : 'Z');
