import type { Family, Line, Transport, Way } from '../../drivers/index.ts';
import type { PortInfo } from '../../electron/contract/family.ts';
import type { Address } from '../../electron/contract/address.ts';
import { TributaryError } from '../../electron/contract/errors.ts';
import type { Converter, Witness } from '../../electron/contract/instrument.ts';
import type { Identity, Observation, Tester } from '../../electron/contract/tester.ts';
import { BY_HAND } from '../../drivers/by-hand/index.ts';

/** A port with something on it; the test pulls the plug, and swaps what is plugged in. */
export interface FakePort {
  path: string;
  usbSerial?: string;
  plugged: boolean;
  /** What answers, by unit; empty = silence. */
  answers: Map<string, string>;
  /** Opening fails with this. */
  refuse?: TributaryError;
  opened: number;
  written: string[];
  pull(): void;
}

const text = new TextDecoder();
const bytes = new TextEncoder();

/** Ports of an imaginary machine, as the drivers would open them. */
export function fakeMachine(): {
  ports: FakePort[];
  port(path: string, usbSerial?: string): FakePort;
  tools: FakeTools;
} {
  const ports: FakePort[] = [];
  return {
    ports,
    port(path, usbSerial) {
      const port = fakePort(path, usbSerial);
      ports.push(port);
      return port;
    },
    tools: {
      wayTo: async (address): Promise<Way> => ({
        open: (signal, path) =>
          address.kind === 'none'
            ? openFake([fakePort('none', undefined)], 'none', signal)
            : openFake(ports, path ?? address.path ?? address.text, signal),
        close: () => undefined,
      }),
      listPorts: async (): Promise<PortInfo[]> =>
        ports.filter((port) => port.plugged).map(({ path, usbSerial }) => ({ path, usbSerial })),
    },
  };
}
interface FakeTools {
  wayTo(address: Address): Promise<Way>;
  listPorts(): Promise<PortInfo[]>;
}

const holders = new WeakMap<FakePort, (reason: TributaryError) => void>();

function fakePort(path: string, usbSerial: string | undefined): FakePort {
  const port: FakePort = {
    path,
    usbSerial,
    plugged: true,
    answers: new Map(),
    opened: 0,
    written: [],
    pull() {
      port.plugged = false;
      holders.get(port)?.(new TributaryError('link-lost', path, { text: 'unplugged' }));
      holders.delete(port);
    },
  };
  return port;
}

async function openFake(ports: FakePort[], path: string, signal: AbortSignal): Promise<Transport> {
  signal.throwIfAborted();
  const port = ports.find((p) => p.path === path && p.plugged);
  if (!port) throw new TributaryError('port-absent', path);
  if (port.refuse) throw port.refuse;
  if (holders.has(port)) throw new TributaryError('port-busy', path);
  port.opened++;
  const byteListeners = new Set<(b: Uint8Array) => void>();
  const lostListeners = new Set<(reason: TributaryError) => void>();
  let lost: TributaryError | undefined;
  holders.set(port, (reason) => {
    lost = reason;
    for (const listener of [...lostListeners]) listener(reason);
  });
  return {
    name: path,
    usbSerial: port.usbSerial,
    onBytes: (listener) => (byteListeners.add(listener), () => void byteListeners.delete(listener)),
    onLost(listener) {
      if (lost) listener(lost);
      lostListeners.add(listener);
      return () => void lostListeners.delete(listener);
    },
    async write(question) {
      if (lost) throw lost;
      const asked = text.decode(question);
      port.written.push(asked);
      const answer = port.answers.get(asked.replace('?', ''));
      if (answer !== undefined) for (const listener of [...byteListeners]) listener(bytes.encode(answer));
    },
    flush: async () => undefined,
    close: async () => void holders.delete(port),
  };
}

/** A tester that answers `<unit>?` with its serial number. */
export const fakeFamily: Family<Tester> = {
  options: { unit: { on: ['serial', 'tcp'], wanted: '', fits: () => true } },
  info: {
    family: 'comtech',
    role: 'tester',
    title: { zh: '假', en: 'fake' },
    transports: ['serial', 'tcp', 'sim'],
    examples: {},
    addressForm: [],
    probe: { speeds: [9600, 19200, 38400, 4800, 2400], harmless: true },
    seat: 'unit',
    builtIn: [{ kind: 'sim' }],
    measures: BY_HAND.measures,
    capabilities: { ...BY_HAND, reading: 'seconds', counts: ['bits', 'bitErrors'] },
  },
  async identify(transport, address, _context, signal): Promise<Identity> {
    return { maker: 'Fake', model: 'F1', serial: await ask(transport, `${address.options.unit ?? ''}?`, signal) };
  },
  same: (expected, found) => expected.serial === found.serial,
  device: (line, identity, address, context) => fakeTester(line, identity, address.text, context.simulated),
};

