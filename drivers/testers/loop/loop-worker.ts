import os from 'node:os';
import { parentPort } from 'node:worker_threads';
import { createEngine } from './engine.ts';
import { sharedNowMs, type Command, type Report } from './messages.ts';

/** The engine of a loop test in a thread of its own: neither it nor the main loop waits for the other. */
const TICK_MS = 10;

const port = parentPort;
if (!port) throw new Error('loop-worker runs as a worker thread only');
const engine = createEngine({
  sharedMs: sharedNowMs,
  wallMs: () => Date.now(),
  standsInSleep: process.platform === 'linux',
  uptimeMs: () => os.uptime() * 1000,
  report: (report: Report) => port.postMessage(report, report.is === 'send' ? [report.octets.buffer] : []),
});
port.on('message', (command: Command) => engine.handle(command));
setInterval(() => engine.tick(), TICK_MS);
