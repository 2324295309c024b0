import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import type { Page, WebSocketRoute } from '@playwright/test';
import type { MethodName, Output } from '../../electron/contract/api.ts';
import { errorView, TributaryError } from '../../electron/contract/errors.ts';
import type { AppState } from '../../electron/contract/views.ts';
import { createStateWriter } from '../../electron/contract/state-wire.ts';
import { decode, encode, type ToCore } from '../../electron/contract/wire.ts';
import { pageFile, pageHeaders } from '../../electron/hosts/program/page-files.ts';
import { buildStale } from '../../electron/hosts/build/page-build.ts';

/** What a core made of fixtures answers, method by method. A method without an answer is refused; what one throws is said. */
export type Answers = { [M in MethodName]?: (input: never) => Output<M> };

/** The real page before a core made of fixtures: any state and any screen, without a line, an archive or a server. */
export interface ScriptedCore {
  readonly address: string;
  /** Pushes a state, as the core does on every change. */
  push(state: AppState): void;
  /** Answers from now on. */
  answer(answers: Answers): void;
  /** Breaks the link, as a program that ends does; it stays broken until `join`. */
  part(): Promise<void>;
  join(): void;
  /** Lets the page's own clock run until it asks for nothing more. */
  quiet(): Promise<void>;
}
/** Longer than any pause that the page makes before it asks on, milliseconds of its own clock. */
const PAUSE_MS = 200;

/** The files of the page, as the web host serves them, but kept by the browser: its fonts are large and every scene loads them. */
async function serveFiles(): Promise<Server> {
  await buildStale(['renderer']);
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const give = async (): Promise<void> => {
      const file = await pageFile(pathname);
      const headers = { ...pageHeaders(file?.type ?? 'text/plain', 'ws:'), 'cache-control': 'max-age=600' };
      response.writeHead(file ? 200 : 404, headers).end(file?.bytes ?? '');
    };
    give().catch((thrown: unknown) => response.destroy(thrown instanceof Error ? thrown : undefined));
  });
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)));
}

/** Opens the built page; `first` is what it is shown at once. */
export async function openScripted(page: Page, first: AppState, given: Answers): Promise<ScriptedCore> {
  let state = first;
  let answers = given;
  let apart = false;
  let heard = 0;
  const states = createStateWriter();
  const sockets = new Set<WebSocketRoute>();
  const reply = ({ id, method, input }: ToCore): string => {
    const known = answers[method] as ((input: unknown) => unknown) | undefined;
    try {
      if (known) return encode({ kind: 'result', id, value: known(input) });
    } catch (thrown) {
      return encode({ kind: 'error', id, error: errorView(thrown) });
    }
    return encode({ kind: 'error', id, error: errorView(new TributaryError('link-to-core', method)) });
  };
  await page.clock.install();
  const server = await serveFiles();
  const { port } = server.address() as AddressInfo;
  page.once('close', () => server.close());
  await page.addInitScript({ path: fileURLToPath(new URL('geometry.mjs', import.meta.url)) });
  await page.routeWebSocket(/\/ws/, (socket) => {
    if (apart) return void socket.close();
    sockets.add(socket);
    socket.onMessage((text) => {
      heard++;
      socket.send(reply(decode(text.toString()) as ToCore));
    });
    socket.send(states.whole(state));
  });
  const address = `http://127.0.0.1:${port}/`;
  await page.goto(address);
  await page.getByRole('navigation').waitFor();
  return {
    address,
    push: (next) => {
      state = next;
      for (const socket of sockets) socket.send(states.whole(state));
    },
    answer: (next) => {
      answers = next;
    },
    part: async () => {
      apart = true;
      for (const socket of sockets) await socket.close();
      sockets.clear();
    },
    join: () => {
      apart = false;
    },
    quiet: async () => {
      for (let before = -1; before !== heard;) {
        before = heard;
        await page.clock.runFor(PAUSE_MS);
      }
    },
  };
}
