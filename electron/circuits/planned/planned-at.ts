import type { BookEvent, Item } from '../../contract/book/entry.ts';
import { PLANNED_TESTS, type Planned, type PlannedStanding, type PlannedWhen } from '../../contract/book/planned.ts';
import type { PlannedLine, PlannedView } from '../../contract/book/planned-page.ts';
import { localText } from '../../contract/book/times.ts';
import type { Circuit } from '../../contract/circuit.ts';
import type { RunSummary } from '../../contract/run-summary.ts';
import { happenedBy, loggedBy } from '../orders/index.ts';
import { inPlannedWork, objectionsIn, sinceMoved } from './in-planned.ts';

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
  const did = new Set(sinceMoved(events).map((event) => event.did));
  if (did.has('cancelled')) return 'cancelled';
  if (did.has('objected')) return 'stopped';
  if (did.has('closed')) return 'closed';
  return at < from ? 'planned' : at <= to ? 'going' : 'over';
}

/** Whether a finished run of a circuit can stand for its test before or after: what is inspected is inspected before the window begins. */
export function fitsAs(run: RunSummary, when: PlannedWhen, { kind, from, to }: Planned): boolean {
  if (run.state !== 'finished' || run.damaged) return false;
  if (when === 'after') return localText(run.startedAtMs) > from;
  const ended = localText(run.endedAtMs ?? run.startedAtMs);
  return ended < from || (kind === 'work' && ended <= to);
}

/** Whether something was said of the test of a circuit. */
const isOf = ({ given }: BookEvent, circuit: string, when: PlannedWhen): boolean =>
  given?.['circuit'] === circuit && given['when'] === when;

/** What was said last of a test of a circuit: the run that hangs on it, or why there is none. */
function testOf(circuit: string, when: PlannedWhen, body: Planned, { events, runs }: Told) {
  const said = events.findLast((one) => (one.did === 'run' || one.did === 'untested') && isOf(one, circuit, when));
  if (said?.did === 'untested') return { untested: { reason: said.reason, entry: said.entry } };
  const run = runs.find(({ runId }) => runId === said?.runId);
  return run && fitsAs(run, when, body) ? { run } : {};
}
interface Told {
  events: readonly BookEvent[];
  runs: readonly RunSummary[];
}

function lineOf(circuit: string, body: Planned, events: readonly BookEvent[], facts: PlannedFacts): PlannedLine {
  const known = facts.circuits.get(circuit);
  const told = { events, runs: facts.runs.filter((run) => run.circuit === circuit) };
  const [before, after] = [testOf(circuit, 'before', body, told), testOf(circuit, 'after', body, told)];
  const own = (when: PlannedWhen): RunSummary[] => told.runs.filter((run) => fitsAs(run, when, body));
  const offers = { before: own('before').find((run) => run !== after.run), after: own('after')[0] };
  return {
    circuit,
    ...(known?.customer?.name !== undefined && { customer: known.customer.name }),
    ends: [known?.ends?.A?.site, known?.ends?.Z?.site].filter(Boolean).join(' – '),
    ...(before.run && { before: before.run }),
    ...(after.run && { after: after.run }),
    untested: {
      ...(before.untested && { before: before.untested }),
      ...(after.untested && { after: after.untested }),
    },
    offers: {
      ...(offers.before && offers.before !== before.run && { before: offers.before }),
      ...(offers.after && offers.after !== after.run && offers.after !== before.run && { after: offers.after }),
    },
  };
}

/** How one stands as of a time. Pure. */
export const plannedStanding = ({ heads: [{ body }], events }: Item<'planned'>, at: string): PlannedStanding =>
  standingOf(body, happenedBy(events, at), at);

/** Planned work, a guarantee period or a drill as of a time. Pure. */
export function plannedView(item: Item<'planned'>, facts: PlannedFacts): PlannedView {
  const { body } = item.heads[0];
  const events = happenedBy(item.events, facts.at);
  const notified = sinceMoved(events).findLast(({ did }) => did === 'notified');
  const lines = body.circuits.map((circuit) => lineOf(circuit, body, events, facts));
  const inIt = facts.tickets.filter((ticket) =>
    body.kind === 'guarantee'
      ? body.circuits.includes(ticket.circuit) && ticket.reportedAt >= body.from && ticket.reportedAt <= body.to
      : inPlannedWork(ticket, [item]) !== undefined,
  );
  return {
    ...body,
    planned: item.item,
    standing: standingOf(body, events, facts.at),
    lines,
    objections: objectionsIn(events),
    ...(notified && { notifiedAt: notified.at }),
    toldOfOther: !notified && events.some(({ did }) => did === 'notified'),
    missing: lines.flatMap((line) =>
      PLANNED_TESTS[body.kind].flatMap((when) =>
        line[when] || line.untested[when] ? [] : [{ circuit: line.circuit, when }],
      ),
    ),
    log: loggedBy(item.events, facts.at),
    tickets: inIt,
    conflict: item.heads.length > 1,
  };
}
