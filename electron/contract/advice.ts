import type { Section } from './site.ts';
import type { Message } from './words/index.ts';

/** What is to be seen to for one section where the fault may still be. */
export interface SectionAdvice {
  section: Section;
  /** How likely the fault is there, 0 to 1. */
  share: number;
  /** Who goes where, or who is called instead. */
  go: Message;
  /** What goes along, the spare first. */
  take: Message[];
  /** The picture of the box's DIP switches, as the circuit has it. */
  photo?: string;
}

/** Somebody to call, with what of him is known. */
export interface Contact {
  end: 'A' | 'Z';
  site?: string;
  name?: string;
  phone?: string;
}

/** Before anybody leaves: where to go with what, whom to call, and what to ask him in plain words. */
export interface Advice {
  /** Likeliest first; what is hardly possible is left out. */
  sections: SectionAdvice[];
  /** Who can look at the far end. */
  call?: Contact;
  /** What of addresses, ports and protocol the record knows: so that nobody asks the customer for it on the spot. */
  known: Message[];
  /** To be read out on the telephone, in order. */
  script: Message[];
}
