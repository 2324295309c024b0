import type { Clock } from '../../electron/contract/clock.ts';
import { TributaryError } from '../../electron/contract/errors.ts';
import { bothOf, type Message } from '../../electron/contract/words/index.ts';
import { withoutTelnet, type Transport } from '../transport/index.ts';
import type { Framer, FramerFor } from './framer.ts';

/** How questions and answers of one protocol look and find each other. */
export interface Protocol<Q, M> {
  framer: FramerFor<M>;
  /** True if the message is an answer to this question, whatever it says. */
  answers(question: Q, message: M): boolean;
  /** Questions of one key have answers that cannot be told apart. */
  keyOf(question: Q): string;
  /** A message as people are shown it. */
  show(message: M): string;
  /** Text over a raw TCP line: Telnet's own bytes are no part of it, and this is said where nothing else came. Absent: every byte counts. */
  telnet?: Message;
}

/** How long and how often one question is asked. */
export interface Patience {
  timeoutMs: number;
  /** Questions in all: silence and answers that make no sense each use one up. */
  attempts: number;
}

/** A question: what it asks, its bytes, and what its answer means. */
export interface Question<Q, M, T> {
  asks: Q;
  bytes: Uint8Array;
  /** Undefined = the answer makes no sense. */
  read(message: M): T | undefined;
}

/** Questions and answers over one transport, one at a time. */
export interface Dialogue<Q, M> {
  /**
   * Asks and gives the answer. Messages that answer another question or nothing at all are dropped.
   * Errors: `no-answer`, `bad-answer`, `link-lost`; the signal's reason.
   */
  ask<T>(question: Question<Q, M, T>, patience: Patience, signal: AbortSignal): Promise<T>;
}

/** After a timeout two answers may come; the later one is the right one. This long it is waited for. */
const SECOND_ANSWER_MS = 250;
/** Characters of what was heard instead of an answer, in an error. */
const HEARD_LIMIT = 60;

/** Gives the one dialogue of a transport: instruments on one line share what frames its bytes. `speed` is for messages: `9600`, `TCP`. */
export function dialogues<Q, M>(
  protocol: Protocol<Q, M>,
): (transport: Transport, clock: Clock, speed: string) => Dialogue<Q, M> {
  const known = new WeakMap<Transport, Dialogue<Q, M>>();
  return (transport, clock, speed) => {
    const dialogue = known.get(transport) ?? createDialogue(protocol, transport, clock, speed);
    known.set(transport, dialogue);
    return dialogue;
  };
}

/** What is heard on a transport: messages go to whoever waits, the last of all else is kept for the error message. */
interface Ears<M> {
  onMessage: ((message: M) => void) | undefined;
  noise: string;
  framer: Framer;
  /** A terminal server has spoken its own protocol. */
  telnet(): boolean;
}

function listenOn<M>({ framer: makeFramer, show, telnet }: Protocol<never, M>, transport: Transport): Ears<M> {
  const filter = telnet && transport.name.startsWith('tcp:') ? withoutTelnet() : undefined;
  const framer = makeFramer({
    message(message) {
      if (ears.onMessage) ears.onMessage(message);
      else ears.noise = show(message);
    },
    noise: (text) => void (ears.noise = printable(text) || ears.noise),
  });
  const ears: Ears<M> = { onMessage: undefined, noise: '', framer, telnet: () => filter?.seen() ?? false };
  transport.onBytes((bytes) => framer.push(filter?.data(bytes) ?? bytes));
  return ears;
}

/** The next message that fits, or undefined for silence. `late`: an older answer may come first, so a moment more is listened. */
async function hear<M>(
  ears: Ears<M>,
  { transport, clock }: { transport: Transport; clock: Clock },
  awaited: { fits(message: M): boolean; show(message: M): string; limitMs: number; late: boolean },
  signal: AbortSignal,
): Promise<{ message: M } | undefined> {
  const over = new AbortController();
  const forget = transport.onLost((reason) => over.abort(reason));
  const bounded = AbortSignal.any([signal, over.signal]);
  let last: { message: M } | undefined;
  try {
    const answer = new Promise<void>((resolve) => {
      ears.onMessage = (message) => {
        if (!awaited.fits(message)) ears.noise = awaited.show(message);
        else {
          last = { message };
          resolve();
        }
      };
    });
    const silence = clock.sleep(awaited.limitMs, bounded);
    silence.catch(() => undefined);
    await Promise.race([answer, silence]);
    if (awaited.late) await clock.sleep(SECOND_ANSWER_MS, bounded);
    return last;
  } finally {
    ears.onMessage = undefined;
    forget();
    over.abort();
  }
}

/** No answer, or what was heard instead of one since the last that made sense: a login, the words of a device server. */
function notUnderstood<M>(
  ears: Ears<M>,
  { name }: Transport,
  speed: string,
  telnet: Message | undefined,
): TributaryError {
  const heard = ears.noise || printable(ears.framer.open());
  ears.noise = '';
  if (heard !== '') return new TributaryError('bad-answer', name, { text: heard.slice(0, HEARD_LIMIT) });
  if (telnet && ears.telnet()) return new TributaryError('bad-answer', name, { ...bothOf(telnet) });
  return new TributaryError('no-answer', name, { text: speed });
}

function createDialogue<Q, M>(
  protocol: Protocol<Q, M>,
  transport: Transport,
  clock: Clock,
  speed: string,
): Dialogue<Q, M> {
  const ears = listenOn(protocol, transport);
  const { answers, keyOf, show, telnet } = protocol;
  /** Questions that went unanswered in time: their answers may still come. */
  const owed = new Set<string>();

  async function askOnce(
    { asks, bytes }: Question<Q, M, unknown>,
    limitMs: number,
    signal: AbortSignal,
  ): Promise<{ message: M } | undefined> {
    const key = keyOf(asks);
    const fits = (message: M): boolean => answers(asks, message);
    const hearing = hear(ears, { transport, clock }, { fits, show, limitMs, late: owed.delete(key) }, signal);
    hearing.catch(() => undefined);
    await transport.write(bytes, signal);
    try {
      const answer = await hearing;
      if (!answer) owed.add(key);
      return answer;
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
        const answer = await askOnce(question, timeoutMs, signal);
        if (!answer) continue;
        const value = question.read(answer.message);
        if (value === undefined) ears.noise = show(answer.message);
        else {
          ears.noise = '';
          return value;
        }
      }
      throw notUnderstood(ears, transport, speed, telnet);
    },
  };
}

function printable(text: string): string {
  return text.replace(/[^\x20-\x7e]/g, '.').trim();
}
