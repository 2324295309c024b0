import { routerFamily, type RouterKind } from '../../console/index.ts';
import { arpIn, controllersIn, identityIn, pingIn, portsIn } from './codec.ts';
import { COMMANDS, LANGUAGE, SERIAL, TITLE, USUAL } from './model.ts';

export const comwareKind: RouterKind = {
  family: 'comware',
  title: TITLE,
  maker: 'H3C',
  serial: SERIAL,
  language: LANGUAGE,
  prepare: [COMMANDS.pagesOff],
  identity: { commands: [COMMANDS.device], read: identityIn },
  screens: [
    { command: COMMANDS.interfaces, read: (lines) => ({ ports: portsIn(lines) }) },
    { command: COMMANDS.controllers, read: (lines) => ({ controllers: controllersIn(lines) }) },
    { command: COMMANDS.arp, read: (lines) => ({ arp: arpIn(lines) }) },
  ],
  ping: { command: COMMANDS.ping, read: pingIn },
  usual: USUAL,
  example: 'admin',
};

export const comwareFamily = routerFamily(comwareKind);
