import { ORDER_STEPS, type OrderState } from '../../contract/book/order.ts';
import { alike, type Bilingual } from '../../contract/text.ts';
import { paperModel, type MadeAt, type PaperModel } from './paper.ts';
import type { ReportModel } from './document.ts';
import { both } from './texts.ts';

/** Parts of a progress report, in their order: what is to be warned of, what is due when, and all others that are worked on. */
const PROGRESS_PARTS = ['to-warn', 'this-week', 'next-week', 'others'] as const;
type PartName = (typeof PROGRESS_PARTS)[number];
/** The others are named and have no row: nothing about them presses. */
const WITH_ROWS = PROGRESS_PARTS.filter((part) => part !== 'others');

/** What a progress report is made of: orders of each part, what presses most first; `open`: all that are worked on. */
export interface ProgressAsked extends MadeAt {
  number: string;
  /** The day as of which it is, and the first and last day of each of the two weeks. */
  today: string;
  weeks: Record<'this-week' | 'next-week', { from: string; to: string }>;
  open: readonly OrderState[];
  parts: Record<Exclude<PartName, 'others'>, readonly OrderState[]>;
  /** What was last said of the due date of an order: a warning, or another day. */
  noted: Readonly<Record<string, DueNote>>;
}
/** A warning is an act: on which day, who was told, why. So is another due date. */
export interface DueNote {
  did: 'warned' | 'postponed';
  day: string;
  told: readonly string[];
  reason?: string;
}

interface ProgressRow {
  order: string;
  circuit: string;
  customer: string;
  step?: Bilingual;
  due: string;
  earlier: string[];
  lastDay: string;
  note?: { day: string; did: Bilingual; words: string };
  state?: Bilingual;
  rank?: Bilingual;
  urgent: boolean;
}
/** Orders by number and due date alone: those that have a row further up, and those that find none. */
interface Brief {
  title: Bilingual;
  orders: { order: string; due: string }[];
}
interface ProgressPart {
  title: Bilingual;
  note: Bilingual;
  rows: ProgressRow[];
  briefs: Brief[];
  /** How many there are that find no room at all. */
  more?: Bilingual;
}
/** Everything on the page: this week, next week, what is to be warned of, and who has to know. */
export type ProgressModel = PaperModel & { figures: ReportModel['figures']; parts: ProgressPart[]; none: Bilingual };

/** Rows that one page holds in all parts together, and orders that it names beside; an order has one row, and is named in each of its parts. */
const ROWS = 17;
const NAMED = 64;
/** The most of one list that the page can show. */
export const MOST_PRINTED = ROWS + NAMED;

/** So many for each part that none takes the room that another leaves. */
function sharesOf(lengths: readonly number[], all: number): number[] {
  const shares = lengths.map(() => 0);
  let left = Math.min(
    all,
    lengths.reduce((sum, n) => sum + n, 0),
  );
  for (let at = 0; left > 0; at = (at + 1) % lengths.length)
    if (shares[at]! < lengths[at]!) [shares[at], left] = [shares[at]! + 1, left - 1];
  return shares;
}

/** The step at which it stands: the first that is open; a warning is no step of the work. */
const openStep = ({ steps }: OrderState) =>
  ORDER_STEPS.find((step) => step !== 'warning' && steps[step].state === 'open');

function noteRow({ did, day, told, reason }: DueNote): NonNullable<ProgressRow['note']> {
  const words = [told.join('、'), reason ?? ''].filter((text) => text !== '').join('：');
  return { day, did: both(`order.did.${did}`), words };
}

function rowOf(one: OrderState, note: DueNote | undefined): ProgressRow {
  const { order, circuit, due, warning, gates, beside } = one;
  const step = openStep(one);
  const failed = (['engineering', 'service'] as const).find((gate) => gates[gate] === 'failed');
  return {
    order,
    circuit,
    customer: beside.customer ?? '',
    ...(step && { step: both(failed ? `order.did.${failed}-failed` : `order.step.${step}`) }),
    due: due ?? '',
    earlier: beside.earlierDues,
    lastDay: warning.lastDay ?? '',
    ...(note && { note: noteRow(note) }),
    ...(beside.presses && { state: both(`order.press.${beside.presses}`) }),
    ...(beside.rank && { rank: beside.rank }),
    urgent: beside.urgent,
  };
}

