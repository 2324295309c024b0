import type { Archive } from '../../../archive/index.ts';
import { figuresOf } from './figures.ts';
import type { TicketAlarm, TicketState } from '../../../contract/book/ticket.ts';
import type { Clock } from '../../../contract/clock.ts';
import type { Log } from '../../../contract/log.ts';
import type { PreferenceStore } from '../../program/preferences.ts';
import { isOpenTicket, listedTickets } from './ticket-book.ts';

interface Parts {
  home: string;
  archive: () => Archive;
  preferences: PreferenceStore;
  clock: Clock;
  closing: AbortSignal;
  changed(): void;
  log?: Log | undefined;
}
/** Open tickets, looked at whenever one of their clocks turns. */
export interface TicketAlarms {
  view(): { tickets: TicketAlarm[] };
  /** The book has changed so many times: of another number all is looked at anew. */
  follow(bookChanges: number): void;
}

/** What complaints of others make severe no clock tells: it is looked for so often, seconds. */
const AGAIN_S = 60;

/** Seconds until something turns of a ticket whose clock runs. */
function turnsInS({ clock, beside }: TicketState): number[] {
  const { limitS } = clock;
  const runs = beside.standing === 'running' && limitS !== undefined;
  const at = runs ? [(beside.amberAfterS ?? Infinity) - beside.ranS, limitS + 1 - beside.ranS] : [];
  return [...at, ...(beside.severeInS === undefined ? [] : [beside.severeInS])].filter((s) => s > 0);
}

const alarmOf = ({ ticket, circuit, clock, severe, beside }: TicketState): TicketAlarm => ({
  ...{ ticket, circuit, clock: clock.state, severe: severe.is, runs: beside.runs },
  ...(beside.customer === undefined ? {} : { customer: beside.customer }),
});

/** Keeps the open tickets of the archive as they stand, without anybody asking. */
export function createTicketAlarms({ home, archive, preferences, clock, closing, changed, log }: Parts): TicketAlarms {
  let tickets: TicketAlarm[] = [];
  let seen: number | undefined;
  let wake = new AbortController();
  /** Gives how long nothing turns by itself, milliseconds; undefined where nothing is open. */
  const look = async (signal: AbortSignal): Promise<number | undefined> => {
    const figures = await figuresOf({ home, preferences });
    const { listed } = await listedTickets(archive(), { figures, nowMs: clock.nowMs() });
    if (signal.aborted) return undefined;
    const open = listed.filter(isOpenTicket).map((one) => one.state());
    const now = open.map(alarmOf);
    if (JSON.stringify(now) !== JSON.stringify(tickets)) {
      tickets = now;
      changed();
    }
    return open.length === 0 ? undefined : 1000 * Math.min(AGAIN_S, ...open.flatMap(turnsInS));
  };
  const lookOnAndOn = async (signal: AbortSignal): Promise<void> => {
    for (let restMs = await look(signal); restMs !== undefined; restMs = await look(signal))
      await clock.sleep(restMs, signal);
  };
  const start = (): void => {
    wake.abort();
    wake = new AbortController();
    const signal = AbortSignal.any([wake.signal, closing]);
    lookOnAndOn(signal).catch((thrown: unknown) => {
      if (!signal.aborted) log?.error({ err: thrown }, 'tickets not looked at');
    });
  };
  return {
    view: () => ({ tickets }),
    follow: (bookChanges) => {
      if (bookChanges === seen) return;
      seen = bookChanges;
      start();
    },
  };
}
