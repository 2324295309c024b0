import type { TicketState } from '../../../electron/contract/book/ticket.ts';

/** What comes next of a ticket. */
export type NextStep = 'none' | 'accept' | 'tell' | 'wait' | 'locate' | 'send' | 'call-later' | 'restore';

/** Whether whom it goes to by where the fault is was told of it. */
export const isSent = ({ log, beside }: TicketState): boolean =>
  log.some(({ told }) => told?.includes(beside.dispatch) ?? false);

/** What each step waits for, in the order in which a duty officer goes through them: the first that is due is the next. */
const STEPS: readonly (readonly [NextStep, (ticket: TicketState) => boolean])[] = [
  ['tell', ({ toTell, beside }) => beside.standing === 'restored' && toTell.length > 0],
  ['none', ({ beside }) => beside.standing === 'restored'],
  ['accept', ({ log, beside }) => beside.located === 'not-located' && !log.some(({ did }) => did === 'accepted')],
  ['tell', ({ toTell }) => toTell.length > 0],
  ['wait', ({ beside }) => beside.standing === 'paused'],
  ['locate', ({ beside }) => beside.located === 'not-located'],
  ['send', (ticket) => !isSent(ticket)],
  ['call-later', ({ night }) => night.callFrom !== undefined],
];

/** The next step of a ticket. */
export const nextOf = (ticket: TicketState): NextStep => STEPS.find(([, isDue]) => isDue(ticket))?.[0] ?? 'restore';

/** The latest of what was noted as something, in words. */
export const lastReason = ({ log }: TicketState, did: string): string | undefined =>
  log.findLast((step) => step.did === did)?.reason;