/** A witness that answers as `fakeFamily` does, and has one register: what it says to `<unit>R?`. */
export const fakeWitness: Family<Witness> = {
  ...fakeFamily,
  info: { ...fakeFamily.info, family: 'witness', role: 'witness' },
  device: (line, identity, address, { simulated }) => ({
    role: 'witness',
    family: 'witness',
    address: address.text,
    simulated,
    identity,
    registers: (signal) =>
      line.exclusive(async (transport) => {
        const value = Number(await ask(transport, `${address.options['unit'] ?? ''}R?`, signal));
        return [{ t: 0, source: 'if1', name: 'crc', value }];
      }, signal),
  }),
};

/** As `fakeFamily`, and says something of the line while nobody measures: what `see` gives, after each exchange `F?` on the line. */
export const watchingFamily: Family<Tester> = {
  ...fakeFamily,
  info: {
    ...fakeFamily.info,
    capabilities: { ...fakeFamily.info.capabilities, defects: ['LOS', 'AIS', 'LOF', 'LSS'] },
  },
  device(line, identity, address, context) {
    const tester = fakeTester(line, identity, address.text, context.simulated);
    return Object.assign(tester, { capabilities: watchingFamily.info.capabilities, ...fakeWatch(line, tester.did) });
  },
};

function fakeWatch(line: Line, did: string[]): Pick<FakeTester, 'see' | 'watch'> {
  const seen: Observation[] = [];
  let wake = (): void => undefined;
  return {
    see(observation) {
      seen.push(observation);
      wake();
    },
    async *watch(signal) {
      did.push('watch');
      while (!signal.aborted) {
        const next = seen.shift();
        if (next) {
          await line.exclusive(async (transport) => transport.write(bytes.encode('F?')), signal);
          yield next;
        } else
          await new Promise<void>((resolve) => {
            wake = resolve;
            signal.addEventListener('abort', () => resolve(), { once: true });
          });
      }
      did.push('watched');
    },
  };
}

export function ask(transport: Transport, question: string, signal: AbortSignal): Promise<string> {
  return new Promise((resolve, reject) => {
    const forget = transport.onBytes((answer) => {
      forget();
      resolve(text.decode(answer));
    });
    signal.addEventListener('abort', () => (forget(), reject(signal.reason as Error)), { once: true });
    transport.write(bytes.encode(question)).catch(reject);
  });
}

export interface FakeTester extends Tester {
  readonly line: Line;
  readonly did: string[];
  /** What `observe` yields next. */
  say(observation: Observation): void;
  /** What `watch` yields next; only a tester of `watchingFamily` has it. */
  see?(observation: Observation): void;
}

function fakeTester(line: Line, identity: Identity, address: string, simulated: boolean): FakeTester {
  const did: string[] = [];
  const said: Observation[] = [];
  let wake = (): void => undefined;
  const run = { on: false };
  const note = (what: string) => async (): Promise<void> => void did.push(what);
  return {
    line,
    did,
    role: 'tester',
    family: 'comtech',
    address,
    simulated,
    identity,
    capabilities: fakeFamily.info.capabilities,
    rateKbps: 2048,
    say(observation) {
      said.push(observation);
      wake();
    },
    async configure(settings) {
      did.push(`configure ${JSON.stringify(settings)}`);
      return [];
    },
    async start() {
      run.on = true;
      did.push('start');
    },
    restart: note('restart'),
    async *observe(signal) {
      while (run.on && !signal.aborted) {
        const next = said.shift();
        if (next) yield next;
        else
          await new Promise<void>((resolve) => {
            wake = resolve;
            signal.addEventListener('abort', () => resolve(), { once: true });
          });
      }
    },
    async inject(injection) {
      did.push(`inject ${JSON.stringify(injection)}`);
    },
    async stop() {
      run.on = false;
      wake();
      did.push('stop');
    },
  };
}

/** A converter: registers as a witness, and two loops. */
export const fakeConverter: Family<Converter> = {
  ...fakeWitness,
  info: { ...fakeWitness.info, family: 'converter', role: 'converter' },
  device: (...of) => ({
    ...fakeWitness.device(...of),
    role: 'converter',
    family: 'converter',
    loop: { kinds: ['LAN', 'WAN'], set: () => Promise.resolve(), release: () => Promise.resolve() },
  }),
};
