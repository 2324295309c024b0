import type {
  TICKET_EVENTS,
  TICKET_OWN_EVENTS,
  TICKET_RUN_EVENTS,
  TicketState,
} from '../../../electron/contract/book/ticket.ts';

export type Did = (typeof TICKET_EVENTS | typeof TICKET_OWN_EVENTS | typeof TICKET_RUN_EVENTS)[number];
/** Something that can be noted of a ticket by a button. */
export interface Act {
  did: Exclude<Did, 'run' | 'told' | 'manager-told'>;
  hotkey: string;
  /** `must`: it means nothing without a reason; `may`: words are welcome. */
  reason: 'must' | 'may';
  /** Whether it means something as the ticket stands. */
  when: (ticket: TicketState) => boolean;
}
const isOut = ({ beside }: TicketState): boolean => beside.standing !== 'restored';
const happened = ({ log }: TicketState, did: Did): boolean => log.some((step) => step.did === did);

/** In the order in which they usually come. */
export const ACTS: readonly Act[] = [
  { did: 'accepted', hotkey: 'a', reason: 'may', when: (one) => isOut(one) && !happened(one, 'accepted') },
  { did: 'located', hotkey: 'w', reason: 'may', when: ({ beside }) => beside.located !== 'network' },
  {
    did: 'located-customer',
    hotkey: 'k',
    reason: 'may',
    when: ({ beside }) => beside.located !== 'customer',
  },
  { did: 'paused', hotkey: 'p', reason: 'must', when: ({ beside }) => beside.standing === 'running' },
  { did: 'resumed', hotkey: 'p', reason: 'may', when: ({ beside }) => beside.standing === 'paused' },
  { did: 'restored', hotkey: 'r', reason: 'may', when: isOut },
  { did: 'reopened', hotkey: 'r', reason: 'must', when: (one) => !isOut(one) },
  { did: 'struck-off', hotkey: 'x', reason: 'must', when: ({ severe }) => severe.is },
  { did: 'hard-fault', hotkey: 'h', reason: 'must', when: ({ beside }) => beside.hardFault === undefined },
];
