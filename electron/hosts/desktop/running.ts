import { dialog, powerSaveBlocker, type BrowserWindow } from 'electron';
import { say, words } from '../../contract/words/index.ts';
import type { Message, WordKey } from '../../contract/words/index.ts';
import { keepAwake } from '../../machine/index.ts';
import type { Core, CoreOptions } from '../core/core.ts';
import type { Log } from '../../contract/log.ts';

/** The shell's own few sentences stand in both languages: the page's choice is the page's. */
const both = (key: WordKey, params: Message['params'] = {}): string =>
  `${say('zh', words[key], params)} ${say('en', words[key], params)}`;

/** What the system's own means says when it holds nothing. */
const NOTHING_HELD: ReadonlySet<WordKey> = new Set(['awake.none', 'awake.lost']);
const IDLE_ONLY: Message = { code: 'awake.idle-only' };

/**
 * Keeps the laptop awake while a test goes on: a sleeping one sees no seconds. Electron's own means keeps it from falling asleep by itself even where
 * the system's is missing. Returns what ends it.
 */
export const keepWindowAwake: NonNullable<CoreOptions['keepAwake']> = (tell) => {
  const blocker = powerSaveBlocker.start('prevent-app-suspension');
  const blocks = powerSaveBlocker.isStarted(blocker);
  const letSleep = keepAwake((problem) =>
    tell(blocks && problem.code !== undefined && NOTHING_HELD.has(problem.code) ? IDLE_ONLY : problem),
  );
  return () => {
    letSleep();
    powerSaveBlocker.stop(blocker);
  };
};

/** Asks whether the tests going on may be stopped, and says how many there are; true: yes, or there are none. */
async function mayClose(core: Core, window: BrowserWindow): Promise<boolean> {
  const n = core.running();
  if (n === 0) return true;
  const { response } = await dialog.showMessageBox(window, {
    type: 'question',
    message: both('host.close-running', { n }),
    detail: both('host.close-running-hint'),
    buttons: [both('host.keep-running'), both('host.stop-and-close')],
    defaultId: 0,
    cancelId: 0,
    noLink: true,
  });
  return response === 1;
}

/** Lets the window close only when no test is going on or the user agrees; the core is closed (teardown, record) before the window goes. */
export function guardClosing(core: Core, window: BrowserWindow, log: Log): void {
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
