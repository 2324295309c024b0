import { Worker } from 'node:worker_threads';
import { TributaryError } from '../contract/errors.ts';
import { workerFile } from '../contract/worker.ts';
import type { Archive } from './types.ts';
import type { Answer, Failure, Question } from './protocol.ts';
import type { Method } from './store.ts';

/** Longest time for one answer. A commit takes milliseconds; a disk that needs longer is as good as gone. */
const ANSWER_MS = 30_000;
/** Opening may look a large archive through. */
const OPEN_MS = 300_000;

interface Waiting {
  resolve(value: unknown): void;
  reject(error: TributaryError): void;
  timer: NodeJS.Timeout;
}

const errorOf = ({ code, where, params }: Failure): TributaryError => new TributaryError(code, where, params);

/** The line to the worker thread: questions out, answers matched by id. It keeps the process alive only while an answer is due. */
class Line {
  readonly #worker: Worker;
  readonly #path: string;
  readonly #waiting = new Map<number, Waiting>();
  #nextId = 1;
  #dead: TributaryError | undefined;

  constructor(path: string) {
    this.#path = path;
    this.#worker = new Worker(new URL(workerFile(import.meta.url, 'archive-worker'), import.meta.url), {
      workerData: path,
    });
    this.#worker.on('message', (answer: Answer) => this.#settle(answer));
    this.#worker.on('error', (thrown) => this.#end(String(thrown)));
    this.#worker.on('messageerror', (thrown) => this.#end(String(thrown)));
    this.#worker.on('exit', (code) => this.#end(`exit ${code}`));
  }

  ask(method: Question['method'], args: readonly unknown[]): Promise<unknown> {
    if (this.#dead) return Promise.reject(this.#dead);
    const question: Question = { id: this.#nextId++, method, args };
    const answered = this.wait(question.id, ANSWER_MS);
    this.#worker.postMessage(question);
    return answered;
  }

  wait(id: number, limitMs: number): Promise<unknown> {
    this.#worker.ref();
    return new Promise((resolve, reject) => {
      const late = { code: 'timed-out', where: this.#path, params: { text: `${limitMs / 1000} s` } } as const;
      const timer = setTimeout(() => this.#settle({ id, failure: late }), limitMs);
      timer.unref();
      this.#waiting.set(id, { resolve, reject, timer });
    });
  }

  async stop(): Promise<void> {
    await this.#worker.terminate();
  }

  #settle(answer: Answer): void {
    const waiting = this.#waiting.get(answer.id);
    if (!waiting) return;
    this.#waiting.delete(answer.id);
    clearTimeout(waiting.timer);
    if (this.#waiting.size === 0) this.#worker.unref();
    if (answer.failure) waiting.reject(errorOf(answer.failure));
    else waiting.resolve(answer.value);
  }

  #end(text: string): void {
    this.#dead ??= new TributaryError('archive-closed', this.#path, { text });
    for (const id of [...this.#waiting.keys()])
      this.#settle({ id, failure: { code: 'archive-closed', where: this.#path, params: { text } } });
  }
}

/** Opens an archive in a worker thread of its own. Errors: see `openArchive`. */
export async function connectArchive(asked: string): Promise<Archive> {
  const line = new Line(asked);
  let path: string;
  try {
    path = String(await line.wait(0, OPEN_MS));
  } catch (thrown) {
    await line.stop();
    throw thrown;
  }
  const call = <M extends Method>(method: M): Archive[M] =>
    ((...args: unknown[]) => line.ask(method, args)) as Archive[M];
  return { path, ...methods(call), close: closeOnce(line) };
}

function closeOnce(line: Line): () => Promise<void> {
  let closing: Promise<void> | undefined;
  return () => (closing ??= line.ask('close', []).then(() => line.stop()));
}

/** Every method of the archive, each as a question. */
function methods(call: <M extends Method>(method: M) => Archive[M]): { [M in Method]: Archive[M] } {
  return {
    createRun: call('createRun'),
    updateRun: call('updateRun'),
    finishRun: call('finishRun'),
    reopenRun: call('reopenRun'),
    putAttempt: call('putAttempt'),
    putStep: call('putStep'),
    addReading: call('addReading'),
    addEvent: call('addEvent'),
    record: call('record'),
    getRun: call('getRun'),
    history: call('history'),
    window: call('window'),
    listRuns: call('listRuns'),
    countRuns: call('countRuns'),
    sign: call('sign'),
    addAttachment: call('addAttachment'),
    attachmentBytes: call('attachmentBytes'),
    findCircuits: call('findCircuits'),
    saveCircuit: call('saveCircuit'),
    findInstrument: call('findInstrument'),
    saveInstrument: call('saveInstrument'),
    preference: call('preference'),
    preferences: call('preferences'),
    setPreference: call('setPreference'),
  };
}
