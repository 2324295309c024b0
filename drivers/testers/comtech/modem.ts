import type { Clock } from '../../../electron/contract/clock.ts';
import { TributaryError } from '../../../electron/contract/errors.ts';
import { byLines, dialogues, type Patience } from '../../dialogue/index.ts';
import type { Transport } from '../../transport/index.ts';
import { decodeReply, encodeQuery, encodeSet, LINE_LIMIT, type Reply } from './codec.ts';
import type { Command, ComtechModel } from './model.ts';
import { WORDS } from './words.ts';

/** Commands: the manuals state no reply time, so the limit is wide. */
const COMMAND_PATIENCE: Patience = { timeoutMs: 2_000, attempts: 3 };

/** Packets end with a line end, and an answer repeats unit and code of its question. */
const dialogueOn = dialogues<Pick<Reply, 'unit' | 'code'>, Reply>({
  framer: byLines({ limit: LINE_LIMIT, decode: decodeReply }),
  answers: (question, reply) => reply.unit === question.unit && reply.code === question.code,
  keyOf: ({ unit, code }) => `${unit}/${code}`,
  show: ({ code, qualifier, argument }) => `${code}${qualifier}${argument}`,
  telnet: { said: WORDS.telnet },
});

/** What an answer to a set command means. `+` (CDM-570A): done, and lower parameters were changed by it. */
const DONE: readonly Reply['qualifier'][] = ['=', '', '+'];

/** One modem on a line. */
export interface Modem {
  readonly unit: number;
  readonly clock: Clock;
  /** For messages: `9600`, `TCP`. */
  readonly speed: string;
}

/**
 * Sends a set command. True = accepted, false = the modem does not know the code (`!`).
 * Errors: `local-mode` (`#`), `command-refused` (`?` bad argument, `*` not in this mode, and the module answers of the CDM-Qx), link errors.
 */
export async function set(
  modem: Modem,
  transport: Transport,
  [code, argument]: Command,
  signal: AbortSignal,
  patience: Patience = COMMAND_PATIENCE,
): Promise<boolean> {
  const question = {
    asks: { unit: modem.unit, code },
    bytes: encodeSet(modem.unit, code, argument),
    read: (reply: Reply): Reply | undefined => (reply.argument.trim() === '' ? reply : undefined),
  };
  const { qualifier } = await dialogueOn(transport, modem.clock, modem.speed).ask(question, patience, signal);
  if (DONE.includes(qualifier)) return true;
  if (qualifier === '!') return false;
  if (qualifier === '#') throw new TributaryError('local-mode', transport.name);
  throw refused(transport, `${code}=${argument}`, `${code}${qualifier}`);
}

/** As `set`, for a command that this tester cannot do without. */
export async function mustSet(
  modem: Modem,
  transport: Transport,
  command: Command,
  signal: AbortSignal,
  patience?: Patience,
): Promise<void> {
  if (await set(modem, transport, command, signal, patience)) return;
  throw refused(transport, `${command[0]}=${command[1]}`, `${command[0]}!`);
}

/** Asks for a value. `undefined` = the modem does not know the code: a missing capability. Errors: `bad-answer` and link errors. */
export async function query<T>(
  modem: Modem,
  transport: Transport,
  code: string,
  decode: (argument: string) => T | undefined,
  signal: AbortSignal,
  patience: Patience = COMMAND_PATIENCE,
): Promise<T | undefined> {
  const question = {
    asks: { unit: modem.unit, code },
    bytes: encodeQuery(modem.unit, code),
    read(reply: Reply): { value: T | undefined } | undefined {
      if (reply.qualifier === '!') return { value: undefined };
      const value = reply.qualifier === '=' ? decode(reply.argument) : undefined;
      return value === undefined ? undefined : { value };
    },
  };
  const { value } = await dialogueOn(transport, modem.clock, modem.speed).ask(question, patience, signal);
  return value;
}

export function refused(transport: Transport, command: string, text: string): TributaryError {
  return new TributaryError('command-refused', transport.name, { command, text });
}

/** A modem in local mode is asked into remote mode. Errors: `local-mode` if it refuses. */
export async function takeControl(
  modem: Modem,
  model: ComtechModel,
  transport: Transport,
  signal: AbortSignal,
): Promise<void> {
  if (model.control === undefined) return;
  const control = await query(modem, transport, model.control, (argument) => argument.trim(), signal);
  // 1 is the serial port, 3 Ethernet: whoever has it, it is not the front panel.
  if (control === '0') await set(modem, transport, [model.control, '1'], signal);
}
