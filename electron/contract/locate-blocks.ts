import type { Advice } from './advice.ts';
import type { BoxPanel } from './box.ts';
import type { CareTaken } from './locate-record.ts';
import type { ChainLink, KindLeft, LocateVerdict } from './locate.ts';
import type { ComplaintGiven } from './complaints.ts';
import type { SiteAction, SiteLine } from './site.ts';
import type { Message } from './words/index.ts';

/** Something that can be asked on a site, with what people call it. */
export interface ActionShown extends SiteAction {
  words: Message;
}
/** What was told, in a line. `role`, `by`: who told it. */
export interface ToldShown {
  action: string;
  words: Message;
  says: Message;
  /** It could not be done, or was skipped. */
  refused: boolean;
  by?: string;
  role?: string;
}

/** Where a search stands, beside the question: what may be wrong still, what was told, what does not go together. */
export interface Standing {
  left: KindLeft[];
  told: ToldShown[];
  contradictions: Message[];
  /** Everything else that may be told, the most telling first. */
  others: ActionShown[];
  /** Before anybody leaves: where he would have to go; absent where nobody has to. */
  advice?: Advice;
  /** Fronts of the boxes that somebody may be asked about by telephone. */
  panels: BoxPanel[];
}

/** Parts of what a search for a fault shows. */
export type LocateBlock =
  /** The line from end to end, each section as it stands. */
  | { block: 'chain'; chain: ChainLink[] }
  /** Form: what is complained of, and the line. Given: `complaintSchema`. */
  | { block: 'complaint'; known: Omit<ComplaintGiven, 'complaint'> }
  /** Form: what was seen; `panel`: on this front. Given: an observation; of `cannot` a reason; of `other` the action chosen. */
  | ({
      block: 'observation';
      line: SiteLine;
      ask: ActionShown;
      why?: Message;
      notes: Message[];
      panel?: BoxPanel;
    } & Standing)
  /** Form: what is seen to before a box is touched. Given: `CareTaken`. `before`: as it was for this box. */
  | { block: 'consent'; owner: Message; before?: CareTaken }
  /** Where the fault is, by what, and what is not excluded. */
  | ({ block: 'located'; verdict: LocateVerdict; chain: ChainLink[] } & Standing);
