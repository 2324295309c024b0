import type { Clock } from '../../electron/contract/clock.ts';
import { TributaryError } from '../../electron/contract/errors.ts';
import { hideIn } from '../../electron/contract/secrets.ts';
import { bothOf } from '../../electron/contract/words/index.ts';
import { byPrompt, type Framer } from '../dialogue/index.ts';
import type { Transport } from '../transport/index.ts';
import { linesOf } from './screen.ts';

/** How a command line of one make asks and answers. */
export interface ConsoleLanguage {
  /** A line that asks for the next command, whole. */
  prompt: RegExp;
  asksUser: RegExp;
  asksPassword: RegExp;
  /** A line at which it stops until a key is pressed. */
  pager: RegExp;
  /** The first line of an answer to a command that it does not have, or does not give to this user. */
  refusal: RegExp;
  /** How it becomes a user who may see more, where it has such a command; `elevated`: its prompt then. */
  enable?: { command: string; elevated: RegExp };
}

/** Who logs in, and with what. */
export interface Credentials {
  user?: string | undefined;
  password?: string | undefined;
  enable?: string | undefined;
}

/** A box that says nothing for so long has said all that it has to say, milliseconds: before it is asked, and after. */
const QUIET_MS = 1_000;
const SILENT_MS = 10_000;
/** How often Enter is pressed to wake it. */
const WAKE = 3;
/** Characters of one answer at most; a box that talks on and on is not listened to any longer. */
const ANSWER_LIMIT = 256_000;
/** Pages of one answer at most. */
const PAGES = 2_000;
/** Characters of what was heard instead of an answer, in an error. */
const HEARD = 60;

interface Heard {
  text: string;
  prompt: string;
}

/** A login at a command line over one transport. Whoever has it asks one question at a time. */
export class Console {
  readonly #transport: Transport;
  readonly #clock: Clock;
  readonly #language: ConsoleLanguage;
  readonly #credentials: Credentials;
  readonly #framer: Framer;
  readonly #lost = new AbortController();
  #heard: Heard[] = [];
  #wake: () => void = () => undefined;
  /** Characters since the last question. */
  #characters = 0;
  /** The prompt as this box has it; undefined: nobody is logged in, or its answers are out of step. */
  #prompt: string | undefined;

  constructor(transport: Transport, clock: Clock, language: ConsoleLanguage, credentials: Credentials) {
    this.#transport = transport;
    this.#clock = clock;
    this.#language = language;
    this.#credentials = credentials;
    const { asksUser, asksPassword, pager, prompt } = language;
    const own = (line: string): boolean => (this.#prompt === undefined ? prompt.test(line) : line === this.#prompt);
    const test = (line: string): boolean =>
      own(line) || pager.test(line) || asksUser.test(line) || asksPassword.test(line);
    const decode = (text: string, line: string): Heard => ({ text, prompt: line });
    this.#framer = byPrompt({ prompt: { test }, limit: ANSWER_LIMIT, decode })({
      message: (message) => void this.#heard.push(message),
      noise: () => undefined,
    });
    transport.onBytes((bytes) => {
      this.#characters += bytes.length;
      this.#framer.push(bytes);
      this.#wake();
    });
    transport.onLost((reason) => this.#lost.abort(reason));
  }

  /**
   * Waits for a prompt, logs in where it is asked to, and becomes the user who may see more where a password for that is known.
   * Errors: `user-missing`, `password-missing`, `login-refused`, `no-answer`, `bad-answer`; the signal's reason.
   */
  async login(signal: AbortSignal): Promise<void> {
    this.#prompt = undefined;
    this.#begin();
    const given = new Set<string>();
    for (let woken = 0; ;) {
      const heard = await this.#next(given.size > 0 ? SILENT_MS : QUIET_MS, signal);
      if (!heard && (given.size > 0 || woken++ >= WAKE)) throw this.#notUnderstood();
      if (!heard) await this.#type('', signal);
      else if (this.#language.prompt.test(heard.prompt)) {
        this.#prompt = heard.prompt;
        break;
      } else await this.#answer(heard.prompt, given, signal);
    }
    await this.#elevate(signal);
  }

