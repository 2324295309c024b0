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

/** Seconds until its own rule makes a ticket a severe one; undefined where none does, or it is one already. */
export function severeInS({ beside }: TicketState, sinceS: number): number | undefined {
  const inS = beside.severeInS === undefined ? 0 : beside.severeInS - sinceS;
  return inS > 0 ? inS : undefined;
}
