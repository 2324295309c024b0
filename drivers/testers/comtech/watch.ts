import { asTributaryError } from '../../../electron/contract/errors.ts';
import { createLineTime, type LineTime } from '../../../electron/contract/line-time.ts';
import { WATCHED_DEFECTS, type Observation } from '../../../electron/contract/tester.ts';
import { lingering, type Patience } from '../../dialogue/index.ts';
import type { Line } from '../../family.ts';
import type { Transport } from '../../transport/transport.ts';
import { decodeFaultBits, decodeFaults } from './codec.ts';
import type { BertRow } from './model.ts';
import { query, type Modem } from './modem.ts';

/** A modem that is watched, and the query of its faults. */
export interface Watched {
  line: Line;
  modem: Modem;
  faults: NonNullable<BertRow['faults']>;
}

/** It is no measurement: silence is not asked again at once. */
const WATCH_PATIENCE: Patience = { timeoutMs: 2_000, attempts: 1 };
/** Seconds from one question to the next, by the number of questions without an answer before it. */
const PAUSES_S = [1, 2, 5, 10, 30] as const;

/** What one question came to: the faults now, no such query, no answer, or no link. */
type Look = { kind: 'faults'; now: readonly string[] } | { kind: 'unknown' | 'silent' | 'lost' };

/**
 * Asks for the current faults at each second of the laptop's clock and tells those of the received line; nothing is switched on, set or cleared.
 * A gap once when the answers stop; then it asks less and less often. Ends when `signal` aborts, the session is closed or the query is unknown.
 */
export async function* watch(watched: Watched, signal: AbortSignal): AsyncGenerator<Observation> {
  const time = createLineTime(watched.modem.clock);
  let unanswered = 0;
  while (!signal.aborted) {
    const endT = await nextEnd(watched, time, PAUSES_S[Math.min(unanswered, PAUSES_S.length - 1)]!, signal);
    const look = endT === undefined ? undefined : await lookAt(watched, signal);
    if (endT === undefined || look === undefined || look.kind === 'unknown') return;
    if (look.kind === 'faults') {
      unanswered = 0;
      yield secondOf(endT - 1, look.now, watched);
      continue;
    }
    const reason = look.kind === 'lost' ? 'link-lost' : 'late-poll';
    if (unanswered++ === 0) yield { kind: 'gap', gap: { from: endT - 1, to: endT, reason } };
    if (look.kind === 'lost' && !(await isBack(watched, signal))) return;
  }
}

/** Sleeps to the end of a second, at least `pauseS` - 1 s from now; the epoch second that begins there. Undefined when called off. */
async function nextEnd(
  { modem }: Watched,
  time: LineTime,
  pauseS: number,
  signal: AbortSignal,
): Promise<number | undefined> {
  const endMs = (Math.floor(time.nowMs() / 1000) + pauseS) * 1000;
  try {
    await modem.clock.sleep(endMs - time.nowMs(), signal);
  } catch (error) {
    if (signal.aborted) return undefined;
    throw error;
  }
  return Math.floor(time.nowMs() / 1000);
}

/** Undefined when called off. */
async function lookAt(watched: Watched, signal: AbortSignal): Promise<Look | undefined> {
  try {
    const now = await watched.line.exclusive((transport) => faultsNow(watched, transport, signal), signal);
    return now ? { kind: 'faults', now } : { kind: 'unknown' };
  } catch (error) {
    if (signal.aborted) return undefined;
    const { code } = asTributaryError(error);
    if (code === 'link-lost') return { kind: 'lost' };
    if (code === 'no-answer' || code === 'bad-answer') return { kind: 'silent' };
    throw error;
  }
}

/** Letters or bits as the model's row writes them. Undefined if the modem does not know the query. */
async function faultsNow(
  { modem, faults }: Watched,
  transport: Transport,
  signal: AbortSignal,
): Promise<readonly string[] | undefined> {
  const read = (text: string): string[] | undefined => {
    if (faults.form === 'bits') return decodeFaultBits(text);
    const letters = decodeFaults(text);
    return letters && [letters.receive];
  };
  return lingering(modem.clock, signal, (bounded) =>
    query(modem, transport, faults.code, read, bounded, WATCH_PATIENCE),
  );
}

/** Slips and the loss of a pattern that nobody sends are left out. */
function secondOf(t: number, now: readonly string[], { faults }: Watched): Observation {
  const meanings: Readonly<Record<string, string>> = faults.receive;
  const defects = WATCHED_DEFECTS.filter((defect) => now.some((fault) => meanings[fault] === defect));
  return { kind: 'second', second: { t, defects, source: 'tester', valid: true } };
}

/** Waits for the line; false when called off or the session is closed for good. */
async function isBack({ line }: Watched, signal: AbortSignal): Promise<boolean> {
  return line.ready(signal).then(
    () => true,
    () => false,
  );
}
