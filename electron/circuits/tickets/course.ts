import type { BookEvent } from '../../contract/book/entry.ts';
import type { TicketStanding } from '../../contract/book/ticket.ts';
import { instantOf } from '../../contract/book/times.ts';

/** From a moment on, up to but not including another; epoch milliseconds, Infinity where it goes on. */
export interface Stretch {
  fromMs: number;
  toMs: number;
}
/** What had happened to a ticket by a time, and when its clocks ran. */
export interface Course {
  reportedMs: number;
  atMs: number;
  events: readonly BookEvent[];
  /** While nobody had restored it: what makes it severe. */
  out: readonly Stretch[];
  /** While it was out and nobody had paused it: what its clock counts. */
  running: readonly Stretch[];
  restoredMs?: number;
  pausedMs?: number;
}

/** What each event does to a ticket, by how it stands before; an event that finds it otherwise changes nothing. */
const CHANGES: Readonly<Record<string, Partial<Record<Standing, Standing>>>> = {
  restored: { running: 'restored', paused: 'restored' },
  reopened: { restored: 'running' },
  paused: { running: 'paused' },
  resumed: { paused: 'running' },
};
type Standing = TicketStanding;

/** How a ticket stands after an event, given how it stood before; undefined where the event changes nothing. */
export const changedBy = (standing: Standing, did: string): Standing | undefined => CHANGES[did]?.[standing];
/** Whether an event means anything to a ticket that stands so: any does that neither stops nor starts something. */
export const isPossible = (standing: Standing, did: string): boolean =>
  !(did in CHANGES) || changedBy(standing, did) !== undefined;

/** Ends the stretch that is open, or begins one. */
function turn(stretches: Stretch[], on: boolean, atMs: number): void {
  const last = stretches.at(-1);
  const isOn = last?.toMs === Infinity;
  if (on && !isOn) stretches.push({ fromMs: atMs, toMs: Infinity });
  if (!on && isOn && last) last.toMs = atMs;
}

/** The course of a ticket up to a time, this very millisecond included. `events`: in the order in which they happened. */
export function courseOf(reportedAt: string, events: readonly BookEvent[], atMs: number): Course {
  const reportedMs = instantOf(reportedAt);
  const out: Stretch[] = [{ fromMs: reportedMs, toMs: Infinity }];
  const running: Stretch[] = [{ fromMs: reportedMs, toMs: Infinity }];
  let standing: Standing = 'running';
  let sinceMs = reportedMs;
  const happened: BookEvent[] = [];
  for (const event of events) {
    const ms = instantOf(event.at);
    if (ms > atMs) break;
    happened.push(event);
    const next: Standing | undefined = ms < reportedMs ? undefined : changedBy(standing, event.did);
    if (!next) continue;
    turn(out, next !== 'restored', ms);
    turn(running, next === 'running', ms);
    [standing, sinceMs] = [next, ms];
  }
  return {
    reportedMs,
    atMs,
    events: happened,
    out,
    running,
    ...(standing === 'restored' ? { restoredMs: sinceMs } : {}),
    ...(standing === 'paused' ? { pausedMs: sinceMs } : {}),
  };
}

export const standingOf = ({ restoredMs, pausedMs }: Course): Standing =>
  restoredMs !== undefined ? 'restored' : pausedMs !== undefined ? 'paused' : 'running';

/** Milliseconds of some stretches up to a moment. */
export const lengthMs = (stretches: readonly Stretch[], untilMs: number): number =>
  stretches.reduce((sum, { fromMs, toMs }) => sum + Math.max(0, Math.min(toMs, untilMs) - fromMs), 0);

/** The moment at which stretches have lasted so long altogether; undefined where they have not and none goes on. */
export function momentOf(stretches: readonly Stretch[], wantedMs: number): number | undefined {
  let left = wantedMs;
  for (const { fromMs, toMs } of stretches) {
    if (left <= toMs - fromMs) return fromMs + left;
    left -= toMs - fromMs;
  }
  return undefined;
}

/** True where a moment lies in one of the stretches. */
export const isWithin = (stretches: readonly Stretch[], ms: number): boolean =>
  stretches.some(({ fromMs, toMs }) => fromMs <= ms && ms < toMs);
