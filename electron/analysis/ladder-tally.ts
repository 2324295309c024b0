import type { Burst, Ladder, RungResult, SizeResult } from '../contract/ladder.ts';
import type { Gap } from '../contract/second.ts';
import type { LossyRound, PingSecond, PingSize } from '../contract/tracks.ts';

/** Probes of a ladder as they add up, whether they come one second at a time or as they were stored. */
export interface LadderTally {
  /** All rungs of one second; seconds come in order. */
  second(pings: readonly PingSecond[]): void;
  gap(gap: Pick<Gap, 'from' | 'to'>): void;
  results(): RungResult[];
  /** Time in which somebody looked, and in which nobody did, whole seconds. */
  seconds(): { total: number; observed: number; gaps: number };
}

interface Sums {
  sent: number;
  lost: number;
  late: number;
  wrong: number;
  wrongOctets: number;
  sumMs: number;
  minMs: number;
  maxMs: number;
  sizes: Map<number, PingSize>;
  bursts: Burst[];
  /** Number of the last round with loss. */
  lossy: number;
}

const fresh = (): Sums => ({
  sent: 0,
  lost: 0,
  late: 0,
  wrong: 0,
  wrongOctets: 0,
  sumMs: 0,
  minMs: Infinity,
  maxMs: -Infinity,
  sizes: new Map(),
  bursts: [],
  lossy: NaN,
});

const answered = ({ sent, lost }: { sent: number; lost: number }): number => sent - lost;

/** A second of one size alone carries no parts: it is its own. */
export const sizesOf = (ladder: Ladder, ping: PingSecond): PingSize[] =>
  ping.sizes ?? [
    {
      size: ladder.sizes[0] ?? 0,
      sent: ping.sent,
      lost: ping.lost,
      late: ping.late,
      wrongOctets: ping.wrong,
      sumMs: (ping.avgMs ?? 0) * answered(ping),
    },
  ];

function addSizes(sums: Sums, parts: readonly PingSize[]): void {
  for (const part of parts) {
    const known = sums.sizes.get(part.size) ?? { size: part.size, sent: 0, lost: 0, late: 0, wrongOctets: 0, sumMs: 0 };
    sums.sizes.set(part.size, known);
    for (const name of ['sent', 'lost', 'late', 'wrongOctets', 'sumMs'] as const) known[name] += part[name];
    sums.wrongOctets += part.wrongOctets;
    sums.sumMs += part.sumMs;
  }
}

/** A round with loss goes on with the burst before it, or begins one. `at`: the second it was sent in, from the first of the measurement. */
function addRound(sums: Sums, { n, sent, lost }: LossyRound, at: number): void {
  const last = sums.bursts.at(-1);
  if (last && sums.lossy === n - 1) Object.assign(last, { to: at + 1, sent: last.sent + sent, lost: last.lost + lost });
  else sums.bursts.push({ from: at, to: at + 1, sent, lost });
  sums.lossy = n;
}

function add(sums: Sums, ladder: Ladder, ping: PingSecond, start: number): void {
  for (const name of ['sent', 'lost', 'late', 'wrong'] as const) sums[name] += ping[name];
  if (ping.minMs !== undefined) sums.minMs = Math.min(sums.minMs, ping.minMs);
  if (ping.maxMs !== undefined) sums.maxMs = Math.max(sums.maxMs, ping.maxMs);
  addSizes(sums, sizesOf(ladder, ping));
  for (const round of ping.lossy ?? []) addRound(sums, round, ping.t - start);
}

/** Milliseconds as they are told: to the microsecond. */
const told = (ms: number): number => Math.round(ms * 1000) / 1000;

const sizeResult = ({ size, sent, lost, wrongOctets, sumMs }: PingSize): SizeResult => ({
  size,
  sent,
  lost,
  wrongOctets,
  ...(sent > lost ? { avgMs: told(sumMs / (sent - lost)) } : {}),
});

function resultOf(ladder: Ladder, { id, address }: Ladder['rungs'][number], sums: Sums): RungResult {
  const { sent, lost, late, wrongOctets, sumMs, minMs, maxMs, sizes, bursts } = sums;
  const { payload = '', compared = false } = ladder.facility ?? {};
  const times = sent > lost ? { minMs: told(minMs), avgMs: told(sumMs / (sent - lost)), maxMs: told(maxMs) } : {};
  const bySize = [...sizes.values()].map(sizeResult).sort((a, b) => a.size - b.size);
  return {
    rung: id,
    address,
    sent,
    lost,
    late,
    wrongOctets,
    ...times,
    bySize,
    bursts: bursts.map((one) => ({ ...one })),
    payload,
    compared,
  };
}

/** `lossMax`: percent of probes of each rung and size that may be lost. */
export function createLadderTally(ladder: Ladder): LadderTally {
  const rungs = new Map(ladder.rungs.map(({ id }) => [id, fresh()]));
  const roundS = Math.max(1, ladder.everyMs / 1000);
  let [rounds, gapS, gaps, start, gapTo] = [0, 0, 0, NaN, NaN];
  return {
    second: (pings) => {
      const t = pings[0]?.t;
      if (t === undefined) return;
      if (Number.isNaN(start)) start = t;
      rounds += 1;
      for (const ping of pings) {
        const sums = rungs.get(ping.rung);
        if (sums) add(sums, ladder, ping, start);
      }
    },
    gap: ({ from, to }) => {
      if (Number.isNaN(start)) start = from;
      gapS += to - from;
      if (from !== gapTo) gaps += 1;
      gapTo = to;
    },
    results: () => ladder.rungs.map((rung) => resultOf(ladder, rung, rungs.get(rung.id)!)),
    seconds: () => {
      const observed = Math.floor(rounds * roundS);
      return { total: observed + gapS, observed, gaps };
    },
  };
}
