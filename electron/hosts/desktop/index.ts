import { app, dialog, Menu, shell, type BrowserWindow } from 'electron';
import { errorView } from '../../contract/errors.ts';
import { settleZone } from '../../machine/index.ts';
import { createCore, type Core } from '../core/core.ts';
import { installLastResort } from '../program/last-resort.ts';
import type { Log } from '../../contract/log.ts';
import { openLog } from '../program/log.ts';
import { homeFolder } from '../program/places.ts';
import { joinWindow } from './bridge.ts';
import { guardClosing, keepWindowAwake } from './running.ts';
import { declareScheme, serveScheme } from './scheme.ts';
import { confineAll, openWindow } from './window.ts';

/** Opens a file with the program the system has for it. */
async function openFile(path: string): Promise<boolean> {
  return (await shell.openPath(path)) === '';
}

/** Shows a file in its folder. */
function showFile(path: string): Promise<boolean> {
  shell.showItemInFolder(path);
  return Promise.resolve(true);
}

/** From here on nothing ends a test but its own way out. The box comes last: it holds up everything until somebody reads it. */
function guardCore(core: Core, log: Log): void {
  let text = '';
  installLastResort({
    log: () => log,
    say: (thrown) => (text = Object.values(errorView(thrown).message).join('\n')),
    tearDown: () => core.close(),
    exit: (code) => {
      dialog.showErrorBox('Tributary', text);
      app.exit(code);
    },
  });
}

async function open(log: Log): Promise<BrowserWindow> {
  const core = await createCore({ home: homeFolder(), log, openFile, showFile, keepAwake: keepWindowAwake });
  guardCore(core, log);
  serveScheme();
  confineAll();
  if (process.platform !== 'darwin') Menu.setApplicationMenu(null);
  const window = openWindow(log);
  joinWindow(core, window, log);
  guardClosing(core, window, log);
  return window;
}

/** The desktop shell: one window over one core. A second start brings the first one's window forward. */
export function startDesktop(): void {
  if (!app.requestSingleInstanceLock()) {
    app.quit();
    return;
  }
  settleZone();
  const log = openLog(homeFolder());
  declareScheme();
  const opened = app.whenReady().then(() => open(log));
  opened.catch((thrown: unknown) => {
    log.error({ err: thrown }, 'no start');
    dialog.showErrorBox('Tributary', String(thrown));
    app.quit();
  });
  app.on('second-instance', () => {
    opened.then(
      (window) => window.focus(),
      () => undefined,
    );
  });
  app.on('window-all-closed', () => app.quit());
}
