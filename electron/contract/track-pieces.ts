import type { PingLane, RegisterLane, TrackWindow } from './tracks.ts';

/** One lane beside those of a line: a rung of a ladder, or a register of a box. */
export type TrackRow =
  { kind: 'ping'; rung: string; rarely?: boolean } | { kind: 'register'; source: string; name: string };

export const rowKey = (row: TrackRow): string =>
  row.kind === 'ping' ? `ping ${row.rung}` : `register ${row.source} ${row.name}`;

/** The lanes of one measurement beside the line: its rungs in the order of the ladder, and the registers that said more than one thing. */
export interface TrackRows {
  rows: readonly TrackRow[];
  /** Registers that said the same all the time. */
  still: number;
}

/** True if a register said more than one thing. */
export const hasChanged = ({ changed }: RegisterLane): boolean => changed.some((n) => n > 0);

/** `order`: the rungs of the ladder, nearest first; `isShown`: which registers have a lane. */
export function rowsIn(
  census: TrackWindow | undefined,
  order: readonly string[],
  isShown: (lane: RegisterLane) => boolean = hasChanged,
): TrackRows {
  const placeOf = (rung: string): number => (order.includes(rung) ? order.indexOf(rung) : order.length);
  const pings = (census?.pings ?? []).map(({ rung }) => rung).toSorted((a, b) => placeOf(a) - placeOf(b));
  const registers = census?.registers ?? [];
  const moved = registers.filter(isShown);
  return {
    rows: [
      ...pings.map((rung): TrackRow => ({ kind: 'ping', rung })),
      ...moved.map(({ source, name }): TrackRow => ({ kind: 'register', source, name })),
    ],
    still: registers.length - moved.length,
  };
}

/** A stretch of a rung, pixels of the window, `to` not included; `share`: of its probes that were lost. */
export interface PingPiece {
  from: number;
  to: number;
  look: 'answers' | 'lost' | 'wrong';
  share: number;
}

/** A rung as stretches of one look each; where nothing was sent there is none. */
export function pingPieces({ sent, lost, wrong }: PingLane): PingPiece[] {
  const out: PingPiece[] = [];
  sent.forEach((n, at) => {
    if (n === 0) return;
    const share = lost[at]! / n;
    const look = wrong[at]! > 0 ? 'wrong' : share > 0 ? 'lost' : 'answers';
    const last = out.at(-1);
    if (last?.to === at && last.look === look && last.share === share) last.to = at + 1;
    else out.push({ from: at, to: at + 1, look, share });
  });
  // Where a pixel is less than a round, what lies between two rounds is as the first of them.
  return out.map((piece, at) =>
    out[at + 1] && out[at + 1]!.from - piece.to <= ROUND ? { ...piece, to: out[at + 1]!.from } : piece,
  );
}
/** Pixels between two rounds of a ladder of ten seconds, at the finest zoom: one a second. */
const ROUND = 10;

/** Height of a bar of loss, 0 to 1: one probe of many is clearly seen. */
export const lossHeight = (share: number): number => Math.min(1, 0.5 + 0.5 * share);
/** Height of a delay, 0 to 1: log scale from 0.1 ms to 10 s. */
export const delayHeight = (ms: number): number => Math.min(1, Math.max(0, (Math.log10(Math.max(0.1, ms)) + 1) / 5));

/** A stretch of a register between two things that it said; `low`, `high`: 0 to 1 of what it said in the window. */
export interface RegisterPiece {
  from: number;
  to: number;
  low: number;
  high: number;
  changed: boolean;
}
/** Where texts and what never changes are drawn. */
const LEVEL = 0.5;

export function registerPieces({ min, max, said, changed }: RegisterLane): RegisterPiece[] {
  const known = (values: Float64Array): number[] => [...values].filter((value) => Number.isFinite(value));
  const least = known(min).reduce((a, b) => Math.min(a, b), Infinity);
  const spread = known(max).reduce((a, b) => Math.max(a, b), -Infinity) - least;
  const height = (value: number): number =>
    Number.isFinite(value) && spread > 0 ? (value - least) / spread : spread === 0 ? 0 : LEVEL;
  const out: RegisterPiece[] = [];
  said.forEach((n, at) => {
    if (n === 0) return;
    const last = out.at(-1);
    if (last) last.to = at;
    out.push({ from: at, to: at + 1, low: height(min[at]!), high: height(max[at]!), changed: changed[at]! > 0 });
  });
  return out;
}

/** What nobody looked at, epoch seconds. */
export function unseenIn({ from, to, unobserved }: TrackWindow): { from: number; to: number }[] {
  const scale = (to - from) / unobserved.length;
  const out: { from: number; to: number }[] = [];
  unobserved.forEach((is, at) => {
    if (!is) return;
    const start = from + at * scale;
    const last = out.at(-1);
    if (last && Math.abs(last.to - start) < scale / 2) last.to = start + scale;
    else out.push({ from: start, to: start + scale });
  });
  return out;
}
