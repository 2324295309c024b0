import type { Range } from '../../../electron/contract/second.ts';

/** Marks are kept for so long: more than the longest delay that is measured. */
const MARK_LIFE_MS = 20_000;

/**
 * Round-trip delay: when an octet was handed over, and when it came back. Which octet came back says its place in the pattern's period; which
 * period, the number of octets received so far.
 */
export interface DelayMeter {
  /** Octets [from, from + count) were handed over at `atMs`. */
  handedOver(count: number, atMs: number): void;
  /** `count` octets more have come; the next would be at `place` of the period (undefined: not known). */
  received(count: number, place: number | undefined, atMs: number): void;
  /** The line is empty and `sent` octets have gone out so far: the next to come is the next to go. */
  restart(sent: number): void;
  /** Octets may have been lost in any number. */
  lost(): void;
  /** Least and greatest delay since the last call, microseconds, and the last. */
  take(): { range: Range; lastMs: number } | undefined;
}

interface Sample {
  octet: number;
  atMs: number;
}

export function createDelayMeter(period: number): DelayMeter {
  let marks: Sample[] = [];
  let handed = 0;
  let expected = 0;
  let knownMs: number | undefined;
  let unsure = false;
  let samples: Sample[] = [];
  const nearest = (place: number): number => {
    const off = (((place - expected) % period) + period) % period;
    return expected + (off > period / 2 ? off - period : off);
  };
  const guess = (atMs: number): void => {
    const back = marks.findLast((m) => m.atMs <= atMs - (knownMs ?? 0));
    if (back) expected = back.octet;
    unsure = false;
  };
  return {
    handedOver(count, atMs) {
      marks.push({ octet: handed, atMs });
      handed += count;
      if ((marks[0]?.atMs ?? atMs) < atMs - MARK_LIFE_MS) marks = marks.slice(marks.length >>> 1);
    },
    received(count, place, atMs) {
      expected += count;
      if (place === undefined) return;
      if (unsure) guess(atMs);
      expected = nearest(place);
      samples.push({ octet: expected - 1, atMs });
    },
    restart(sent) {
      marks = [];
      samples = [];
      handed = sent;
      expected = sent;
      unsure = false;
    },
    lost() {
      unsure = true;
    },
    take() {
      const delays = samples.flatMap((sample) => (sample.octet < handed ? delayOf(sample, marks) : []));
      samples = [];
      const lastMs = delays.at(-1);
      if (lastMs === undefined) return undefined;
      const min = Math.min(...delays);
      knownMs = min;
      return { range: { min: Math.round(1000 * min), max: Math.round(1000 * Math.max(...delays)) }, lastMs };
    },
  };
}

/** From the mark of an octet to its return; none where no mark fits. */
function delayOf({ octet, atMs }: Sample, marks: readonly Sample[]): number[] {
  const mark = marks.findLast((m) => m.octet <= octet);
  return mark && atMs >= mark.atMs ? [atMs - mark.atMs] : [];
}
