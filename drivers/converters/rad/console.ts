import type { Clock } from '../../../electron/contract/clock.ts';
import { TributaryError } from '../../../electron/contract/errors.ts';
import { orAborted } from '../../../electron/contract/waiting.ts';
import type { Transport } from '../../transport/index.ts';
import { isRefused } from './codec.ts';
import { ASKS_PASSWORD, BAD, CTRL_C, WAKE, WORDS } from './model.ts';

const ECHO_MS = 2_000;
const ANSWER_MS = 5_000;
const ATTEMPTS = 3;
/** Answers are kept up to so many characters: a unit that talks on is no unit of these. */
const HEARD_LIMIT = 40_000;
const PROMPT = /(?:^|[\r\n])((?:FCD|HCD)>)$/;
const PASSWORD = new RegExp(`(?:^|[\\r\\n])${ASKS_PASSWORD}:? ?$`);

/** One unit at its supervision port. */
export interface Unit {
  node: number | undefined;
  password: string | undefined;
  clock: Clock;
  speed: string;
}

/** The supervision terminal of a unit over one line. */
export interface Console {
  /** Wakes it up and logs in. Gives its prompt. Errors: `no-answer`, `bad-answer`, `password-missing`, `login-refused`. */
  open(signal: AbortSignal): Promise<string>;
  /** What a command says until the prompt. Errors: those of `open`; `command-refused` for BAD COMMAND. */
  command(text: string, signal: AbortSignal): Promise<string>;
  /** Types a command after which the unit waits for keys; gives what it shows. */
  form(text: string, shown: (heard: string) => boolean, signal: AbortSignal): Promise<string>;
  /** One key, and what is shown after it. */
  key(key: string, shown: (heard: string) => boolean, signal: AbortSignal): Promise<string>;
  /** Leaves whatever is going on: CTRL-C, and the prompt. */
  abort(signal: AbortSignal): Promise<void>;
}

/** Runs work alone on the line, at the console of the unit. */
export type Alone = <T>(
  signal: AbortSignal,
  work: (console: Console, bounded: AbortSignal) => Promise<T>,
) => Promise<T>;

interface Ears {
  text: string;
  wake(): void;
}
const ears = new WeakMap<Transport, Ears>();
function earsOn(transport: Transport): Ears {
  const known = ears.get(transport);
  if (known) return known;
  const made: Ears = { text: '', wake: () => undefined };
  transport.onBytes((bytes) => {
    const text = Buffer.from(bytes).toString('latin1').replaceAll('\0', '');
    made.text = (made.text + text).slice(-HEARD_LIMIT);
    made.wake();
  });
  ears.set(transport, made);
  return made;
}

const printable = (text: string): string =>
  text
    .replaceAll(/[^\x20-\x7e]+/g, ' ')
    .trim()
    .slice(-120);

/** True where the unit waits for the next command, or for its password. */
const atPrompt = (text: string): boolean => PROMPT.test(text) || PASSWORD.test(text);

export const consoleOn = (transport: Transport, unit: Unit): Console => new Terminal(transport, unit);

class Terminal implements Console {
  readonly #transport: Transport;
  readonly #unit: Unit;
  readonly #heard: Ears;
  readonly #prefix: string;

  constructor(transport: Transport, unit: Unit) {
    this.#transport = transport;
    this.#unit = unit;
    this.#heard = earsOn(transport);
    this.#prefix = unit.node === undefined ? '' : `NODE ${String(unit.node).padStart(3, '0')} `;
  }

