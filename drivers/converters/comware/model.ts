import { PLAIN_FRAME } from '../../../electron/contract/family.ts';
import type { ConsoleLanguage } from '../../console/index.ts';

export const TITLE = { zh: 'H3C / HP Comware 路由器', en: 'H3C / HP Comware router' };

/** Sources of every row: README.md. */
export const SERIAL = PLAIN_FRAME;

export const LANGUAGE: ConsoleLanguage = {
  prompt: /^<[A-Za-z0-9][\w.-]*>$/,
  asksUser: /^(?:login|Username): ?$/i,
  asksPassword: /^Password: ?$/,
  pager: /^ *---- More ---- *$/,
  refusal: /^ ?% (?:Unrecognized command|Wrong parameter|Incomplete command|Ambiguous command|Too many parameters)/,
};

/** The only commands that are ever sent: they display, ping, and switch pages off for this session alone. */
export const COMMANDS = {
  pagesOff: 'screen-length disable',
  device: 'display device manuinfo',
  interfaces: 'display interface',
  controllers: 'display controller e1',
  arp: 'display arp',
  ping: 'ping -c {count} -s {size} {target}',
} as const;

export const USUAL = { wan: /^(?:Serial|Pos)/i, lan: /Ethernet/i };

/** What a receiver says of itself (field table of the T1 and E1 controllers), in the words in which a fault is sought. */
export const RECEIVER: Readonly<Record<string, 'ok' | 'LOS' | 'AIS' | 'LOF' | 'RAI'>> = {
  none: 'ok',
  LOS: 'LOS',
  'Loss-of-Signal': 'LOS',
  LOF: 'LOF',
  AIS: 'AIS',
  RAI: 'RAI',
};
