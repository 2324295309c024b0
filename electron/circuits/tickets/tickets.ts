import type { BookEvent, Item } from '../../contract/book/entry.ts';
import type {
  Ticket,
  TicketNames,
  TicketStanding,
  TicketState,
  TicketStep,
  TicketView,
} from '../../contract/book/ticket.ts';
import { instantOf, localText } from '../../contract/book/times.ts';
import type { Circuit } from '../../contract/circuit.ts';
import type { Figures } from '../figures/index.ts';
import { happenedBy } from '../orders/index.ts';
import { besideOf } from './beside.ts';
import { clockOf, firstCauseOf, limitOf } from './clock.ts';
import { courseOf, standingOf } from './course.ts';
import { rulesOf } from './rules.ts';
import { COMPLAINTS, complaintsOf, severeOf, type Known } from './severe.ts';
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

function viewOf(ticket: string, known: Known, severe: TicketView['severe'], figures: Figures): TicketView {
  const { body, circuit, course } = known;
  const rules = rulesOf(figures);
  const channel = rules.channels.channels[body.channel];
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

/** When the last of all that is recorded of a ticket was entered, epoch milliseconds. */
const enteredLast = ({ heads, events }: Item<'ticket' | 'order'>): number =>
  Math.max(...[...heads, ...events].map(({ enteredAtMs }) => enteredAtMs));

/** The latest of all entries of some tickets, epoch milliseconds; -Infinity where there are none. */
export const newestEntry = (items: readonly Item<'ticket' | 'order'>[]): number =>
  items.reduce((newest, item) => Math.max(newest, enteredLast(item)), -Infinity);

/** A ticket at a time: what a list is made by; all that is shown of it is worked out when somebody wants it. */
export interface ListedTicket {
  ticket: string;
  circuit: string;
  reportedAt: string;
  standing: TicketStanding;
  severe: boolean;
  state(): TicketState;
}
/** `recorded`: the time is what a clock says now, and a clock that was set back takes back nothing that is recorded. */
interface AskedAt {
  recorded?: boolean;
}

/** The tickets of a book as `ticketsAt` has them, in its order, each to be worked out. Pure. */
export function listTickets(
  items: readonly Item<'ticket'>[],
  circuits: readonly Circuit[],
  figures: Figures,
  at: string,
  { recorded = false }: AskedAt = {},
): ListedTicket[] {
  const nowMs = instantOf(at);
  const byNumber = new Map(circuits.map((circuit) => [circuit.number, circuit]));
  const known = items.flatMap((item) => {
    const { body } = item.heads[0];
    const atMs = recorded ? Math.max(nowMs, enteredLast(item)) : nowMs;
    const course = courseOf(body.reportedAt, happenedBy(item.events, localText(atMs)), atMs);
    return course.reportedMs > atMs ? [] : [{ item, body, circuit: byNumber.get(body.circuit), course }];
  });
  const inOrder = known.sort(
    (a, b) => a.course.reportedMs - b.course.reportedMs || (a.item.item < b.item.item ? -1 : 1),
  );
  const complaints = complaintsOf(inOrder, figures);
  return inOrder.map((one) => {
    const { item, body, course } = one;
    const severe = severeOf(one, complaints.get(one), figures);
    return {
      ...{ ticket: item.item, circuit: body.circuit, reportedAt: body.reportedAt },
      ...{ standing: standingOf(course), severe: severe.is },
      state: () => {
        const view = viewOf(item.item, one, severe, figures);
        return { ...view, beside: besideOf(item, one, view, figures) };
      },
    };
  });
}

/**
 * The tickets of a book as they stood at a time (a wall-clock time): only what had happened by then counts, whenever somebody entered it. What was
 * reported later is not among them. A circuit that the book does not know has no clock, and no rule is for it. Pure.
 */
export const ticketsAt = (...asked: Parameters<typeof listTickets>): TicketState[] =>
  listTickets(...asked).map((one) => one.state());

/** What the figures call parties, channels and rules. */
export function ticketNames(figures: Figures): TicketNames {
  const { channels, severe, handling } = rulesOf(figures);
  const rules = severe.rules.map(({ id, title }) => [id, title] as const);
  const files = Object.entries({
    'repair-times': figures.repairTimes[0],
    channels,
    'severe-faults': severe,
    'fault-handling': handling,
  });
  return {
    parties: channels.parties,
    channels: channels.channels,
    rules: { ...Object.fromEntries(rules), [COMPLAINTS]: severe.complaints.title },
    manager: handling.calls.manager,
    unconfirmed: files.flatMap(([name, file]) => (file?.status === 'unconfirmed' ? [name] : [])),
  };
}
