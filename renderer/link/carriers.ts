import type { WindowBridge } from '../../electron/contract/channels.ts';
import { TributaryError } from '../../electron/contract/errors.ts';
import type { OpenLink } from './client.ts';

/** The part of a WebSocket that we use, so that a test can stand in for it. */
export interface Socket {
  readonly readyState: number;
  send(text: string): void;
  close(): void;
  addEventListener(kind: 'open' | 'close', listener: () => void): void;
  addEventListener(kind: 'message', listener: (event: { data: unknown }) => void): void;
}

const OPEN = 1;
/** Waits between attempts: short at first, because the program is usually only restarting. */
const WAITS_MS = [250, 500, 1000, 2000];
/** An attempt that hangs is given up, and another made. */
const OPENING_LIMIT_MS = 8000;

/** The desktop shell's own carrier; while the core is started again there is nobody behind it. */
export function overShell(bridge: WindowBridge): OpenLink {
  return (events) => {
    let up = false;
    bridge.onLink((now) => {
      up = now;
      if (up) events.up();
      else events.down();
    });
    bridge.onMessage((text) => events.text(text));
    return (text) => {
      if (!up) throw new TributaryError('link-to-core');
      bridge.send(text);
    };
  };
}

/** A socket that is opened again by itself whenever it closes. */
export function overSocket(make: () => Socket): OpenLink {
  return (events) => {
    let socket: Socket;
    let failures = 0;
    const connect = (): void => {
      const fresh = make();
      socket = fresh;
      const limit = setTimeout(() => fresh.close(), OPENING_LIMIT_MS);
      fresh.addEventListener('open', () => {
        clearTimeout(limit);
        failures = 0;
        events.up();
      });
      fresh.addEventListener('message', ({ data }) => {
        if (typeof data === 'string') events.text(data);
      });
      fresh.addEventListener('close', () => {
        clearTimeout(limit);
        events.down();
        setTimeout(connect, WAITS_MS[Math.min(failures++, WAITS_MS.length - 1)]);
      });
    };
    connect();
    return (text) => {
      if (socket.readyState !== OPEN) throw new TributaryError('link-to-core');
      socket.send(text);
    };
  };
}
