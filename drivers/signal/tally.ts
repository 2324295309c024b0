import type { Slip } from '../../electron/contract/second.ts';

/** What was counted over one stretch of the octet stream (a second, for a tester). */
export interface Tally {
  bits: number;
  bitErrors: number;
  /** Received before a lock, or in the doubtful stretch before a relock at another phase. */
  notComparedBits: number;
  slips: Slip[];
  /** Relocks at another phase or polarity, and 1 if the tally was closed while the pattern was searched. */
  relocks: number;
  ones: boolean;
  zeros: boolean;
  /** Locked to the inverse of the pattern set. */
  inverted: boolean;
}

interface Segment {
  tally: Tally;
  /** Octets. */
  from: number;
  to: number;
}

/** The tallies that may still change, in order of the stream. */
export interface Tallies {
  at(octet: number): Tally;
  /** The same, or the oldest that is left if that one is forgotten. */
  atOrAfter(octet: number): Tally;
  /** Octets from here to the end of the tally. */
  roomAt(octet: number): number;
  cut(octet: number): Tally;
  /** The tally does not change any more. */
  forget(tally: Tally): void;
  has(tally: Tally): boolean;
  /** Octet at which a tally ends; Infinity for the running one, 0 for a forgotten one. */
  endOf(tally: Tally): number;
  /** Calls back with every tally that holds bits of [fromBit, toBit), and how many. */
  each(fromBit: number, toBit: number, visit: (tally: Tally, bits: number) => void): void;
}

export function createTallies(): Tallies {
  let running: Segment = { tally: emptyTally(), from: 0, to: Infinity };
  let segments: Segment[] = [running];
  // Takes what a late relock says about tallies that are closed.
  const closed = emptyTally();
  const find = (octet: number): Segment | undefined =>
    octet >= running.from ? running : segments.find((s) => s.from <= octet && octet < s.to);
  return {
    at: (octet) => find(octet)?.tally ?? closed,
    atOrAfter: (octet) => (find(octet) ?? segments.find((s) => s.from > octet) ?? running).tally,
    roomAt: (octet) =>
      (find(octet)?.to ?? Math.min(...segments.map((x) => x.from).filter((from) => from > octet))) - octet,
    cut(octet) {
      const ended = running;
      ended.to = octet;
      running = { tally: emptyTally(), from: octet, to: Infinity };
      segments.push(running);
      return ended.tally;
    },
    forget(tally) {
      segments = segments.filter((s) => s.tally !== tally || s === running);
    },
    has: (tally) => segments.some((s) => s.tally === tally),
    endOf: (tally) => segments.find((s) => s.tally === tally)?.to ?? 0,
    each(fromBit, toBit, visit) {
      for (const segment of segments) {
        const bits = Math.min(toBit, 8 * segment.to) - Math.max(fromBit, 8 * segment.from);
        if (bits > 0) visit(segment.tally, bits);
      }
    },
  };
}

function emptyTally(): Tally {
  return {
    bits: 0,
    bitErrors: 0,
    notComparedBits: 0,
    slips: [],
    relocks: 0,
    ones: false,
    zeros: false,
    inverted: false,
  };
}
