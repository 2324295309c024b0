import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { createLibrary, startRun } from '../../electron/procedures/index.ts';
import { FakeClock } from '../support/fake-clock.ts';
import { localArchive } from '../support/local-archive.ts';
import { ScriptedSession, ScriptedTester } from '../unit/procedures/scripted-tester.ts';
import { figure, type Figure } from './figure.ts';

const HOURS = 72;
const HOUR_S = 3600;
/** The first hours fill caches and let the compiler settle. */
const WARM_HOURS = 12;

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

function heapMiB(): number {
  collect();
  collect();
  const { heapUsed, external } = process.memoryUsage();
  return (heapUsed + external) / 2 ** 20;
}

/** A run of 72 simulated hours on the real engine and archive, an errored second every ten minutes: the heap after the warm hours against the end. */
export async function benchMemory(): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'tributary-bench-'));
  const clock = new FakeClock();
  const archive = localArchive(join(folder, 'memory.db'));
  const tester = new ScriptedTester({ line: (n) => (n % 600 === 7 ? { bitErrors: 3 } : {}) }, clock);
  const handle = await startRun(
    {
      procedure: await createLibrary().procedure('e1-acceptance'),
      use: { tester: 'comtech@sim:' },
      settings: { duration: `${HOURS}h` },
      person: 'headless',
    },
    {
      archive,
      library: createLibrary(),
      clock,
      software: { name: 'Tributary', version: '0.0.0' },
      openSession: () => Promise.resolve(new ScriptedSession(tester)),
    },
  );
  let warm = heapMiB();
  for (let hour = 1; hour < HOURS; hour++) {
    for (let s = 0; s < HOUR_S; s++) await clock.advance(1000);
    if (hour === WARM_HOURS) warm = heapMiB();
    if (hour % 12 === 0) process.stderr.write(`  ${hour} h: ${heapMiB().toFixed(1)} MiB\n`);
  }
  const grown = (heapMiB() / warm - 1) * 100;
  handle.stop();
  for (let s = 0; s < 60; s++) await clock.advance(1000);
  await handle.done;
  await archive.close();
  rmSync(folder, { recursive: true, force: true });
  return [figure(`memory of the program, hour ${WARM_HOURS} to hour ${HOURS} of a run`, grown, '% growth', '<=', 5)];
}
