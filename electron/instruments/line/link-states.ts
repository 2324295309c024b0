import type { LinkState } from '../../contract/bench-item.ts';

interface Row {
  /** What is so meanwhile. */
  means: string;
  /** What it is left for, and on what. */
  next: Partial<Record<LinkState, string>>;
}

const CLOSED = 'somebody disconnects it, or the program ends';
const UNPLUGGED = 'the wire is lost: cable out, socket closed, adapter gone';

/**
 * The states of a connection to an instrument: the one table. A session that goes by another way than these has a fault (`mayFollow`);
 * docs/connection-states.md is made of it.
 */
export const LINK_TABLE: Readonly<Record<LinkState, Row>> = {
  opening: {
    means: 'The wire is being opened: 12 s at most, with what follows. There is no session yet.',
    next: { identifying: 'the wire is open', closed: 'it cannot be opened, or somebody gives up' },
  },
  identifying: {
    means: 'The wire is open; whoever is there is asked who it is. A run that lost its instrument still sees nothing.',
    next: {
      ready: 'the instrument answers; after a loss: the same one as before',
      lost: `no answer, another instrument answers, or ${UNPLUGGED}`,
      closed: 'at the first opening: no answer, or somebody gives up; later: it is disconnected, or the program ends',
    },
  },
  ready: {
    means: 'The instrument has said who it is and takes orders. Only now are there exchanges, each alone on its wire.',
    next: { lost: UNPLUGGED, closed: CLOSED },
  },
  lost: {
    means:
      'Nobody sees the line. It says why, and when it is tried next; with the problem `other-instrument` somebody else is there, and is asked again every 3 s.',
    next: {
      reopening: 'the wait is over: 0.25, 0.5, 1, 2, then 5 s, for as long as it takes',
      identifying: 'the wire is open and the wait is over',
      closed: CLOSED,
    },
  },
  reopening: {
    means: 'The wire is being opened again, 8 s at most: a USB adapter under whatever name it has now.',
    next: { identifying: 'the wire is open', lost: 'it cannot be opened', closed: CLOSED },
  },
  closed: { means: 'The end. The wire is free for others as soon as none of its instruments needs it.', next: {} },
};

/** True if a connection may go from one of the states to the other. */
export const mayFollow = (from: LinkState, to: LinkState): boolean => to in LINK_TABLE[from].next;
