import type { BookEvent, BookFile, Item } from '../../contract/book/entry.ts';
import { LINE_EVENTS, type HistoryEntry } from '../../contract/book/line.ts';
import type { OrderState } from '../../contract/book/order.ts';
import type { TicketState } from '../../contract/book/ticket.ts';
import { localText } from '../../contract/book/times.ts';
import type { RunSummary } from '../../contract/run-summary.ts';
import { loggedBy } from '../orders/index.ts';
import { plannedStanding } from '../planned/index.ts';

/** All that the book and the archive have of some circuits. */
export interface LineFacts {
  items: readonly Item<'circuit'>[];
  orders: readonly OrderState[];
  tickets: readonly TicketState[];
  runs: readonly RunSummary[];
  jobs: readonly Item<'job'>[];
  works: readonly Item<'planned'>[];
  files: readonly BookFile[];
  /** Local time as of which is told. */
  at: string;
}

const ofOrder = ({ order, circuit, beside, steps }: OrderState): HistoryEntry => ({
  ...{ is: 'order', id: order, circuit, standing: beside.standing },
  at: beside.received ?? steps.review.doneAt ?? '',
});

const ofTicket = ({ ticket, circuit, beside, log }: TicketState): HistoryEntry => ({
  ...{ is: 'ticket', id: ticket, circuit, at: log[0]?.at ?? '', restored: beside.standing === 'restored' },
  ...(beside.says !== undefined && { says: beside.says }),
});

export const ofRun = ({ runId, procedureTitle, circuit, startedAtMs, number, verdict }: RunSummary): HistoryEntry => ({
  ...{ is: 'run', id: runId, at: localText(startedAtMs), title: procedureTitle },
  ...(circuit !== undefined && { circuit }),
  ...(number !== undefined && { number }),
  ...(verdict && { verdict }),
});

const ofFile = ({ id, item, name, shows, atMs }: BookFile): HistoryEntry => ({
  ...{ is: 'file', id, circuit: item, name, at: localText(atMs) },
  ...(shows !== undefined && { shows }),
});

/** Planned work, guarantee periods and drills on one of the circuits. */
const ofWorks = (works: readonly Item<'planned'>[], numbers: ReadonlySet<string>, at: string): HistoryEntry[] =>
  works.flatMap((work): HistoryEntry[] => {
    const { kind, name, from, circuits } = work.heads[0].body;
    const circuit = circuits.find((one) => numbers.has(one));
    if (circuit === undefined) return [];
    return [{ is: 'planned', id: work.item, circuit, at: from, kind, name, standing: plannedStanding(work, at) }];
  });

const ofEvents = (circuit: string, events: readonly BookEvent[], at: string): HistoryEntry[] =>
  loggedBy(events, at)
    .filter(({ did }) => LINE_EVENTS.some((one) => one === did))
    .map(({ entry, at: when, did, reason, takenBackAt }) => ({
      ...{ is: 'event', id: entry, circuit, at: when, did },
      ...(reason !== undefined && { reason }),
      ...(takenBackAt !== undefined && { takenBackAt }),
    }));

/** The visits of a job at which one of the circuits was: its sites that were left. */
const visitsOf = ({ item, heads, events }: Item<'job'>, siteOf: ReadonlyMap<string, ReadonlySet<string>>) =>
  events.flatMap(({ did, at, reason, given }): HistoryEntry[] => {
    const site = given?.['site'] ?? '';
    const circuit = heads[0].body.lines.find((line) => siteOf.get(line.circuit)?.has(site))?.circuit;
    if (did !== 'left' || circuit === undefined) return [];
    return [{ is: 'visit', id: item, circuit, at, site, ...(reason !== undefined && { reason }) }];
  });

/** Everything that happened to some circuits, the newest first. Pure. */
export function historyOf({ items, orders, tickets, runs, jobs, works, files, at }: LineFacts): HistoryEntry[] {
  const sites = items.map(({ item, heads }) => {
    const { ends } = heads[0].body;
    return [item, new Set([ends?.A?.site ?? '', ends?.Z?.site ?? ''])] as const;
  });
  const siteOf = new Map(sites);
  return [
    ...orders.map(ofOrder),
    ...tickets.map(ofTicket),
    ...runs.filter(({ damaged }) => !damaged).map(ofRun),
    ...jobs.flatMap((job) => visitsOf(job, siteOf)),
    ...ofWorks(works, new Set(siteOf.keys()), at),
    ...files.map(ofFile),
    ...items.flatMap(({ item, events }) => ofEvents(item, events, at)),
  ].toSorted((a, b) => (a.at < b.at ? 1 : Number(a.at > b.at) * -1));
}