/** Orders of each part, each in the first part that has it; and those that stand further up already. */
function sortedOut({
  parts,
  open,
}: Pick<ProgressAsked, 'parts' | 'open'>): Record<PartName, { own: OrderState[]; above: OrderState[] }> {
  const seen = new Set<string>();
  const all = { ...parts, others: open };
  const sorted = PROGRESS_PARTS.map((part) => {
    const own = all[part].filter(({ order }) => !seen.has(order));
    const above = part === 'others' ? [] : all[part].filter(({ order }) => seen.has(order));
    for (const { order } of own) seen.add(order);
    return [part, { own, above }] as const;
  });
  return Object.fromEntries(sorted) as Record<PartName, { own: OrderState[]; above: OrderState[] }>;
}

/** The orders that may have a row: what was last said of their due dates is told there. */
export function rowed(asked: Pick<ProgressAsked, 'parts' | 'open'>): OrderState[] {
  const sorted = sortedOut(asked);
  return WITH_ROWS.flatMap((part) => sorted[part].own.slice(0, ROWS));
}

const named = (orders: readonly OrderState[]): Brief['orders'] => orders.map(({ order, due = '' }) => ({ order, due }));

/** The parts with what of them finds room: rows first, then numbers with their days, then how many are left. */
function partsOf(asked: ProgressAsked): ProgressPart[] {
  const sorted = sortedOut(asked);
  const rows = sharesOf(
    PROGRESS_PARTS.map((part) => (WITH_ROWS.some((one) => one === part) ? sorted[part].own.length : 0)),
    ROWS,
  );
  const behind = PROGRESS_PARTS.map((part, at) => sorted[part].own.slice(rows[at]));
  const lists = [...PROGRESS_PARTS.map((part) => sorted[part].above), ...behind];
  const room = sharesOf(
    lists.map(({ length }) => length),
    NAMED,
  );
  return PROGRESS_PARTS.map((part, at) => {
    const { own, above } = sorted[part];
    const beside: [Bilingual, OrderState[], number][] = [
      [both('progress.above', { n: above.length }), above, room[at]!],
      [
        both('progress.besides', { n: room[PROGRESS_PARTS.length + at]! }),
        behind[at]!,
        room[PROGRESS_PARTS.length + at]!,
      ],
    ];
    const more = beside.reduce((sum, [, list, n]) => sum + list.length - n, 0);
    return {
      title: both(`progress.part.${part}`),
      note: noteOf(part, asked),
      rows: own.slice(0, rows[at]).map((one) => rowOf(one, asked.noted[one.order])),
      briefs: beside.flatMap(([title, list, n]) => (n === 0 ? [] : [{ title, orders: named(list.slice(0, n)) }])),
      ...(more > 0 && { more: both('progress.more', { n: more }) }),
    };
  });
}
function noteOf(part: PartName, { weeks }: ProgressAsked): Bilingual {
  if (part === 'to-warn') return both('progress.warn-note');
  return part === 'others' ? alike('') : alike(`${weeks[part].from} – ${weeks[part].to}`);
}

/** The progress report. Pure. */
export function progressOf(asked: ProgressAsked): ProgressModel {
  const { parts, open } = asked;
  return {
    ...paperModel({
      ...asked,
      report: both('progress.title'),
      title: both('progress.as-of', { day: asked.today }),
      label: asked.today,
      words: {
        order: both('progress.order'),
        customer: both('progress.customer'),
        step: both('progress.step'),
        due: both('order.due'),
        lastDay: both('order.last-day'),
        state: both('progress.state'),
        rank: both('progress.rank'),
        urgent: both('order.urgent'),
      },
    }),
    runId: asked.number,
    figures: [
      { label: both('progress.open'), value: open.length },
      ...(['to-warn', 'this-week', 'next-week'] as const).map((part) => ({
        label: both(`progress.part.${part}`),
        value: parts[part].length,
      })),
    ],
    none: both('order.none'),
    parts: partsOf(asked).filter(
      ({ rows, briefs }, at) => at < PROGRESS_PARTS.length - 1 || rows.length + briefs.length > 0,
    ),
  };
}
