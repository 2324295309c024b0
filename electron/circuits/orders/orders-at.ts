import type { BookEvent, Item } from '../../contract/book/entry.ts';
import type { OrderBeside, OrderPress, OrderState, OrderStep, StepView } from '../../contract/book/order.ts';
import type { LoggedEvent } from '../../contract/book/order-page.ts';
import type { Circuit } from '../../contract/circuit.ts';
import { daysAfter } from '../calendar/index.ts';
import { rankOf, type Figures } from '../figures/index.ts';
import { duesOf, surveyOf, timeOf, warningOf, whoseOf, workDues, workingDayBefore, type Known } from './dates.ts';
import { doneAt, gatesOf, lastOf, standingOf } from './steps.ts';

/** What took an entry of the log back: it names the entry. */
export const TAKEN_BACK = 'taken-back';

/** What had happened by a time, less what had been taken back by then. */
export function happenedBy(events: readonly BookEvent[], at: string): readonly BookEvent[] {
  // They stand in the order of their times: mostly all has happened, and nothing was taken back.
  const last = events.at(-1);
  const happened = !last || last.at <= at ? events : events.filter((event) => event.at <= at);
  if (!happened.some(({ did }) => did === TAKEN_BACK)) return happened;
  const back = happened.flatMap(({ did, given }) => (did === TAKEN_BACK && given?.['entry'] ? [given['entry']] : []));
  return back.length === 0
    ? happened
    : happened.filter(({ did, entry }) => did !== TAKEN_BACK && !back.includes(entry));
}

/** The log as a person reads it: what was taken back stays in it, and says so. */
export function loggedBy(events: readonly BookEvent[], at: string): LoggedEvent[] {
  const happened = events.filter((event) => event.at <= at);
  const back = new Map(happened.flatMap((one) => (one.did === TAKEN_BACK ? [[one.given?.['entry'], one.at]] : [])));
  return happened
    .filter(({ did }) => did !== TAKEN_BACK)
    .map((event) => {
      const takenBackAt = back.get(event.entry);
      return takenBackAt === undefined ? event : { ...event, takenBackAt };
    });
}

function stepOf({ events }: Known, name: OrderStep, due?: string): StepView {
  const done = doneAt(events, name);
  const step: StepView = { state: done === undefined ? 'open' : 'done' };
  if (due !== undefined) step.due = due;
  if (done !== undefined) step.doneAt = done;
  return step;
}

function stepsOf(known: Known, due: string | undefined): Record<OrderStep, StepView> {
  const { order, events } = known;
  const { survey, plan } = workDues(known);
  const warning = stepOf(known, 'warning');
  return {
    review: stepOf(known, 'review'),
    survey: stepOf(known, 'survey', survey),
    plan: stepOf(known, 'plan', plan),
    build: order.built ? stepOf(known, 'build') : { state: 'not-needed' },
    // One that will be on time needs no warning.
    warning: warning.state === 'open' && lastOf(events, 'completed') ? { state: 'not-needed' } : warning,
    commissioning: stepOf(known, 'commissioning'),
    handover: stepOf(known, 'handover', due),
  };
}

/** What presses most; undefined where nothing does. A warning counts for the due date that it was given for. */
function pressOf({ events, today, figures }: Known, state: Omit<OrderState, 'beside'>): OrderPress | undefined {
  const { due, steps, survey } = state;
  const { lastDay } = state.warning;
  if (due !== undefined && today > due) return 'over';
  const warned = lastOf(events, 'warned', 'postponed')?.did === 'warned';
  const from = lastDay === undefined ? undefined : daysAfter(lastDay, -(timeOf(figures, 'warnAheadDays') ?? 0));
  if (!warned && lastDay !== undefined && today > lastDay) return 'late-warning';
  if (!warned && from !== undefined && today >= from) return 'to-warn';
  if (survey.secondCheck) return 'second-check';
  return steps.survey.state === 'open' && steps.survey.due !== undefined ? 'survey' : undefined;
}

function besideOf(
  known: Known,
  state: Omit<OrderState, 'beside'>,
  shown: Pick<OrderBeside, 'standing' | 'earlierDues' | 'conflict'>,
): OrderBeside {
  const { order, circuit } = known;
  const beside: OrderBeside = {
    service: order.service ?? circuit?.service,
    rate: order.rate ?? circuit?.rate,
    grade: order.grade ?? circuit?.grade,
    span: order.span ?? circuit?.span,
    urgent: order.urgent,
    received: order.received,
    ...shown,
  };
  const customer = order.customer?.name ?? circuit?.customer?.name;
  const rank = rankOf(known.figures, whoseOf(known))?.title;
  const presses = shown.standing === 'open' ? pressOf(known, state) : undefined;
  const lastWorkingDay = workingDayBefore(known, state.warning.lastDay);
  if (customer !== undefined) beside.customer = customer;
  if (rank) beside.rank = rank;
  if (presses !== undefined) beside.presses = presses;
  if (lastWorkingDay !== undefined) beside.lastWorkingDay = lastWorkingDay;
  return beside;
}

/** What one order is as of a time, by its circuit as it stands; undefined where it had not been received yet. */
export function orderAt(
  item: Item<'order'>,
  circuit: Circuit | undefined,
  figures: Figures,
  at: string,
): OrderState | undefined {
  const today = at.slice(0, 10);
  const order = item.heads[0].body;
  if (order.received !== undefined && order.received > today) return undefined;
  const missing: number[] = [];
  const known: Known = {
    order,
    circuit,
    events: happenedBy(item.events, at),
    today,
    figures,
    day: (reckoned) => {
      if (reckoned && 'missing' in reckoned && !missing.includes(reckoned.missing)) missing.push(reckoned.missing);
      return reckoned && 'day' in reckoned ? reckoned.day : undefined;
    },
  };
  const { due, earlier } = duesOf(known);
  const standing = standingOf(known.events);
  const state: Omit<OrderState, 'beside'> = {
    order: order.order,
    circuit: order.circuit,
    ...(due !== undefined && { due }),
    steps: stepsOf(known, due),
    survey: surveyOf(known),
    warning: warningOf(known, due, standing === 'open'),
    gates: gatesOf(order, known.events),
    progress: order.progress,
  };
  if (missing.length > 0) state.missingYears = missing.sort((a, b) => a - b);
  const beside = besideOf(known, state, { standing, earlierDues: earlier, conflict: item.heads.length > 1 });
  return { ...state, beside };
}

/**
 * What orders are as of a time, reckoned from what had happened by then; those that had not been received yet are left out. `circuits`: by number, for
 * what an order leaves blank. `at`: local wall time without zone, to the second.
 */
export function ordersAt(
  items: readonly Item<'order'>[],
  circuits: ReadonlyMap<string, Circuit>,
  figures: Figures,
  at: string,
): OrderState[] {
  const orders: OrderState[] = [];
  for (const item of items) {
    const order = orderAt(item, circuits.get(item.heads[0].body.circuit), figures, at);
    if (order) orders.push(order);
  }
  return orders;
}
