import { createConsoleSimulator, type PlayedConsole } from '../../console/index.ts';
import type { Simulator } from '../../family.ts';

type Until = Parameters<PlayedConsole['answer']>[1];

const VERSION = `Cisco IOS Software, 2800 Software (C2800NM-ADVENTERPRISEK9-M), Version 12.4(24)T, RELEASE SOFTWARE (fc1)
Technical Support: http://www.cisco.com/techsupport

cisco 2811 (revision 53.50) processor with 247808K/14336K bytes of memory.
Processor board ID SIM00000001
Configuration register is 0x2102`;

const serial = ({ bitErrors, los }: Until): string =>
  `Serial0/0 is ${los ? 'down' : 'up'}, line protocol is ${los ? 'down' : 'up'}
  Hardware is PowerQUICC Serial
  Internet address is 192.0.2.2/30
  MTU 1500 bytes, BW 2048 Kbit, DLY 20000 usec,
     reliability 255/255, txload 19/255, rxload 113/255
  Encapsulation HDLC, loopback not set
  Keepalive set (10 sec)
  Last input 00:00:00, output 00:00:00, output hang never
  Last clearing of "show interface" counters 00:03:35
  Queueing strategy: fifo
     34433239 packets input, 576668389 bytes, 0 no buffer
     Received 18786 broadcasts, 0 runts, 0 giants, 0 throttles
     ${bitErrors} input errors, ${bitErrors} CRC, 0 frame, 0 overrun, 0 ignored, 0 abort
     31511643 packets output, 315782438 bytes, 0 underruns
     0 output errors, 0 collisions, 1 interface resets
     0 output buffer failures, 0 output buffers swapped out
     ${los ? 1 : 0} carrier transitions
     DCD=${los ? 'down' : 'up'}  DSR=up  DTR=up  RTS=up  CTS=${los ? 'down' : 'up'}`;

const ETHERNET = `FastEthernet0/0 is up, line protocol is up
  Hardware is MV96340 Ethernet, address is 0000.5e00.5301 (bia 0000.5e00.5301)
  Internet address is 192.0.2.129/25
  MTU 1500 bytes, BW 100000 Kbit, DLY 100 usec,
     reliability 255/255, txload 1/255, rxload 1/255
  Encapsulation ARPA, loopback not set
  Keepalive set (10 sec)
  Full-duplex, 100Mb/s, 100BaseTX/FX
  Last clearing of "show interface" counters never
     160163 packets input, 10159221 bytes
     Received 155086 broadcasts, 0 runts, 0 giants, 0 throttles
     0 input errors, 0 CRC, 0 frame, 0 overrun, 0 ignored
     6160 packets output, 732967 bytes, 0 underruns
     0 output errors, 0 collisions, 1 interface resets`;

const controllers = ({ nowS, bitErrors, los }: Until): string => {
  const now = Math.floor(nowS) % 900;
  const lost = los ? now : 0;
  return `E1 0/3/0 is ${los ? 'down' : 'up'}.
  Applique type is Channelized E1 - balanced
  Cablelength is Unknown
${los ? '  Transmitter is sending remote alarm.\n  Receiver has loss of signal.' : '  No alarms detected.'}
  alarm-trigger is not set
  Version info Firmware: 20071011, FPGA: 13, spm_count = 0
  Framing is NO-CRC4, Line Code is HDB3, Clock Source is Line.
  Data in current interval (${now} seconds elapsed):
     ${bitErrors} Line Code Violations, ${bitErrors} Path Code Violations
     0 Slip Secs, ${lost} Fr Loss Secs, 0 Line Err Secs, 0 Degraded Mins
     0 Errored Secs, 0 Bursty Err Secs, 0 Severely Err Secs, ${lost} Unavail Secs
  Total Data (last 24 hours)
     0 Line Code Violations, 0 Path Code Violations,
     0 Slip Secs, 0 Fr Loss Secs, 0 Line Err Secs, 0 Degraded Mins,
     0 Errored Secs, 0 Bursty Err Secs, 0 Severely Err Secs, 0 Unavail Secs`;
};

const CPU = `CPU utilization for five seconds: 4%/0%; one minute: 6%; five minutes: 5%
 PID Runtime(ms)   Invoked      uSecs   5Sec   1Min   5Min TTY Process
   1           0        22          0  0.00%  0.00%  0.00%   0 Chunk Manager`;

const ARP = `Protocol  Address          Age (min)  Hardware Addr   Type   Interface
Internet  192.0.2.129             -   0000.5e00.5301  ARPA   FastEthernet0/0
Internet  192.0.2.130             9   0000.5e00.5302  ARPA   FastEthernet0/0`;

const PING = /^ping (\S+) repeat (\d+) size (\d+)$/;

function ping(command: string, { los }: Until): string | undefined {
  const [, target, count, size] = PING.exec(command) ?? [];
  if (target === undefined) return undefined;
  const n = Number(count);
  const came = los ? 0 : n;
  const times = came > 0 ? ', round-trip min/avg/max = 1/2/10 ms' : '';
  return `Type escape sequence to abort.
Sending ${n}, ${size}-byte ICMP Echos to ${target}, timeout is 2 seconds:
${(los ? '.' : '!').repeat(n).replaceAll(/(.{70})(?=.)/g, '$1\n')}
Success rate is ${los ? 0 : 100} percent (${came}/${n})${times}`;
}

const SCREENS: Readonly<Record<string, (line: Until) => string>> = {
  'show version': () => VERSION,
  'show interfaces': (line) => `${serial(line)}\n${ETHERNET}`,
  'show controllers e1': controllers,
  'show processes cpu': () => CPU,
  'show ip arp': () => ARP,
};

const BOX: PlayedConsole = {
  prompt: 'Router>',
  banner: '\r\n\r\nUser Access Verification\r\n\r\n',
  asksUser: 'Username: ',
  asksPassword: 'Password: ',
  wrongPassword: '',
  attempts: 3,
  pager: ' --More-- ',
  wipe: '\b\b\b\b\b\b\b\b\b\b          \b\b\b\b\b\b\b\b\b\b',
  pageLines: 23,
  pagesOff: 'terminal length 0',
  enable: { command: 'enable', prompt: 'Router#' },
  unknown: "                ^\n% Invalid input detected at '^' marker.\n",
  answer: (command, line) => SCREENS[command]?.(line) ?? ping(command, line),
};

/** A router on a 2M line: the scenario's errors and losses of signal are what it counts and says. */
export const ciscoSimulator: Simulator = {
  tricks: [],
  create: (scenario, seed, clock, options) => createConsoleSimulator({ scenario, seed, clock, options }, BOX),
};
