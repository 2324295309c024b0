import { createConsoleSimulator, type PlayedConsole } from '../../console/index.ts';
import type { Simulator } from '../../family.ts';

type Until = Parameters<PlayedConsole['answer']>[1];

const DEVICE = `
 Chassis self
 DEVICE_NAME          : MSR3024
 DEVICE_SERIAL_NUMBER : SIM00000002
 MAC_ADDRESS          : 0000-5E00-5303
 MANUFACTURING_DATE   : 2014-06-13
 VENDOR_NAME          : H3C`;

const serial = ({ bitErrors, los }: Until): string => `Serial2/0
Current state: ${los ? 'DOWN' : 'UP'}
Line protocol state: ${los ? 'DOWN' : 'UP'}
Description: Serial2/0 Interface
Maximum transmission unit: 1500
Last clearing of counters: Never
Last 300 seconds input rate 2.40 bytes/sec, 19 bits/sec, 0.20 packets/sec
Last 300 seconds output rate 2.40 bytes/sec, 19 bits/sec, 0.20 packets/sec
Input: 6668 packets, 80414 bytes
       0 broadcasts, 0 multicasts
       ${bitErrors} errors, 0 runts, 0 giants
       ${bitErrors} crc, 0 align errors, 0 overruns
       0 aborts, 0 no buffers
       0 frame errors
Output: 6670 packets, 80446 bytes
       0 errors, 0 underruns, 0 collisions
       0 deferred
DCD: ${los ? 'DOWN' : 'UP'}, DTR: UP, DSR: UP, RTS: UP, CTS: ${los ? 'DOWN' : 'UP'}`;

const ETHERNET = `GigabitEthernet0/0
Current state: UP
Line protocol state: UP
Description: GigabitEthernet0/0 Interface
Bandwidth: 1000000 kbps
Maximum transmission unit: 1500
Internet address: 192.0.2.129/25 (Primary)
IP packet frame type: Ethernet II, hardware address: 0000-5e00-5303
Last clearing of counters: Never
Input (total):  9103 packets, 611444 bytes
        9000 unicasts, 12 broadcasts, 91 multicasts, 0 pauses
Input:  0 input errors, 0 runts, 0 giants, 0 throttles
        0 CRC, 0 frame, - overruns, 0 aborts
        - ignored, - parity errors
Output (total): 18587 packets, 1143610 bytes
Output: 0 output errors, - underruns, - buffer failures
        0 aborts, 0 deferred, 0 collisions, 0 late collisions`;

const ARP = `  Type: S-Static   D-Dynamic   O-Openflow   R-Rule   M-Multiport  I-Invalid
IP address      MAC address    VLAN     Interface                Aging Type
192.0.2.130     0000-5e00-5304 N/A      GE0/0                    16    D`;

const PING = /^ping -c (\d+) -s (\d+) (\S+)$/;

function ping(command: string, { los }: Until): string | undefined {
  const [, count, , target] = PING.exec(command) ?? [];
  if (target === undefined) return undefined;
  const n = Number(count);
  const [came, loss] = los ? [0, '100.0'] : [n, '0.0'];
  const times = los ? [] : ['round-trip min/avg/max/std-dev = 0.316/0.416/0.700/0.143 ms'];
  return [
    '',
    `--- Ping statistics for ${target} ---`,
    `${n} packet(s) transmitted, ${came} packet(s) received, ${loss}% packet loss`,
    ...times,
  ].join('\n');
}

const SCREENS: Readonly<Record<string, (line: Until) => string>> = {
  'display device manuinfo': () => DEVICE,
  'display interface': (line) => `${serial(line)}\n\n${ETHERNET}`,
  'display arp': () => ARP,
};

const BOX: PlayedConsole = {
  prompt: '<Sysname>',
  banner: '\r\n',
  asksUser: 'login: ',
  asksPassword: 'Password: ',
  wrongPassword: '',
  attempts: 3,
  pager: '---- More ----',
  wipe: '\u001b[16D                \u001b[16D',
  pageLines: 23,
  pagesOff: 'screen-length disable',
  unknown: "                ^\n % Unrecognized command found at '^' position.",
  answer: (command, line) => SCREENS[command]?.(line) ?? ping(command, line),
};

/** A router on a V.35 line; it has no E1 card, for no document shows the whole screen of one. */
export const comwareSimulator: Simulator = {
  tricks: [],
  create: (scenario, seed, clock, options) => createConsoleSimulator({ scenario, seed, clock, options }, BOX),
};
