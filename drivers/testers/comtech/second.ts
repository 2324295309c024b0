import { DEFECTS, type Defect, type Second } from '../../../electron/contract/second.ts';
import { saidOf, type Message } from '../../../electron/contract/words/index.ts';
import type { Reading } from '../../polling/index.ts';
import type { FaultLetters, Ratio } from './codec.ts';
import type { BertRow, FaultMeaning } from './model.ts';
import { FAULTS, WORDS } from './words.ts';

/** What one round of questions found; its time is that of the error total, or of the last answer if that came more than a second later. */
export interface ModemReading extends Reading {
  /** Absent where the model cannot tell. */
  ratio?: Ratio;
  letters?: FaultLetters | undefined;
  bits?: string[] | undefined;
}

/** What was seen since the counters were cleared. */
export interface Seen {
  /** The modem does not know the query. */
  noRatio?: boolean;
  noFaults?: boolean;
  /** A loss of the pattern was seen as it stood; it leaves the mark behind that says so for ever. */
  loss?: boolean;
  /** The mark of a past loss: later short losses cannot be told any more. */
  mark?: boolean;
  letters?: FaultLetters | undefined;
  bits?: readonly string[] | undefined;
}

/** A second from its reading, and what else the reading says. Bits only where nothing hindered the comparison. */
export function secondOf(
  t: number,
  bitErrors: number | undefined,
  reading: ModemReading,
  seen: Seen,
  rateKbps: number | undefined,
  bert: BertRow,
): { second: Second; messages: Message[] } {
  const messages: Message[] = [];
  const meanings = [...meaningsOf(reading, seen, bert, messages)];
  if (patternLost(reading, seen, messages)) meanings.push('LSS');
  const defects = DEFECTS.filter((defect) => meanings.includes(defect));
  const bits = defects.length === 0 && rateKbps !== undefined ? Math.round(rateKbps * 1000) : undefined;
  const second: Second = {
    t,
    ...(bits === undefined ? {} : { bits }),
    ...(bitErrors === undefined ? {} : { bitErrors }),
    ...(meanings.includes('slip') ? { slips: [{}] } : {}),
    defects,
    source: 'derived',
    valid: true,
  };
  return { second, messages };
}

/** No pattern now, or the first mark of a loss that nobody saw as it stood. */
function patternLost({ ratio }: ModemReading, seen: Seen, messages: Message[]): boolean {
  if (!ratio) return false;
  if (!ratio.inSync) {
    seen.loss = true;
    return true;
  }
  if (!ratio.lostBefore || seen.mark) return false;
  seen.mark = true;
  messages.push(saidOf(WORDS['short-losses']));
  return !seen.loss;
}

/** Defects and slips of the received signal; all other faults that are new become messages. */
function meaningsOf(reading: ModemReading, seen: Seen, bert: BertRow, messages: Message[]): FaultMeaning[] {
  const receive: Readonly<Record<string, Defect | 'slip'>> = bert.faults?.receive ?? {};
  const now = reading.letters ? [reading.letters.receive] : (reading.bits ?? []);
  const before: readonly string[] = seen.letters ? [seen.letters.receive] : (seen.bits ?? []);
  if (reading.letters) messages.push(...newLetters(reading.letters, seen.letters, bert.faults));
  else
    for (const bit of now)
      if (receive[bit] === undefined && !before.includes(bit))
        messages.push(saidOf(WORDS.fault, { group: 'RXF', value: bit }));
  seen.letters = reading.letters;
  seen.bits = reading.bits;
  // A slip is an instant: one that still stands at the next poll is the same one.
  return now
    .map((letter) => ({ letter, meaning: receive[letter] }))
    .filter(({ letter, meaning }) => meaning !== 'slip' || !before.includes(letter))
    .flatMap(({ meaning }) => (meaning === undefined ? [] : [meaning]));
}

const GROUPS = ['unit', 'transmit', 'receive', 'network'] as const;

/** Faults that were not there at the last poll and are no defect of the received line. */
function newLetters(now: FaultLetters, before: FaultLetters | undefined, faults: BertRow['faults']): Message[] {
  const named = faults?.form === 'letters' && faults.named === true;
  return GROUPS.filter((group) => now[group] !== '0' && now[group] !== before?.[group])
    .filter((group) => group !== 'receive' || faults?.receive[now[group]] === undefined)
    .map((group) => faultMessage(group, now[group], named));
}

/** The fault in words where the manual of the model names it so, else its group and letter. */
function faultMessage(group: (typeof GROUPS)[number], value: string, named: boolean): Message {
  const words = named ? FAULTS[`${group}.${value}`] : undefined;
  return words ? saidOf(words) : saidOf(WORDS.fault, { group, value });
}
