import { ORDER_STEPS, type OrderState } from '../../contract/book/order.ts';
import { alike, type Bilingual } from '../../contract/text.ts';
import { paperModel, type MadeAt, type PaperModel } from './paper.ts';
import { both } from './texts.ts';

/** Parts of a progress report, in their order: what is to be warned of, and what is due when. */
const PROGRESS_PARTS = ['to-warn', 'this-week', 'next-week'] as const;
type PartName = (typeof PROGRESS_PARTS)[number];

/** What a progress report is made of: orders of each part, what presses most first. */
export interface ProgressAsked extends MadeAt {
  number: string;
  /** The day as of which it is, and the first and last day of each of the two weeks. */
  today: string;
  weeks: Record<'this-week' | 'next-week', { from: string; to: string }>;
  open: number;
  parts: Record<PartName, readonly OrderState[]>;
}

interface ProgressRow {
  order: string;
  circuit: string;
  customer: string;
  step?: Bilingual;
  due: string;
  earlier: string[];
  lastDay: string;
  state?: Bilingual;
  rank?: Bilingual;
  important: boolean;
  urgent: boolean;
}
interface ProgressPart {
  title: Bilingual;
  note: Bilingual;
  rows: ProgressRow[];
  /** How many there are that find no room. */
  more?: Bilingual;
}
/** Everything on the page: this week, next week, what is to be warned of, and who has to know. */
export type ProgressModel = PaperModel & { counts: Bilingual; parts: ProgressPart[]; none: Bilingual };

/** Rows that one page holds, in all parts together. */
const ROWS = 17;

/** So many rows for each part that none takes the room that another leaves. */
function roomOf(lengths: readonly number[]): number[] {
  const room = lengths.map(() => 0);
  for (
    let left = Math.min(
        ROWS,
        lengths.reduce((sum, n) => sum + n, 0),
      ),
      at = 0;
    left > 0;
    at++
  ) {
    const part = at % lengths.length;
    if (room[part]! < lengths[part]!) [room[part], left] = [room[part]! + 1, left - 1];
  }
  return room;
}

/** The step at which it stands: the first that is open; a warning is no step of the work. */
const openStep = ({ steps }: OrderState) =>
  ORDER_STEPS.find((step) => step !== 'warning' && steps[step].state === 'open');

function rowOf(one: OrderState): ProgressRow {
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
    ...(beside.presses && { state: both(`order.press.${beside.presses}`) }),
    ...(beside.rank && { rank: beside.rank }),
    important: warning.important,
    urgent: beside.urgent,
  };
}

/** The progress report. Pure. */
export function progressOf(asked: ProgressAsked): ProgressModel {
  const room = roomOf(PROGRESS_PARTS.map((part) => asked.parts[part].length));
  const n = (part: PartName): number => asked.parts[part].length;
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
        important: both('order.important'),
        urgent: both('order.urgent'),
      },
    }),
    runId: asked.number,
    counts: both('progress.counts', {
      open: asked.open,
      warn: n('to-warn'),
      week: n('this-week'),
      next: n('next-week'),
    }),
    none: both('order.none'),
    parts: PROGRESS_PARTS.map((part, at) => {
      const more = n(part) - room[at]!;
      return {
        title: both(`progress.part.${part}`),
        note:
          part === 'to-warn'
            ? both('progress.warn-note')
            : alike(`${asked.weeks[part].from} – ${asked.weeks[part].to}`),
        rows: asked.parts[part].slice(0, room[at]).map(rowOf),
        ...(more > 0 && { more: both('progress.more', { n: more }) }),
      };
    }),
  };
}
