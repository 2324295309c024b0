import type { InPlanned } from './book/planned.ts';
import type { ReadableEvents, RunEvent } from './run-event.ts';
import { bothOf, words, type Message, type WordKey } from './words/index.ts';

/** `割接“更换单板”`: what it is, and its name. */
const called = ({ kind, name }: InPlanned): { zh: string; en: string } => {
  const { zh, en } = words[`planned.kind.${kind}`];
  return { zh: `${zh}“${name}”`, en: `${en} “${name}”` };
};

/** How an event, or a ticket, is marked that lies in planned work or a drill. */
export function plannedMark(planned: NonNullable<RunEvent['planned']>): Message {
  const { kind, partly } = planned;
  const code: WordKey = partly ? 'planned.mark-partly' : kind === 'drill' ? 'planned.mark-drill' : 'planned.mark';
  return { code, params: { ...called(planned), name: planned.name } };
}

/** What of an attempt's disturbances lies in planned work; undefined where none does. */
export function plannedSaid({ shown, troubles }: ReadableEvents, attempt: number): Message | undefined {
  const { bad: n, planned: p } = troubles[attempt] ?? { bad: 0, planned: 0 };
  if (p === 0) return undefined;
  const own = shown.flatMap(({ attempt: of, planned }) => (of === attempt && planned ? [planned] : []));
  const names = [...new Map(own.map((one) => [one.planned, called(one)])).values()];
  const zh = names.map((one) => one.zh).join('、') || bothOf({ code: 'planned.kind.work' }).zh;
  const en = names.map((one) => one.en).join(', ') || bothOf({ code: 'planned.kind.work' }).en;
  return { code: p === n ? 'planned.alarms-all' : 'planned.alarms-some', params: { n, p, zh, en } };
}
