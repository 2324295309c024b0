import { EventEmitter } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { createEngine } from '../../drivers/testers/loop/engine.ts';
import type { Command, Report } from '../../drivers/testers/loop/messages.ts';
import { FakeClock } from './fake-clock.ts';

const STEP_MS = 10;

/** Goes on by itself in steps between which everything that can run runs: however long this process waits for its turn, nothing in it is late. */
export const unhurriedClock = new FakeClock(Math.floor(Date.now() / 1000) * 1000);
const pace = { waiting: 0, goesOn: false };
/** Goes on while somebody waits for it. */
async function goOn(): Promise<void> {
  if (pace.goesOn) return;
  pace.goesOn = true;
  while (pace.waiting > 0) {
    await pause(1);
    await unhurriedClock.advance(STEP_MS);
  }
  pace.goesOn = false;
}
const sleep = unhurriedClock.sleep.bind(unhurriedClock);
unhurriedClock.sleep = async (ms, signal) => {
  pace.waiting++;
  void goOn();
  await sleep(ms, signal).finally(() => pace.waiting--);
};

/** The worker of a loop test in this thread, by that clock. */
export class LoopWorkerHere extends EventEmitter {
  #over = false;
  readonly #engine = createEngine({
    sharedMs: () => unhurriedClock.monotonicMs(),
    wallMs: () => unhurriedClock.nowMs(),
    standsInSleep: unhurriedClock.standsInSleep,
    uptimeMs: () => unhurriedClock.uptimeMs(),
    report: (report: Report) => void setImmediate(() => this.emit('message', report)),
  });
  constructor() {
    super();
    void this.#tick();
  }
  async #tick(): Promise<void> {
    while (!this.#over) {
      await unhurriedClock.sleep(STEP_MS);
      this.#engine.tick();
    }
  }
  postMessage(command: Command): void {
    setImmediate(() => this.#engine.handle(command));
  }
  unref(): void {
    // Nothing here keeps a program alive.
  }
  terminate(): Promise<number> {
    this.#over = true;
    return Promise.resolve(0);
  }
}
