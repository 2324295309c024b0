/** Gaps that are kept open for frames that were overtaken, and the longest of which each frame is known. */
const OPEN = 64;
const SMALL = 4096;

/** Numbers that have not come: how many of a long gap, which of a short one. */
type Gap = Set<number> | number;

/** The most numbers in a row in a set that grew in order. */
function longestRun(missing: ReadonlySet<number>): number {
  let [longest, run, before] = [0, 0, NaN];
  for (const one of missing) {
    run = one === before + 1 ? run + 1 : 1;
    before = one;
    longest = Math.max(longest, run);
  }
  return longest;
}
const lengthOf = (gap: Gap): number => (typeof gap === 'number' ? gap : longestRun(gap));

/** The longest run of frames that never came, while those that were overtaken may still come. */
export function createGaps() {
  const open: Gap[] = [];
  let longest = 0;
  return {
    /** `from` to `to` (exclusive) were passed over. */
    passed: (from: number, to: number): void => {
      const length = to - from;
      open.push(length <= SMALL ? new Set(Array.from({ length }, (_, at) => from + at)) : length);
      if (open.length > OPEN) longest = Math.max(longest, lengthOf(open.shift()!));
    },
    came: (number: number): void => {
      for (const gap of open) if (typeof gap !== 'number') gap.delete(number);
    },
    longest: (): number => Math.max(longest, ...open.map(lengthOf)),
  };
}
