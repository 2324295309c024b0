import type { LineTime } from '../../../electron/contract/line-time.ts';
import type { Patience } from '../../dialogue/index.ts';
import type { Transport } from '../../transport/transport.ts';
import { decodeErrors, decodeFaultBits, decodeFaults, decodeRatio, type Ratio } from './codec.ts';
import type { Command } from './model.ts';
import { mustSet, query, refused, set } from './modem.ts';
import type { Polled, Reading, Seen } from './types.ts';

/** One silence is already a gap, so it is waited out once; an answer that makes no sense is asked for again at once. */
const POLL_PATIENCE: Patience = { timeoutMs: 2_500, attempts: 2 };
const ROUND_SPREAD_MS = 1_000;

/** Errors, ratio and faults, in this order. Errors: `command-refused` if the total is unknown to the modem; link errors. */
export async function readRound(
  { modem, bert }: Polled,
  seen: Seen,
  time: LineTime,
  transport: Transport,
  signal: AbortSignal,
): Promise<Reading> {
  const { code } = bert.errors;
  const errors = await query(modem, transport, code, decodeErrors, signal, POLL_PATIENCE);
  if (errors === undefined) throw refused(transport, `${code}?`, `${code}!`);
  const reading: Reading = { atMs: time.nowMs(), errors };
  const { ratio, faults } = bert;
  if (ratio && !seen.noRatio) {
    const read = (text: string): Ratio | undefined => decodeRatio(text, ratio.noSync);
    const found = await query(modem, transport, ratio.code, read, signal, POLL_PATIENCE);
    if (found) reading.ratio = found;
    else seen.noRatio = true;
  }
  if (faults && !seen.noFaults) {
    if (faults.form === 'letters')
      reading.letters = await query(modem, transport, faults.code, decodeFaults, signal, POLL_PATIENCE);
    else reading.bits = await query(modem, transport, faults.code, decodeFaultBits, signal, POLL_PATIENCE);
    seen.noFaults = !reading.letters && !reading.bits;
  }
  const doneMs = time.nowMs();
  return doneMs - reading.atMs > ROUND_SPREAD_MS ? { ...reading, atMs: doneMs } : reading;
}

/**
 * Puts generator and analyser on again and clears the counters, if the tester no longer runs (or `clear` says so whatever runs).
 * True if it did. Errors: `local-mode`, `command-refused`, link errors.
 */
export async function bringBack(
  { modem, bert }: Polled,
  commands: readonly Command[],
  transport: Transport,
  signal: AbortSignal,
  clear?: 'clear',
): Promise<boolean> {
  // At once, so that as little as possible is lost.
  if (clear) await mustSet(modem, transport, bert.clear, signal);
  let stopped = false;
  for (const code of bert.running) {
    const running = await query(modem, transport, code, (text) => text.trim(), signal, POLL_PATIENCE);
    if (running === '0') stopped = true;
  }
  if (!stopped) return clear !== undefined;
  for (const command of commands) await set(modem, transport, command, signal);
  for (const command of bert.on) await mustSet(modem, transport, command, signal);
  await mustSet(modem, transport, bert.clear, signal);
  return true;
}
