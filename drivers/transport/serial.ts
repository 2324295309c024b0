import { realpath } from 'node:fs/promises';
import { SerialPort } from 'serialport';
import { TributaryError, type ErrorCode } from '../../electron/contract/errors.ts';
import type { SerialFrame } from '../../electron/contract/family.ts';
import { orAborted } from '../../electron/contract/waiting.ts';
import { createLink, textOf, type Link } from './link.ts';
import { listPorts } from './ports.ts';
import type { Transport } from './transport.ts';
import { bothOf } from '../../electron/contract/words/index.ts';

const OPEN_LIMIT_MS = 8_000;
/** A hung-up terminal reads as "nothing yet" for ever, so the port is asked now and then whether it is still one. */
const ALIVE_EVERY_MS = 500;

/** What the system says when a port cannot be opened (Linux, macOS and Windows spell it differently). */
const OPEN_ERRORS: readonly (readonly [RegExp, ErrorCode])[] = [
  [/no such file|file not found|no such device|ENOENT|ENXIO/i, 'port-absent'],
  [/lock port|resource busy|device or resource busy|EBUSY|temporarily unavailable/i, 'port-busy'],
  // On Windows a port that another program holds says this; permissions on ports do not exist there.
  [/access denied/i, 'port-busy'],
  [/permission denied|operation not permitted|EACCES|EPERM/i, 'port-permission'],
];

function openError(path: string, thrown: unknown): TributaryError {
  const text = textOf(thrown);
  const code = OPEN_ERRORS.find(([pattern]) => pattern.test(text))?.[1] ?? 'port-failed';
  return new TributaryError(code, path, { text }, { cause: thrown });
}

/**
 * Opens a serial port for this program alone. A pty ignores speed and frame.
 * Errors: `port-absent`, `port-busy`, `port-permission`, `port-failed`; the signal's reason.
 */
export async function openSerial(path: string, frame: SerialFrame, signal: AbortSignal): Promise<Transport> {
  signal.throwIfAborted();
  const port = createPort(path, frame);
  const opening = openPort(port, path);
  const limit = AbortSignal.timeout(OPEN_LIMIT_MS);
  try {
    await orAborted(opening, AbortSignal.any([signal, limit]));
  } catch (thrown) {
    // It may still open after we gave up: then it must not stay locked.
    void opening.then(
      () => port.close(),
      () => undefined,
    );
    if (limit.aborted && !signal.aborted && !(thrown instanceof TributaryError))
      throw new TributaryError('port-failed', path, {
        ...bothOf({ code: 'link.slow', params: { s: OPEN_LIMIT_MS / 1000 } }),
      });
    throw thrown;
  }
  await lowLatency(port);
  const usbSerial = await usbSerialOf(path, signal);
  return serialTransport(port, createLink(path), usbSerial);
}

function createPort(path: string, frame: SerialFrame): SerialPort {
  try {
    const port = new SerialPort({ path, ...settingsOf(frame), lock: true, autoOpen: false });
    // Until there is a link, what opens the port hears of it by its own way.
    port.on('error', () => undefined);
    return port;
  } catch (thrown) {
    throw openError(path, thrown);
  }
}

/** A frame in the words of the package. */
export function settingsOf({ baud, bits, parity, stop, flow }: SerialFrame) {
  const xon = flow === 'xon-xoff';
  return {
    baudRate: baud,
    dataBits: bits,
    parity,
    stopBits: stop,
    rtscts: flow === 'rts-cts',
    xon,
    xoff: xon,
  } as const;
}

function openPort(port: SerialPort, path: string): Promise<void> {
  return new Promise((resolve, reject) => {
    port.open((error) => (error ? reject(openError(path, error)) : resolve()));
  });
}

/** The package hands `lowLatency` on to Linux; its common type does not name it. */
const LINE_STATE = { dtr: true, rts: true, lowLatency: true };

/** Takes the adapter's 16 ms of waiting away where the driver can; where it cannot (a pty), nothing is lost. */
function lowLatency(port: SerialPort): Promise<void> {
  return new Promise((resolve) => port.set(LINE_STATE, () => resolve()));
}

/** USB serial number of the adapter behind a path; undefined where there is none or the system cannot tell in time. */
async function usbSerialOf(path: string, signal: AbortSignal): Promise<string | undefined> {
  const real = await realpath(path).catch(() => path);
  if (real.startsWith('/dev/pts/')) return undefined;
  const ports = await orAborted(
    listPorts().catch(() => []),
    AbortSignal.any([signal, AbortSignal.timeout(2_000)]),
  ).catch(() => []);
  return ports.find((p) => p.path === real)?.usbSerial;
}

function serialTransport(port: SerialPort, link: Link, usbSerial: string | undefined): Transport {
  const stopWatching = watchHangUp(port, link);
  const end = (): Promise<void> => {
    stopWatching();
    return new Promise((resolve) => (port.isOpen ? port.close(() => resolve()) : resolve()));
  };
  port.on('data', (bytes: Buffer) => link.deliver(bytes));
  port.on('error', (error) => link.lose(error.message));
  port.on('close', (error?: Error | null) => link.lose(error?.message ?? 'closed by the system'));
  link.onLost(() => void end());
  return {
    name: link.name,
    ...(usbSerial === undefined ? {} : { usbSerial }),
    onBytes: link.onBytes,
    onLost: link.onLost,
    async write(bytes, signal) {
      link.mustBeOpen();
      signal?.throwIfAborted();
      await orAborted(writeAll(port, link, bytes), signal);
    },
    async flush() {
      link.mustBeOpen();
      await new Promise<void>((resolve) => port.flush(() => resolve()));
    },
    async close() {
      if (link.finish()) await end();
    },
  };
}

function writeAll(port: SerialPort, link: Link, bytes: Uint8Array): Promise<void> {
  return new Promise((resolve, reject) => {
    // A port that is pulled while bytes wait never calls back: the loss answers then.
    const forget = link.onLost(reject);
    port.write(Buffer.from(bytes), (error) => {
      forget();
      if (error) reject(new TributaryError('link-lost', link.name, { text: error.message }));
      else resolve();
    });
  });
}

/** Asks for the speed, which needs no byte on the wire: a terminal whose other end is gone refuses. Linux only. */
function watchHangUp(port: SerialPort, link: Link): () => void {
  if (process.platform !== 'linux') return () => undefined;
  const timer = setInterval(() => {
    const binding = port.port;
    if (binding?.isOpen) binding.getBaudRate().catch((error: unknown) => link.lose(textOf(error)));
  }, ALIVE_EVERY_MS);
  timer.unref();
  return () => clearInterval(timer);
}
