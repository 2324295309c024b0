import { daysFrom, monthAfter, workingDay, type Calendar } from './calendar.ts';
import { isImportant, madeBy, surveyDays, type DateText, type LineFacts, type Note, type TimeText } from './rules.ts';

export interface OrderFacts {
  order: string;
  built?: boolean;
  urgent?: boolean;
  progress?: 'none' | 'weekly' | 'as-asked';
  received?: DateText;
  surveyAsked?: DateText;
  resourceAnswered?: DateText;
  due?: DateText;
}
/** An order with its circuit and what was noted of it, ever. */
export interface BookedOrder {
  facts: OrderFacts;
  line: LineFacts;
  notes: Note[];
}
interface Step {
  state: 'open' | 'done' | 'not-needed';
  due?: DateText;
  doneAt?: TimeText;
}
type Gate = 'not-needed' | 'open' | 'failed' | 'passed';
/** Of an order of the book, what the rules say; not whom a rank names. */
export interface OrderJson {
  order: string;
  circuit: string;
  due?: DateText;
  steps: Record<'review' | 'survey' | 'plan' | 'build' | 'warning' | 'commissioning' | 'handover', Step>;
  survey: { due?: DateText; validUntil?: DateText; secondCheck: boolean };
  warning: { pool?: boolean; since?: DateText; lastDay?: DateText; important: boolean };
  gates: { engineering: Gate; service: Gate };
  progress: string;
}
interface Known extends BookedOrder {
  calendar: Calendar;
  today: DateText;
  due?: DateText;
}

const noted = ({ notes }: BookedOrder, did: string): Note | undefined => notes.find((note) => note.did === did);

/** A step is done from the first note that closes it after the last that opens it again. */
function step(order: BookedOrder, closes: string, opens?: string): Step {
  let doneAt: TimeText | undefined;
  for (const { did, at } of order.notes) {
    if (did === opens) doneAt = undefined;
    else if (did === closes) doneAt ??= at;
  }
  return doneAt === undefined ? { state: 'open' } : { state: 'done', doneAt };
}
function gate({ notes }: BookedOrder, name: string): Gate {
  const last = notes.findLast(({ did }) => did === `${name}-passed` || did === `${name}-failed`);
  if (!last) return 'open';
  return last.did.endsWith('passed') ? 'passed' : 'failed';
}
function warned(order: BookedOrder): Step {
  const told = step(order, 'warned');
  return told.state === 'open' && noted(order, 'completed') ? { state: 'not-needed' } : told;
}

function steps(order: Known): OrderJson['steps'] {
  const { calendar, facts } = order;
  const surveyDue = facts.received && workingDay(calendar, facts.received, 2);
  const survey = step(order, 'surveyed');
  const surveyed = survey.doneAt?.slice(0, 10) ?? surveyDue;
  return {
    review: step(order, 'reviewed', 'returned'),
    survey: { ...survey, due: surveyDue },
    plan: { ...step(order, 'planned'), due: surveyed && workingDay(calendar, surveyed, 2) },
    build: facts.built ? step(order, 'engineering-passed', 'engineering-failed') : { state: 'not-needed' },
    warning: warned(order),
    commissioning: step(order, 'service-passed', 'service-failed'),
    handover: { ...step(order, 'completed'), due: order.due },
  };
}

function survey(order: Known): OrderJson['survey'] {
  const { calendar, facts, line, today } = order;
  const days = surveyDays(line);
  const asked = facts.surveyAsked !== undefined && facts.surveyAsked <= today ? facts.surveyAsked : undefined;
  const answered = facts.resourceAnswered;
  const validUntil = answered !== undefined && answered <= today ? monthAfter(answered) : undefined;
  return {
    due: asked && days ? workingDay(calendar, asked, days) : undefined,
    validUntil,
    secondCheck: validUntil !== undefined && today > validUntil && !noted(order, 'planned'),
  };
}

function pool(order: Known): { pool?: boolean; since?: DateText } {
  const { calendar, due, facts, today } = order;
  const last = order.notes.findLast(({ did }) => did === 'returned' || did === 'reviewed');
  const gone = noted(order, 'completed') !== undefined || last?.did === 'returned';
  if (gone || !due || (facts.progress ?? 'none') !== 'none') return { pool: false };
  const tenth = workingDay(calendar, due, 10, -1);
  if (!tenth) return {};
  const since = facts.urgent && facts.received && facts.received > tenth ? facts.received : tenth;
  return today >= since ? { pool: true, since } : { pool: false };
}

/** An order as the book shows it at a moment; undefined before it was received. */
export function orderAt(booked: BookedOrder, calendar: Calendar, at: TimeText): OrderJson | undefined {
  const { facts, line } = booked;
  const today = at.slice(0, 10);
  if (facts.received !== undefined && facts.received > today) return undefined;
  const notes = madeBy(booked.notes, at);
  const due = notes.findLast(({ did }) => did === 'postponed')?.until ?? facts.due;
  const order: Known = { ...booked, notes, calendar, today, due };
  return {
    order: facts.order,
    circuit: line.number,
    due,
    steps: steps(order),
    survey: survey(order),
    warning: { ...pool(order), lastDay: due && daysFrom(due, facts.urgent ? -3 : -7), important: isImportant(line) },
    gates: { engineering: facts.built ? gate(order, 'engineering') : 'not-needed', service: gate(order, 'service') },
    progress: facts.progress ?? 'none',
  };
}
