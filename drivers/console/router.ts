import type { Address, AddressKind } from '../../electron/contract/address.ts';
import type { Clock } from '../../electron/contract/clock.ts';
import { asTributaryError, TributaryError, type ErrorCode } from '../../electron/contract/errors.ts';
import type { FamilyInfo, SerialFrame } from '../../electron/contract/family.ts';
import type { HasPing, Observes, PingReply, Witness } from '../../electron/contract/instrument.ts';
import type { ActionKind, Observation } from '../../electron/contract/site.ts';
import type { Identity } from '../../electron/contract/tester.ts';
import type { Bilingual } from '../../electron/contract/text.ts';
import type { RegisterSample } from '../../electron/contract/tracks.ts';
import { bothOf } from '../../electron/contract/words/index.ts';
import type { DriverContext, Family, Line } from '../family.ts';
import { formOf, type AddressOptions, type Transport } from '../transport/index.ts';
import { filled } from './commands.ts';
import { Console, type ConsoleLanguage, type Credentials } from './console.ts';
import { countersOf, NOTHING, samplesOf, type RouterFacts } from './facts.ts';
import { optionsOf } from './options.ts';

/** A screen of a router: the command that shows it, and what it says. */
export interface Screen {
  /** `{port}`: once for each port that somebody named; without one, `all`. */
  command: string;
  all?: string;
  read(lines: readonly string[]): Partial<RouterFacts>;
}

/** All that makes one make of routers another; the commands in it are the only ones that are ever sent. */
export interface RouterKind {
  family: string;
  title: Bilingual;
  maker: string;
  serial: SerialFrame;
  language: ConsoleLanguage;
  /** After each login: pages off, for this session alone. One that it refuses is no fault. */
  prepare: readonly string[];
  /** The lines of all its commands together; one that it refuses adds none. */
  identity: { commands: readonly string[]; read(lines: readonly string[]): Omit<Identity, 'maker'> | undefined };
  screens: readonly Screen[];
  ping?: { command: string; read(lines: readonly string[]): PingReply | undefined };
  usual: { wan: RegExp; lan: RegExp };
  example: string;
}

/** Every command of a kind, as it stands in its tables. */
export const commandsOf = ({ prepare, identity, screens, ping, language }: RouterKind): string[] => [
  ...prepare,
  ...identity.commands,
  ...screens.flatMap(({ command, all }) => [command, ...(all === undefined ? [] : [all])]),
  ...(ping ? [ping.command] : []),
  ...(language.enable ? [language.enable.command] : []),
];

const WAYS = ['serial', 'telnet', 'ssh', 'tcp', 'sim'] as const satisfies readonly AddressKind[];
/** What a silence or a lost line is to whoever asks the box what it sees. */
const SILENCES: ReadonlySet<ErrorCode> = new Set(['no-answer', 'link-lost', 'timed-out']);

/** One login a transport: it ends with it. */
const consoles = new WeakMap<Transport, Console>();

function consoleOn(kind: RouterKind, transport: Transport, address: Address, clock: Clock): Console {
  const known = consoles.get(transport);
  if (known) return known;
  const { user = address.options['user'], options } = address;
  const credentials: Credentials = { user, password: options['password'], enable: options['enable'] };
  const made = new Console(transport, clock, kind.language, credentials);
  consoles.set(transport, made);
  return made;
}

async function identify(
  kind: RouterKind,
  transport: Transport,
  address: Address,
  { clock }: DriverContext,
  signal: AbortSignal,
): Promise<Identity> {
  const console = consoleOn(kind, transport, address, clock);
  await console.login(signal);
  for (const command of kind.prepare) await console.command(command, signal);
  const lines: string[] = [];
  for (const command of kind.identity.commands) lines.push(...((await console.command(command, signal)) ?? []));
  const found = kind.identity.read(lines);
  if (found) return { maker: kind.maker, ...found };
  const text = { code: 'console.not-this', params: { command: kind.identity.commands[0]! } } as const;
  throw new TributaryError('bad-answer', transport.name, { ...bothOf(text) });
}

/** A router that is read, never set. */
class RouterWitness implements Witness, HasPing, Observes {
  readonly role = 'witness';
  readonly observes: readonly ActionKind[] = ['counters'];
  readonly family: string;
  readonly address: string;
  readonly simulated: boolean;
  readonly identity: Identity;
  readonly #kind: RouterKind;
  readonly #line: Line;
  readonly #at: Address;
  readonly #clock: Clock;
  #first: RouterFacts | undefined;

