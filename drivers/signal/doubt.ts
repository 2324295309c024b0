import { popcount } from './kernel.ts';
import type { Tallies, Tally } from './tally.ts';

/** So many error-free bits under the reference prove that it still holds. */
const CALM_BITS = 32;

/**
 * The doubtful stretch: from the first wrong bit after the last 32 error-free bits up to now. Its errors are counted at once, and withdrawn if the
 * lock proves to have been lost.
 */
export interface Doubt {
  /** First bit of the stretch; undefined: no doubt. */
  readonly startBit: number | undefined;
  clean(bits: number): void;
  /** An octet with wrong bits (ones in `wrong`), already counted. True if a stretch begins in it. */
  wrong(octet: number, wrong: number, tally: Tally): boolean;
  /** No doubt, after many good bits. */
  reset(): void;
  touches(tally: Tally, tallies: Tallies): boolean;
  /** What lies in the stretch up to `toBit`, or before it from `fromBit` on, is not compared: its bits and errors are taken back. */
  withdraw(fromBit: number, toBit: number, tallies: Tallies): void;
  /** The stretch begins after an ended tally: what of it lies in that tally stays counted, or (`withdrawn`) is not compared. */
  leave(tally: Tally, withdrawn: boolean, tallies: Tallies): void;
}

export function createDoubt(): Doubt {
  let startBit: number | undefined;
  let cleanRun = CALM_BITS;
  const errors = new Map<Tally, number>();
  const end = (): void => {
    startBit = undefined;
    errors.clear();
  };
  const take = (tally: Tally, bits: number): void => takeBack(tally, bits, errors);
  return {
    get startBit() {
      return startBit;
    },
    clean(bits) {
      cleanRun += bits;
      if (startBit !== undefined && cleanRun >= CALM_BITS) end();
    },
    wrong(octet, wrong, tally) {
      const first = 31 - Math.clz32(wrong & -wrong);
      const begins = startBit === undefined || cleanRun + first >= CALM_BITS;
      if (begins) {
        end();
        startBit = 8 * octet + first;
      }
      errors.set(tally, (errors.get(tally) ?? 0) + popcount(wrong));
      cleanRun = Math.clz32(wrong) - 24;
      return begins;
    },
    reset() {
      end();
      cleanRun = CALM_BITS;
    },
    touches: (tally, tallies) => startBit !== undefined && startBit < 8 * tallies.endOf(tally),
    withdraw(fromBit, toBit, tallies) {
      tallies.each(Math.min(startBit ?? fromBit, fromBit), toBit, take);
      end();
    },
    leave(tally, withdrawn, tallies) {
      if (startBit === undefined) return;
      const endBit = 8 * tallies.endOf(tally);
      tallies.each(startBit, endBit, (other, bits) => {
        if (other === tally && withdrawn) take(tally, bits);
      });
      errors.delete(tally);
      startBit = Math.max(startBit, endBit);
    },
  };
}

function takeBack(tally: Tally, bits: number, errors: Map<Tally, number>): void {
  tally.bits -= bits;
  tally.notComparedBits += bits;
  tally.bitErrors -= errors.get(tally) ?? 0;
  errors.delete(tally);
}
