import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { errorOf, TributaryError, type Failure } from '../../contract/errors.ts';
import { workerFile } from '../../contract/worker.ts';
import { bothOf } from '../../contract/words/index.ts';
import { readList, type Read } from './read.ts';

/** What the thread is asked: to begin, and for the next piece. */
export type ToReader = { is: 'read'; name: string; bytes: Uint8Array } | { is: 'more' };
export type FromReader = { is: 'piece'; piece: Read } | { is: 'end' } | { is: 'failed'; failure: Failure };

/** A list up to this size is read at once: a thread of its own takes longer to begin. Octets. */
const AT_ONCE = 50_000;
/** Most memory of the thread: a list that needs more is none. Megabytes. */
const MEMORY_MB = 1500;

const ended = (name: string, cause: unknown): TributaryError =>
  new TributaryError('bad-list', name, { ...bothOf({ code: 'lists.ended' }) }, { cause });

async function answerOf(worker: Worker, name: string, order: ToReader, signal: AbortSignal): Promise<FromReader> {
  const over = new AbortController();
  const waiting = AbortSignal.any([signal, over.signal]);
  const exit = once(worker, 'exit', { signal: waiting }).then(([code]) => {
    throw ended(name, code);
  });
  // Of the two that are waited for the other is let go below.
  exit.catch(() => undefined);
  const heard = once(worker, 'message', { signal: waiting }) as Promise<[FromReader]>;
  worker.postMessage(order);
  try {
    const [answer] = await Promise.race([heard, exit]);
    return answer;
  } catch (thrown) {
    signal.throwIfAborted();
    throw thrown instanceof TributaryError ? thrown : ended(name, thrown);
  } finally {
    over.abort();
    heard.catch(() => undefined);
  }
}

async function* inThread(name: string, bytes: Uint8Array, signal: AbortSignal): AsyncGenerator<Read> {
  const file = new URL(workerFile(import.meta.url, './list-worker.ts'), import.meta.url);
  const worker = new Worker(file, { resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB } });
  try {
    let order: ToReader = { is: 'read', name, bytes };
    for (;;) {
      const answer = await answerOf(worker, name, order, signal);
      if (answer.is === 'failed') throw errorOf(answer.failure);
      if (answer.is === 'end') return;
      yield answer.piece;
      order = { is: 'more' };
    }
  } finally {
    await worker.terminate();
  }
}

/** The same as `readList`, in a thread of its own where it takes long. `signal` ends it with its reason. Errors: those of `readList`. */
export async function* openList(name: string, bytes: Uint8Array, signal: AbortSignal): AsyncGenerator<Read> {
  signal.throwIfAborted();
  yield* bytes.length > AT_ONCE ? inThread(name, bytes, signal) : readList(name, bytes);
}
