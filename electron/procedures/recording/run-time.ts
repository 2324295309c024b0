import type { Clock } from '../../contract/clock.ts';
import { createLineTime, type LineTime } from '../../contract/line-time.ts';
import type { ClockAnchor, RunRecord } from '../../contract/run.ts';
import type { GapReason } from '../../contract/second.ts';
import type { Message } from '../../contract/words/index.ts';
import { localTime } from '../../contract/release.ts';

/** A wall clock that moves by less was not set: people and time services set by more, and slewing is not seen at all. */
export const STEP_MS = 950;
/** Where the system names no boot: the same start of a computer, told twice as wall clock minus uptime, differs by no more. */
const SAME_BOOT_MS = 3_000;

/** All clocks at one moment: from it the next program knows how long it was away. */
export function anchorNow(time: LineTime, clock: Clock, bootId: string | undefined): ClockAnchor {
  const { lineMs, wallMs, uptimeMs } = { lineMs: time.nowMs(), wallMs: clock.nowMs(), uptimeMs: clock.uptimeMs() };
  return { lineMs, wallMs, uptimeMs, ...(bootId === undefined ? {} : { bootId }) };
}

/** Line time of a run that goes on. */
export interface TakenUpTime {
  time: LineTime;
  bootId: string | undefined;
  /** Why nobody saw the time since the last second: it says whether any clock has measured it. */
  reason: GapReason;
  /** What the clocks of the computer have to say about it. */
  notes: Message[];
}

function lastAnchor({ attempts }: RunRecord): ClockAnchor | undefined {
  const anchors = attempts.flatMap(({ steps }) => steps.flatMap(({ anchor }) => anchor ?? []));
  return anchors.sort((a, b) => a.lineMs - b.lineMs).at(-1);
}

function isSameBoot(anchor: ClockAnchor, now: ClockAnchor): boolean {
  if (now.uptimeMs < anchor.uptimeMs - SAME_BOOT_MS) return false;
  if (anchor.bootId !== undefined && now.bootId !== undefined) return anchor.bootId === now.bootId;
  return Math.abs(now.wallMs - now.uptimeMs - (anchor.wallMs - anchor.uptimeMs)) < SAME_BOOT_MS;
}

/** Wall clock and line time side by side, as people read them. `byMs`: wall clock minus what it should show. */
export function clockMessage(how: 'set' | 'resumed', byMs: number, wallMs: number, zone: RunRecord['zone']): Message {
  const way = byMs < 0 ? 'behind' : 'ahead';
  const by = Math.max(1, Math.round(Math.abs(byMs) / 1000));
  return { code: `event.clock-${how}-${way}`, params: { by, wall: localTime(wallMs, zone.offsetS, 'seconds') } };
}

/**
 * Goes on in the time of a record, whatever the wall clock shows: by uptime within one start of the computer; after another one nobody knows how
 * long, so a measured line goes on at once, and what was not measured yet by the wall clock, unless that is behind. `seenTo`: end of what
 * is recorded of the measurement that goes on, epoch seconds; absent where none does.
 */
export async function takeUpTime(record: RunRecord, seenTo: number | undefined, clock: Clock): Promise<TakenUpTime> {
  const bootId = await clock.bootId();
  const anchor = lastAnchor(record);
  const { zone } = record;
  const wallMs = clock.nowMs();
  const now: ClockAnchor = { lineMs: wallMs, wallMs, uptimeMs: clock.uptimeMs(), ...(bootId ? { bootId } : {}) };
  const known = [
    record.startedAtMs,
    anchor?.lineMs ?? 0,
    1000 * (seenTo ?? 0),
    ...record.events.map(({ t }) => 1000 * t),
  ];
  // The second in which the program broke off was seen by nobody to its end.
  const leastMs = known.reduce((a, b) => Math.max(a, b)) + 1000;
  if (anchor && isSameBoot(anchor, now)) {
    const passedMs = now.uptimeMs - anchor.uptimeMs;
    const byMs = wallMs - (anchor.wallMs + passedMs);
    const lineMs = Math.max(anchor.lineMs + passedMs, seenTo === undefined ? 0 : 1000 * (seenTo + 1));
    const notes = Math.abs(byMs) < STEP_MS ? [] : [clockMessage('resumed', byMs, wallMs, zone)];
    return { time: createLineTime(clock, lineMs), bootId, reason: 'program-stopped', notes };
  }
  const behindMs = wallMs - (anchor?.wallMs ?? leastMs);
  const notes: Message[] = behindMs <= -STEP_MS ? [clockMessage('resumed', behindMs, wallMs, zone)] : [];
  if (seenTo !== undefined) {
    const wall = localTime(wallMs, zone.offsetS, 'seconds');
    notes.unshift({ code: 'event.computer-restarted', params: { wall } });
  }
  const lineMs = seenTo === undefined ? Math.max(wallMs, leastMs) : leastMs;
  return { time: createLineTime(clock, lineMs), bootId, reason: 'computer-restarted', notes };
}
