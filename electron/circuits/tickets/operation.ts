import type { Item } from '../../contract/book/entry.ts';
import type { OperationCircuit, OperationFault, OperationTally, OperationView } from '../../contract/book/operation.ts';
import type { TicketState } from '../../contract/book/ticket.ts';
import { instantOf, localText } from '../../contract/book/times.ts';
import { GRADES, type Circuit } from '../../contract/circuit.ts';
import { gradeOf, type Figures } from '../figures/index.ts';
import { happenedBy } from '../orders/index.ts';
import { inPlannedWork } from '../planned/index.ts';
import { courseOf, type Stretch } from './course.ts';
import { ticketsAt } from './tickets.ts';

/** What is asked: the circuits of a customer, from a day to a day. */
export interface OperationAsked {
  customer: string;
  fromDay: string;
  toDay: string;
  nowMs: number;
  /** Planned work and drills: what was reported in them is no fault. */
  works?: readonly Item<'planned'>[];
}

/** Milliseconds of a period that some stretches cover, each moment once. */
function coveredMs(stretches: readonly Stretch[], period: Stretch): number {
  let sum = 0;
  let reachedMs = period.fromMs;
  for (const { fromMs, toMs } of stretches.toSorted((a, b) => a.fromMs - b.fromMs)) {
    const from = Math.max(fromMs, reachedMs);
    const to = Math.min(toMs, period.toMs);
    if (to <= from) continue;
    sum += to - from;
    reachedMs = to;
  }
  return sum;
}

function tally(tickets: readonly TicketState[]): OperationTally {
  const n = (is: (one: TicketState) => boolean): number => tickets.filter(is).length;
  return {
    faults: tickets.length,
    met: n(({ clock }) => clock.met === true),
    missed: n(({ clock }) => clock.met === false),
    notSet: n(({ clock, beside }) => clock.state === 'not-set' && beside.standing === 'restored'),
    open: n(({ beside }) => beside.standing !== 'restored'),
    severe: n(({ severe }) => severe.is),
  };
}

function faultOf({ ticket, circuit, log, clock, severe, beside }: TicketState): OperationFault {
  return {
    ticket,
    circuit,
    reportedAt: log[0]?.at ?? '',
    ...(beside.restoredAt === undefined ? {} : { restoredAt: beside.restoredAt }),
    ranS: beside.ranS,
    ...(clock.limitS === undefined ? {} : { limitS: clock.limitS }),
    ...(clock.met === undefined ? {} : { met: clock.met }),
    severe: severe.is,
    located: beside.located,
    ...(beside.says === undefined ? {} : { says: beside.says }),
  };
}

/** The day after another, in its first instant. */
function endOf(day: string): number {
  const at = new Date(instantOf(day));
  return new Date(at.getFullYear(), at.getMonth(), at.getDate() + 1).getTime();
}

/** How the circuits of a customer worked over a period, from what the book holds of it. Pure. */
export function operationOf(
  items: readonly Item<'ticket'>[],
  circuits: readonly Circuit[],
  figures: Figures,
  { customer, fromDay, toDay, nowMs, works = [] }: OperationAsked,
): OperationView {
  const period = { fromMs: instantOf(fromDay), toMs: Math.max(instantOf(fromDay), Math.min(endOf(toDay), nowMs)) };
  const to = localText(period.toMs);
  const own = circuits.filter((one) => one.customer?.name === customer);
  const ours = ticketsAt(items, circuits, figures, to).filter((one) => one.beside.customer === customer);
  const from = localText(period.fromMs);
  // The instant in which a period ends is the first of the next.
  const isFault = (circuit: string, reportedAt: string): boolean => !inPlannedWork({ circuit, reportedAt }, works);
  const reported = ours.filter(({ log: [first] }) => first !== undefined && first.at >= from && first.at < to);
  const within = reported.filter(({ circuit, log }) => isFault(circuit, log[0]?.at ?? ''));
  const outOf = (number: string): Stretch[] =>
    items
      .filter(({ heads: [{ body }] }) => body.circuit === number && isFault(number, body.reportedAt))
      .flatMap(({ heads: [{ body }], events }) => courseOf(body.reportedAt, happenedBy(events, to), period.toMs).out);
  const circuitOf = ({ number, service, grade }: Circuit): OperationCircuit => ({
    circuit: number,
    ...(service ? { service } : {}),
    ...(grade ? { grade } : {}),
    downS: Math.round(coveredMs(outOf(number), period) / 1000),
    ...tally(within.filter((one) => one.circuit === number)),
  });
  // From the best on, whatever an office calls it.
  const rank = (grade: Circuit['grade']): number => GRADES.findIndex((one) => one === gradeOf(figures, grade));
  const grades = [...new Set(own.map(({ grade }) => grade))].toSorted(
    (a, b) => Number(a === undefined) - Number(b === undefined) || rank(a) - rank(b),
  );
  return {
    customer,
    from,
    to,
    periodS: Math.round((period.toMs - period.fromMs) / 1000),
    circuits: own.map(circuitOf),
    faults: within.map(faultOf),
    leftOut: reported.length - within.length,
    grades: grades.map((grade) => ({
      ...(grade ? { grade } : {}),
      ...tally(within.filter((one) => one.beside.grade === grade)),
    })),
  };
}
