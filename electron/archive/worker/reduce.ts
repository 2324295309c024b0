import { sightOf } from '../../analysis/index.ts';
import { isLit, LAMPS, type LampRow } from '../../contract/lamps.ts';
import { LANE_BITS, type LaneWindow } from '../../contract/lanes.ts';
import { isClean, type Gap, type History, type Second } from '../../contract/second.ts';
import { addStretch, firstEndingAfter, noLanes, type Lanes, type Stretch } from './lane-columns.ts';

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

/** Data flags of a gap: a filled one is proven clean time. */
const gapFlags = (gap: Gap): number => (gap.filled ? LANE_BITS.filled | LANE_BITS.clean : LANE_BITS.unobserved);

/** Adds one stretch; what lies between it and all that is recorded, and no gap explains, nobody saw. */
function add(lanes: Lanes, stretch: Stretch, flags: number, errors = 0): boolean {
  const end = lanes.n > 0 ? lanes.reach[lanes.n - 1]! : Infinity;
  if (stretch.from > end) addStretch(lanes, { from: end, to: stretch.from }, LANE_BITS.unobserved);
  return addStretch(lanes, stretch, flags, errors);
}

/** Adds what was recorded after all that `lanes` holds. Gives true unless something of it belongs before that: a note about time that is recorded already. */
export function addHistory(lanes: Lanes, { spans, gaps, rows }: History): boolean {
  let inOrder = true;
  let [s, g, r] = [0, 0, 0];
  for (;;) {
    const [span, gap, row] = [spans[s], gaps[g], rows[r]];
    const from = Math.min(span?.from ?? Infinity, gap?.from ?? Infinity, row?.t ?? Infinity);
    // In the order in which they are chained: what may still grow is last.
    if (gap?.from === from) {
      inOrder = add(lanes, gap, gapFlags(gap)) && inOrder;
      g++;
    } else if (row?.t === from) {
      inOrder = add(lanes, { from, to: from + 1 }, flagsOf(row), row.bitErrors) && inOrder;
      r++;
    } else if (span?.from === from) {
      inOrder = add(lanes, span, LANE_BITS.clean) && inOrder;
      s++;
    } else return inOrder;
  }
}

/** A history in the form that `reduce` reads. */
export function lanesOf(history: History): Lanes {
  const lanes = noLanes();
  addHistory(lanes, history);
  return lanes;
}

/** Pixels of whole seconds: a second marks the pixel in which it begins and, zoomed in, all up to the beginning of the next. */
interface Scale extends Stretch {
  /** No second fills more than a pixel. */
  isWide: boolean;
  first(t: number): number;
  last(to: number, first: number): number;
}
function scaleOf(from: number, to: number, pixels: number): Scale {
  const at = (t: number): number => Math.floor(((t - from) * pixels) / (to - from));
  return {
    from,
    to,
    isWide: pixels <= to - from,
    first: (t) => Math.min(pixels - 1, Math.max(0, at(t))),
    last: (end, first) => Math.min(pixels - 1, Math.max(first, at(end - 1), at(end) - 1)),
  };
}

function mark(window: LaneWindow, scale: Scale, stretches: readonly Stretch[], bits: number): void {
  for (const { from, to } of stretches) {
    if (to <= scale.from || from >= scale.to) continue;
    const first = scale.first(from);
    const last = scale.last(to, first);
    for (let pixel = first; pixel <= last; pixel++) window.flags[pixel]! |= bits;
  }
}

function markLanes(window: LaneWindow, scale: Scale, lanes: Lanes): void {
  for (let i = firstEndingAfter(lanes, scale.from); i < lanes.n; i++) {
    const [from, to] = [lanes.from[i]!, lanes.to[i]!];
    if (from >= scale.to) return;
    if (to <= scale.from) continue;
    const [flags, errors] = [lanes.flags[i]!, lanes.errors[i]!];
    const first = scale.first(from);
    const last = scale.isWide && to === from + 1 ? first : scale.last(to, first);
    window.errorsSum[first]! += errors;
    for (let pixel = first; pixel <= last; pixel++) {
      window.flags[pixel]! |= flags;
      if (errors > window.errorsMax[pixel]!) window.errorsMax[pixel] = errors;
    }
  }
}

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
  markLanes(window, scale, lanes);
  mark(window, scale, unavailable, LANE_BITS.unavailable);
  return window;
}