  constructor(kind: RouterKind, line: Line, identity: Identity, address: Address, { clock, simulated }: DriverContext) {
    this.family = kind.family;
    this.address = address.text;
    this.simulated = simulated;
    this.identity = identity;
    this.#kind = kind;
    this.#line = line;
    this.#at = address;
    this.#clock = clock;
  }

  async registers(signal: AbortSignal): Promise<RegisterSample[]> {
    return samplesOf(await this.#facts(signal), Math.floor(this.#clock.nowMs() / 1000));
  }

  async ping(target: string, options: { count: number; size: number }, signal: AbortSignal): Promise<PingReply> {
    const { ping } = this.#kind;
    const command = ping && filled(ping.command, { target, ...options });
    const lines = command === undefined ? undefined : await this.#ask(command, signal);
    const reply = lines && ping?.read(lines);
    if (reply) return reply;
    throw new TributaryError('bad-answer', this.address, { text: lines?.join(' ').slice(-60) ?? command ?? 'ping' });
  }

  async observe<K extends ActionKind>(kind: K, signal: AbortSignal): Promise<Observation<K>> {
    const told: Observation<'counters'> = kind === 'counters' ? await this.#counters(signal) : { available: false };
    return told as Observation<K>;
  }

  async #counters(signal: AbortSignal): Promise<Observation<'counters'>> {
    // Nobody waits here for a line that is away: that is the answer.
    if (!this.#line.current()) return { available: true, answers: false };
    try {
      const before = this.#first;
      return countersOf(await this.#facts(signal), this.#at.options, this.#kind.usual, before);
    } catch (thrown) {
      signal.throwIfAborted();
      if (SILENCES.has(asTributaryError(thrown).code)) return { available: true, answers: false };
      throw thrown;
    }
  }

  async #facts(signal: AbortSignal): Promise<RouterFacts> {
    const facts: RouterFacts = { ...NOTHING };
    for (const screen of this.#kind.screens)
      for (const command of this.#commandsFor(screen)) {
        const lines = await this.#ask(command, signal);
        if (lines) add(facts, screen.read(lines));
      }
    this.#first ??= facts;
    return facts;
  }

  /** A screen of one port is asked for each that somebody named. */
  #commandsFor({ command, all = command }: Screen): string[] {
    const { wan, lan } = this.#at.options;
    const ports = [wan, lan].filter((port) => port !== undefined);
    if (!command.includes('{port}')) return [command];
    return ports.length === 0 ? [all] : ports.map((port) => filled(command, { port }));
  }

  #ask(command: string, signal: AbortSignal): Promise<string[] | undefined> {
    const ask = (transport: Transport): Promise<string[] | undefined> =>
      consoleOn(this.#kind, transport, this.#at, this.#clock).command(command, signal);
    return this.#line.exclusive(ask, signal);
  }
}

function add(facts: RouterFacts, more: Partial<RouterFacts>): void {
  facts.ports = [...facts.ports, ...(more.ports ?? [])];
  facts.controllers = [...facts.controllers, ...(more.controllers ?? [])];
  facts.arp = [...facts.arp, ...(more.arp ?? [])];
  if (more.cpuPercent !== undefined) facts.cpuPercent = more.cpuPercent;
}

/** The family of a kind of routers: witnesses on a console, by Telnet or by SSH. */
export function routerFamily(kind: RouterKind): Family<Witness> {
  const options: AddressOptions = optionsOf(WAYS, kind.language.enable !== undefined);
  const { family, title, serial, example } = kind;
  const info: FamilyInfo = {
    family,
    role: 'witness',
    title,
    transports: WAYS,
    examples: {
      serial: `${family}@/dev/ttyUSB0`,
      telnet: `${family}@telnet://192.0.2.1`,
      ssh: `${family}@ssh://${example}@192.0.2.1`,
      tcp: `${family}@tcp://192.0.2.9:4001`,
      sim: `${family}@sim:`,
    },
    addressForm: formOf(options, WAYS, serial),
    serial,
  };
  return {
    info,
    options,
    identify: (transport, address, context, signal) => identify(kind, transport, address, context, signal),
    same: (expected, found) =>
      expected.serial === undefined || found.serial === undefined
        ? expected.model === found.model
        : expected.serial === found.serial,
    device: (line, identity, address, context) => new RouterWitness(kind, line, identity, address, context),
  };
}
