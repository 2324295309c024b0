import type { PingReply } from '../../../electron/contract/instrument.ts';
import type { Identity } from '../../../electron/contract/tester.ts';
import { blocksOf, groupOf, type ControllerFacts, type PortFacts } from '../../console/index.ts';
import { ALARMS } from './model.ts';

type Lines = readonly string[];

/** `show version`; undefined where it is no Cisco IOS. */
export function identityIn(lines: Lines): Omit<Identity, 'maker'> | undefined {
  const firmware = groupOf(lines, /^Cisco (?:IOS Software|Internetwork Operating System Software).*?Version (\S+?),/);
  const older = lines.some((line) => line.startsWith('Cisco Internetwork Operating System Software'))
    ? groupOf(lines, /\bVersion (\S+?),/)
    : undefined;
  const version = firmware ?? older;
  if (version === undefined) return undefined;
  const model = groupOf(lines, /^[Cc]isco (\S+) .*processor/) ?? 'IOS';
  const serial = groupOf(lines, /^Processor board ID (\S+)/);
  return { model, firmware: version, ...(serial === undefined ? {} : { serial }) };
}

const HEAD = /^(\S+) is (administratively down|up|down|reset|deleted), line protocol is (up|down)( \(looped\))?/;
const LEADS = /\b(DCD|DSR|DTR|RTS|CTS)=(up|down)\b/g;

/** `show interfaces`. */
export function portsIn(lines: Lines): PortFacts[] {
  return blocksOf(lines, HEAD).map((block) => {
    const [, name = '', state, protocol, looped] = HEAD.exec(block[0]!)!;
    const errors = groupOf(block, /^\s*(\d+) ?input errors\b/);
    const leads = [...block.join('\n').matchAll(LEADS)].map(([, lead, is]) => [lead!, is === 'up'] as const);
    const countedS = ageIn(groupOf(block, /Last clearing of "show interface" counters (\S+)/));
    return {
      name,
      up: state === 'up',
      protocolUp: protocol === 'up',
      ...(looped === undefined ? {} : { looped: true }),
      ...(errors === undefined ? {} : { inputErrors: Number(errors) }),
      ...(countedS === undefined ? {} : { countedS }),
      ...(leads.length === 0 ? {} : { leads: Object.fromEntries(leads) }),
    };
  });
}

const UNIT_S: Readonly<Record<string, number>> = { y: 31_536_000, w: 604_800, d: 86_400, h: 3600 };

/** `00:03:35`, `1d02h`, `10w0d`, `never`; undefined for what is none of these. */
function ageIn(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (text === 'never') return Infinity;
  const clock = /^(\d+):(\d\d):(\d\d)$/.exec(text);
  if (clock) return Number(clock[1]) * 3600 + Number(clock[2]) * 60 + Number(clock[3]);
  const parts = [...text.matchAll(/(\d+)([ywdh])/g)];
  if (parts.length === 0 || parts.map(([whole]) => whole).join('') !== text) return undefined;
  return parts.reduce((sum, [, n, unit]) => sum + Number(n) * UNIT_S[unit!]!, 0);
}

const CONTROLLER = /^(E1 [\d/]+) is (up|down)\./;
const COUNTER =
  /(\d+) (Line Code Violations|Path Code Violations|Slip Secs|Fr Loss Secs|Line Err Secs|Degraded Mins|Errored Secs|Bursty Err Secs|Severely Err Secs|Unavail Secs)/g;

const countersIn = (lines: Lines): Record<string, number> =>
  Object.fromEntries([...lines.join('\n').matchAll(COUNTER)].map(([, n, name]) => [name!, Number(n)]));

/** `show controllers e1`. */
export function controllersIn(lines: Lines): ControllerFacts[] {
  return blocksOf(lines, CONTROLLER).map((block) => {
    const [, name = '', state] = CONTROLLER.exec(block[0]!)!;
    const said = block
      .map((line) => line.trim())
      .filter((line) => /^(?:Receiver|Transmitter) |\balarms?\b(?!-)/i.test(line));
    const total = block.findIndex((line) => /^\s*Total Data \(last 24 hours\)/.test(line));
    const current = block.findIndex((line) => /^\s*Data in current interval/.test(line));
    const day = total < 0 ? undefined : countersIn(block.slice(total))['Errored Secs'];
    return {
      name,
      up: state === 'up',
      said,
      ...signalOf(said),
      counters: current < 0 ? {} : countersIn(block.slice(current, total < 0 ? undefined : total)),
      ...(day === undefined ? {} : { erroredSeconds24h: day }),
    };
  });
}

function signalOf(said: Lines): Pick<ControllerFacts, 'signal' | 'rai'> {
  const known = said.map((line) => ALARMS[line]);
  if (known.includes('LOS')) return { signal: 'LOS' };
  return said.length > 0 && known.every((meaning) => meaning === 'none') ? { signal: 'ok', rai: false } : {};
}

/** The first line of `show processes cpu`: the load over five minutes, percent. */
export function cpuIn(lines: Lines): number | undefined {
  const found = groupOf(lines, /^CPU utilization for five seconds: .*five minutes: (\d+)%/);
  return found === undefined ? undefined : Number(found);
}

const ARP = /^Internet\s+(\d+\.\d+\.\d+\.\d+)\s+(?:-|\d+)\s+([0-9a-f]{4}\.[0-9a-f]{4}\.[0-9a-f]{4})\s+\S+\s*(\S*)/i;

/** `show ip arp`. */
export const arpIn = (lines: Lines): { address: string; mac: string; port: string }[] =>
  lines.flatMap((line) => {
    const found = ARP.exec(line);
    return found ? [{ address: found[1]!, mac: found[2]!, port: found[3]! }] : [];
  });

const PING = /^Success rate is \d+ percent \((\d+)\/(\d+)\)(?:, round-trip min\/avg\/max = (\d+)\/(\d+)\/(\d+) ms)?/;

/** `ping`: what came back. Of times it prints old ones even where nothing did, so those are told with an answer only. */
export function pingIn(lines: Lines): PingReply | undefined {
  const found = lines.map((line) => PING.exec(line)).find((one) => one !== null);
  if (!found) return undefined;
  const [received, sent] = [Number(found[1]), Number(found[2])];
  const reply = { sent, lost: sent - received };
  if (received === 0 || found[3] === undefined) return reply;
  return { ...reply, minMs: Number(found[3]), avgMs: Number(found[4]), maxMs: Number(found[5]) };
}
