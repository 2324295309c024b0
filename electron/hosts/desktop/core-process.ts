// The process in which the core runs behind the desktop window (`utilityProcess.fork`): what holds up the windows' process holds up no poll.
import type { MessagePortMain } from 'electron';
import type { Carrier } from '../../contract/wire.ts';
import { errorView } from '../../contract/errors.ts';
import { settleZone } from '../../machine/index.ts';
import { createCore, type Core } from '../core/core.ts';
import { joinPage } from '../core/dispatch.ts';
import { installLastResort } from '../program/last-resort.ts';
import { openLog } from '../program/log.ts';
import { homeFolder } from '../program/places.ts';
import { keepAwakeWith } from './awake.ts';
import { JOIN, type CoreProcess, type MainProcess } from './processes.ts';
import { createTalk } from './talk.ts';

let closed = false;
/** Ctrl+C reaches both processes: the windows' asks first, and ends this one by its normal way. */
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => closed && process.exit(0));

const { parentPort } = process;
settleZone();
const log = openLog(homeFolder());

function carrierOf(port: MessagePortMain): Carrier {
  return {
    send: (text) => port.postMessage(text),
    onMessage: (listener) => {
      const heard = ({ data }: { data: unknown }): void => {
        if (typeof data === 'string') listener(data);
      };
      port.on('message', heard);
      port.start();
      return () => port.off('message', heard);
    },
  };
}

let core: Core | undefined;
const ours: CoreProcess = {
  running: () => Promise.resolve(core?.running() ?? 0),
  close: async () => {
    await (await opened).close();
    closed = true;
  },
};
const main = createTalk<MainProcess>((said) => parentPort.postMessage(said), ours);

function end(thrown: unknown): void {
  main.ask('fault', [errorView(thrown)]).catch((failed: unknown) => log.error({ err: failed }, 'fault not told'));
}

const opened = createCore({
  home: homeFolder(),
  log,
  openFile: (path) => main.ask('openFile', [path]),
  showFile: (path) => main.ask('showFile', [path]),
  chooseFolder: () => main.ask('chooseFolder', []),
  keepAwake: keepAwakeWith(main, log),
});
installLastResort({
  log: () => log,
  say: end,
  tearDown: async () => (await opened).close(),
  exit: (code) => process.exit(code),
});
parentPort.on('message', ({ data, ports: [port] }) => {
  if (data !== JOIN || !port) return main.heard(data);
  const leave = opened.then((there) => joinPage(there, carrierOf(port), log));
  // A core that could not be opened is said by whoever waits for it first.
  port.once('close', () => void leave.then((go) => go()).catch(() => undefined));
});
core = await opened;
log.info({ room: 'core' }, 'core is there');
