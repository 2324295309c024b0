import type { PingReply } from '../../../electron/contract/instrument.ts';
import type { Identity } from '../../../electron/contract/tester.ts';
import { blocksOf, groupOf, known, numberOf, type ControllerFacts, type PortFacts } from '../../console/index.ts';
import { RECEIVER } from './model.ts';

type Lines = readonly string[];

/** `display device manuinfo`: the first device; undefined where there is none. No document says what else tells the version. */
export function identityIn(lines: Lines): Omit<Identity, 'maker'> | undefined {
  const model = groupOf(lines, /^\s*DEVICE_NAME\s*:\s*(\S.*?)\s*$/);
  const serial = groupOf(lines, /^\s*DEVICE_SERIAL_NUMBER\s*:\s*(\S+)/);
  return model === undefined ? undefined : known({ model, serial });
}

const NAME = /^([A-Z][A-Za-z-]*\d[\d/.:]*)$/;
/** `Serial2/0 current state: UP` of Comware 5 as Comware 7 has it: the name, and its state on a line below. */
const onTwoLines = (lines: Lines): string[] =>
  lines.flatMap((line) => {
    const older = /^(\S+) current state ?: ?(.*)$/.exec(line);
    const isPort = older && /\d$/.test(older[1]!);
    return isPort ? [older[1]!, `Current state: ${older[2]}`] : [line];
  });

const LEADS = /\b(DCD|DTR|DSR|RTS|CTS): (UP|DOWN)\b/g;

function portIn(block: readonly string[]): PortFacts[] {
  const state = groupOf(block, /^Current state: ?(.*)$/);
  if (state === undefined) return [];
  const protocol = groupOf(block, /^Line protocol (?:current )?state ?: ?(UP|DOWN)/);
  const input = block.findIndex((line) => /^\s*Input/.test(line));
  const output = block.findIndex((line, at) => at > input && /^\s*Output/.test(line));
  const received = input < 0 ? [] : block.slice(input, output < 0 ? undefined : output);
  const leads = [...block.join('\n').matchAll(LEADS)].map(([, lead, is]) => [lead!, is === 'UP'] as const);
  const cleared = groupOf(block, /^Last clearing of counters: *(\S+)/);
  return [
    known({
      name: block[0]!,
      up: state.startsWith('UP'),
      protocolUp: protocol === undefined ? undefined : protocol === 'UP',
      inputErrors: numberOf(received, /\b(\d+) (?:input )?errors\b/),
      countedS: cleared === 'Never' ? Infinity : undefined,
      leads: leads.length === 0 ? undefined : Object.fromEntries(leads),
    }),
  ];
}

/** `display interface`. */
export const portsIn = (lines: Lines): PortFacts[] => blocksOf(onTwoLines(lines), NAME).flatMap(portIn);

const CONTROLLER = /^((?:E1|E3) [\d/]+(?: CE1 \d+)?): (up|down)/;

/** `display controller e1`, as far as lines of the same platform are documented; any other line is no reading. */
export const controllersIn = (lines: Lines): ControllerFacts[] =>
  blocksOf(lines, CONTROLLER).map((block) => {
    const [, name = '', state] = CONTROLLER.exec(block[0]!)!;
    const said = block.map((line) => line.trim()).filter((line) => /alarm/i.test(line));
    const receiver = RECEIVER[groupOf(said, /^Receiver alarm state(?: is|:) (\S+?)\.?$/) ?? ''];
    const signal = receiver === 'RAI' ? 'ok' : receiver;
    return {
      name,
      up: state === 'up',
      said,
      counters: {},
      ...(signal === undefined ? {} : { signal, rai: receiver === 'RAI' }),
    };
  });

const ARP = /^(\d+\.\d+\.\d+\.\d+)\s+([0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4})\s+\S+\s+(\S+)/i;

/** `display arp`. */
export const arpIn = (lines: Lines): { address: string; mac: string; port: string }[] =>
  lines.flatMap((line) => {
    const found = ARP.exec(line);
    return found ? [{ address: found[1]!, mac: found[2]!, port: found[3]! }] : [];
  });

const TIMES = /round-trip min\/avg\/max(?:\/std-dev)? ?= ?([\d.]+)\/([\d.]+)\/([\d.]+)/;

/** `ping`: on one line (Comware 7) or on one each. */
export function pingIn(lines: Lines): PingReply | undefined {
  const sent = numberOf(lines, /(\d+) packet\(s\) transmitted/);
  const received = numberOf(lines, /(\d+) packet\(s\)\s+received/);
  if (sent === undefined || received === undefined) return undefined;
  const times = lines.map((line) => TIMES.exec(line)).find((found) => found !== null);
  const reply = { sent, lost: sent - received };
  if (!times || received === 0) return reply;
  return { ...reply, minMs: Number(times[1]), avgMs: Number(times[2]), maxMs: Number(times[3]) };
}
