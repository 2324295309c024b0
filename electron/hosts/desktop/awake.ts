import type { Log } from '../../contract/log.ts';
import type { Message, WordKey } from '../../contract/words/index.ts';
import { keepAwake } from '../../machine/index.ts';
import type { CoreOptions } from '../core/core.ts';
import type { MainProcess } from './processes.ts';
import type { Talk } from './talk.ts';

/** What the system's own means says when it holds nothing. */
const NOTHING_HELD: ReadonlySet<WordKey> = new Set(['awake.none', 'awake.lost']);
const IDLE_ONLY: Message = { code: 'awake.idle-only' };

/**
 * Keeps the laptop awake while a test goes on: a sleeping one sees no seconds. Electron's own means, which its main process has, keeps it from falling
 * asleep by itself even where the system's is missing. Nothing waits for either.
 */
export function keepAwakeWith(main: Pick<Talk<MainProcess>, 'ask'>, log: Log): NonNullable<CoreOptions['keepAwake']> {
  const failed = (thrown: unknown): false => {
    log.warn({ err: thrown }, 'not kept awake by the window');
    return false;
  };
  return (tell) => {
    const blocks = main.ask('keepAwake', []).catch(failed);
    const letSleep = keepAwake((problem) => {
      void blocks.then((held) =>
        tell(held && problem.code !== undefined && NOTHING_HELD.has(problem.code) ? IDLE_ONLY : problem),
      );
    });
    return () => {
      letSleep();
      main.ask('letSleep', []).catch(failed);
    };
  };
}
