import { WebSocket } from 'ws';
import type { Input, MethodName, Output } from '../../electron/contract/api.ts';
import type { ErrorView } from '../../electron/contract/errors.ts';
import { createStateReader } from '../../electron/contract/state-wire.ts';
import type { AppState } from '../../electron/contract/views.ts';
import { decode, encode, type ToPage } from '../../electron/contract/wire.ts';

/** A page without a browser: the wire of the web host, spoken as the real page speaks it. */
export interface WebPage {
  call<M extends MethodName>(method: M, input: Input<M>): Promise<Output<M>>;
  state(): AppState | undefined;
  /** Waits until the state is as wanted. */
  until(wanted: (state: AppState) => boolean): Promise<AppState>;
  close(): Promise<void>;
}

/** Opens a page at the address that `serve` printed. Calls reject with the core's ErrorView. */
export async function openPage(address: string): Promise<WebPage> {
  const url = new URL(address);
  const socket = new WebSocket(`ws://${url.host}/ws${url.search}`, { origin: url.origin });
  const waiting = new Map<number, { resolve(value: unknown): void; reject(error: ErrorView): void }>();
  const watchers = new Set<() => void>();
  const read = createStateReader();
  let state: AppState | undefined;
  let nextId = 1;
  socket.on('message', (data: Buffer) => {
    const message = decode(data.toString()) as ToPage;
    if (message.kind === 'state' || message.kind === 'change') {
      state = read(message);
      watchers.forEach((watch) => watch());
      return;
    }
    const asked = waiting.get(message.id);
    waiting.delete(message.id);
    if (message.kind === 'error') asked?.reject(message.error);
    else asked?.resolve(message.value);
  });
  await new Promise<void>((resolve, reject) => {
    socket.once('open', () => resolve());
    socket.once('error', reject);
  });
  return {
    call: <M extends MethodName>(method: M, input: Input<M>) =>
      new Promise<Output<M>>((resolve, reject) => {
        const id = nextId++;
        waiting.set(id, { resolve: (value) => resolve(value as Output<M>), reject });
        socket.send(encode({ id, method, input }));
      }),
    state: () => state,
    until: (wanted) =>
      new Promise((resolve) => {
        const watch = (): void => {
          if (!state || !wanted(state)) return;
          watchers.delete(watch);
          resolve(state);
        };
        watchers.add(watch);
        watch();
      }),
    close: () =>
      new Promise((resolve) => {
        socket.once('close', () => resolve());
        socket.close();
      }),
  };
}
