import type { LineTime } from '../../../electron/contract/line-time.ts';
import type { Patience } from '../../dialogue/index.ts';
import type { Measurement, TotalsTester } from '../../polling/index.ts';
import type { Transport } from '../../transport/index.ts';
import { decodeErrors, decodeFaultBits, decodeFaults, decodeRatio, type Ratio } from './codec.ts';
import type { BertRow, Command } from './model.ts';
import { mustSet, query, refused, set, type Modem } from './modem.ts';
import { secondOf, type ModemReading, type Seen } from './second.ts';
import { WORDS } from './words.ts';

/** One silence is already a gap, so it is waited out once; an answer that makes no sense is asked for again at once. */
const POLL_PATIENCE: Patience = { timeoutMs: 2_500, attempts: 2 };
const ROUND_SPREAD_MS = 1_000;

/** A modem whose totals are polled. */
export interface Polled {
  modem: Modem;
  bert: BertRow;
  measurement: Measurement;
  /** Data rate, kbit/s; undefined = not known, then no bits are derived. */
  rateKbps(): number | undefined;
  /** What has been set, to be set again after a restart. */
  commands(): readonly Command[];
}

/** The modem as the polling sees it: it shows a total of errors, and nothing else that is counted. */
export function totalsOf(polled: Polled): TotalsTester<ModemReading> {
  const { modem, bert, measurement } = polled;
  let seen: Seen = {};
  return {
    read: (transport, signal) => readRound(polled, seen, measurement.time, transport, signal),
    async isRunning(transport, signal) {
      let running = true;
      for (const code of bert.running)
        if ((await query(modem, transport, code, (text) => text.trim(), signal, POLL_PATIENCE)) === '0')
          running = false;
      return running;
    },
    clear: (transport, signal) => mustSet(modem, transport, bert.clear, signal),
    async bringBack(transport, signal) {
      for (const command of polled.commands()) await set(modem, transport, command, signal);
      for (const command of bert.on) await mustSet(modem, transport, command, signal);
      await mustSet(modem, transport, bert.clear, signal);
    },
    saturatesAt: { bitErrors: bert.errors.limit },
    isSuspect: ({ ratio }) => ratio?.inSync === false,
    tell: (t, { bitErrors }, reading) => secondOf(t, bitErrors, reading, seen, polled.rateKbps(), bert),
    forget: () => void (seen = {}),
    words: WORDS,
  };
}

/** Errors, ratio and faults, in this order. Errors: `command-refused` if the total is unknown to the modem; link errors. */
async function readRound(
  { modem, bert }: Polled,
  seen: Seen,
  time: LineTime,
  transport: Transport,
  signal: AbortSignal,
): Promise<ModemReading> {
  const { code } = bert.errors;
  const bitErrors = await query(modem, transport, code, decodeErrors, signal, POLL_PATIENCE);
  if (bitErrors === undefined) throw refused(transport, `${code}?`, `${code}!`);
  const reading: ModemReading = { atMs: time.nowMs(), totals: { bitErrors } };
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
