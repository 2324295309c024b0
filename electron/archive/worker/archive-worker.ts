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
    const value: Opened = { path: opened.path, wrong: opened.wrong, methods: methodsOf(opened.store) };
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

async function answer(opened: OpenStore, { id, method, args }: Question): Promise<void> {
  try {
    if (method === 'close') opened.close();
    const value = method === 'close' ? undefined : methodOf(opened.store, method)(...args);
    send({ id, value: isInSteps(value) ? await stepThrough(value, breathe) : value });
  } catch (thrown) {
    send({ id, failure: failureOf(thrown) });
  }
  if (method === 'close') port?.close();
}

const opened = open();
if (opened) port.on('message', (question: Question) => void answer(opened, question));
else port.close();
