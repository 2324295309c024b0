/** Class bits of one observed second. An SES carries both. */
export const ERRORED = 1;
export const SEVERE = 2;

/** Seconds in a row that turn the state, both ways (G.821 and G.826, definition of available time). */
export const TURN_S = 10;

/** Sums of one standard; ES, SES, BBE and blocks in available time only, blocks outside SES. */
export interface Tally {
  AS: number;
  UAS: number;
  ES: number;
  SES: number;
  BBE: number;
  blocks: number;
}

/** Availability of one standard as it stands. What may still be re-attributed is kept apart as `pending`. */
export interface Availability extends Tally {
  unavailable: boolean;
  /** Length of the run that could turn the state: SES while available, others while unavailable. */
  pending: number;
  /** What the pending run would bring when unavailable time ends with it. */
  pendingES: number;
  pendingBBE: number;
  pendingBlocks: number;
  /** Called when the state turns, with the first second of the new state. */
  onTurn: ((t: number, unavailable: boolean) => void) | undefined;
}

/** Classes of seconds side by side, from one classification pass. */
export interface Classes {
  /** ERRORED and SEVERE bits. */
  classes: Uint8Array;
  erroredBlocks: Int32Array;
  blocks: Int32Array;
}

export function startAvailable(onTurn?: Availability['onTurn']): Availability {
  const pending = { pending: 0, pendingES: 0, pendingBBE: 0, pendingBlocks: 0 };
  return { AS: 0, UAS: 0, ES: 0, SES: 0, BBE: 0, blocks: 0, unavailable: false, ...pending, onTurn };
}

/** Takes `n` consecutive observed seconds, the first of them at `t`. */
export function takeSeconds(state: Availability, t: number, seconds: Classes, n: number): void {
  let done = 0;
  while (done < n)
    done = state.unavailable
      ? whileUnavailable(state, t, seconds, done, n)
      : whileAvailable(state, t, seconds, done, n);
}

/** Masks instead of branches: on bad data every branch would be mispredicted. Returns the index after the last second taken. */
function whileAvailable(state: Availability, t: number, seconds: Classes, from: number, to: number): number {
  const { classes, erroredBlocks, blocks } = seconds;
  let { ES, SES, BBE, pending, blocks: sum } = state;
  let i = from;
  while (i < to && pending < TURN_S) {
    const second = classes[i]!;
    const severe = second >> 1;
    ES += second & ERRORED;
    SES += severe;
    BBE += erroredBlocks[i]! & (severe - 1);
    sum += blocks[i]! & (severe - 1);
    pending = (pending + 1) & -severe;
    i++;
  }
  state.ES = ES;
  state.SES = SES;
  state.BBE = BBE;
  state.blocks = sum;
  state.pending = pending;
  state.AS += i - from;
  if (pending === TURN_S) turn(state, t + i - TURN_S, -1);
  return i;
}

function whileUnavailable(state: Availability, t: number, seconds: Classes, from: number, to: number): number {
  const { classes, erroredBlocks, blocks } = seconds;
  let { pending, pendingES, pendingBBE, pendingBlocks } = state;
  let i = from;
  while (i < to && pending < TURN_S) {
    const second = classes[i]!;
    const good = (second >> 1) - 1;
    pending = (pending + 1) & good;
    pendingES = (pendingES + (second & ERRORED)) & good;
    pendingBBE = (pendingBBE + erroredBlocks[i]!) & good;
    pendingBlocks = (pendingBlocks + blocks[i]!) & good;
    i++;
  }
  state.pending = pending;
  state.pendingES = pendingES;
  state.pendingBBE = pendingBBE;
  state.pendingBlocks = pendingBlocks;
  state.UAS += i - from;
  if (pending === TURN_S) turn(state, t + i - TURN_S, 1);
  return i;
}

/** The pending run has reached ten: its seconds change sides, `sign` -1 out of available time, 1 back into it. */
function turn(state: Availability, t: number, sign: 1 | -1): void {
  state.unavailable = sign === -1;
  state.AS += sign * state.pending;
  state.UAS -= sign * state.pending;
  if (state.unavailable) {
    state.ES -= state.pending;
    state.SES -= state.pending;
  } else {
    state.ES += state.pendingES;
    state.BBE += state.pendingBBE;
    state.blocks += state.pendingBlocks;
  }
  interrupt(state);
  state.onTurn?.(t, state.unavailable);
}

/** `n` clean seconds at once; `blocks` in all of them. */
export function takeClean(state: Availability, t: number, n: number, blocks: number): void {
  if (!state.unavailable) {
    state.AS += n;
    state.blocks += blocks;
    state.pending = 0;
    return;
  }
  const first = t - state.pending;
  state.UAS += n;
  state.pending += n;
  state.pendingBlocks += blocks;
  if (state.pending >= TURN_S) turn(state, first, 1);
}

/** A gap ends any pending run, whose seconds keep the class of the state, and leaves the state as it was. */
export function interrupt(state: Availability): void {
  state.pending = 0;
  state.pendingES = 0;
  state.pendingBBE = 0;
  state.pendingBlocks = 0;
}
