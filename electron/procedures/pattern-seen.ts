import type { Defect, Second } from '../contract/second.ts';

/** True if the pattern was received and compared in this second. */
export const hasPattern = (second: Second): boolean =>
  second.valid && second.defects.length === 0 && !second.inverted && (second.bits ?? 0) > 0;

/** Defects in cause order say what is wrong; the first is the cause. */
export const causeOf = (second: Second | undefined): Defect | undefined => second?.defects[0];
