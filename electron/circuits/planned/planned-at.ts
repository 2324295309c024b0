import type { BookEvent, Item } from '../../contract/book/entry.ts';
import type { Planned, PlannedStanding } from '../../contract/book/planned.ts';
import type { PlannedLine, PlannedView } from '../../contract/book/planned-page.ts';
import { localText } from '../../contract/book/times.ts';
import type { Circuit } from '../../contract/circuit.ts';
import type { RunSummary } from '../../contract/run-summary.ts';
import { happenedBy } from '../orders/index.ts';
import { inPlannedWork } from './in-planned.ts';

/** All that is known beside it. */
export interface PlannedFacts {
  circuits: ReadonlyMap<string, Circuit>;
  /** Runs of its circuits, the newest first. */
  runs: readonly RunSummary[];
  tickets: readonly { ticket: string; circuit: string; reportedAt: string; says?: string }[];
  /** Local time. */
  at: string;
}

function standingOf({ from, to }: Planned, events: readonly BookEvent[], at: string): PlannedStanding {
  if (events.some(({ did }) => did === 'objected')) return 'stopped';
  if (events.some(({ did }) => did === 'closed')) return 'closed';
  return at < from ? 'planned' : at <= to ? 'going' : 'over';
}

/** The test of a circuit that hangs on it, as the one before or after: the one that was hung last. */
const hungOf = (
  events: readonly BookEvent[],
  circuit: string,
  when: 'before' | 'after',
  runs: readonly RunSummary[],
): RunSummary | undefined => {
  const hung = events.findLast(
    ({ did, given }) => did === 'run' && given?.['circuit'] === circuit && given['when'] === when,
  );
  return hung && runs.find(({ runId }) => runId === hung.runId);
};

function lineOf(circuit: string, body: Planned, events: readonly BookEvent[], facts: PlannedFacts): PlannedLine {
  const known = facts.circuits.get(circuit);
  const own = facts.runs.filter((run) => run.circuit === circuit && run.state === 'finished' && !run.damaged);
  const [before, after] = [hungOf(events, circuit, 'before', facts.runs), hungOf(events, circuit, 'after', facts.runs)];
  const earlier = own.find(({ endedAtMs }) => endedAtMs !== undefined && localText(endedAtMs) < body.from);
  const later = own.find(({ startedAtMs }) => localText(startedAtMs) > body.from);
  return {
    circuit,
    ...(known?.customer?.name !== undefined && { customer: known.customer.name }),
    ends: [known?.ends?.A?.site, known?.ends?.Z?.site].filter(Boolean).join(' – '),
    ...(before && { before }),
    ...(after && { after }),
    offers: {
      ...(earlier && earlier !== before && { before: earlier }),
      ...(later && later !== after && { after: later }),
    },
  };
}

/** Planned work, a guarantee period or a drill as of a time. Pure. */
export function plannedView(item: Item<'planned'>, facts: PlannedFacts): PlannedView {
  const { body } = item.heads[0];
  const events = happenedBy(item.events, facts.at);
  const notified = events.findLast(({ did }) => did === 'notified');
  const inIt = facts.tickets.filter((ticket) =>
    body.kind === 'guarantee'
      ? body.circuits.includes(ticket.circuit) && ticket.reportedAt >= body.from && ticket.reportedAt <= body.to
      : inPlannedWork(ticket, [item]) !== undefined,
  );
  return {
    ...body,
    planned: item.item,
    standing: standingOf(body, events, facts.at),
    lines: body.circuits.map((circuit) => lineOf(circuit, body, events, facts)),
    objections: events.filter(({ did }) => did === 'objected'),
    ...(notified && { notifiedAt: notified.at }),
    log: [...events],
    tickets: inIt,
    conflict: item.heads.length > 1,
  };
}
