import { app, dialog, Menu, shell, type BrowserWindow } from 'electron';
import { errorView, type ErrorView } from '../../contract/errors.ts';
import type { Log } from '../../contract/log.ts';
import { openLog } from '../program/log.ts';
import { homeFolder } from '../program/places.ts';
import { joinWindow } from './bridge.ts';
import { startCoreProcess } from './core-link.ts';
import { both, createBlocker, guardClosing } from './running.ts';
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

/** Asks for a folder with the system's own box. */
async function chooseFolder(): Promise<string | undefined> {
  const { filePaths } = await dialog.showOpenDialog({ properties: ['openDirectory', 'createDirectory'] });
  return filePaths[0];
}

const textOf = (view: ErrorView | undefined): string[] => (view ? Object.values(view.message) : []);

/** Says something in a box of the window that holds nothing up. */
function tell(window: BrowserWindow, log: Log, message: string, detail: string[]): void {
  dialog
    .showMessageBox(window, { type: 'error', message, detail: detail.join('\n'), noLink: true })
    .catch((thrown: unknown) => log.error({ err: thrown }, 'box not shown'));
}

/** A fault of this process costs no second: windows and boxes are all it has. It is logged, and said the first time. */
function guardMain(window: BrowserWindow, log: Log): void {
  let told = false;
  const onThrown = (thrown: unknown): void => {
    log.fatal({ err: thrown }, 'nobody caught this');
    if (!told) tell(window, log, both('host.window-fault'), textOf(errorView(thrown)));
    told = true;
  };
  process.on('uncaughtException', onThrown);
  process.on('unhandledRejection', onThrown);
}

function open(log: Log): BrowserWindow {
  serveScheme();
  confineAll();
  if (process.platform !== 'darwin') Menu.setApplicationMenu(null);
  const blocker = createBlocker();
  const lost = (again: boolean, why: ErrorView | undefined): void => {
    void blocker.letSleep();
    if (again) {
      rejoin();
      return tell(window, log, both('host.core-lost'), [...textOf(why), both('host.core-lost-hint')]);
    }
    dialog.showErrorBox('Tributary', [both('host.core-gone'), ...textOf(why)].join('\n'));
    app.exit(2);
  };
  const core = startCoreProcess({ log, lost, openFile, showFile, chooseFolder, ...blocker });
  const window = openWindow(log);
  const rejoin = joinWindow(core, window, log);
  guardMain(window, log);
  guardClosing(core, window, log);
  return window;
}

/** The desktop shell: one window, and the core in a process beside it. A second start brings the first one's window forward. */
export function startDesktop(): void {
  if (!app.requestSingleInstanceLock()) {
    app.quit();
    return;
  }
  // Windows shows notices of programs that have a name of their own.
  if (process.platform === 'win32') app.setAppUserModelId(process.execPath);
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
