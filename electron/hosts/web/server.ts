import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import { TributaryError } from '../../contract/errors.ts';
import { MESSAGE_BYTES } from '../../contract/sizes.ts';
import { askedOf, isOpen, type Asked } from '../program/asked-path.ts';
import type { Core } from '../core/core.ts';
import type { Log } from '../../contract/log.ts';
import { pageFile, pageFolder, pageHeaders } from '../program/page-files.ts';
import { createGuard, type Claim } from './guard.ts';
import { createRefusals } from './refusals.ts';
import { refusalPage } from './refusal.ts';
import { onPage, refuseUpgrade } from './socket.ts';

export interface WebOptions {
  /** 0 takes a free one. */
  port: number;
  log: Log;
  /** The built page; the program's own by default. */
  folder?: string;
  /** Whoever needs longer than this to say what he wants is cut off, milliseconds. */
  patienceMs?: number;
}
export interface WebHost {
  /** To be opened in a browser, token included. */
  readonly address: string;
  close(): Promise<void>;
}

/** A browser with ten pages opens fewer. */
const CONNECTIONS = 256;
const PATIENCE_MS = 10_000;

interface Site extends WebOptions {
  core: Core;
  guard: ReturnType<typeof createGuard>;
  refuse: ReturnType<typeof createRefusals>;
  port: number;
}

const targetOf = (request: IncomingMessage): string => request.url ?? '/';
const claimOf = (request: IncomingMessage, { token }: Asked): Claim => ({
  host: request.headers.host,
  origin: request.headers.origin,
  token,
});

function reply(response: ServerResponse, port: number, status: number, type: string, body: string | Buffer): void {
  response.writeHead(status, pageHeaders(type, `ws://127.0.0.1:${port} ws://localhost:${port}`));
  response.end(body);
}

async function serveFile(site: Site, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const asked = askedOf(targetOf(request));
  const answer = (status: number, type: string, body: string | Buffer): void =>
    reply(response, site.port, status, type, request.method === 'HEAD' ? '' : body);
  if (request.method !== 'GET' && request.method !== 'HEAD') return answer(405, 'text/plain', 'GET only');
  const refused = site.guard[isOpen(asked.path) ? 'file' : 'page'](claimOf(request, asked));
  if (refused) {
    site.refuse(refused, targetOf(request));
    return answer(403, 'text/html; charset=utf-8', refusalPage());
  }
  const file = await pageFile(asked.path, site.folder ?? pageFolder());
  return file ? answer(200, file.type, file.bytes) : answer(404, 'text/plain', 'not found');
}

function onRequest(site: Site, request: IncomingMessage, response: ServerResponse): void {
  response.on('error', (thrown) => site.log.warn({ err: thrown }, 'answer cut off'));
  serveFile(site, request, response).catch((thrown: unknown) => {
    site.log.error({ err: thrown }, 'file not served');
    if (response.headersSent) response.destroy();
    else reply(response, site.port, 500, 'text/plain', 'error');
  });
}

function onUpgrade(site: Site, sockets: WebSocketServer, request: IncomingMessage, stream: Duplex, head: Buffer): void {
  stream.on('error', () => stream.destroy());
  const asked = askedOf(targetOf(request));
  const refused = asked.path === undefined ? 'path' : site.guard.socket(claimOf(request, asked));
  if (refused) {
    site.refuse(refused, targetOf(request));
    return refuseUpgrade(stream);
  }
  sockets.handleUpgrade(request, stream, head, (socket) => onPage(site.core, site.log, socket));
}

/** Resolves with the port. Errors: `listen-failed`; what goes wrong later (no more file descriptors) is logged. */
function listen(server: Server, { port, log }: WebOptions): Promise<number> {
  return new Promise((resolve, reject) => {
    server.on('error', (thrown) => {
      log.warn({ err: thrown }, 'web host');
      reject(new TributaryError('listen-failed', `127.0.0.1:${port}`, { text: thrown.message }, { cause: thrown }));
    });
    server.listen(port, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });
}

function makeServer(patienceMs: number): Server {
  const server = createServer({
    headersTimeout: patienceMs,
    requestTimeout: patienceMs,
    connectionsCheckingInterval: patienceMs / 4,
  });
  server.maxConnections = CONNECTIONS;
  // Whoever reads nothing of an answer, or says nothing at all. A page that is joined has its heartbeat instead.
  server.setTimeout(2 * patienceMs);
  return server;
}

/** Every connection, also one that has been refused or upgraded: none of them may hold the end up. */
function connectionsOf(server: Server): Set<Socket> {
  const open = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    open.add(socket);
    socket.on('error', () => socket.destroy());
    socket.once('close', () => open.delete(socket));
  });
  return open;
}

/** Serves the page and the core on 127.0.0.1, to whoever has the token. Errors: `listen-failed`. */
export async function startWebHost(core: Core, options: WebOptions): Promise<WebHost> {
  const token = randomBytes(24).toString('base64url');
  const server = makeServer(options.patienceMs ?? PATIENCE_MS);
  const connections = connectionsOf(server);
  const port = await listen(server, options);
  const site: Site = { ...options, core, port, guard: createGuard(port, token), refuse: createRefusals(options.log) };
  const sockets = new WebSocketServer({ noServer: true, maxPayload: MESSAGE_BYTES });
  server.on('request', (request, response) => onRequest(site, request, response));
  server.on('upgrade', (request, stream, head) => onUpgrade(site, sockets, request, stream, head));
  return {
    address: `http://127.0.0.1:${port}/?token=${token}`,
    close: async () => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      for (const socket of connections) socket.destroy();
      await closed;
    },
  };
}
