import { expect, test } from 'vitest';
import { readFigures, ticketsAt } from '../../../../electron/circuits/index.ts';
import type { Item } from '../../../../electron/contract/book/entry.ts';
import { ticketSchema } from '../../../../electron/contract/book/ticket.ts';
import { circuitSchema } from '../../../../electron/contract/circuit.ts';
import { nextOf } from '../../../../renderer/screens/tickets/next.ts';
import { byPress } from '../../../../renderer/screens/tickets/press.ts';

const at = (time: string): string => `2026-09-03T${time}`;
const CIRCUITS = [
  { number: 'VIP', service: 'internet', grade: 'AA', span: 'city', customer: { name: 'a', class: 'provincial' } },
  { number: 'PLAIN', service: 'voice', grade: 'A', span: 'city', customer: { name: 'b' } },
  { number: 'LEASED', service: 'e1', grade: 'AAA', span: 'city', customer: { name: 'c' } },
].map((one) => circuitSchema.parse(one));

type Happened = readonly [time: string, did: string, more?: { told?: string[]; reason?: string }];
const SENT = { told: ['network-team'] };
const SUPPORT = { told: ['support-team'] };
/** Tickets in the order in which a duty officer has to see them at 22:30, each with what comes next. */
// prettier-ignore
const TICKETS: readonly (readonly [is: string, circuit: string, channel: string, reported: string, Happened[], next: string])[] = [
  ['severe, somebody must be told', 'VIP', '400', '21:40:00', [['21:41:00', 'accepted'], ['21:50:00', 'located']], 'tell'],
  ['severe, all is on its way', 'VIP', 'watch', '21:30:00', [['21:31:00', 'accepted'], ['21:50:00', 'located', SENT]], 'restore'],
  ['over its limit', 'PLAIN', 'watch', '16:00:00', [['16:01:00', 'accepted'], ['16:02:00', 'told', SUPPORT], ['16:10:00', 'located', SENT]], 'restore'],
  ['paused, somebody must be told', 'PLAIN', '400', '21:20:00', [['21:21:00', 'accepted'], ['21:22:00', 'paused']], 'tell'],
  ['first cause late', 'LEASED', 'watch', '22:10:00', [['22:11:00', 'accepted']], 'locate'],
  ['nobody took it, no limit', 'LEASED', 'watch', '22:29:00', [], 'accept'],
  ['two minutes to the first cause', 'LEASED', 'watch', '22:17:00', [['22:18:00', 'accepted']], 'locate'],
  ['ten minutes to the first cause', 'PLAIN', 'watch', '22:25:00', [['22:25:30', 'accepted']], 'locate'],
  ['not the network, at night', 'LEASED', 'watch', '20:00:00', [['20:01:00', 'located-customer', SUPPORT], ['22:01:00', 'manager-told']], 'call-later'],
  ['paused', 'VIP', 'watch', '21:00:00', [['21:01:00', 'accepted'], ['21:02:00', 'paused', { reason: 'no key' }]], 'wait'],
  ['restored, somebody was not told', 'PLAIN', '400', '12:00:00', [['12:10:00', 'restored']], 'tell'],
  ['restored before', 'PLAIN', 'watch', '11:00:00', [['11:10:00', 'restored']], 'none'],
];
const figures = await readFigures(undefined);

test('what is to be done next is seen first: one step of every ticket, what presses most on top', () => {
  const items = TICKETS.map(([is, circuit, channel, reported, events]): Item<'ticket'> => ({
    kind: 'ticket',
    item: is,
    heads: [
      {
        ...{ entry: is, enteredAtMs: 0, origin: 'a', after: [] },
        body: ticketSchema.parse({ channel, circuit, reportedAt: at(reported) }),
      },
    ],
    events: events.map(([time, did, more], n) => ({
      ...{ entry: `${is}${n}`, at: at(time), did, enteredAtMs: 0, origin: 'a' },
      ...more,
    })),
  }));
  const shown = byPress(ticketsAt(items.toReversed(), CIRCUITS, figures, at('22:30:00')), 0);
  expect(shown.map((ticket) => [ticket.ticket, nextOf(ticket)])).toEqual(
    TICKETS.map(([is, , , , , next]) => [is, next]),
  );
});