  /** The lines of the answer to a command; undefined where the box does not have it, or not for this user. Errors: those of `login`. */
  async command(command: string, signal: AbortSignal): Promise<string[] | undefined> {
    if (this.#prompt === undefined) await this.login(signal);
    this.#begin();
    await this.#type(command, signal);
    const lines = linesOf(await this.#untilPrompt(signal), command);
    return lines.some((line) => this.#language.refusal.test(line)) ? undefined : lines;
  }

  #begin(): void {
    this.#heard = [];
    this.#characters = 0;
  }

  async #untilPrompt(signal: AbortSignal): Promise<string> {
    let text = '';
    for (let page = 0; page < PAGES; page++) {
      const heard = await this.#next(SILENT_MS, signal);
      if (!heard) break;
      text += heard.text;
      if (heard.prompt === this.#prompt) return text;
      if (!this.#language.pager.test(heard.prompt)) break;
      await this.#transport.write(Buffer.from(' '), signal);
    }
    throw this.#notUnderstood(text);
  }

  /** Answers what a login asks, once: a box that asks again has refused it, and more of the same may lock it. */
  async #answer(asked: string, given: Set<string>, signal: AbortSignal): Promise<void> {
    const { asksUser, pager } = this.#language;
    if (pager.test(asked)) return this.#transport.write(Buffer.from(' '), signal);
    const what = asksUser.test(asked) ? 'user' : 'password';
    const value = this.#credentials[what];
    if (value === undefined) throw this.#missing(what, asked);
    if (given.has(what)) throw this.#refused(asked);
    given.add(what);
    await this.#type(value, signal);
  }

  async #elevate(signal: AbortSignal): Promise<void> {
    const { enable } = this.#language;
    const password = this.#credentials.enable;
    if (!enable || password === undefined || enable.elevated.test(this.#prompt!)) return;
    this.#prompt = undefined;
    await this.#type(enable.command, signal);
    let asked = await this.#next(SILENT_MS, signal);
    if (asked && this.#language.asksPassword.test(asked.prompt)) {
      await this.#type(password, signal);
      asked = await this.#next(SILENT_MS, signal);
    }
    if (!asked || !enable.elevated.test(asked.prompt)) throw this.#refused(asked?.prompt ?? enable.command);
    this.#prompt = asked.prompt;
  }

  async #type(line: string, signal: AbortSignal): Promise<void> {
    await this.#transport.write(Buffer.from(`${line}\r`), signal);
  }

  /** The next that ends with a prompt, or undefined once nothing has come for so long. Errors: `bad-answer` for what never ends; `link-lost`. */
  async #next(quietMs: number, signal: AbortSignal): Promise<Heard | undefined> {
    for (;;) {
      const heard = this.#heard.shift();
      if (heard) return heard;
      if (this.#characters > ANSWER_LIMIT) throw this.#endless();
      if (await this.#isQuiet(quietMs, AbortSignal.any([signal, this.#lost.signal]))) return undefined;
    }
  }

  async #isQuiet(quietMs: number, signal: AbortSignal): Promise<boolean> {
    const over = new AbortController();
    const came = new Promise<boolean>((resolve) => (this.#wake = () => resolve(false)));
    const quiet = this.#clock.sleep(quietMs, AbortSignal.any([signal, over.signal])).then(() => true);
    quiet.catch(() => undefined);
    try {
      return await Promise.race([came, quiet]);
    } finally {
      over.abort();
    }
  }

  /** Out of step, or somebody else: what was heard instead, with no password in it. */
  #notUnderstood(text = ''): TributaryError {
    this.#prompt = undefined;
    const all = `${text}${this.#heard.map((one) => one.text + one.prompt).join('')}${this.#framer.open()}`;
    const { name } = this.#transport;
    if (all.trim() === '') return new TributaryError('no-answer', name, { text: name });
    return new TributaryError('bad-answer', name, { text: this.#shown(all).slice(-HEARD) });
  }

  #endless(): TributaryError {
    this.#prompt = undefined;
    const endless = { code: 'console.endless', params: { n: ANSWER_LIMIT } } as const;
    return new TributaryError('bad-answer', this.#transport.name, { ...bothOf(endless) });
  }

  #missing(what: 'user' | 'password', asked: string): TributaryError {
    const { name } = this.#transport;
    if (what === 'user') return new TributaryError('user-missing', name, { text: this.#shown(asked) });
    const params = { text: this.#shown(asked), option: 'password', variable: 'TRIBUTARY_PASSWORD' };
    return new TributaryError('password-missing', name, params);
  }

  #refused(asked: string): TributaryError {
    return new TributaryError('login-refused', this.#transport.name, { text: this.#shown(asked) });
  }

  #shown(text: string): string {
    const { password = '', enable = '' } = this.#credentials;
    return hideIn(text, [password, enable])
      .replaceAll(/[^\x20-\x7e]+/g, ' ')
      .trim();
  }
}
