import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { openArchive, type Archive } from '../../electron/archive/index.ts';
import { openSession } from '../../electron/instruments/index.ts';
import { createLibrary, startRun, type EngineOptions, type RunHandle } from '../../electron/procedures/index.ts';
import { figure, type Figure } from './figure.ts';

const RUNS = 16;
const CHILD = fileURLToPath(new URL('modems-child.ts', import.meta.url));
/** Seconds on disk, of all runs together, that are measured. */
const MEASURED = RUNS * 20;

async function pathsOf(child: ChildProcess): Promise<string[]> {
  const paths: string[] = [];
  for await (const line of createInterface({ input: child.stdout! })) if (paths.push(line) === RUNS) break;
  return paths;
}

/** An archive that tells of each second when it is on disk. */
function watched(archive: Archive, onSecond: (t: number) => void): Archive {
  const record: Archive['record'] = async (measurement, observations, events) => {
    await archive.record(measurement, observations, events);
    for (const one of observations) if (one.kind === 'second') onSecond(one.second.t);
  };
  return { ...archive, record };
}

/** So many runs side by side at a poll a second, each on a terminal of its own, into one archive. */
export async function benchRuns(): Promise<Figure[]> {
  const home = mkdtempSync(join(tmpdir(), 'tributary-bench-'));
  const child = spawn(process.execPath, [CHILD, String(RUNS)], { stdio: ['ignore', 'pipe', 'inherit'] });
  const archive = await openArchive(join(home, 'archive.db'));
  try {
    const meter = new Meter();
    const options: EngineOptions = {
      archive: watched(archive, (t) => meter.take(t)),
      library: createLibrary(),
      software: { name: 'Tributary', version: '0.0.0' },
      openSession: (address, signal) => openSession(address, signal, { home }),
    };
    const handles = await Promise.all((await pathsOf(child)).map((path) => begin(path, options)));
    await meter.done;
    for (const handle of handles) handle.stop();
    await Promise.all(handles.map((handle) => handle.done));
    return [
      figure(`${RUNS} runs at 1 Hz over ptys: share of a core`, 100 * meter.share(), '%', '<=', 10),
      figure(`${RUNS} runs at 1 Hz over ptys: latest second on disk`, meter.latestMs, 'ms after its end', '<=', 500),
    ];
  } finally {
    await archive.close();
    child.kill('SIGTERM');
    await once(child, 'exit');
    rmSync(home, { recursive: true, force: true });
  }
}

async function begin(path: string, options: EngineOptions): Promise<RunHandle> {
  const procedure = await options.library.procedure('e1-acceptance');
  return startRun(
    { procedure, use: { tester: `comtech@${path}` }, settings: { duration: '1h' }, person: 'headless' },
    options,
  );
}

/** What is measured once every run records. */
class Meter {
  readonly done: Promise<void>;
  latestMs = 0;
  #end = (): void => undefined;
  #seen = 0;
  #from: { cpu: NodeJS.CpuUsage; ms: number } | undefined;
  #share = 0;

  constructor() {
    this.done = new Promise((resolve) => (this.#end = resolve));
  }

  take(t: number): void {
    // The first seconds of each run find it still warming up.
    if (++this.#seen <= 4 * RUNS) return;
    this.#from ??= { cpu: process.cpuUsage(), ms: performance.now() };
    this.latestMs = Math.max(this.latestMs, Date.now() - 1000 * (t + 1));
    if (this.#seen < 4 * RUNS + MEASURED || this.#share > 0) return;
    const { user, system } = process.cpuUsage(this.#from.cpu);
    this.#share = (user + system) / 1000 / (performance.now() - this.#from.ms);
    this.#end();
  }

  /** Share of one core that this program has computed, its threads included. */
  share(): number {
    return this.#share;
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) console.table(await benchRuns());
