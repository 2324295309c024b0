import os from 'node:os';
import type { Clock } from '../contract/clock.ts';
import { bootId } from './boot.ts';

/** The clocks of this computer. What each system's do while it sleeps: docs/decisions/0010. */
export const systemClock: Clock = {
  nowMs: () => Date.now(),
  monotonicMs: () => performance.now(),
  standsInSleep: process.platform === 'linux',
  uptimeMs: () => os.uptime() * 1000,
  bootId,
  sleep: (ms, signal) =>
    new Promise((resolve, reject) => {
      signal?.throwIfAborted();
      const onAbort = (): void => {
        clearTimeout(timer);
        reject(signal?.reason);
      };
      const timer = setTimeout(() => {
        signal?.removeEventListener('abort', onAbort);
        resolve();
      }, ms);
      signal?.addEventListener('abort', onAbort, { once: true });
    }),
};
