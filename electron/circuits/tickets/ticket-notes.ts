import type { Happened, Item } from '../../contract/book/entry.ts';
import { TICKET_EVENTS, TICKET_OWN_EVENTS, TICKET_RUN_EVENTS } from '../../contract/book/ticket.ts';
import { instantOf } from '../../contract/book/times.ts';
import { TributaryError } from '../../contract/errors.ts';
import { isWord, words } from '../../contract/words/index.ts';
import { alike, type Bilingual } from '../../contract/text.ts';
import type { NoteKind } from '../notes/index.ts';
import { happenedBy } from '../orders/index.ts';
import { courseOf, isPossible, standingOf } from './course.ts';

/** Takes back what counts against somebody, or hides time: nobody does that without saying why. */
const REASONS: readonly string[] = ['struck-off', 'hard-fault'];

const called = (did: string): Bilingual => {
  const key = `ticket.did.${did}`;
  return isWord(key) ? words[key] : alike(did);
};

/** What finds a ticket otherwise than it must be for it means nothing: restored twice, reopened though never restored, resumed though not paused. */
function checkNote(item: string, { did, at, reason }: Happened, { heads: [{ body }], events }: Item<'ticket'>): void {
  if (REASONS.includes(did) && (reason ?? '').trim() === '')
    throw new TributaryError('note-reason', item, { did: called(did) });
  const standing = standingOf(courseOf(body.reportedAt, happenedBy(events, at), instantOf(at)));
  if (isPossible(standing, did)) return;
  throw new TributaryError('note-standing', item, {
    at,
    did: called(did),
    standing: words[`ticket.stood.${standing}`],
  });
}

/** What may be noted of a ticket: nothing before its report. */
export const TICKET_NOTES: NoteKind<'ticket'> = {
  events: [...TICKET_EVENTS, ...TICKET_OWN_EVENTS],
  eventsOfRun: TICKET_RUN_EVENTS,
  begins: ({ reportedAt }) => reportedAt,
  check: checkNote,
};
