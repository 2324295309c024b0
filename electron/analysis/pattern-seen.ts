import type { RunRecord } from '../contract/run.ts';
import type { Defect, Second } from '../contract/second.ts';

/** True if the pattern was received and compared in this second. */
export const hasPattern = (second: Second): boolean =>
  second.valid && second.defects.length === 0 && !second.inverted && (second.bits ?? 0) > 0;

/** True if what came was the inverse of the pattern set (INV): it is never taken for the pattern. */
export const isInverted = (second: Second | undefined): boolean => second?.valid === true && second.inverted === true;

/** True if an attempt has it in its event list that the pattern came back inverted. */
export const isToldInverted = ({ events }: Pick<RunRecord, 'events'>, attempt: number | undefined): boolean =>
  events.some((event) => event.attempt === attempt && event.message.code === 'event.inverted');

/** Defects in cause order say what is wrong; the first is the cause. */
export const causeOf = (second: Second | undefined): Defect | undefined => second?.defects[0];