  async open(signal: AbortSignal): Promise<string> {
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      this.#heard.text = '';
      await this.#write(WAKE, signal);
      // One that has an address is silent until it hears it.
      if (this.#prefix !== '') await this.#type(this.#prefix, signal).then(() => this.#write('\r', signal));
      if (await this.#until(atPrompt, ECHO_MS, signal)) break;
    }
    if (PASSWORD.test(this.#heard.text)) await this.#login(signal);
    const prompt = PROMPT.exec(this.#heard.text)?.[1];
    if (prompt === undefined) throw this.#nothing();
    return prompt;
  }

  command(text: string, signal: AbortSignal): Promise<string> {
    return this.form(text, () => false, signal);
  }

  async form(text: string, shown: (heard: string) => boolean, signal: AbortSignal): Promise<string> {
    await this.#type(this.#prefix + text, signal);
    this.#heard.text = '';
    await this.#write('\r', signal);
    if (!(await this.#until((all) => shown(all) || atPrompt(all), ANSWER_MS, signal))) throw this.#nothing();
    const { text: heard } = this.#heard;
    if (PASSWORD.test(heard)) {
      await this.#login(signal);
      return await this.form(text, shown, signal);
    }
    if (!isRefused(heard)) return heard;
    throw new TributaryError('command-refused', this.#transport.name, { command: text, text: BAD });
  }

  async key(key: string, shown: (heard: string) => boolean, signal: AbortSignal): Promise<string> {
    this.#heard.text = '';
    await this.#write(key, signal);
    await this.#until((all) => shown(all) || atPrompt(all), ECHO_MS, signal);
    return this.#heard.text;
  }

  async abort(signal: AbortSignal): Promise<void> {
    const before = this.#heard.text;
    await this.#write(CTRL_C, signal);
    // What was wrong is told, should it go on.
    if (!(await this.#until(atPrompt, ECHO_MS, signal))) this.#heard.text = before;
  }

  #write(text: string, signal: AbortSignal): Promise<void> {
    return this.#transport.write(Buffer.from(text, 'latin1'), signal);
  }

  /** True once what has come `fits`; false: it does not in time. Errors: `link-lost`; the signal's reason. */
  async #until(fits: (text: string) => boolean, limitMs: number, signal: AbortSignal): Promise<boolean> {
    const over = new AbortController();
    const forget = this.#transport.onLost((reason) => over.abort(reason));
    const bounded = AbortSignal.any([signal, over.signal]);
    const isLate = this.#unit.clock.sleep(limitMs, bounded).then(
      () => true,
      () => true,
    );
    try {
      while (!fits(this.#heard.text)) {
        const more = new Promise<false>((resolve) => (this.#heard.wake = () => resolve(false)));
        if (await orAborted(Promise.race([more, isLate]), bounded)) return fits(this.#heard.text);
      }
      return true;
    } finally {
      forget();
      over.abort();
    }
  }

  /** Types, and believes it only once it has come back: a bit that was hit shows as `?`, and nothing is sent off with it. */
  async #type(text: string, signal: AbortSignal): Promise<void> {
    const wanted = text.toUpperCase();
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      this.#heard.text = '';
      await this.#write(text, signal);
      if (await this.#until((all) => all.toUpperCase().endsWith(wanted), ECHO_MS, signal)) return;
      if (PASSWORD.test(this.#heard.text)) await this.#login(signal);
      else if (this.#heard.text !== '') await this.abort(signal);
    }
    throw this.#nothing();
  }

  async #login(signal: AbortSignal): Promise<void> {
    const { name } = this.#transport;
    const { password } = this.#unit;
    const place = { ...WORDS['wants-password'], option: 'password', variable: 'TRIBUTARY_PASSWORD' };
    if (password === undefined) throw new TributaryError('password-missing', name, place);
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      this.#heard.text = '';
      await this.#write(`${this.#prefix}${password}\r`, signal);
      if (!(await this.#until(atPrompt, ANSWER_MS, signal))) throw this.#nothing();
      if (PROMPT.test(this.#heard.text)) return;
    }
    throw new TributaryError('login-refused', name, { ...WORDS['wrong-password'] });
  }

  /** Silence, or what was heard instead of an answer: the prompt of something else, a page that waits. */
  #nothing(): TributaryError {
    const text = printable(this.#heard.text);
    return text === ''
      ? new TributaryError('no-answer', this.#transport.name, { text: this.#unit.speed })
      : new TributaryError('bad-answer', this.#transport.name, { text });
  }
}
