import { setImmediate as breathe } from 'node:timers/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { failureOf } from '../../contract/errors.ts';
import type { Answer, Opened, Question } from '../protocol.ts';
import { isInSteps, stepThrough } from './in-steps.ts';
import { methodOf, methodsOf, openStore, type OpenStore } from './store.ts';

/** The thread that owns the archive, and the only writer. It answers questions in the order in which they come; long answers let others pass. */
const port = parentPort;
if (!port) throw new Error('archive-worker runs as a worker thread only');

function open(): OpenStore | undefined {
  try {
    const opened = openStore(String(workerData));
    const { path, wrong, migratedFrom } = opened;
    const value: Opened = { path, wrong, migratedFrom, methods: methodsOf(opened.store) };
    send({ id: 0, value });
    return opened;
  } catch (thrown) {
    send({ id: 0, failure: failureOf(thrown) });
    return undefined;
  }
}

function send(answer: Answer): void {
  port?.postMessage(answer);
}

let stopping = false;
/** The one long work that is no transaction: the copy follows what is written meanwhile. */
function copied({ backUp }: OpenStore, id: number, target: string): ReturnType<OpenStore['backUp']> {
  stopping = false;
  return backUp(target, { stopped: () => stopping, tell: (progress) => send({ id, progress }), rest: breathe });
}

async function valueOf(opened: OpenStore, { id, method, args }: Question): Promise<unknown> {
  if (method === 'close') return opened.close();
  if (method === 'backUp') return await copied(opened, id, String(args[0]));
  if (method === 'stopBackUp') return void (stopping = true);
  const value = methodOf(opened.store, method)(...args);
  return isInSteps(value) ? await stepThrough(value, breathe) : value;
}

async function answer(opened: OpenStore, question: Question): Promise<void> {
  const { id, method } = question;
  try {
    send({ id, value: await valueOf(opened, question) });
  } catch (thrown) {
    send({ id, failure: failureOf(thrown) });
  }
  if (method === 'close') port?.close();
}

const opened = open();
if (opened) port.on('message', (question: Question) => void answer(opened, question));
else port.close();
