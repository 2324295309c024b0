import type { ClockState, TicketState } from '../../../electron/contract/book/ticket.ts';

/** The clock of a ticket as the page shows it: the core said how long it had run, and since then so many seconds have passed here. */
export interface ClockNow {
  state: ClockState | 'paused';
  /** Seconds left; below 0 once it is over. Absent where nothing is limited, or it stopped. */
  leftS?: number;
  ranS: number;
}
export function clockNow({ clock, beside }: TicketState, sinceS: number): ClockNow {
  const ranS = beside.ranS + (beside.standing === 'running' ? sinceS : 0);
  const { limitS } = clock;
  if (clock.state === 'stopped' || clock.state === 'not-set' || limitS === undefined)
    return { state: clock.state, ranS };
  const leftS = limitS - ranS;
  const state = leftS < 0 ? 'over' : ranS >= (beside.amberAfterS ?? Infinity) ? 'amber' : 'running';
  return { state: state === 'over' || beside.standing === 'running' ? state : 'paused', leftS, ranS };
}

/** What presses most stands first: severe, then overdue, then what has least time left; what is restored comes last, the newest first. */
export function byPress(a: TicketState, b: TicketState, sinceS: number): number {
  const done = Number(a.beside.standing === 'restored') - Number(b.beside.standing === 'restored');
  if (done !== 0) return done;
  const at = (one: TicketState): string => one.log[0]?.at ?? '';
  if (a.beside.standing === 'restored') return at(b).localeCompare(at(a));
  const left = (one: TicketState): number => clockNow(one, sinceS).leftS ?? Infinity;
  const [mine, other] = [left(a), left(b)];
  const severe = Number(b.severe.is) - Number(a.severe.is);
  return severe || (mine === other ? at(a).localeCompare(at(b)) : mine - other);
}
