import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type WebSocket } from 'ws';
import { TributaryError } from '../../contract/errors.ts';
import type { Carrier } from '../../contract/wire.ts';
import type { Core } from '../core.ts';
import { MESSAGE_LIMIT, joinPage } from '../dispatch.ts';
import type { Logger } from '../log.ts';
import { pageFile, pageFolder, pageHeaders } from '../page-files.ts';
import { createGuard, type Claim } from './guard.ts';
import { refusalPage } from './refusal.ts';

export interface WebOptions {
  /** 0 takes a free one. */
  port: number;
  log: Logger;
  /** The built page; the program's own by default. */
  folder?: string;
}
export interface WebHost {
  /** To be opened in a browser, token included. */
  readonly address: string;
  close(): Promise<void>;
}

/** A page that reads nothing any more is cut off when so much waits for it; it reconnects when it wakes. Bytes. */
const BACKLOG_LIMIT = 64 * 1024 * 1024;
/** Pages that went away without a word are noticed within two of these, milliseconds. */
const HEARTBEAT_MS = 15_000;

type Guard = ReturnType<typeof createGuard>;
interface Site extends WebOptions {
  guard: Guard;
  port: number;
}

const urlOf = (request: IncomingMessage): URL => new URL(request.url ?? '/', 'http://localhost');
const claimOf = (request: IncomingMessage): Claim => ({
  host: request.headers.host,
  origin: request.headers.origin,
  token: urlOf(request).searchParams.get('token'),
});
const isPage = (pathname: string): boolean => pathname === '/' || pathname === '/index.html';

function reply(response: ServerResponse, port: number, status: number, type: string, body: string | Buffer): void {
  response.writeHead(status, pageHeaders(type, `ws://127.0.0.1:${port} ws://localhost:${port}`));
  response.end(body);
}

async function serveFile(site: Site, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { pathname } = urlOf(request);
  const answer = (status: number, type: string, body: string | Buffer): void =>
    reply(response, site.port, status, type, request.method === 'HEAD' ? '' : body);
  if (request.method !== 'GET' && request.method !== 'HEAD') return answer(405, 'text/plain', 'GET only');
  const refused = isPage(pathname) ? site.guard.page(claimOf(request)) : site.guard.file(claimOf(request));
  if (refused) {
    site.log.warn({ refused, path: pathname }, 'request refused');
    return answer(403, 'text/html; charset=utf-8', refusalPage());
  }
  const file = await pageFile(pathname, site.folder ?? pageFolder());
  return file ? answer(200, file.type, file.bytes) : answer(404, 'text/plain', 'not found');
}

function onRequest(site: Site, request: IncomingMessage, response: ServerResponse): void {
  serveFile(site, request, response).catch((thrown: unknown) => {
    site.log.error({ err: thrown }, 'file not served');
    if (response.headersSent) response.destroy();
    else reply(response, site.port, 500, 'text/plain', 'error');
  });
}

/** A WebSocket as a carrier of the contract. */
function carrierOf(socket: WebSocket): Carrier {
  return {
    send: (text) => {
      if (socket.readyState !== socket.OPEN) return;
      if (socket.bufferedAmount > BACKLOG_LIMIT) socket.terminate();
      else socket.send(text);
    },
    onMessage: (listener) => {
      const heard = (data: unknown, binary: boolean): void => {
        if (!binary) listener(String(data));
      };
      socket.on('message', heard);
      return () => socket.off('message', heard);
    },
  };
}

function onPage(core: Core, log: Logger, socket: WebSocket): void {
  const leave = joinPage(core, carrierOf(socket), log);
  let alive = true;
  const heartbeat = setInterval(() => {
    if (!alive) socket.terminate();
    else socket.ping();
    alive = false;
  }, HEARTBEAT_MS);
  socket.on('pong', () => (alive = true));
  socket.on('message', () => (alive = true));
  socket.on('error', (thrown) => log.warn({ err: thrown }, 'page cut off'));
  socket.on('close', () => {
    clearInterval(heartbeat);
    leave();
  });
}

function onUpgrade(core: Core, site: Site, sockets: WebSocketServer) {
  return (request: IncomingMessage, stream: Duplex, head: Buffer): void => {
    const refused = site.guard.socket(claimOf(request));
    if (refused) {
      site.log.warn({ refused }, 'socket refused');
      stream.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
      return;
    }
    sockets.handleUpgrade(request, stream, head, (socket) => onPage(core, site.log, socket));
  };
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (thrown) =>
      reject(new TributaryError('listen-failed', `127.0.0.1:${port}`, { text: thrown.message }, { cause: thrown })),
    );
    server.listen(port, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });
}

/** Serves the page and the core on 127.0.0.1, to whoever has the token. Errors: `listen-failed`. */
export async function startWebHost(core: Core, options: WebOptions): Promise<WebHost> {
  const token = randomBytes(24).toString('base64url');
  const server = createServer();
  const port = await listen(server, options.port);
  const site: Site = { ...options, port, guard: createGuard(port, token) };
  const sockets = new WebSocketServer({ noServer: true, maxPayload: MESSAGE_LIMIT });
  server.on('request', (request, response) => onRequest(site, request, response));
  server.on('upgrade', onUpgrade(core, site, sockets));
  return {
    address: `http://127.0.0.1:${port}/?token=${token}`,
    close: async () => {
      for (const socket of sockets.clients) socket.terminate();
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
    },
  };
}
