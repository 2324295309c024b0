import type { BookEvent, Item } from '../../contract/book/entry.ts';
import type { TicketBeside, TicketView } from '../../contract/book/ticket.ts';
import { localText } from '../../contract/book/times.ts';
import type { Figures } from '../figures/index.ts';
import { limitOf, locatedOf } from './clock.ts';
import { lengthMs, standingOf } from './course.ts';
import { rulesOf } from './rules.ts';
import { ownSince, type Known } from './severe.ts';

const called = (...parts: readonly (string | undefined)[]): string | undefined =>
  parts.filter((part) => part !== undefined && part !== '').join(' ') || undefined;

/** How long is left until the rule of its service makes it severe. */
function severeInS(known: Known, { severe }: TicketView, figures: Figures): number | undefined {
  const { atMs, restoredMs } = known.course;
  const own =
    severe.is || severe.struckOff !== undefined || restoredMs !== undefined ? undefined : ownSince(known, figures);
  return own && own.sinceMs > atMs ? Math.round((own.sinceMs - atMs) / 1000) : undefined;
}

const runsIn = (events: readonly BookEvent[]): string[] =>
  events.some(({ did }) => did === 'run')
    ? [...new Set(events.flatMap(({ did, runId }) => (did === 'run' && runId ? [runId] : [])))]
    : [];

/** What the figures and the circuit say beside what a ticket is. */
export function besideOf(item: Item<'ticket'>, known: Known, view: TicketView, figures: Figures): TicketBeside {
  const { body, circuit, course } = known;
  const { channels, handling } = rulesOf(figures);
  const limit = limitOf(circuit, figures);
  const located = locatedOf(course);
  const hard = course.events.findLast(({ did }) => did === 'hard-fault');
  const customer = circuit?.customer;
  return {
    known: circuit !== undefined,
    ...{ service: circuit?.service, rate: circuit?.rate, grade: circuit?.grade, span: circuit?.span },
    inService: circuit?.inService ?? false,
    ...{ customer: customer?.name, contact: called(customer?.contact, customer?.phone) },
    manager: called(customer?.manager?.name, customer?.manager?.phone),
    ...{ by: body.by, says: body.says, foreignNumber: body.foreignNumber, scope: body.scope },
    standing: standingOf(course),
    located,
    assigned: channels.channels[body.channel].assigned,
    dispatch: handling.dispatch[located],
    ranS: Math.floor(lengthMs(course.running, course.atMs) / 1000),
    amberAfterS: limit && Math.ceil(limit.limitS * limit.amber),
    outS: Math.floor(lengthMs(course.out, course.atMs) / 1000),
    restoredAt: course.restoredMs === undefined ? undefined : localText(course.restoredMs),
    causeLeftS: handling.firstCause - Math.floor((course.atMs - course.reportedMs) / 1000),
    severeInS: severeInS(known, view, figures),
    runs: runsIn(course.events),
    hardFault: hard && (hard.reason ?? ''),
    conflict: item.heads.length > 1,
    entries: course.events.map(({ entry }) => entry),
  };
}
