import { routerFamily, type RouterKind } from '../../console/index.ts';
import { arpIn, controllersIn, cpuIn, identityIn, pingIn, portsIn } from './codec.ts';
import { COMMANDS, LANGUAGE, SERIAL, TITLE, USUAL } from './model.ts';

export const ciscoKind: RouterKind = {
  family: 'cisco-ios',
  title: TITLE,
  maker: 'Cisco',
  serial: SERIAL,
  language: LANGUAGE,
  prepare: [COMMANDS.pagesOff],
  identity: { commands: [COMMANDS.version], read: identityIn },
  screens: [
    { command: COMMANDS.interfaces, read: (lines) => ({ ports: portsIn(lines) }) },
    { command: COMMANDS.controllers, read: (lines) => ({ controllers: controllersIn(lines) }) },
    {
      command: COMMANDS.cpu,
      read: (lines) => {
        const cpuPercent = cpuIn(lines);
        return cpuPercent === undefined ? {} : { cpuPercent };
      },
    },
    { command: COMMANDS.arp, read: (lines) => ({ arp: arpIn(lines) }) },
  ],
  ping: { command: COMMANDS.ping, read: pingIn },
  usual: USUAL,
  example: 'admin',
};

export const ciscoFamily = routerFamily(ciscoKind);
