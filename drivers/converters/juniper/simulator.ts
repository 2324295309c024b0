import { createConsoleSimulator, type PlayedConsole } from '../../console/index.ts';
import type { Simulator } from '../../family.ts';

type Until = Parameters<PlayedConsole['answer']>[1];

const VERSION = `Hostname: host
Model: mx240
Junos: 13.3R1.4
JUNOS Base OS boot [13.3R1.4]
JUNOS Base OS Software Suite [13.3R1.4]`;

const HARDWARE = `Hardware inventory:
Item             Version  Part number  Serial number     Description
Chassis                                SIM00000003       MX240`;

const MEDIA = `  DS1   alarms   : None
  DS1   defects  : None
  T1 media:            Seconds        Count  State
    SEF                       0            0  OK
    BEE                       0            0  OK
    AIS                       0            0  OK
    LOF                       0            0  OK
    LOS                       0            0  OK
    YELLOW                    0            0  OK
    BPV                       0            0
    LCV                       0            0
    ES                        0
    SES                       0
    UAS                       0
`;

const line = ({
  bitErrors,
  los,
}: Until): string => `Physical interface: t1-1/2/0:5, Enabled, Physical link is ${los ? 'Down' : 'Up'}
  Interface index: 181, SNMP ifIndex: 210, Generation: 96
  Link-level type: PPP, MTU: 1504, Clocking: Internal, Speed: T1, Loopback: None, FCS: 16, Framing: ESF,
  Parent: ct3-1/2/0 Interface index 173
  Device flags   : Present Running
  Keepalive settings: Interval 60 seconds, Up-count 1, Down-count 3
  LCP state: ${los ? 'Down' : 'Opened'}
  NCP state: inet: ${los ? 'Down' : 'Opened'}, inet6: Not-configured, iso: Not-configured, mpls: Not-configured
  Statistics last cleared: 2004-05-11 23:43:42 EDT (00:19:38 ago)
  Traffic statistics:
   Input  packets:              5231609                    6 pps
   Output packets:              4867661                    3 pps
  Input errors:
    Errors: ${bitErrors}, Drops: 0, Framing errors: 0, Runts: 0, Giants: 0, Policed discards: 0
  Output errors:
    Carrier transitions: 0, Errors: 0, Drops: 0, Aged packets: 0
${los ? '' : MEDIA}  HDLC configuration:`;

const ETHERNET = `Physical interface: ge-0/0/0, Enabled, Physical link is Up
  Interface index: 134, SNMP ifIndex: 502
  Link-level type: Ethernet, MTU: 1514, MRU: 0, LAN-PHY mode,
  Device flags   : Present Running
  Statistics last cleared: Never
  Input errors:
    Errors: 0, Drops: 0, Framing errors: 0, Runts: 0
  Active alarms  : None
  Active defects : None`;

const ENGINE = `Routing Engine status:
  Slot 0:
    Current state                  Master
    CPU utilization:
      User                       8 percent
      Background                 0 percent
      Kernel                     7 percent
      Interrupt                  1 percent
      Idle                      84 percent`;

const ARP = `MAC Address       Address         Interface     Flags
00:00:5e:00:53:05 192.0.2.130     ge-0/0/0.0          none`;

const PORTS: Readonly<Record<string, (until: Until) => string>> = { 't1-1/2/0:5': line, 'ge-0/0/0': () => ETHERNET };
const PING = /^ping (\S+) count (\d+) size (\d+)$/;

function ping(command: string, { los }: Until): string | undefined {
  const [, target, count, size] = PING.exec(command) ?? [];
  if (target === undefined) return undefined;
  const n = Number(count);
  const [came, loss] = los ? [0, 100] : [n, 0];
  return [
    `PING ${target} (${target}): ${size} data bytes`,
    '',
    `--- ${target} ping statistics ---`,
    `${n} packets transmitted, ${came} packets received, ${loss}% packet loss`,
    ...(los ? [] : ['round-trip min/avg/max/stddev = 1.326/1.684/2.042/0.358 ms']),
  ].join('\n');
}

const SCREENS: Readonly<Record<string, (until: Until) => string>> = {
  'show version': () => VERSION,
  'show chassis hardware': () => HARDWARE,
  'show interfaces extensive': (until) => `${line(until)}\n\n${ETHERNET}`,
  'show chassis routing-engine': () => ENGINE,
  'show arp no-resolve': () => ARP,
};

const portIn = (command: string): string => /^show interfaces (\S+) extensive$/.exec(command)?.[1] ?? '';

const BOX: PlayedConsole = {
  prompt: 'user@host> ',
  banner: '\r\n',
  asksUser: 'login: ',
  asksPassword: 'Password:',
  wrongPassword: 'Login incorrect\r\n',
  attempts: 3,
  pager: '---(more)---',
  wipe: '\b\b\b\b\b\b\b\b\b\b\b\b            \b\b\b\b\b\b\b\b\b\b\b\b',
  pageLines: 23,
  pagesOff: 'set cli screen-length 0',
  unknown: '            ^\nunknown command.',
  answer: (command, until) => SCREENS[command]?.(until) ?? PORTS[portIn(command)]?.(until) ?? ping(command, until),
};

/** A router on a channel of 1.5M, for that is the port whose screen is documented whole. */
export const juniperSimulator: Simulator = {
  tricks: [],
  create: (scenario, seed, clock, options) => createConsoleSimulator({ scenario, seed, clock, options }, BOX),
};
