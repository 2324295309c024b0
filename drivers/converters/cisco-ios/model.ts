import { PLAIN_FRAME } from '../../../electron/contract/family.ts';
import type { ConsoleLanguage } from '../../console/index.ts';

export const TITLE = { zh: 'Cisco IOS 路由器', en: 'Cisco IOS router' };

/** Sources of every row: README.md. */
export const SERIAL = PLAIN_FRAME;

export const LANGUAGE: ConsoleLanguage = {
  prompt: /^[A-Za-z0-9][\w.-]*[>#]$/,
  asksUser: /^Username: ?$/,
  asksPassword: /^Password: ?$/,
  pager: /^ ?--More-- ?$/,
  refusal: /^% (?:Invalid input|Incomplete command|Ambiguous command|Unknown command|Unrecognized)/,
  enable: { command: 'enable', elevated: /#$/ },
};

/** The only commands that are ever sent, besides `enable`: they show, ping, and switch pages off for this session alone. */
export const COMMANDS = {
  pagesOff: 'terminal length 0',
  version: 'show version',
  controllers: 'show controllers e1',
  interfaces: 'show interfaces',
  cpu: 'show processes cpu',
  arp: 'show ip arp',
  ping: 'ping {target} repeat {count} size {size}',
} as const;

/** What its ports to the line and to the local network are usually called. */
export const USUAL = { wan: /^Serial/i, lan: /Ethernet/i };

/** Lines about alarms of which a document says what they mean; any other is told as it came. */
export const ALARMS: Readonly<Record<string, 'none' | 'LOS' | 'sends-rai'>> = {
  'No alarms detected.': 'none',
  'Receiver has loss of signal.': 'LOS',
  'Transmitter is sending remote alarm.': 'sends-rai',
};
