import type { Client, Input, MethodName, Output } from '../../electron/contract/api.ts';
import type { ErrorView } from '../../electron/contract/errors.ts';
import { errorView, TributaryError } from '../../electron/contract/errors.ts';
import { MESSAGE_BYTES } from '../../electron/contract/sizes.ts';
import { bothOf } from '../../electron/contract/words/index.ts';
import type { AppState } from '../../electron/contract/views.ts';
import { ASK_WHOLE, createStateReader, type StateMessage } from '../../electron/contract/state-wire.ts';
import { decode, encode, type ToPage } from '../../electron/contract/wire.ts';

/** What a carrier reports. */
export interface LinkEvents {
  up(): void;
  down(): void;
  text(text: string): void;
}
/** Starts a carrier; the function it returns sends one text and throws where it cannot. */
export type OpenLink = (events: LinkEvents) => (text: string) => void;

/** A call that failed, with what, where and what to do. */
export class CallError extends Error {
  readonly view: ErrorView;
  constructor(view: ErrorView) {
    super(view.message.en);
    this.name = 'CallError';
    this.view = view;
  }
}

/** Any thrown value as what a person reads. */
export const viewOf = (thrown: unknown): ErrorView => (thrown instanceof CallError ? thrown.view : errorView(thrown));

interface Waiting {
  resolve(value: unknown): void;
  reject(error: CallError): void;
  timer: ReturnType<typeof setTimeout> | undefined;
}

/** Listeners of one kind of news; a new listener is told the newest at once. */
function news<T>() {
  const listeners = new Set<(value: T) => void>();
  let last: { value: T } | undefined;
  return {
    tell(value: T): void {
      last = { value };
      for (const listener of listeners) listener(value);
    },
    listen(listener: (value: T) => void): () => void {
      listeners.add(listener);
      if (last) listener(last.value);
      return () => listeners.delete(listener);
    },
  };
}

/** Calls that wait for an answer; when the link goes, all of them are told so at once. */
/** Calls that a person answers, who may take his time: they end with him or with the link. */
const BY_PERSON: ReadonlySet<MethodName> = new Set(['folder.choose']);

function waitingRoom(limitMs: number) {
  const waiting = new Map<number, Waiting>();
  const take = (id: number): Waiting | undefined => {
    const call = waiting.get(id);
    waiting.delete(id);
    if (call) clearTimeout(call.timer);
    return call;
  };
  const fail = (id: number, error: ErrorView): void => take(id)?.reject(new CallError(error));
  return {
    enter(id: number, name: MethodName, resolve: Waiting['resolve'], reject: Waiting['reject']): void {
      const late = new TributaryError('timed-out', name, { text: `${limitMs / 1000} s` });
      const timer = BY_PERSON.has(name) ? undefined : setTimeout(() => fail(id, errorView(late)), limitMs);
      waiting.set(id, { resolve, reject, timer });
    },
    answer: (id: number, value: unknown): void => take(id)?.resolve(value),
    fail,
    failAll(error: ErrorView): void {
      for (const id of waiting.keys()) fail(id, error);
    },
  };
}

const away = (): ErrorView => errorView(new TributaryError('link-to-core'));

/** The core as the page sees it. A call is answered, refused, or fails when the link is down or `limitMs` have passed. */
export function createClient(open: OpenLink, limitMs = 120_000): Client {
  const state = news<AppState>();
  const link = news<boolean>();
  const calls = waitingRoom(limitMs);
  let nextId = 0;
  let read = createStateReader();
  const stateHeard = (message: StateMessage): void => {
    const now = read(message);
    if (now) return state.tell(now);
    // Something was missed: nothing can be made of changes until the whole has come.
    read = createStateReader();
    send(ASK_WHOLE);
  };
  const heard = (message: ToPage): void => {
    if (message.kind === 'state' || message.kind === 'change') stateHeard(message);
    else if (message.kind === 'result') calls.answer(message.id, message.value);
    else if (message.kind === 'error') calls.fail(message.id, message.error);
  };
  const send = open({
    up: () => link.tell(true),
    down: () => {
      link.tell(false);
      calls.failAll(away());
    },
    text: (text) => heard(decode(text) as ToPage),
  });
  const call = <M extends MethodName>(name: M, input: Input<M>): Promise<Output<M>> =>
    new Promise((resolve, reject) => {
      const id = nextId++;
      calls.enter(id, name, (value) => resolve(value as Output<M>), reject);
      try {
        const text = encode({ id, method: name, input });
        if (new TextEncoder().encode(text).length > MESSAGE_BYTES)
          throw new TributaryError('bad-request', name, { ...bothOf({ code: 'wire.too-long' }) });
        send(text);
      } catch (thrown) {
        calls.fail(id, thrown instanceof TributaryError ? errorView(thrown) : away());
      }
    });
  return { call, onState: (listener) => state.listen(listener), onLink: (listener) => link.listen(listener) };
}
