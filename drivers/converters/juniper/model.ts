import { PLAIN_FRAME } from '../../../electron/contract/family.ts';
import type { ConsoleLanguage } from '../../console/index.ts';

export const TITLE = { zh: 'Juniper Junos 路由器', en: 'Juniper Junos router' };

/** Sources of every row: README.md. */
export const SERIAL = PLAIN_FRAME;

export const LANGUAGE: ConsoleLanguage = {
  prompt: /^[A-Za-z0-9][\w.-]*@[\w.-]+>$/,
  asksUser: /^(?:[\w.-]+ )?login: ?$/,
  asksPassword: /^Password: ?$/,
  pager: /^---\(more(?: \d+%)?\)---$/,
  refusal: /^(?:unknown command\.|syntax error)/,
};

/** The only commands that are ever sent: they show, ping, and switch pages off for this session alone. */
export const COMMANDS = {
  pagesOff: 'set cli screen-length 0',
  version: 'show version',
  hardware: 'show chassis hardware',
  port: 'show interfaces {port} extensive',
  ports: 'show interfaces extensive',
  cpu: 'show chassis routing-engine',
  arp: 'show arp no-resolve',
  ping: 'ping {target} count {count} size {size}',
} as const;

export const USUAL = { wan: /^(?:e1|ce1|se|t1|ct1)-/, lan: /^(?:ge|fe|xe)-/ };
