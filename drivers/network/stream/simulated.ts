import type { Clock } from '../../../electron/contract/clock.ts';
import type {
  DirectionCounts,
  StreamAsked,
  StreamCounts,
  StreamFacility,
  StreamSecond,
} from '../../../electron/contract/stream.ts';
import { CAP_BPS } from './words.ts';
import { differenceOf } from './difference.ts';

/** A line that only exists here. */
export interface SimulatedLine {
  /** What it lets through, bit/s; absent: all. */
  rate?: number | undefined;
  /** Percent of the frames that it loses. */
  loss: number;
  /** What the simulated computers reach, bit/s; absent: all. */
  reach?: number | undefined;
  /** How long it carries nothing while it switches over, milliseconds; absent: it does not switch. */
  outageMs?: number | undefined;
  /** Round trip, milliseconds. */
  delayMs: number;
}

/** Everything since the begin, by arithmetic alone: the same line tells the same at every time. */
function countsAt(
  { bitsPerS, frame }: StreamAsked,
  line: SimulatedLine,
  sentS: number,
  switches: number,
): StreamCounts {
  const framesIn = (rate: number): number => Math.floor((rate * sentS) / (frame * 8));
  const sent = framesIn(Math.min(bitsPerS, line.reach ?? Infinity));
  const passed = Math.min(sent, framesIn(line.rate ?? Infinity));
  const everyMs = (frame * 8000) / bitsPerS;
  const outage = Math.round(((line.outageMs ?? 0) * switches) / everyMs);
  const lost = Math.min(sent, sent - passed + Math.floor((passed * line.loss) / 100) + outage);
  const direction: DirectionCounts = {
    sent,
    sentS,
    received: sent - lost,
    lost,
    reordered: 0,
    duplicated: 0,
    corrupted: 0,
    overrun: 0,
    longestLoss: switches > 0 ? Math.round((line.outageMs ?? 0) / everyMs) : Math.min(1, lost),
    behindMs: 0,
  };
  const delayMs = { min: line.delayMs, avg: line.delayMs * 1.1, max: line.delayMs * 1.6 };
  return { out: direction, back: direction, delayMs };
}

/** A far end behind a simulated line: nothing leaves this computer. */
export function createSimulatedStream(address: string, line: SimulatedLine, clock: Clock): StreamFacility {
  let switches = 0;
  return {
    address,
    simulated: true,
    capBitsPerS: CAP_BPS,
    // It is known, so that nobody waits for it.
    reach: (asked) => Promise.resolve({ bitsPerS: Math.min(asked.bitsPerS, line.reach ?? Infinity) }),
    switchNow: () => void (switches += line.outageMs === undefined ? 0 : 1),
    send: async (asked, { forS, enough }, tell, signal) => {
      switches = 0;
      const until = AbortSignal.any([signal, ...(enough ? [enough] : [])]);
      let [before, s]: [StreamCounts | undefined, number] = [undefined, 0];
      while (s < forS && !until.aborted) {
        await clock.sleep(Math.min(1000, (forS - s) * 1000), until).catch(() => undefined);
        signal.throwIfAborted();
        s = Math.min(forS, s + 1);
        const total = countsAt(asked, line, s, switches);
        const told: StreamSecond = { n: s - 1, second: differenceOf(total, before), total };
        tell(told);
        before = total;
      }
      return before ?? countsAt(asked, line, 0, switches);
    },
    close: () => Promise.resolve(),
  };
}
