import { parentPort } from 'node:worker_threads';
import { failureOf } from '../../contract/errors.ts';
import type { FromReader, ToReader } from './reader.ts';
import { readList } from './read.ts';

/** The thread that reads a long list: whoever measures meanwhile is not kept waiting. It reads on as the other side asks for more. */
const port = parentPort;
if (!port) throw new Error('list-worker runs as a worker thread only');

let reading: ReturnType<typeof readList> | undefined;

async function next(order: ToReader): Promise<FromReader> {
  if (order.is === 'read') reading = readList(order.name, order.bytes);
  const { value, done } = (await reading?.next()) ?? { done: true, value: undefined };
  return done || !value ? { is: 'end' } : { is: 'piece', piece: value };
}

port.on('message', (order: ToReader) => {
  void next(order)
    .catch((thrown: unknown): FromReader => ({ is: 'failed', failure: failureOf(thrown) }))
    .then((answer) => port.postMessage(answer));
});
