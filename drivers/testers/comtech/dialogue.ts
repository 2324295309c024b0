import type { Clock } from '../../../electron/contract/clock.ts';
import { TributaryError } from '../../../electron/contract/errors.ts';
import { bothOf } from '../../../electron/contract/words/index.ts';
import type { Transport } from '../../transport/transport.ts';
import { decodeReply, type Reply } from './codec.ts';
import { splitLines, type Lines } from './lines.ts';

/** How long and how often one question is asked. */
export interface Patience {
  timeoutMs: number;
  /** Questions in all: silence and answers that make no sense each use one up. */
  attempts: number;
}
/** Commands: the manuals state no reply time, so the limit is wide. */
export const COMMAND_PATIENCE: Patience = { timeoutMs: 2_000, attempts: 3 };

/** A question: its bytes, and whose answer to it is awaited. */
export interface Question<T> {
  unit: number;
  code: string;
  bytes: Uint8Array;
  /** Undefined = the answer makes no sense. */
  read(reply: Reply): T | undefined;
}

/** After a timeout two answers may come; the later one is the right one. This long it is waited for. */
const SECOND_ANSWER_MS = 250;

/** Questions and answers over one transport, one at a time. */
export interface Dialogue {
  /**
   * Asks and gives the answer. Lines that answer another question, another unit or nothing at all are dropped.
   * Errors: `no-answer`, `bad-answer`, `link-lost`; the signal's reason.
   */
  ask<T>(question: Question<T>, patience: Patience, signal: AbortSignal): Promise<T>;
}

const dialogues = new WeakMap<Transport, Dialogue>();

/** The one dialogue of a transport: instruments on one line share its line splitter. `speed` is for messages. */
export function dialogueOn(transport: Transport, clock: Clock, speed: string): Dialogue {
  const known = dialogues.get(transport);
  if (known) return known;
  const dialogue = createDialogue(transport, clock, speed);
  dialogues.set(transport, dialogue);
  return dialogue;
}

type Outcome = { kind: 'reply'; reply: Reply } | { kind: 'silence' };

/** What is heard on a transport: replies go to whoever waits, the last of all else is kept for the error message. */
interface Ears {
  onReply: ((reply: Reply) => void) | undefined;
  noise: string;
  lines: Lines;
}

function listenOn(transport: Transport): Ears {
  const hear = (line: string): void => {
    const reply = decodeReply(line);
    if (reply && ears.onReply) ears.onReply(reply);
    else ears.noise = printable(line) || ears.noise;
  };
  const ears: Ears = { onReply: undefined, noise: '', lines: splitLines(transport, hear) };
  return ears;
}

const asNoise = ({ code, qualifier, argument }: Reply): string => `${code}${qualifier}${argument}`;

/** What is waited for: the answer of one unit to one code. `late`: an older answer to it may come first, so a moment more is listened. */
interface Awaited {
  unit: number;
  code: string;
  limitMs: number;
  late: boolean;
}

/** The next answer that is awaited, or silence. */
async function hear(
  ears: Ears,
  line: { transport: Transport; clock: Clock },
  awaited: Awaited,
  signal: AbortSignal,
): Promise<Outcome> {
  const { unit, code, limitMs, late } = awaited;
  const over = new AbortController();
  const forget = line.transport.onLost((reason) => over.abort(reason));
  const bounded = AbortSignal.any([signal, over.signal]);
  let last: Outcome = { kind: 'silence' };
  try {
    const answer = new Promise<void>((resolve) => {
      ears.onReply = (reply) => {
        if (reply.unit !== unit || reply.code !== code) ears.noise = asNoise(reply);
        else {
          last = { kind: 'reply', reply };
          resolve();
        }
      };
    });
    const silence = line.clock.sleep(limitMs, bounded);
    silence.catch(() => undefined);
    await Promise.race([answer, silence]);
    if (late) await line.clock.sleep(SECOND_ANSWER_MS, bounded);
    return last;
  } finally {
    ears.onReply = undefined;
    forget();
    over.abort();
  }
}

/** No answer, or what was heard instead of one since the last that made sense: a login, the words of a device server. */
function notUnderstood(ears: Ears, { name }: Transport, speed: string): TributaryError {
  const heard = ears.noise || printable(ears.lines.open());
  ears.noise = '';
  if (heard !== '') return new TributaryError('bad-answer', name, { text: heard.slice(0, 60) });
  if (ears.lines.telnet()) return new TributaryError('bad-answer', name, { ...bothOf({ code: 'comtech.telnet' }) });
  return new TributaryError('no-answer', name, { text: speed });
}

function createDialogue(transport: Transport, clock: Clock, speed: string): Dialogue {
  const ears = listenOn(transport);
  /** Questions that went unanswered in time: their answers may still come. */
  const owed = new Set<string>();

  async function askOnce(question: Question<unknown>, limitMs: number, signal: AbortSignal): Promise<Outcome> {
    const { unit, code, bytes } = question;
    const key = `${unit}/${code}`;
    const hearing = hear(ears, { transport, clock }, { unit, code, limitMs, late: owed.delete(key) }, signal);
    hearing.catch(() => undefined);
    await transport.write(bytes, signal);
    try {
      const outcome = await hearing;
      if (outcome.kind === 'silence') owed.add(key);
      return outcome;
    } catch (error) {
      // Called off after it was asked: the answer may still come.
      owed.add(key);
      throw error;
    }
  }

  return {
    async ask(question, { timeoutMs, attempts }, signal) {
      for (let attempt = 0; attempt < attempts; attempt++) {
        signal.throwIfAborted();
        const outcome = await askOnce(question, timeoutMs, signal);
        if (outcome.kind === 'silence') continue;
        const value = question.read(outcome.reply);
        if (value === undefined) ears.noise = asNoise(outcome.reply);
        else {
          ears.noise = '';
          return value;
        }
      }
      throw notUnderstood(ears, transport, speed);
    },
  };
}

function printable(line: string): string {
  return line.replace(/[^\x20-\x7e]/g, '.').trim();
}
