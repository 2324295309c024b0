import { spawn, type ChildProcess } from 'node:child_process';
import { constants } from 'node:fs';
import { access, mkdtemp, open, rm, type FileHandle } from 'node:fs/promises';
import { createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TributaryError } from '../../electron/contract/errors.ts';
import type { SimulatedInstrument } from './simulated-instrument.ts';
import { textOf } from './link.ts';
import { jackOf } from './simulated.ts';

/** A simulated instrument that other programs can reach. One instrument lives on across connections. */
export interface SimulatorServer {
  /** What can be written after `@`: `tcp://127.0.0.1:port` or the path of a pty. */
  readonly address: string;
  close(): Promise<void>;
}

const PTY_LIMIT_MS = 5_000;
const PTY_STEP_MS = 10;
const RESPAWN_MS = 200;
/** A caller who asks and asks and reads nothing is cut off when so much waits for him, bytes. */
const UNREAD_LIMIT = 1_000_000;
const KEEPALIVE_MS = 5_000;

/** Listens on 127.0.0.1; port 0 takes a free one. One caller at a time, as on a serial line. Errors: `listen-failed`. */
export async function serveTcp(port: number, makeInstrument: () => SimulatedInstrument): Promise<SimulatorServer> {
  const instrument = makeInstrument();
  const jack = jackOf(instrument);
  const accept = (socket: Socket): void => {
    socket.on('error', () => socket.destroy());
    if (!jack.plugged || jack.holder) return void socket.destroy();
    socket.setNoDelay(true);
    // A caller whose cable was pulled must not hold the only place for ever.
    socket.setKeepAlive(true, KEEPALIVE_MS);
    const holder = { bytes: (bytes: Uint8Array) => send(socket, bytes), pulled: () => void socket.destroy() };
    jack.holder = holder;
    instrument.connected?.(false);
    socket.on('data', (bytes) => instrument.receive(bytes));
    socket.on('close', () => {
      if (jack.holder === holder) jack.holder = undefined;
    });
  };
  let server: Server | undefined = await listen(port, accept);
  const bound = (server.address() as { port: number }).port;
  let closed = false;
  jack.onPlug((state) => {
    server?.close();
    server = undefined;
    if (state === 'back') again(reopen, () => !closed && jack.plugged && !server);
  });
  const reopen = async (): Promise<void> => {
    const opened = await listen(bound, accept);
    if (closed) opened.close();
    else server = opened;
  };
  return {
    address: `tcp://127.0.0.1:${bound}`,
    async close() {
      closed = true;
      jack.holder?.pulled();
      instrument.close();
      await new Promise<void>((resolve) => (server ? server.close(() => resolve()) : resolve()));
    },
  };
}

function send(socket: Socket, bytes: Uint8Array): void {
  if (socket.writableLength > UNREAD_LIMIT) socket.destroy();
  else socket.write(bytes);
}

/** Tries until it succeeds: somebody else may hold the port or the terminal for a moment, and an instrument does not vanish by that. */
function again(act: () => Promise<void>, wanted: () => boolean): void {
  if (!wanted()) return;
  act().catch(() => setTimeout(() => again(act, wanted), RESPAWN_MS));
}

function listen(port: number, accept: (socket: Socket) => void): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer(accept);
    server.on('error', (error) =>
      reject(new TributaryError('listen-failed', `tcp://127.0.0.1:${port}`, { text: error.message }, { cause: error })),
    );
    server.listen(port, '127.0.0.1', () => resolve(server));
  });
}

/** Makes a pseudo-terminal with socat and speaks through it. Errors: `no-pty`. */
export async function servePty(makeInstrument: () => SimulatedInstrument): Promise<SimulatorServer> {
  const folder = await mkdtemp(join(tmpdir(), 'tributary-pty-'));
  const path = join(folder, 'tty');
  const instrument = makeInstrument();
  const jack = jackOf(instrument);
  let pty: Pty | undefined;
  let closed = false;
  const wanted = (): boolean => !closed && jack.plugged;
  const start = async (): Promise<void> => {
    const opened = await openPty(path, () => {
      pty = undefined;
      // Somebody else ended socat: an instrument does not vanish by that.
      setTimeout(() => again(start, wanted), RESPAWN_MS);
    });
    if (!wanted()) return opened.close();
    pty = opened;
    jack.holder = { bytes: opened.send, pulled: () => undefined };
    // Only now, so that nothing is answered into the void: a caller may be faster than we are.
    opened.listen((bytes) => instrument.receive(bytes));
  };
  jack.onPlug((state) => {
    const unplugged = pty?.close();
    pty = undefined;
    if (state === 'back')
      again(async () => {
        await unplugged;
        await start();
      }, wanted);
  });
  const close = async (): Promise<void> => {
    closed = true;
    instrument.close();
    await pty?.close();
    await rm(folder, { recursive: true, force: true });
  };
  try {
    await start();
  } catch (error) {
    await close();
    throw error;
  }
  return { address: path, close };
}

interface Pty {
  listen(listener: (bytes: Uint8Array) => void): void;
  send(bytes: Uint8Array): void;
  close(): Promise<void>;
}

async function openPty(path: string, onExit: () => void): Promise<Pty> {
  const child = spawn('socat', [`pty,raw,echo=0,link=${path}`, 'stdio'], { stdio: ['pipe', 'pipe', 'ignore'] });
  const ended = new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(textOf(error)));
    child.once('exit', (code, signal) => resolve(`socat ended (${code ?? signal})`));
  });
  for (const pipe of [child.stdin, child.stdout]) pipe.on('error', () => child.kill());
  const keeper = await held(path, child, ended);
  let closing = false;
  void ended.then(() => keeper.close().catch(() => undefined)).then(() => (closing ? undefined : onExit()));
  return {
    listen: (listener) => void child.stdout.on('data', (bytes: Buffer) => listener(bytes)),
    // As a terminal does: what nobody reads is lost, not kept for ever.
    send: (bytes) => void (child.stdin.writableLength < UNREAD_LIMIT && child.stdin.write(bytes)),
    async close() {
      closing = true;
      child.kill();
      await ended;
    },
  };
}

/** Waits for the terminal and keeps it open ourselves: socat ends when its last user closes, an instrument does not. */
async function held(path: string, child: ChildProcess, ended: Promise<string>): Promise<FileHandle> {
  const running = { failed: undefined as string | undefined };
  void ended.then((text) => (running.failed = text));
  for (let waited = 0; waited < PTY_LIMIT_MS && running.failed === undefined; waited += PTY_STEP_MS) {
    const there = await access(path).then(
      () => true,
      () => false,
    );
    if (there) return open(path, constants.O_RDWR | constants.O_NOCTTY);
    await new Promise((resolve) => setTimeout(resolve, PTY_STEP_MS));
  }
  child.kill();
  throw new TributaryError('no-pty', path, { text: running.failed ?? 'socat made no terminal' });
}
