import { Worker } from 'node:worker_threads';
import { errorOf, TributaryError } from '../contract/errors.ts';
import { workerFile } from '../contract/worker.ts';
import type { Archive, BackupProgress } from './archive.ts';
import { keepItems } from './kept-items.ts';
import type { Answer, Method, Opened, Question } from './protocol.ts';

/** Longest time for one answer. A commit takes milliseconds; a disk that needs longer is as good as gone. */
const ANSWER_MS = 30_000;
/** Whole records with weeks of seconds and all their photos; a month of bad seconds read through, while others record. */
const SLOW_MS: { readonly [M in Question['method']]?: number } = {
  exportTo: 600_000,
  importFrom: 600_000,
  judge: 180_000,
  events: 180_000,
  window: 180_000,
  backUp: 300_000,
};
/** Opening may look a large archive through. */
const OPEN_MS = 300_000;

interface Waiting {
  resolve(value: unknown): void;
  reject(error: TributaryError): void;
  tell?: ((progress: BackupProgress) => void) | undefined;
  timer: NodeJS.Timeout;
}

/** The archive's thread: questions out, answers matched by id. It keeps the process alive only while an answer is due. */
class ArchiveThread {
  readonly #worker: Worker;
  readonly #path: string;
  readonly #waiting = new Map<number, Waiting>();
  #nextId = 1;
  #dead: TributaryError | undefined;

  constructor(path: string) {
    this.#path = path;
    this.#worker = new Worker(new URL(workerFile(import.meta.url, './worker/archive-worker.ts'), import.meta.url), {
      workerData: path,
    });
    this.#worker.on('message', (answer: Answer) => this.#settle(answer));
    this.#worker.on('error', (thrown) => this.#end(String(thrown)));
    this.#worker.on('messageerror', (thrown) => this.#end(String(thrown)));
    this.#worker.on('exit', (code) => this.#end(`exit ${code}`));
  }

  ask(method: Question['method'], args: readonly unknown[], tell?: Waiting['tell']): Promise<unknown> {
    if (this.#dead) return Promise.reject(this.#dead);
    const question: Question = { id: this.#nextId++, method, args };
    const answered = this.wait(question.id, SLOW_MS[method] ?? ANSWER_MS, tell);
    this.#worker.postMessage(question);
    return answered;
  }

  /** `tell`: how far it is; as long as something is told, nobody is too late. */
  wait(id: number, limitMs: number, tell?: Waiting['tell']): Promise<unknown> {
    this.#worker.ref();
    return new Promise((resolve, reject) => {
      const late = { code: 'timed-out', where: this.#path, params: { text: `${limitMs / 1000} s` } } as const;
      const timer = setTimeout(() => this.#settle({ id, failure: late }), limitMs);
      timer.unref();
      this.#waiting.set(id, { resolve, reject, timer, tell });
    });
  }

  async stop(): Promise<void> {
    await this.#worker.terminate();
  }

  #settle(answer: Answer): void {
    const waiting = this.#waiting.get(answer.id);
    if (!waiting) return;
    if (answer.progress) {
      waiting.timer.refresh();
      waiting.tell?.(answer.progress);
      return;
    }
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

/** Opens an archive in a worker thread of its own; whatever method that thread has becomes a question to it. Errors: see `openArchive`. */
export async function connectArchive(asked: string): Promise<Archive> {
  const thread = new ArchiveThread(asked);
  let opened: Opened;
  try {
    opened = (await thread.wait(0, OPEN_MS)) as Opened;
  } catch (thrown) {
    await thread.stop();
    throw thrown;
  }
  const methods = opened.methods.map((method) => [method, (...args: unknown[]) => thread.ask(method, args)]);
  const asking = Object.fromEntries(methods) as unknown as Pick<Archive, Method>;
  const { path, wrong, migratedFrom } = opened;
  const ends = { backUp: backingUp(thread), close: closeOnce(thread) };
  return { path, wrong, migratedFrom, ...asking, items: keepItems(asking), ...ends };
}

const backingUp =
  (thread: ArchiveThread): Archive['backUp'] =>
  async (target, tell, signal) => {
    const stop = (): void => void thread.ask('stopBackUp', []).catch(() => undefined);
    signal?.addEventListener('abort', stop, { once: true });
    try {
      return (await thread.ask('backUp', [target], tell)) as Awaited<ReturnType<Archive['backUp']>>;
    } finally {
      signal?.removeEventListener('abort', stop);
    }
  };

function closeOnce(thread: ArchiveThread): () => Promise<void> {
  let closing: Promise<void> | undefined;
  return () => (closing ??= thread.ask('close', []).then(() => thread.stop()));
}
