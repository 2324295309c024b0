import type { Gap, Second } from '../../../../../electron/contract/second.ts';
import { createEngine, type Engine } from '../../../../../drivers/testers/loop/engine.ts';
import type { Report } from '../../../../../drivers/testers/loop/messages.ts';

export const START_MS = Date.UTC(2026, 0, 1) + 300;

/** An engine on a clock that only the test moves, with a line between its send and its receive side. */
export interface Desk {
  readonly engine: Engine;
  readonly seconds: Second[];
  readonly gaps: Gap[];
  readonly begun: number[];
  nowMs: number;
  /** By so much the wall clock was set. */
  wallAheadMs: number;
  /** So long the shared clock stood still while the computer slept. */
  sleptMs: number;
  /** What the line makes of octets; undefined: nothing arrives. */
  line: (octets: Uint8Array) => Uint8Array | undefined;
  delayMs: number;
  /** The driver does not take what is sent. */
  stuck: boolean;
  run(ms: number, tickMs?: number): void;
}

export function createDesk(pattern = '2^15-1', octetsPerSecond = 11_520, standsInSleep = true): Desk {
  const onTheWay: { octets: Uint8Array; atMs: number }[] = [];
  let held: number[] = [];
  const take = (octets: Uint8Array): void => {
    engine.handle({ do: 'taken' });
    engine.handle({ do: 'written', octets: octets.length, atMs: desk.nowMs });
    const out = desk.line(octets.slice());
    if (out && out.length > 0) onTheWay.push({ octets: out, atMs: desk.nowMs + desk.delayMs });
  };
  const hear = (report: Report): void => {
    if (report.is === 'second') desk.seconds.push(report.second);
    else if (report.is === 'gap') desk.gaps.push(report.gap);
    else if (report.is === 'begun') desk.begun.push(report.id);
    else if (desk.stuck) held.push(report.octets.length);
    else {
      const { octets } = report;
      later.push(() => take(octets));
    }
  };
  const later: (() => void)[] = [];
  const desk = {
    seconds: [] as Second[],
    gaps: [] as Gap[],
    begun: [] as number[],
    nowMs: START_MS,
    wallAheadMs: 0,
    sleptMs: 0,
    line: (octets: Uint8Array): Uint8Array | undefined => octets,
    delayMs: 30,
    stuck: false,
    run(ms: number, tickMs = 10): void {
      for (const endMs = desk.nowMs + ms; desk.nowMs < endMs;) {
        desk.nowMs += tickMs;
        while (onTheWay[0] && onTheWay[0].atMs <= desk.nowMs) {
          const { octets, atMs } = onTheWay.shift()!;
          engine.handle({ do: 'received', octets, atMs: Math.max(atMs, desk.nowMs - tickMs) });
        }
        engine.tick();
        for (const work of later.splice(0)) work();
      }
    },
  };
  const engine = createEngine({
    sharedMs: () => desk.nowMs,
    wallMs: () => desk.nowMs + desk.sleptMs + desk.wallAheadMs,
    standsInSleep,
    uptimeMs: () => desk.nowMs + desk.sleptMs - START_MS,
    report: hear,
  });
  engine.handle({ do: 'run', pattern, octetsPerSecond, lineAheadMs: 0 });
  held = [];
  return Object.assign(desk, { engine });
}
