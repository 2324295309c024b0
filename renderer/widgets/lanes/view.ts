import { pageOf, type Range } from './axis.ts';

/** What is in view: all of it, the page of so many seconds that is turned as time goes on, or a stretch that stays. */
export type View = { at: 'whole' } | { at: 'now'; seconds: number } | ({ at: 'fixed' } & Range);

/** Lengths in view that the buttons offer, seconds; the whole is behind the last of them that is shorter. */
const LENGTHS_S = [10, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 21_600, 43_200, 86_400, 172_800, 259_200, 604_800];
/** Nothing is finer than this: a second is then as wide as a bar. */
export const LEAST_S = LENGTHS_S[0]!;
/** Two lengths that nobody can tell apart. */
const SAME = 1.001;

export const lengthOf = ({ from, to }: Range): number => to - from;

/** The next shorter length; undefined where there is none. */
export const shorter = (lengthS: number): number | undefined => LENGTHS_S.findLast((one) => one * SAME < lengthS);
/** The next longer length, short of the whole; undefined where that comes next. */
export const longer = (lengthS: number, wholeS: number): number | undefined =>
  LENGTHS_S.find((one) => one > lengthS * SAME && one * SAME < wholeS);

/** What a view shows. `at`: the cursor, or now. */
export function rangeOf(view: View, whole: Range, at: number): Range {
  if (view.at === 'fixed') return { from: view.from, to: view.to };
  return view.at === 'now' ? pageOf(whole, view.seconds, at) : whole;
}

/** A stretch that stays, as far as it lies within the whole and no finer than can be shown. */
export function fixed(whole: Range, from: number, to: number): View {
  const lengthS = Math.max(LEAST_S, to - from);
  if (lengthS * SAME >= lengthOf(whole)) return { at: 'whole' };
  const left = Math.min(Math.max(from, whole.from), whole.to - lengthS);
  return { at: 'fixed', from: left, to: left + lengthS };
}

/** So many seconds of it with `around` where it was. */
export function scaled(whole: Range, range: Range, lengthS: number, around: number): View {
  const share = Math.min(1, Math.max(0, (around - range.from) / lengthOf(range)));
  const from = around - share * Math.max(LEAST_S, lengthS);
  return fixed(whole, from, from + lengthS);
}

/** The same length further on, so that `t` is in view with some time on both sides. */
export function showing(whole: Range, view: View, range: Range, t: number): View {
  if (t >= range.from && t < range.to) return view;
  return fixed(whole, t - lengthOf(range) / 2, t + lengthOf(range) / 2);
}

/** Moves what is in view by `seconds`. */
export const moved = (whole: Range, range: Range, seconds: number): View => {
  const from = Math.min(Math.max(range.from + seconds, whole.from), whole.to - lengthOf(range));
  return fixed(whole, from, from + lengthOf(range));
};
