import type { NewRun, Recorded } from '../../electron/archive/index.ts';
import type { Store } from '../../electron/archive/worker/store.ts';
import type { InstrumentRecord } from '../../electron/contract/instrument.ts';
import type { Ladder } from '../../electron/contract/ladder.ts';
import type { PingSecond, RegisterSample } from '../../electron/contract/tracks.ts';
import { circuit, measurementOf, missed, newRun, seen } from './records.ts';

export const LADDER: Ladder = {
  version: 1,
  everyMs: 1000,
  sizes: [64, 512, 1472],
  payloads: ['prbs'],
  timeoutMs: 1000,
  rungs: [
    { id: 'gateway', address: '10.77.1.1' },
    { id: 'farRouterWan', address: '10.77.9.2' },
    { id: 'farHost', address: '10.77.2.2' },
  ],
};

/** A stretch in which the far rungs lose all; `crc`: the converter counts errors one second before. Seconds since START. */
export interface Trouble {
  at: number;
  lengthS: number;
  crc?: boolean;
}
const inTrouble = (i: number, { at, lengthS }: Trouble): boolean => i >= at && i < at + lengthS;

/** What a rung tells in second `i`: delays that wander by the second and grow with the distance. */
export function pingAt(rung: string, t: number, i: number, troubles: readonly Trouble[]): PingSecond {
  const far = LADDER.rungs.findIndex(({ id }) => id === rung);
  const bad = far > 0 && troubles.some((one) => inTrouble(i, one));
  if (bad) return { t, rung, sent: 3, lost: 3, late: 0, wrong: 0, lossy: [{ n: i, sent: 1, lost: 1 }] };
  const ms = 0.6 + 6 * far + (i % 7) * 0.2 * (far + 1);
  return { t, rung, sent: 3, lost: 0, late: 0, wrong: 0, minMs: ms, avgMs: ms + 0.2, maxMs: ms + 0.5 };
}

/** What the converter has counted by second `i`, asked each ten seconds. */
const crcBy = (i: number, troubles: readonly Trouble[]): number =>
  5 + troubles.filter(({ at, crc }) => crc && i >= at - 1).length * 17;
export const samplesAt = (t: number, i: number, troubles: readonly Trouble[]): RegisterSample[] => [
  { t, source: 'E1', name: 'CRC errors', value: crcBy(i, troubles) },
  { t, source: 'E1', name: 'state', value: 'up' },
];

/** The ladder's facility as it stands among the instruments. */
const ladderOf = ({ instruments: { tester } }: NewRun): InstrumentRecord => ({
  ...tester!,
  family: 'ping',
  identity: { maker: 'Linux', model: 'ICMP socket' },
});

/** Records a watch of `lengthS` from `from` on: a line without errors, the ladder, the registers of a converter whose clock is ahead. */
export function recordWatch(
  store: Store,
  runId: string,
  from: number,
  lengthS: number,
  troubles: readonly Trouble[],
): void {
  const base = newRun();
  const converter = {
    family: 'ds1-mib',
    address: 'sim:',
    identity: { maker: 'RAD', model: 'FCD-E1L' },
    clockOffsetMs: 2400,
    simulated: false,
  };
  store.createRun(
    newRun({
      runId,
      circuit: circuit('C-WATCH'),
      startedAtMs: from * 1000,
      simulated: false,
      ladder: LADDER,
      instruments: { ...base.instruments, ladder: ladderOf(base), 'converter.a': converter },
    }),
  );
  store.putAttempt(runId, { number: 1, startedAtMs: from * 1000 });
  const about = { from, to: from + lengthS, forS: lengthS };
  const bits = measurementOf(`${runId}-bits`, { ...about, rateKbps: 2048 });
  const ping = measurementOf(`${runId}-ping`, { ...about, kind: 'ping', role: 'ladder' });
  const register = measurementOf(`${runId}-register`, { ...about, kind: 'register', role: 'converter.a' });
  for (const one of [bits, { ...ping, verdict: 'fail' as const }, register]) store.putMeasurement(runId, 1, one);
  const all = Array.from({ length: lengthS }, (_, i) => i);
  store.record(
    bits.id,
    all.map((i) => seen(from + i)),
  );
  // The laptop slept for ten seconds in the middle.
  const asleep = Math.floor(lengthS / 2);
  const awake = (i: number): boolean => i < asleep || i >= asleep + 10;
  const round = (i: number): Recorded[] =>
    LADDER.rungs.map(({ id }) => ({ kind: 'ping', ping: pingAt(id, from + i, i, troubles) }));
  store.record(
    ping.id,
    all.flatMap((i) =>
      awake(i) ? round(i) : i === asleep ? [missed(from + i, from + i + 10, { reason: 'asleep' })] : [],
    ),
  );
  const said = (i: number): Recorded[] =>
    samplesAt(from + i, i, troubles).map((sample) => ({ kind: 'register', sample }));
  store.record(register.id, all.filter((i) => i % 10 === 0).flatMap(said));
  store.putAttempt(runId, { number: 1, startedAtMs: from * 1000, verdict: 'fail' });
  store.finishRun(runId, { verdict: 'fail', why: [], endedAtMs: (from + lengthS) * 1000 });
}
