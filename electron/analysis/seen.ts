import type { RunRecord } from '../contract/run.ts';
import { causeOf, type Defect, type Second } from '../contract/second.ts';
import { isErrored, isSevere } from './classify.ts';
import type { Observation } from './types.ts';

/**
 * Who saw a stretch of line time. `observed`: something was compared, or an alarm stood. `filled`: an interruption that the tester proves clean.
 * Of the others nothing is known: `gap` nobody looked, `invalid` the tester itself stumbled, `blank` it told neither bits nor an alarm.
 */
export type Sight = 'observed' | 'filled' | 'gap' | 'invalid' | 'blank';

/** One observation as everything above the driver understands it. Epoch seconds, `to` not included. */
export interface Seen {
  from: number;
  to: number;
  sight: Sight;
  /** The alarm that the others of this second follow from. */
  cause: Defect | undefined;
  errored: boolean;
  severe: boolean;
}

export function sightOf({ valid, bits, defects }: Pick<Second, 'valid' | 'bits' | 'defects'>): Sight {
  if (!valid) return 'invalid';
  return bits || defects.length > 0 ? 'observed' : 'blank';
}

/** A second shows something if it compared bits or saw a defect; else, as when the tester itself stumbled, nothing is known. */
export const isObserved = (second: Second): boolean => sightOf(second) === 'observed';
const isKnown = (sight: Sight): boolean => sight === 'observed' || sight === 'filled';

/** What an observation tells of the line: the one answer for lamps, lanes, event list, counters and judging. Undefined for what is no second and no gap. Pure. */
export function seen(item: Observation): Seen | undefined {
  if (item.kind === 'gap') {
    const { from, to, filled } = item.gap;
    return { from, to, sight: filled ? 'filled' : 'gap', cause: undefined, errored: false, severe: false };
  }
  if (item.kind !== 'second') return undefined;
  const { second } = item;
  const sight = sightOf(second);
  const counts = sight === 'observed';
  return {
    from: second.t,
    to: second.t + 1,
    sight,
    cause: counts ? causeOf(second.defects) : undefined,
    errored: counts && isErrored(second),
    severe: counts && isSevere(second),
  };
}

/** Seconds of an observation that nobody saw. */
export function unseenS(item: Observation): number {
  const it = seen(item);
  return !it || isKnown(it.sight) ? 0 : it.to - it.from;
}

/** True if the pattern was received and compared in this second. */
export const hasPattern = (second: Second): boolean =>
  second.valid && second.defects.length === 0 && !second.inverted && (second.bits ?? 0) > 0;

/** True if what came was the inverse of the pattern set (INV): it is never taken for the pattern. */
export const isInverted = (second: Second | undefined): boolean => second?.valid === true && second.inverted === true;

/** True if an attempt has it in its event list that the pattern came back inverted. */
export const isToldInverted = ({ events }: Pick<RunRecord, 'events'>, attempt: number | undefined): boolean =>
  events.some((event) => event.attempt === attempt && event.message.code === 'event.inverted');
