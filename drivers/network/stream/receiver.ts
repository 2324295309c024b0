import type { DirectionCounts } from '../../../electron/contract/stream.ts';
import { payloadLength, readFrame, type Stream } from './frame.ts';
import { createGaps } from './gaps.ts';

/** So many numbers back a frame is known to have come or not; one older than that counts as come for the first time. */
const WINDOW = 1 << 18;

/** What one end has counted of the frames of the other. */
export interface Received extends Pick<
  DirectionCounts,
  'received' | 'reordered' | 'duplicated' | 'corrupted' | 'longestLoss'
> {
  /** Frames whose number could not be read: they are among the wrong ones and not among those that arrived. */
  unreadable: number;
  /** The greatest number that came, -1 before the first. */
  highest: number;
}

export interface Receiver {
  take(octets: Buffer): void;
  counts(): Received;
}

/** A number of 32 bits as the one nearest to the greatest so far. */
const unwrap = (sequence: number, highest: number): number =>
  highest < 0 ? sequence : highest + ((sequence - (highest >>> 0)) | 0);

/** Counts by sequence number; memory does not grow with the time. */
export function createReceiver(stream: Stream): Receiver {
  const seen = new Uint8Array(WINDOW);
  const gaps = createGaps();
  const counts = { received: 0, reordered: 0, duplicated: 0, corrupted: 0, unreadable: 0, highest: -1 };
  const isKnown = (sequence: number): boolean =>
    sequence <= counts.highest && sequence > counts.highest - WINDOW && seen[sequence & (WINDOW - 1)] === 1;
  const first = (sequence: number): void => {
    const { highest } = counts;
    counts.received += 1;
    if (sequence <= highest) {
      counts.reordered += 1;
      gaps.came(sequence);
    } else {
      if (sequence > highest + 1) gaps.passed(highest + 1, sequence);
      // What was known of numbers that are now new again.
      for (let at = Math.max(highest + 1, sequence - WINDOW + 1); at < sequence; at++) seen[at & (WINDOW - 1)] = 0;
      counts.highest = sequence;
    }
    seen[sequence & (WINDOW - 1)] = 1;
  };
  const unreadable = (octets: Buffer): void => {
    if (octets.length !== payloadLength(stream.frame)) return;
    counts.unreadable += 1;
    counts.corrupted += 1;
  };
  return {
    take: (octets) => {
      const read = readFrame(stream, octets);
      if (!read) return unreadable(octets);
      if (read.stream !== (stream.stream & 0xffff)) return;
      const sequence = unwrap(read.sequence, counts.highest);
      if (isKnown(sequence)) {
        counts.duplicated += 1;
        return;
      }
      first(sequence);
      if (!read.whole) counts.corrupted += 1;
    },
    counts: () => ({ ...counts, longestLoss: gaps.longest() }),
  };
}
