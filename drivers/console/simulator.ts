import type { Clock } from '../../electron/contract/clock.ts';
import type { Scenario } from '../../electron/contract/scenario.ts';
import { createHarness, createRandom, createScriptedLine, type ScriptedLine } from '../simulation/index.ts';
import type { SimulatedInstrument } from '../transport/index.ts';

/** What a line has done to a box until now, in seconds since it was switched on. */
export interface LineUntilNow {
  nowS: number;
  bitErrors: number;
  /** No signal arrives. */
  los: boolean;
}

/** What a played box says, to the byte. */
export interface PlayedConsole {
  prompt: string;
  /** Said to whoever comes over the network, before anything else. */
  banner: string;
  asksUser: string;
  asksPassword: string;
  /** Said to a wrong password, before it asks again. */
  wrongPassword: string;
  /** It hangs up, or starts anew, after so many. */
  attempts: number;
  pager: string;
  /** What wipes the pager line once a key is pressed. */
  wipe: string;
  pageLines: number;
  pagesOff: string;
  /** How it asks for the second password, and its prompt then. */
  enable?: { command: string; prompt: string };
  /** Said to a command that it does not have. */
  unknown: string;
  /** Undefined: a command that it does not have. */
  answer(command: string, line: LineUntilNow): string | undefined;
}

export interface Played {
  scenario: Scenario;
  seed: number | undefined;
  clock: Clock;
  /** `user`, `password`, `enable`: what it asks for; without a password it lets everybody in. */
  options: Readonly<Record<string, string>>;
}

const [CR, LF, NUL] = ['\r', '\n', '\0'];
const INPUT_LIMIT = 256;
const BIT_RATE = 2_048_000;
/** Its scenario is a fault of the line: other defects have no documented text here. */
const noise = (seed: number) => createRandom(seed, 2_000);

type State = 'asleep' | 'user' | 'password' | 'enable' | 'in' | 'page';

/** A box with a command line that echoes, asks, pages and refuses as its documents show it. */
export function createConsoleSimulator(played: Played, box: PlayedConsole): SimulatedInstrument {
  return new ConsoleSimulator(played, box).instrument;
}

class ConsoleSimulator {
  readonly instrument: SimulatedInstrument;
  readonly #box: PlayedConsole;
  readonly #played: Played;
  readonly #line: ScriptedLine;
  readonly #since: number;
  #state: State = 'asleep';
  #typed = '';
  #wrong = 0;
  #paging = true;
  #elevated = false;
  #pages: string[] = [];
  #errors = 0;
  #seenS = 0;

  constructor(played: Played, box: PlayedConsole) {
    this.#played = played;
    this.#box = box;
    this.#since = played.clock.monotonicMs();
    this.#line = createScriptedLine(played.scenario, { seed: played.seed, bitRate: BIT_RATE });
    const harness = createHarness(played.clock, noise(played.seed ?? played.scenario.seed), {
      hear: (bytes) => [Buffer.from(this.#hear(Buffer.from(bytes).toString('utf8')), 'utf8')],
      restart: () => this.#fresh('asleep'),
      chatter: () => Buffer.from('\r\n'),
      tailOctets: 0,
      usualS: {},
    });
    harness.play(played.scenario.events);
    this.instrument = {
      ...harness,
      connected: (authenticated) => {
        this.#fresh(authenticated ? 'in' : 'asleep');
        harness.receive(new Uint8Array(0));
      },
    };
  }

  #fresh(state: State): void {
    this.#state = state;
    [this.#typed, this.#wrong, this.#paging, this.#elevated, this.#pages] = ['', 0, true, false, []];
  }

  get #prompt(): string {
    return (this.#elevated ? this.#box.enable?.prompt : undefined) ?? this.#box.prompt;
  }

  /** Nothing typed: somebody has just come. */
  #hear(text: string): string {
    if (text === '') return this.#state === 'in' ? `\r\n${this.#prompt}` : this.#box.banner + this.#greet();
    return [...text].map((character) => this.#key(character)).join('');
  }

  #greet(): string {
    const { user, password } = this.#played.options;
    if (password === undefined) return this.#enter();
    this.#state = user === undefined ? 'password' : 'user';
    return this.#state === 'user' ? this.#box.asksUser : this.#box.asksPassword;
  }

  #enter(): string {
    this.#state = 'in';
    return `\r\n${this.#prompt}`;
  }

  #key(character: string): string {
    if (character === LF || character === NUL) return '';
    if (this.#state === 'page') return this.#page(character);
    if (character === CR) return this.#lineEnds();
    if (this.#typed.length < INPUT_LIMIT) this.#typed += character;
    const isShown = this.#state === 'in' || this.#state === 'user';
    return isShown ? character : '';
  }

  #lineEnds(): string {
    const line = this.#typed.trim();
    const secret = this.#typed;
    this.#typed = '';
    if (this.#state === 'asleep') return `\r\n${this.#greet()}`;
    if (this.#state === 'password' || this.#state === 'enable') return `\r\n${this.#checked(secret)}`;
    if (this.#state !== 'user') return `\r\n${this.#command(line)}`;
    this.#state = 'password';
    return `\r\n${this.#box.asksPassword}`;
  }

  #checked(secret: string): string {
    const { password, enable } = this.#played.options;
    const elevating = this.#state === 'enable';
    if (secret === (elevating ? (enable ?? password) : password)) {
      this.#elevated ||= elevating;
      return this.#enter();
    }
    if (++this.#wrong < this.#box.attempts) return this.#box.wrongPassword + this.#box.asksPassword;
    const was = elevating;
    this.#wrong = 0;
    this.#state = was ? 'in' : 'asleep';
    return this.#box.wrongPassword + (was ? this.#prompt : '');
  }

  #command(command: string): string {
    const { enable, pagesOff, unknown } = this.#box;
    if (command === '') return this.#prompt;
    if (command === enable?.command) {
      this.#state = 'enable';
      return this.#box.asksPassword;
    }
    if (command === pagesOff) this.#paging = false;
    const answer = command === pagesOff ? '' : this.#box.answer(command, this.#until());
    return this.#paged(answer ?? unknown);
  }

  /** An answer of more lines than a page stops at each page, unless pages are off. */
  #paged(answer: string): string {
    const lines = answer === '' ? [] : answer.split('\n');
    const { pageLines } = this.#box;
    if (!this.#paging || lines.length <= pageLines) return lines.map((line) => `${line}\r\n`).join('') + this.#prompt;
    const pages = Array.from({ length: Math.ceil(lines.length / pageLines) }, (_, n) =>
      lines
        .slice(n * pageLines, (n + 1) * pageLines)
        .map((line) => `${line}\r\n`)
        .join(''),
    );
    this.#pages = pages.slice(1);
    this.#state = 'page';
    return pages[0]! + this.#box.pager;
  }

  #page(key: string): string {
    const page = key === ' ' ? this.#pages.shift() : undefined;
    if (page === undefined && key === ' ') return '';
    const isLast = page === undefined || this.#pages.length === 0;
    if (isLast) this.#state = 'in';
    return `${this.#box.wipe}${page ?? ''}${isLast ? this.#prompt : this.#box.pager}`;
  }

  #until(): LineUntilNow {
    const nowS = (this.#played.clock.monotonicMs() - this.#since) / 1000;
    const { bitErrors, active } = this.#line.between(this.#seenS, nowS);
    this.#errors += bitErrors;
    this.#seenS = nowS;
    return { nowS, bitErrors: this.#errors, los: active.includes('LOS') };
  }
}
