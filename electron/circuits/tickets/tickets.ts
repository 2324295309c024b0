import type { BookEvent, Item } from '../../contract/book/entry.ts';
import type { Ticket, TicketStep, TicketView } from '../../contract/book/ticket.ts';
import { instantOf } from '../../contract/book/times.ts';
import type { Circuit } from '../../contract/circuit.ts';
import type { Figures } from '../figures/index.ts';
import { clockOf, firstCauseOf, limitOf } from './clock.ts';
import { courseOf } from './course.ts';
import { rulesOf } from './rules.ts';
import { complaintsOf, severeOf, type Known } from './severe.ts';
import { nightOf, toldOf } from './telling.ts';

const stepOf = ({ at, did, by, reason, until, told, runId }: BookEvent): TicketStep => ({
  at,
  did,
  ...(by === undefined ? {} : { by }),
  ...(reason === undefined ? {} : { reason }),
  ...(until === undefined ? {} : { until }),
  ...(told === undefined ? {} : { told }),
  ...(runId === undefined ? {} : { runId }),
});
const firstStep = ({ reportedAt, by, says }: Ticket): TicketStep => ({
  at: reportedAt,
  did: 'reported',
  ...(by === undefined ? {} : { by }),
  ...(says === undefined ? {} : { reason: says }),
});

function viewOf(ticket: string, known: Known, together: number | undefined, figures: Figures): TicketView {
  const { body, circuit, course } = known;
  const rules = rulesOf(figures);
  const channel = rules.channels.channels[body.channel];
  const severe = severeOf(known, together, figures);
  const night = nightOf(course, channel.customer, rules.handling);
  return {
    ticket,
    channel: body.channel,
    receiver: channel.receiver,
    ...toldOf(course, { channel: body.channel, severe, night }, rules),
    circuit: body.circuit,
    clock: clockOf(course, limitOf(circuit, figures)),
    firstCause: firstCauseOf(course, rules.handling.firstCause),
    severe,
    night,
    log: [firstStep(body), ...course.events.map(stepOf)],
  };
}

/**
 * The tickets of a book as they stood at a time (a wall-clock time): only what had happened by then counts, whenever somebody entered it. What was
 * reported later is not among them. A circuit that the book does not know has no clock, and no rule is for it. Pure.
 */
export function ticketsAt(
  items: readonly Item<'ticket'>[],
  circuits: readonly Circuit[],
  figures: Figures,
  at: string,
): TicketView[] {
  const atMs = instantOf(at);
  const byNumber = new Map(circuits.map((circuit) => [circuit.number, circuit]));
  const known = items.flatMap(({ item, heads: [{ body }], events }) => {
    const course = courseOf(body.reportedAt, events, atMs);
    return course.reportedMs > atMs ? [] : [{ item, body, circuit: byNumber.get(body.circuit), course }];
  });
  const inOrder = known.toSorted((a, b) => a.course.reportedMs - b.course.reportedMs);
  const complaints = complaintsOf(inOrder, figures);
  return inOrder.map((one) => viewOf(one.item, one, complaints.get(one), figures));
}
