import type { BookEvent } from '../../contract/book/entry.ts';
import type { TicketView } from '../../contract/book/ticket.ts';
import { localText } from '../../contract/book/times.ts';
import { locatedOf } from './clock.ts';
import type { Course } from './course.ts';
import type { Rules } from './rules.ts';

/** A clock time of a day, as epoch milliseconds of that day or one later. */
function onDayOf(ms: number, clock: string, later = 0): number {
  const day = new Date(ms);
  const [hour, minute] = clock.split(':').map(Number);
  return new Date(day.getFullYear(), day.getMonth(), day.getDate() + later, hour, minute).getTime();
}

/**
 * Whether the customer may be called now. Who reported the fault himself always may; otherwise one whose own fault it is may only by day, at night
 * his manager gets a message and the call follows.
 */
export function nightOf(course: Course, byCustomer: boolean, { calls }: Rules['handling']): TicketView['night'] {
  const managerTold = course.events.some(({ did }) => did === 'manager-told');
  const open = { callCustomer: true, managerToTell: false, managerTold };
  if (byCustomer || locatedOf(course) !== 'customer') return open;
  const [fromMs, toMs] = [onDayOf(course.atMs, calls.from), onDayOf(course.atMs, calls.to)];
  if (course.atMs >= fromMs && course.atMs < toMs) return open;
  const callFrom = localText(course.atMs < fromMs ? fromMs : onDayOf(course.atMs, calls.from, 1));
  return { callCustomer: false, managerToTell: !managerTold, managerTold, callFrom };
}

/** The part of a note that names somebody: what stands before a comma or a colon. */
const nameIn = (text: string): string => (/^[^:：,，;；]*/.exec(text)?.[0] ?? '').trim().toLowerCase();

/** What somebody noted of who was told, in his words. */
const notedBy = ({ did, told = [], reason }: BookEvent, manager: string): string[] => {
  if (did === 'manager-told') return [reason ?? manager];
  return did === 'told' ? [...told, ...(reason === undefined ? [] : [reason])] : [];
};

/** Who was told, as it was noted, and who of those that must know was not yet. */
export function toldOf(
  course: Course,
  view: Pick<TicketView, 'channel' | 'severe' | 'night'>,
  figures: Rules,
): Pick<TicketView, 'told' | 'toTell'> {
  const { parties, channels } = figures.channels;
  const { manager } = figures.handling.calls;
  const told = course.events.flatMap((event) => notedBy(event, manager));
  const must = [
    ...(channels[view.channel]?.told ?? []),
    ...(view.severe.is ? figures.severe.told : []),
    ...(view.night.managerToTell ? [manager] : []),
  ];
  const toTell = [...new Set(must)];
  if (told.length === 0) return { told, toTell };
  const named = new Set(told.map(nameIn));
  return { told, toTell: toTell.filter((party) => !isNamed(party, parties, named)) };
}

const isNamed = (party: string, parties: Rules['channels']['parties'], named: ReadonlySet<string>): boolean => {
  const { zh = party, en = party } = parties[party] ?? {};
  return [party, zh, en].some((name) => named.has(nameIn(name)));
};
