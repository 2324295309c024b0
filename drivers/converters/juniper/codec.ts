import type { PingReply } from '../../../electron/contract/instrument.ts';
import type { Identity } from '../../../electron/contract/tester.ts';
import { blocksOf, groupOf, known, numberOf, type ControllerFacts, type PortFacts } from '../../console/index.ts';

type Lines = readonly string[];

/** `show version` and `show chassis hardware`; undefined where it is no Junos. */
export function identityIn(lines: Lines): Omit<Identity, 'maker'> | undefined {
  const model = groupOf(lines, /^Model: (\S+)/);
  const firmware = groupOf(lines, /^Junos: (\S+)/) ?? groupOf(lines, /^JUNOS .*\[([^\]]+)\]$/);
  const serial = groupOf(lines, /^Chassis\s+(\S+)\s{2,}\S/);
  return model === undefined || firmware === undefined ? undefined : known({ model, serial, firmware });
}

const HEAD = /^Physical interface: ([^,\s]+), .*Physical link is (Up|Down)/;
/** `(4d 19:10 ago)`, `(00:19:38 ago)`. */
const AGE = /\((?:(\d+)w)?(?:(\d+)d ?)?(?:(\d+):(\d\d))?(?::(\d\d))? ago\)/;

function ageIn(text: string | undefined): number | undefined {
  if (text === 'Never') return Infinity;
  const found = AGE.exec(text ?? '');
  if (!found) return undefined;
  const [, weeks = 0, days = 0, hours = 0, minutes = 0, seconds = 0] = found.map((part) => Number(part ?? 0));
  return weeks * 604_800 + days * 86_400 + hours * 3600 + minutes * 60 + seconds;
}

/** `show interfaces … extensive`. Whether a protocol runs is told of PPP alone. */
export const portsIn = (lines: Lines): PortFacts[] =>
  blocksOf(lines, HEAD).map((block) => {
    const [, name = '', link] = HEAD.exec(block[0]!)!;
    const errors = block.findIndex((line) => /^\s*Input errors:/.test(line));
    const protocol = groupOf(block, /^\s*NCP state: inet: ([A-Za-z-]+)/);
    return known({
      name,
      up: link === 'Up',
      protocolUp: protocol === undefined ? undefined : protocol === 'Opened',
      inputErrors: errors < 0 ? undefined : numberOf(block.slice(errors, errors + 3), /\bErrors: (\d+)/),
      countedS: ageIn(groupOf(block, /^\s*Statistics last cleared: (.*)$/)),
    });
  });

const MEDIA = /^\s*[A-Z]\d media:\s+Seconds\s+Count\s+State/;
const ROW = /^\s*([A-Z]+(?: [A-Z]\w+)*)\s+(\d+)(?:\s+(\d+))?(?:\s+(\S+))?$/;

interface Row {
  name: string;
  seconds: number;
  /** Anything but OK is a problem. */
  state: string | undefined;
}

/** The table under `T1 media:`, up to the first line that is no row of it. */
function rowsIn(block: Lines): Row[] {
  const at = block.findIndex((line) => MEDIA.test(line));
  if (at < 0) return [];
  const rows: Row[] = [];
  for (const line of block.slice(at + 1)) {
    const found = ROW.exec(line);
    if (!found) break;
    rows.push({ name: found[1]!, seconds: Number(found[2]), state: found[4] });
  }
  return rows;
}

/** The defects of a port's signal that stand in its table, the gravest first. */
const SIGNALS = ['LOS', 'AIS', 'LOF'] as const;

/** Ports that have such a table are controllers too. */
export const controllersIn = (lines: Lines): ControllerFacts[] =>
  blocksOf(lines, HEAD).flatMap((block) => {
    const rows = rowsIn(block);
    if (rows.length === 0) return [];
    const [, name = '', link] = HEAD.exec(block[0]!)!;
    const isBad = (row: string): boolean =>
      rows.some((one) => one.name === row && one.state !== undefined && one.state !== 'OK');
    const signal = SIGNALS.find(isBad) ?? 'ok';
    return [
      {
        name,
        up: link === 'Up',
        said: block.map((line) => line.trim()).filter((line) => /^\w+ (?:alarms|defects)\s*:/.test(line)),
        signal,
        rai: signal === 'ok' && isBad('YELLOW'),
        counters: Object.fromEntries(rows.map((row) => [row.name, row.seconds])),
      },
    ];
  });

/** `show chassis routing-engine`: what is not idle, percent. */
export function cpuIn(lines: Lines): number | undefined {
  const idle = numberOf(lines, /^\s*Idle\s+(\d+) percent/);
  return idle === undefined ? undefined : 100 - idle;
}

const ARP = /^([0-9a-f]{2}(?::[0-9a-f]{2}){5})\s+(\d+\.\d+\.\d+\.\d+)\s+(\S+)/i;

/** `show arp no-resolve`. */
export const arpIn = (lines: Lines): { address: string; mac: string; port: string }[] =>
  lines.flatMap((line) => {
    const found = ARP.exec(line);
    return found ? [{ address: found[2]!, mac: found[1]!, port: found[3]! }] : [];
  });

const TIMES = /^round-trip min\/avg\/max(?:\/stddev)? = ([\d.]+)\/([\d.]+)\/([\d.]+)/;

/** `ping`, which is that of BSD. */
export function pingIn(lines: Lines): PingReply | undefined {
  const sent = numberOf(lines, /^(\d+) packets transmitted/);
  const received = numberOf(lines, /(\d+) packets received/);
  if (sent === undefined || received === undefined) return undefined;
  const times = lines.map((line) => TIMES.exec(line)).find((found) => found !== null);
  const reply = { sent, lost: sent - received };
  if (!times) return reply;
  return { ...reply, minMs: Number(times[1]), avgMs: Number(times[2]), maxMs: Number(times[3]) };
}
