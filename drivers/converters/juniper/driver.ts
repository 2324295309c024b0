import { routerFamily, type RouterKind } from '../../console/index.ts';
import { arpIn, controllersIn, cpuIn, identityIn, pingIn, portsIn } from './codec.ts';
import { COMMANDS, LANGUAGE, SERIAL, TITLE, USUAL } from './model.ts';

export const juniperKind: RouterKind = {
  family: 'juniper',
  title: TITLE,
  maker: 'Juniper',
  serial: SERIAL,
  language: LANGUAGE,
  prepare: [COMMANDS.pagesOff],
  identity: { commands: [COMMANDS.version, COMMANDS.hardware], read: identityIn },
  screens: [
    {
      command: COMMANDS.port,
      all: COMMANDS.ports,
      read: (lines) => ({ ports: portsIn(lines), controllers: controllersIn(lines) }),
    },
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
  example: 'user',
};

export const juniperFamily = routerFamily(juniperKind);
