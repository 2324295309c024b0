import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { errorOf, TributaryError } from '../../contract/errors.ts';
import { workerFile } from '../../contract/worker.ts';
import type { Answer, Done, Order, Printing, ReportFiles } from './job.ts';

/** Longest time for one report; 31 days with an error in every second take some 20 s. */
const LIMIT_MS = 180_000;
/** The compiler stays loaded for so long after a report. */
const WARM_MS = 60_000;

/** The thread that waits for another report, if one does. */
let warm: Worker | undefined;
let cooling: NodeJS.Timeout | undefined;
let turn: Promise<unknown> = Promise.resolve();

function forget(worker: Worker): void {
  if (warm === worker) warm = undefined;
}

function startWorker(): Worker {
  const worker = new Worker(new URL(workerFile(import.meta.url, './report-worker.ts'), import.meta.url));
  worker.on('error', () => forget(worker));
  worker.on('messageerror', () => forget(worker));
  worker.on('exit', () => forget(worker));
  return worker;
}

function takeWorker(): Worker {
  clearTimeout(cooling);
  const worker = warm ?? startWorker();
  warm = undefined;
  worker.ref();
  return worker;
}

/** Idle it keeps no process alive, and after a while goes with all its memory. */
function keepWarm(worker: Worker): void {
  worker.unref();
  warm = worker;
  cooling = setTimeout(() => {
    forget(worker);
    void worker.terminate();
  }, WARM_MS);
  cooling.unref();
}

async function exited(worker: Worker, signal: AbortSignal): Promise<never> {
  const [code] = (await once(worker, 'exit', { signal })) as [number];
  throw new TributaryError('report-failed', '', { text: `exit ${code}` });
}

async function tell(worker: Worker, orders: AsyncIterable<Order>, signal: AbortSignal): Promise<void> {
  for await (const order of orders) {
    signal.throwIfAborted();
    worker.postMessage(order);
  }
}

/** The answer to the last of the orders; rejects with what ended them, the thread or the wait. */
async function answerTo(worker: Worker, orders: AsyncIterable<Order>, signal: AbortSignal): Promise<Answer> {
  const answered = new AbortController();
  const waiting = AbortSignal.any([signal, answered.signal]);
  const heard = once(worker, 'message', { signal: waiting }) as Promise<[Answer]>;
  const ended = Promise.race([heard, exited(worker, waiting)]);
  try {
    await Promise.race([tell(worker, orders, waiting), ended]);
    const [answer] = await ended;
    return answer;
  } finally {
    answered.abort();
  }
}

/** What ended the wait, as an error of ours; the reason of the caller's signal as it is. */
function reasonOf(thrown: unknown, folder: string, signal: AbortSignal, limit: AbortSignal): unknown {
  if (signal.aborted) return signal.reason;
  if (limit.aborted)
    return new TributaryError('timed-out', folder, { text: `${LIMIT_MS / 1000} s` }, { cause: thrown });
  if (thrown instanceof TributaryError) return thrown;
  return new TributaryError('report-failed', '', { text: String(thrown) }, { cause: thrown });
}

async function makeNow(orders: AsyncIterable<Order>, folder: string, signal: AbortSignal): Promise<Done> {
  signal.throwIfAborted();
  const worker = takeWorker();
  const limit = AbortSignal.timeout(LIMIT_MS);
  let answer: Answer;
  try {
    answer = await answerTo(worker, orders, AbortSignal.any([signal, limit]));
  } catch (thrown) {
    // It may hold parts of a record that will never be whole.
    await worker.terminate();
    throw reasonOf(thrown, folder, signal, limit);
  }
  keepWarm(worker);
  if (answer.failure) throw errorOf(answer.failure);
  return answer;
}

function inTurn(orders: AsyncIterable<Order>, folder: string, signal: AbortSignal): Promise<Done> {
  const made = turn.then(() => makeNow(orders, folder, signal));
  turn = made.catch(() => undefined);
  return made;
}

async function* only(order: Order): AsyncGenerator<Order> {
  yield await Promise.resolve(order);
}

/** True if the picture can be printed, by trying. `name`: its ending says what it is. Errors: `timed-out`, `report-failed`. */
export async function canPrint(name: string, bytes: Uint8Array): Promise<boolean> {
  return (await inTurn(only({ is: 'draw', name, bytes }), name, new AbortController().signal)).drawn === true;
}

/** Makes a paper that is no report of one record; its bytes. Errors: `timed-out`, `report-failed`. */
export async function makePaper(order: Printing): Promise<Uint8Array> {
  const { paper } = await inTurn(only(order), '', new AbortController().signal);
  if (!paper) throw new TributaryError('report-failed', `${order.paper}.typ`, { text: 'no paper' });
  return paper;
}

/**
 * Makes the files of a report in a thread of its own, one report at a time; `orders` are read when its turn has come and end with `make`.
 * Errors: those of the orders and of the making, `timed-out`, `report-failed`.
 */
export async function makeReport(
  orders: AsyncIterable<Order>,
  folder: string,
  signal: AbortSignal,
): Promise<ReportFiles> {
  const { paths } = await inTurn(orders, folder, signal);
  if (!paths) throw new TributaryError('report-failed', folder, { text: 'no files' });
  return paths;
}

/** Makes a form of a record, or a workbook, that is not written; its bytes. `orders` are read when its turn has come. Errors: those of the orders, `timed-out`, `report-failed`. */
export async function makeForm(orders: AsyncIterable<Order>): Promise<Uint8Array> {
  const { paper } = await inTurn(orders, '', new AbortController().signal);
  if (!paper) throw new TributaryError('report-failed', '', { text: 'no paper' });
  return paper;
}
