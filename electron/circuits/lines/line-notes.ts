import { LINE_EVENTS } from '../../contract/book/line.ts';
import type { Happened, Item } from '../../contract/book/entry.ts';
import { TributaryError } from '../../contract/errors.ts';
import { words } from '../../contract/words/index.ts';
import type { NoteKind } from '../notes/index.ts';
import { standsAt } from './lines-at.ts';

/** Given up once, and not without saying why; converted only from a test. */
function checkNote(item: string, { did, at, reason }: Happened, of: Item<'circuit'>): void {
  const called = words[did === 'given-up' ? 'line.did.given-up' : 'line.did.converted'];
  if (did === 'given-up' && (reason ?? '').trim() === '')
    throw new TributaryError('note-reason', item, { did: called });
  const stands = standsAt(of, at);
  if (did === 'converted' ? stands === 'for-test' : stands !== 'given-up') return;
  throw new TributaryError('note-standing', item, { at, did: called, standing: words[`line.stood.${stands}`] });
}

/** What may be noted of a circuit. */
export const LINE_NOTES: NoteKind<'circuit'> = {
  events: LINE_EVENTS.filter((did) => did !== 'taken-back'),
  begins: () => undefined,
  check: checkNote,
};
