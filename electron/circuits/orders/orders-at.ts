import type { BookEvent, Item } from '../../contract/book/entry.ts';
import type {
  OrderBeside,
  OrderPress,
  OrderStanding,
  OrderState,
  OrderStep,
  StepView,
} from '../../contract/book/order.ts';
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
  // Mostly all has happened, and nothing was taken back.
  const happened = events.every((event) => event.at <= at) ? events : events.filter((event) => event.at <= at);
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

function stepsOf(known: Known, due: string | undefined): Record<OrderStep, StepView> {
  const { order, events } = known;
  const dues = { ...workDues(known), handover: due };
  const step = (name: OrderStep, needed = true): StepView => {
    const done = doneAt(events, name);
    const day = name in dues ? dues[name as keyof typeof dues] : undefined;
    return {
      state: !needed ? 'not-needed' : done === undefined ? 'open' : 'done',
      ...(day !== undefined && { due: day }),
      ...(needed && done !== undefined && { doneAt: done }),
    };
  };
  const completed = lastOf(events, 'completed') !== undefined;
  return {
    review: step('review'),
    survey: step('survey'),
    plan: step('plan'),
    build: step('build', order.built),
    // One that will be on time needs no warning.
    warning: step('warning', !completed || doneAt(events, 'warning') !== undefined),
    commissioning: step('commissioning'),
    handover: step('handover'),
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
  standing: OrderStanding,
): Omit<OrderBeside, 'earlierDues' | 'conflict'> {
  const { order, circuit } = known;
  const presses = standing === 'open' ? pressOf(known, state) : undefined;
  const customer = order.customer?.name ?? circuit?.customer?.name;
  const rank = rankOf(known.figures, whoseOf(known))?.title;
  const lastWorkingDay = workingDayBefore(known, state.warning.lastDay);
  return {
    ...(customer !== undefined && { customer }),
    ...(rank && { rank }),
    service: order.service ?? circuit?.service,
    rate: order.rate ?? circuit?.rate,
    grade: order.grade ?? circuit?.grade,
    span: order.span ?? circuit?.span,
    urgent: order.urgent,
    received: order.received,
    standing,
    ...(presses !== undefined && { presses }),
    ...(lastWorkingDay !== undefined && { lastWorkingDay }),
  };
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
  const state = {
    order: order.order,
    circuit: order.circuit,
    ...(due !== undefined && { due }),
    steps: stepsOf(known, due),
    survey: surveyOf(known),
    warning: warningOf(known, due, standing === 'open'),
    gates: gatesOf(order, known.events),
    progress: order.progress,
    ...(missing.length > 0 && { missingYears: missing.toSorted((a, b) => a - b) }),
  };
  return {
    ...state,
    beside: { ...besideOf(known, state, standing), earlierDues: earlier, conflict: item.heads.length > 1 },
  };
}

/**
 * What orders are as of a time, reckoned from what had happened by then; those that had not been received yet are left out. `circuits`: by number, for
 * what an order leaves blank. `at`: local wall time without zone, to the second.
 */
export const ordersAt = (
  items: readonly Item<'order'>[],
  circuits: ReadonlyMap<string, Circuit>,
  figures: Figures,
  at: string,
): OrderState[] => items.flatMap((item) => orderAt(item, circuits.get(item.heads[0].body.circuit), figures, at) ?? []);
