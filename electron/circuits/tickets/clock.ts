import type { TicketClock, TicketView } from '../../contract/book/ticket.ts';
import { localText } from '../../contract/book/times.ts';
import type { Circuit } from '../../contract/circuit.ts';
import { gradeOf, type Figures } from '../figures/index.ts';
import { lengthMs, momentOf, type Course } from './course.ts';

const HOUR_S = 3600;
/** Time to restore a circuit, and the share of it from which on the clock is amber; undefined where no figure stands for it. */
export interface Limit {
  limitS: number;
  amber: number;
}

/** The limit of a circuit; of several tables the first that has a figure. A field that is blank is not guessed. */
export function limitOf(circuit: Circuit | undefined, figures: Figures): Limit | undefined {
  const { service, span } = circuit ?? {};
  const grade = gradeOf(figures, circuit?.grade);
  if (!service || !span || !grade) return undefined;
  for (const { rows, amber } of figures.repairTimes) {
    const row = rows.find((one) => one.services.includes(service) && one.spans.includes(span));
    const hours = row?.hours[grade];
    if (hours !== undefined) return { limitS: hours * HOUR_S, amber };
  }
  return undefined;
}

/** Where the clock goes on from, should it go on now: where it stands still, nothing of what is left passes. */
function amberMs({ running, atMs, restoredMs }: Course, wantedMs: number): number {
  return momentOf(running, wantedMs) ?? (restoredMs ?? atMs) + wantedMs - lengthMs(running, atMs);
}

/** The clock of a ticket: what was paused or restored does not count, and moves what is still to come. */
export function clockOf(course: Course, limit: Limit | undefined): TicketClock {
  if (!limit) return { state: 'not-set' };
  const { reportedMs, atMs, running, restoredMs } = course;
  const [limitMs, amberAfterMs] = [1000 * limit.limitS, 1000 * Math.ceil(limit.limitS * limit.amber)];
  const ranMs = lengthMs(running, atMs);
  const stoodMs = (restoredMs ?? atMs) - reportedMs - ranMs;
  const shown = {
    limitS: limit.limitS,
    amberAt: localText(amberMs(course, amberAfterMs)),
    dueAt: localText(reportedMs + limitMs + stoodMs),
  };
  if (restoredMs !== undefined) return { ...shown, state: 'stopped', met: ranMs <= limitMs };
  const state = ranMs > limitMs ? 'over' : ranMs >= amberAfterMs ? 'amber' : 'running';
  return { ...shown, state };
}

const isLocated = (did: string): boolean => did === 'located' || did === 'located-customer';

/** The clock of the first cause: until when it is roughly known where the fault is, and since when it is. */
export function firstCauseOf({ reportedMs, events }: Course, withinS: number): TicketView['firstCause'] {
  const done = events.find(({ did }) => isLocated(did));
  return { dueAt: localText(reportedMs + 1000 * withinS), ...(done ? { doneAt: done.at } : {}) };
}

/** Where the fault was located, as the latest word of it says. */
export function locatedOf({ events }: Course): 'network' | 'customer' | 'not-located' {
  const last = events.findLast(({ did }) => isLocated(did));
  return last ? (last.did === 'located' ? 'network' : 'customer') : 'not-located';
}
