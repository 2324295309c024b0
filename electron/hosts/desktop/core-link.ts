import { utilityProcess, type MessagePortMain } from 'electron';
import type { ErrorView } from '../../contract/errors.ts';
import type { Log } from '../../contract/log.ts';
import { inProject } from '../../files/index.ts';
import { JOIN, type CoreProcess, type MainProcess } from './processes.ts';
import { createTalk } from './talk.ts';

/** A core that answers no question as small as this within it does not answer, milliseconds. */
const ANSWER_MS = 3_000;
/** The normal way out of all runs (teardown, record) takes less, milliseconds. */
const CLOSE_MS = 60_000;
/** A core that is lost again so soon after it was lost would only be lost once more, milliseconds. */
const AGAIN_MS = 60_000;

export interface CoreLink {
  /** Gives a page's port to the core. */
  join(port: MessagePortMain): void;
  /** How many tests go on; undefined: it does not answer. */
  running(): Promise<number | undefined>;
  /** Ends the core by its normal way; one that does not go by it is ended all the same. */
  close(): Promise<void>;
}

interface Options extends Omit<MainProcess, 'fault'> {
  log: Log;
  /** The core's process ended by itself, for `why` if it could say so. `again`: a new one has been started. */
  lost(again: boolean, why: ErrorView | undefined): void;
}

/** Starts the core in a process of its own, and once more if it is lost. Call when the app is ready. */
export function startCoreProcess({ log, lost, ...calls }: Options): CoreLink {
  let closing = false;
  let lostAtMs = -Infinity;
  const launch = () => {
    let why: ErrorView | undefined;
    const ours: MainProcess = {
      ...calls,
      fault: (view) => {
        why = view;
        return Promise.resolve();
      },
    };
    const child = utilityProcess.fork(inProject('out/main/core-process.js'), [], { serviceName: 'Tributary core' });
    const talk = createTalk<CoreProcess>((said) => child.postMessage(said), ours);
    child.on('message', (said) => talk.heard(said));
    child.once('exit', (code) => {
      talk.end();
      if (closing) return;
      log.error({ room: 'core', code }, 'core lost');
      const again = performance.now() - lostAtMs > AGAIN_MS;
      lostAtMs = performance.now();
      if (again) now = launch();
      lost(again, why);
    });
    return { talk, child };
  };
  let now = launch();
  return {
    join: (port) => now.child.postMessage(JOIN, [port]),
    running: () => now.talk.ask('running', [], ANSWER_MS).catch(() => undefined),
    close: async () => {
      closing = true;
      await now.talk.ask('close', [], CLOSE_MS).catch((thrown: unknown) => log.error({ err: thrown }, 'not closed'));
      now.child.kill();
    },
  };
}
