import { wireMessage } from '../../contract/ladder-finding.ts';
import type { Ladder, Probe } from '../../contract/ladder.ts';
import type { MeasurementRecord } from '../../contract/measurement.ts';
import { parseRate } from '../../contract/rate.ts';
import type { PingSecond } from '../../contract/tracks.ts';
import { storedParts } from '../measure/stored.ts';
import { addEvent, type RunContext } from '../recording/run-context.ts';
import type { Facility } from './facility.ts';

/** Idle and loaded in turn for so long at most, seconds: queues and clocks have settled, and whatever else changes meets both alike. */
const TURN_S = 30;
/** Load leaves in portions so far apart; a portion that is late is larger, up to so much, milliseconds. */
const PORTION_MS = 100;
const LATE_MS = 500;
/** Payload of a probe that is load, and what it is with the headers of ICMP and IP, octets: the greatest packet of Ethernet (RFC 894). */
const SIZE = 1472;
const PACKET = 1500;

/** Bits a second of load that a run asks for; undefined where none. */
export const loadOf = ({ settings }: { settings: Readonly<Record<string, string>> }): number | undefined =>
  parseRate(settings['load'] ?? '');

/** True where a second of a measurement is one under load: it begins idle, and both take as long. */
export function isLoaded({ from, forS }: Pick<MeasurementRecord, 'from' | 'forS'>, t: number): boolean {
  const turnS = Math.max(1, Math.min(TURN_S, Math.floor(forS / 2)));
  return from !== undefined && Math.floor((t - from) / turnS) % 2 === 1;
}

/** Sends load to the farthest rung in every other turn until the signal ends it; its answers are nobody's concern. Never rejects. */
export async function sendLoad(
  context: RunContext,
  ladder: Ladder,
  one: MeasurementRecord,
  facility: Facility,
  signal: AbortSignal,
): Promise<void> {
  const [bitsPerS, far] = [loadOf(context.recording.record), ladder.rungs.at(-1)];
  if (bitsPerS === undefined || !far) return;
  if (facility.current()?.oneByOne) return await addEvent(context, 'tester', { code: 'event.load-cannot' });
  const { clock, time } = context;
  const probe: Probe = { address: far.address, payload: ladder.payloads[0] ?? 'prbs', size: SIZE };
  let [owed, lastMs] = [0, clock.monotonicMs()];
  while (!signal.aborted) {
    const nowMs = clock.monotonicMs();
    const due = (bitsPerS * Math.min(LATE_MS, nowMs - lastMs)) / 1000 / (PACKET * 8);
    owed = isLoaded(one, Math.floor(time.nowMs() / 1000)) ? owed + due : 0;
    lastMs = nowMs;
    const probes = Array.from({ length: Math.floor(owed) }, () => probe);
    owed -= probes.length;
    // Whatever befalls the facility is seen by the rounds.
    for (const answer of facility.current()?.round(probes, ladder.timeoutMs) ?? []) answer.catch(() => undefined);
    await clock.sleep(PORTION_MS, signal).catch(() => undefined);
  }
}

/** Probes of a rung in one of the two states. */
interface Sums {
  sent: number;
  lost: number;
  ms: number;
}
const none = (): Sums => ({ sent: 0, lost: 0, ms: 0 });
function add(sums: Sums, { sent, lost, avgMs = 0 }: PingSecond): void {
  sums.sent += sent;
  sums.lost += lost;
  sums.ms += avgMs * (sent - lost);
}
const mean = ({ sent, lost, ms }: Sums): string => (sent > lost ? (ms / (sent - lost)).toFixed(1) : '—');

/** Compares each rung idle and loaded, from all that is stored, and tells it. */
export async function tellLoad(context: RunContext, { rungs }: Ladder, one: MeasurementRecord): Promise<void> {
  const { archive, record } = context.recording;
  if (loadOf(record) === undefined) return;
  const sums = new Map(rungs.map(({ id }) => [id, { idle: none(), loaded: none() }]));
  for await (const { pings = [] } of storedParts(archive, one.id))
    for (const ping of pings) add(sums.get(ping.rung)![isLoaded(one, ping.t) ? 'loaded' : 'idle'], ping);
  for (const { id: rung, address } of rungs) {
    const { idle, loaded } = sums.get(rung)!;
    if (idle.sent === 0 || loaded.sent === 0) continue;
    const counts = { idleSent: idle.sent, idleLost: idle.lost, loadedSent: loaded.sent, loadedLost: loaded.lost };
    const times = { idleMs: mean(idle), loadedMs: mean(loaded), load: record.settings['load'] ?? '' };
    await addEvent(context, 'wire', wireMessage('load', { rung, address, ...counts, ...times }));
  }
}
