import type { Duplex } from 'node:stream';
import type { WebSocket } from 'ws';
import type { Carrier } from '../../contract/wire.ts';
import type { Core } from '../core/core.ts';
import { joinPage } from '../core/dispatch.ts';
import type { Log } from '../../contract/log.ts';

/** A page that reads nothing any more is cut off when so much waits for it; it reconnects when it wakes. Bytes. */
const BACKLOG_LIMIT = 64 * 1024 * 1024;
/** Pages that went away without a word are noticed within two of these, milliseconds. */
const HEARTBEAT_MS = 15_000;
/** Whoever is refused has so long to read it, milliseconds. */
const LAST_WORDS_MS = 1_000;

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

/** Joins the page behind a socket to the core, until either goes. */
export function onPage(core: Core, log: Log, socket: WebSocket): void {
  socket.on('error', (thrown) => log.warn({ err: thrown }, 'page cut off'));
  const leave = joinPage(core, carrierOf(socket), log);
  let alive = true;
  const heartbeat = setInterval(() => {
    if (!alive) socket.terminate();
    else socket.ping();
    alive = false;
  }, HEARTBEAT_MS);
  socket.on('pong', () => (alive = true));
  socket.on('message', () => (alive = true));
  socket.on('close', () => {
    clearInterval(heartbeat);
    leave();
  });
}

/** Refuses an upgrade. Whoever keeps his end open, or reads nothing, is cut off. */
export function refuseUpgrade(stream: Duplex): void {
  stream.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
  stream.resume();
  const limit = setTimeout(() => stream.destroy(), LAST_WORDS_MS);
  limit.unref();
  stream.once('close', () => clearTimeout(limit));
}
