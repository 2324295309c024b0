import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { SerialPort } from 'serialport';
import { PLAIN_FRAME } from '../../electron/contract/family.ts';
import { systemClock } from '../../electron/machine/index.ts';
import { decodeErrors } from '../../drivers/testers/comtech/codec.ts';
import { query } from '../../drivers/testers/comtech/modem.ts';
import { openSerial } from '../../drivers/transport/index.ts';
import { figure, median, pairedRatio, type Figure } from './figure.ts';

const QUESTION = Buffer.from('<0000/BRE?\r', 'latin1');
const PAIRS = 15;
const EXCHANGES = 500;

/** An instrument in a process of its own, as a real one is: blocking, so that it costs as little as it can. */
const RESPONDER = `
  const fs = require('node:fs');
  const answer = Buffer.from('>0000/BRE=0000017\\r\\n', 'latin1');
  const input = Buffer.alloc(4096);
  for (;;) {
    const length = fs.readSync(0, input);
    if (length === 0) break;
    for (const byte of input.subarray(0, length)) if (byte === 13) fs.writeSync(1, answer);
  }
`;

/** One question and its answer on a terminal: through the driver, and with nothing but the serial package. */
export async function benchExchange(): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'tributary-bench-'));
  const path = join(folder, 'tty');
  const script = join(folder, 'responder.cjs');
  writeFileSync(script, RESPONDER);
  // `sleep` keeps the terminal open between two users; socat would end with the first.
  const socat = spawn('socat', [`pty,raw,echo=0,link=${path}`, `exec:${process.execPath} ${script}`], {
    stdio: 'ignore',
  });
  try {
    await appeared(path);
    const keeper = spawn('sh', ['-c', 'exec sleep 600 <> "$0"', path], { stdio: 'ignore' });
    try {
      const ratio = await pairedRatio(
        PAIRS,
        () => driverUs(path, EXCHANGES),
        () => rawUs(path, EXCHANGES),
      );
      return [figure('driver exchange over a pty / raw serialport', ratio, 'x', '<=', 1.3)];
    } finally {
      keeper.kill();
    }
  } finally {
    socat.kill();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function appeared(path: string): Promise<void> {
  for (let waited = 0; waited < 5_000 && !existsSync(path); waited += 10) await systemClock.sleep(10);
}

/** Median microseconds of one exchange. */
async function exchangeUs(times: number, exchange: () => Promise<unknown>): Promise<number> {
  const spent: number[] = [];
  for (let i = 0; i < times; i++) {
    const from = performance.now();
    await exchange();
    spent.push((performance.now() - from) * 1000);
  }
  return median(spent);
}

async function rawUs(path: string, times: number): Promise<number> {
  const port = new SerialPort({ path, baudRate: 9600, autoOpen: false });
  await new Promise<void>((resolve, reject) => port.open((error) => (error ? reject(error) : resolve())));
  let heard = '';
  let done = (): void => undefined;
  port.on('data', (bytes: Buffer) => {
    heard += bytes.toString('latin1');
    if (heard.endsWith('\r\n')) done();
  });
  const us = await exchangeUs(times, () => {
    heard = '';
    const answered = new Promise<void>((resolve) => (done = resolve));
    port.write(QUESTION);
    return answered;
  });
  await new Promise<void>((resolve) => port.close(() => resolve()));
  return us;
}

async function driverUs(path: string, times: number): Promise<number> {
  const { signal } = new AbortController();
  const transport = await openSerial(path, PLAIN_FRAME, signal);
  const modem = { unit: 0, clock: systemClock, speed: '9600' };
  const us = await exchangeUs(times, () => query(modem, transport, 'BRE', decodeErrors, signal));
  await transport.close();
  return us;
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  process.stdout.write(`${JSON.stringify(await benchExchange())}\n`);
