import { sightOf } from '../../analysis/index.ts';
import { isLit, LAMPS, type LampRow } from '../../contract/lamps.ts';
import { LANE_BITS, type LaneWindow } from '../../contract/lanes.ts';
import { isClean, type Gap, type History, type Second } from '../../contract/second.ts';

interface Stretch {
  from: number;
  to: number;
}
/** What the lanes of one attempt are drawn from: rows as columns, sorted by time. */
export interface Lanes {
  spans: Stretch[];
  gaps: Gap[];
  /** Time between what is recorded that no gap explains: nobody saw it. */
  holes: Stretch[];
  /** End of what is recorded. */
  end: number;
  t: number[];
  errors: number[];
  flags: number[];
}
export const noLanes = (): Lanes => ({ spans: [], gaps: [], holes: [], end: Infinity, t: [], errors: [], flags: [] });

const ROWS: readonly LampRow[] = Object.values(LAMPS);
const COUNTING = ROWS.filter(({ watches }) => 'counts' in watches);
const TELLING = ROWS.filter(({ watches }) => !('counts' in watches));
const bitsLit = (rows: readonly LampRow[], second: Second): number => {
  let bits = 0;
  for (const row of rows) if (isLit(row, second)) bits |= row.bit;
  return bits;
};

/** Lane bits of one second that is a row. A second that shows neither bits nor a defect, or that is not valid, was not observed. */
export function flagsOf(second: Second): number {
  const tells = second.defects.length > 0 || second.notices !== undefined;
  const flags = bitsLit(COUNTING, second) | (tells ? bitsLit(TELLING, second) : 0);
  const sight = sightOf(second);
  if (sight === 'invalid') return flags | LANE_BITS.invalid | LANE_BITS.unobserved;
  if (sight === 'blank') return flags | LANE_BITS.unobserved;
  return isClean(second) ? flags | LANE_BITS.clean : flags;
}

function addStretch(lanes: Lanes, from: number, to: number): void {
  if (from > lanes.end) lanes.holes.push({ from: lanes.end, to: from });
  lanes.end = lanes.end === Infinity ? to : Math.max(lanes.end, to);
}

function addSpan(lanes: Lanes, span: Stretch): void {
  // A span that has grown comes again with the same beginning.
  if (lanes.spans.at(-1)?.from === span.from) lanes.spans.pop();
  lanes.spans.push(span);
  addStretch(lanes, span.from, span.to);
}

function addGap(lanes: Lanes, gap: Gap): void {
  lanes.gaps.push(gap);
  addStretch(lanes, gap.from, gap.to);
}

function addRow(lanes: Lanes, second: Second): void {
  lanes.t.push(second.t);
  lanes.errors.push(second.bitErrors ?? 0);
  lanes.flags.push(flagsOf(second));
  addStretch(lanes, second.t, second.t + 1);
}

/** Adds what was recorded after all that `lanes` holds. */
export function addHistory(lanes: Lanes, added: History): void {
  let [s, g, r] = [0, 0, 0];
  for (;;) {
    const span = added.spans[s];
    const gap = added.gaps[g];
    const row = added.rows[r];
    const from = Math.min(span?.from ?? Infinity, gap?.from ?? Infinity, row?.t ?? Infinity);
    if (span?.from === from) {
      addSpan(lanes, span);
      s++;
    } else if (gap?.from === from) {
      addGap(lanes, gap);
      g++;
    } else if (row?.t === from) {
      addRow(lanes, row);
      r++;
    } else return;
  }
}

/** A history in the form that `reduce` reads. */
export function lanesOf(history: History): Lanes {
  const lanes = noLanes();
  addHistory(lanes, history);
  return lanes;
}

/** Index of the first element that is not below `value`. */
function lowerBound(sorted: readonly number[], value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? Infinity) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Pixels of whole seconds: a second marks the pixel in which it begins and, zoomed in, all up to the beginning of the next. */
interface Scale extends Stretch {
  pixels: number;
  first(t: number): number;
  last(to: number, first: number): number;
}
function scaleOf(from: number, to: number, pixels: number): Scale {
  const at = (t: number): number => Math.floor(((t - from) * pixels) / (to - from));
  return {
    from,
    to,
    pixels,
    first: (t) => Math.min(pixels - 1, Math.max(0, at(t))),
    last: (end, first) => Math.min(pixels - 1, Math.max(first, at(end - 1), at(end) - 1)),
  };
}

function mark<S extends Stretch>(
  window: LaneWindow,
  scale: Scale,
  stretches: readonly S[],
  bits: (stretch: S) => number,
): void {
  for (const stretch of stretches) {
    if (stretch.to <= scale.from || stretch.from >= scale.to) continue;
    const first = scale.first(stretch.from);
    const last = scale.last(stretch.to, first);
    const flags = bits(stretch);
    for (let pixel = first; pixel <= last; pixel++) window.flags[pixel] = (window.flags[pixel] ?? 0) | flags;
  }
}

function markRows(window: LaneWindow, scale: Scale, lanes: Lanes): void {
  for (let i = lowerBound(lanes.t, Math.floor(scale.from)); i < lanes.t.length; i++) {
    const t = lanes.t[i] ?? 0;
    if (t >= scale.to) return;
    if (t + 1 <= scale.from) continue;
    const errors = lanes.errors[i] ?? 0;
    const first = scale.first(t);
    const last = scale.last(t + 1, first);
    window.errorsSum[first] = (window.errorsSum[first] ?? 0) + errors;
    for (let pixel = first; pixel <= last; pixel++) {
      window.flags[pixel] = (window.flags[pixel] ?? 0) | (lanes.flags[i] ?? 0);
      if (errors > (window.errorsMax[pixel] ?? 0)) window.errorsMax[pixel] = errors;
    }
  }
}

/** Data flags of a gap: a filled one is proven clean time. */
const gapFlags = (gap: Gap): number => (gap.filled ? LANE_BITS.filled | LANE_BITS.clean : LANE_BITS.unobserved);

/**
 * The window `from` to `to` (epoch seconds) at `pixels` columns; nothing vanishes: every second, gap and hole marks at least one pixel.
 * `errorsSum` counts each second once, in the pixel in which it begins; `errorsMax` and `flags` fill all its pixels. What lies before the
 * first and after the last recorded second has no flag. `unavailable`: stretches of unavailable time. Pure.
 */
export function reduce(
  lanes: Lanes,
  from: number,
  to: number,
  pixels: number,
  unavailable: readonly Stretch[] = [],
): LaneWindow {
  const window: LaneWindow = {
    from,
    to,
    flags: new Uint32Array(pixels),
    errorsMax: new Float64Array(pixels),
    errorsSum: new Float64Array(pixels),
  };
  if (!(to > from)) return window;
  const scale = scaleOf(from, to, pixels);
  mark(window, scale, lanes.spans, () => LANE_BITS.clean);
  mark(window, scale, lanes.gaps, (gap) => gapFlags(gap));
  mark(window, scale, lanes.holes, () => LANE_BITS.unobserved);
  mark(window, scale, unavailable, () => LANE_BITS.unavailable);
  markRows(window, scale, lanes);
  return window;
}
