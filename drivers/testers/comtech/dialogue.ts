import { ReadlineParser } from '@serialport/parser-readline';
import type { Clock } from '../../../electron/contract/clock.ts';
import { TributaryError } from '../../../electron/contract/errors.ts';
import type { Transport } from '../../transport/transport.ts';
import { decodeReply, LINE_LIMIT, type Reply } from './codec.ts';

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
const NOISE_LIMIT = 8 * LINE_LIMIT;

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

function createDialogue(transport: Transport, clock: Clock, speed: string): Dialogue {
  let onReply: ((reply: Reply) => void) | undefined;
  let noise = '';
  /** Questions that went unanswered in time: their answers may still come. */
  const owed = new Set<string>();
  splitLines(transport, (line) => {
    const reply = decodeReply(line);
    if (reply && onReply) onReply(reply);
    else noise = printable(line) || noise;
  });

  /** The next answer to this question, or silence. `late`: an older answer to it may come first, so a moment more is listened. */
  async function hear(
    unit: number,
    code: string,
    limitMs: number,
    late: boolean,
    signal: AbortSignal,
  ): Promise<Outcome> {
    const over = new AbortController();
    const forget = transport.onLost((reason) => over.abort(reason));
    const bounded = AbortSignal.any([signal, over.signal]);
    let last: Outcome = { kind: 'silence' };
    try {
      const answer = new Promise<void>((resolve) => {
        onReply = (reply) => {
          if (reply.unit !== unit || reply.code !== code) noise = `${reply.code}${reply.qualifier}${reply.argument}`;
          else {
            last = { kind: 'reply', reply };
            resolve();
          }
        };
      });
      const silence = clock.sleep(limitMs, bounded);
      silence.catch(() => undefined);
      await Promise.race([answer, silence]);
      if (late) await clock.sleep(SECOND_ANSWER_MS, bounded);
      return last;
    } finally {
      onReply = undefined;
      forget();
      over.abort();
    }
  }

  async function askOnce(question: Question<unknown>, timeoutMs: number, signal: AbortSignal): Promise<Outcome> {
    const { unit, code, bytes } = question;
    const key = `${unit}/${code}`;
    const hearing = hear(unit, code, timeoutMs, owed.delete(key), signal);
    hearing.catch(() => undefined);
    await transport.write(bytes, signal);
    const outcome = await hearing;
    if (outcome.kind === 'silence') owed.add(key);
    return outcome;
  }

  return {
    async ask(question, { timeoutMs, attempts }, signal) {
      noise = '';
      for (let attempt = 0; attempt < attempts; attempt++) {
        signal.throwIfAborted();
        const outcome = await askOnce(question, timeoutMs, signal);
        if (outcome.kind === 'silence') continue;
        const value = question.read(outcome.reply);
        if (value !== undefined) return value;
        noise = `${outcome.reply.code}${outcome.reply.qualifier}${outcome.reply.argument}`;
      }
      if (noise !== '') throw new TributaryError('bad-answer', transport.name, { text: noise.slice(0, 60) });
      throw new TributaryError('no-answer', transport.name, { text: speed });
    },
  };
}

/** Bytes to lines without CR LF. What grows without an end is noise and is thrown away. */
function splitLines(transport: Transport, onLine: (line: string) => void): void {
  const fresh = (): ReadlineParser => {
    const made = new ReadlineParser({ delimiter: '\r\n', encoding: 'latin1' });
    made.on('data', (line: string) => {
      open = 0;
      onLine(line);
    });
    return made;
  };
  let open = 0;
  let parser = fresh();
  transport.onBytes((bytes) => {
    open += bytes.length;
    if (open > NOISE_LIMIT) {
      onLine(Buffer.from(bytes).toString('latin1').slice(0, LINE_LIMIT));
      parser.destroy();
      parser = fresh();
      open = 0;
    }
    parser.write(Buffer.from(bytes));
  });
}

function printable(line: string): string {
  return line.replace(/[^\x20-\x7e]/g, '.').trim();
}
