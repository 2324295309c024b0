import { getEnvironmentData } from 'node:worker_threads';

/** The archive's thread, held at the door: it begins when the gate (`environmentData`, an Int32Array of one) is opened, so that a test decides what waits for it by then. */
Atomics.wait(getEnvironmentData('archive gate') as unknown as Int32Array, 0, 0);
await import('../../electron/archive/worker/archive-worker.ts');
