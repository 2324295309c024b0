import type { Ladder, Probe, ProbeAnswer } from '../../contract/ladder.ts';
import type { Gap } from '../../contract/second.ts';
import type { LossyRound, PingSecond, PingSize } from '../../contract/tracks.ts';

/** A probe of a round: to which rung. */
export interface Addressed extends Probe {
  rung: string;
}
/** Something that a second of a ladder says beside its counts. */
export type Aside =
  { is: 'wrong'; rung: string; size: number; answer: ProbeAnswer } | { is: 'said'; rung: string; said: string };
/** What comes out of a ladder, in order of time. */
export type LadderItem =
  { kind: 'second'; t: number; pings: PingSecond[]; asides: Aside[] } | { kind: 'gap'; gap: Gap };

interface Rung extends PingSecond {
  sumMs: number;
  bySize: Map<number, PingSize>;
  rounds: Map<number, LossyRound & { smallest: boolean }>;
}
interface OpenSecond {
  t: number;
  rungs: Map<string, Rung>;
  asides: Aside[];
  /** Probes on their way. */
  open: number;
  /** No further round begins in it. */
  closed: boolean;
}

const freshRung = (t: number, rung: string): Rung => ({
  t,
  rung,
  sent: 0,
  lost: 0,
  late: 0,
  wrong: 0,
  sumMs: 0,
  bySize: new Map(),
  rounds: new Map(),
});

/** The value of a key, made where there is none. */
function made<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const value = map.get(key) ?? make();
  map.set(key, value);
  return value;
}

function addTo(rung: Rung, ladder: Ladder, { size }: Probe, n: number, answer: ProbeAnswer): void {
  const part = made(rung.bySize, size, () => ({ size, sent: 0, lost: 0, late: 0, wrongOctets: 0, sumMs: 0 }));
  const round = made(rung.rounds, n, () => ({ n, sent: 0, lost: 0, smallest: false }));
  for (const sums of [rung, part, round]) sums.sent += 1;
  const { ms, wrong, wrongOctets = wrong?.length ?? 0 } = answer;
  if (ms === undefined) {
    for (const sums of [rung, part, round]) sums.lost += 1;
    round.smallest ||= size === Math.min(...ladder.sizes);
    return;
  }
  for (const sums of [rung, part]) {
    sums.sumMs += ms;
    if (ms > ladder.timeoutMs) sums.late += 1;
  }
  part.wrongOctets += wrongOctets;
  if (wrongOctets > 0) rung.wrong += 1;
  rung.minMs = Math.min(rung.minMs ?? Infinity, ms);
  rung.maxMs = Math.max(rung.maxMs ?? 0, ms);
}

/** To the microsecond: no clock of a laptop tells more. */
const told = (ms: number): number => Math.round(ms * 1000) / 1000;

function pingOf({ sumMs, bySize, rounds, ...ping }: Rung, manySizes: boolean): PingSecond {
  const lossy = [...rounds.values()].filter(({ smallest }) => smallest).map(({ n, sent, lost }) => ({ n, sent, lost }));
  const answered = ping.sent - ping.lost;
  const parts = [...bySize.values()].map((part) => ({ ...part, sumMs: told(part.sumMs) }));
  const needed = manySizes || parts.some(({ wrongOctets }) => wrongOctets > 0);
  return {
    ...ping,
    ...(answered > 0 ? { minMs: told(ping.minMs!), avgMs: told(sumMs / answered), maxMs: told(ping.maxMs!) } : {}),
    ...(needed ? { sizes: parts } : {}),
    ...(lossy.length > 0 ? { lossy } : {}),
  };
}

/** Seconds of a ladder while their probes are on their way: each is told once all of it is known, in order. */
export interface SecondBook {
  /** A round begins in second `t`; gives what takes the answers of its probes, undefined where nobody knows what became of one. */
  round(n: number, t: number, probes: readonly Addressed[]): (at: number, answer: ProbeAnswer | undefined) => void;
  gap(gap: Gap): void;
  /** No further round begins. */
  close(): void;
}

/** What is told of a second once all of it is known; where nothing is, nobody looked. */
function itemOf({ t, rungs, asides }: OpenSecond, ladder: Ladder): LadderItem {
  const known = [...rungs.values()].filter(({ sent }) => sent > 0);
  if (known.length > 0)
    return { kind: 'second', t, pings: known.map((rung) => pingOf(rung, ladder.sizes.length > 1)), asides };
  const to = t + Math.max(1, Math.floor(ladder.everyMs / 1000));
  return { kind: 'gap', gap: { from: t, to, reason: 'link-lost' } };
}

/** What an answer says beside its counts. */
function asidesOf({ rung, size }: Addressed, answer: ProbeAnswer): Aside[] {
  const isWrong = answer.wrong !== undefined || (answer.wrongOctets ?? 0) > 0;
  return [
    ...(isWrong ? [{ is: 'wrong', rung, size, answer } as const] : []),
    ...(answer.said === undefined ? [] : [{ is: 'said', rung, said: answer.said } as const]),
  ];
}

/** `unseen`: a second in which rounds were sent, and nobody knows what became of any. */
export function createSecondBook(
  ladder: Ladder,
  tell: (item: LadderItem) => void,
  unseen: (seconds: number) => void,
): SecondBook {
  const queue: (OpenSecond | { gap: Gap })[] = [];
  const flush = (): void => {
    for (let one = queue[0]; one && ('gap' in one || (one.closed && one.open === 0)); one = queue[0]) {
      queue.shift();
      const item: LadderItem = 'gap' in one ? { kind: 'gap', gap: one.gap } : itemOf(one, ladder);
      if (item.kind === 'gap' && 't' in one) unseen(item.gap.to - item.gap.from);
      tell(item);
    }
  };
  const closeLast = (): void => {
    const last = queue.at(-1);
    if (last && !('gap' in last)) last.closed = true;
  };
  const secondOf = (t: number): OpenSecond => {
    const last = queue.at(-1);
    if (last && !('gap' in last) && last.t === t) return last;
    closeLast();
    const second = { t, rungs: new Map<string, Rung>(), asides: [], open: 0, closed: false };
    queue.push(second);
    return second;
  };
  return {
    round: (n, t, probes) => {
      const second = secondOf(t);
      second.open += probes.length;
      return (at, answer) => {
        const probe = probes[at]!;
        second.open -= 1;
        const rung = made(second.rungs, probe.rung, () => freshRung(t, probe.rung));
        if (answer) addTo(rung, ladder, probe, n, answer);
        if (answer) second.asides.push(...asidesOf(probe, answer));
        flush();
      };
    },
    gap: (gap) => {
      closeLast();
      queue.push({ gap });
      flush();
    },
    close: () => {
      closeLast();
      flush();
    },
  };
}
