import { dialog, powerSaveBlocker, type BrowserWindow } from 'electron';
import type { Log } from '../../contract/log.ts';
import { say, words } from '../../contract/words/index.ts';
import type { Message, WordKey } from '../../contract/words/index.ts';
import type { CoreLink } from './core-link.ts';
import type { MainProcess } from './processes.ts';

/** The shell's own few sentences stand in both languages: the page's choice is the page's. */
export const both = (key: WordKey, params: Message['params'] = {}): string =>
  `${say('zh', words[key], params)} ${say('en', words[key], params)}`;

/** Electron's own way of keeping the computer awake, held once for whoever asks. */
export function createBlocker(): Pick<MainProcess, 'keepAwake' | 'letSleep'> {
  let blocker: number | undefined;
  return {
    keepAwake: () => {
      blocker ??= powerSaveBlocker.start('prevent-app-suspension');
      return Promise.resolve(powerSaveBlocker.isStarted(blocker));
    },
    letSleep: () => {
      if (blocker !== undefined) powerSaveBlocker.stop(blocker);
      blocker = undefined;
      return Promise.resolve();
    },
  };
}

/** Asks whether the tests going on may be stopped, and says how many there are; true: yes, or there are none. */
async function mayClose(core: CoreLink, window: BrowserWindow): Promise<boolean> {
  const n = await core.running();
  if (n === 0) return true;
  const { response } = await dialog.showMessageBox(window, {
    type: 'question',
    message: n === undefined ? both('host.core-silent') : both('host.close-running', { n }),
    detail: both('host.close-running-hint'),
    buttons: [both('host.keep-running'), both('host.stop-and-close')],
    defaultId: 0,
    cancelId: 0,
    noLink: true,
  });
  return response === 1;
}

/** Lets the window close only when no test is going on or the user agrees; the core is closed (teardown, record) before the window goes. */
export function guardClosing(core: CoreLink, window: BrowserWindow, log: Log): void {
  let asking = false;
  const close = async (): Promise<void> => {
    if (!(await mayClose(core, window))) return;
    await core.close();
    window.destroy();
  };
  window.on('close', (event) => {
    event.preventDefault();
    if (asking) return;
    asking = true;
    close()
      .catch((thrown: unknown) => log.error({ err: thrown }, 'not closed'))
      .finally(() => {
        asking = false;
      });
  });
}
