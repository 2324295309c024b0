import { TributaryError } from '../../../contract/errors.ts';
import type { RunView } from '../../../contract/views.ts';
import type { EngineOptions, RunHandle } from '../../../procedures/index.ts';
import { createHoldings, type Holder } from './holdings.ts';

/** Runs that ended and whose result nobody has looked at: of more, the oldest leave the list; their records stay. */
const UNSEEN_AT_MOST = 50;

interface Known {
  /** Absent once it has ended: what is left of it is the last view. */
  handle?: RunHandle;
  view(): RunView;
}

/** A run, with what it looks like worked out once for every change of it. */
function watched(handle: RunHandle, changed: () => void): Known {
  let view: RunView | undefined;
  handle.onChange(() => {
    view = undefined;
    changed();
  });
  return { handle, view: () => (view ??= handle.view()) };
}

export interface RunsOptions {
  /** What runs work with; made anew for each. */
  engine(): EngineOptions;
  /** A view may have changed. */
  onChange(): void;
  /** A run has ended. */
  onEnd(runId: string): void;
}

/** The runs that go on, as many as there are instruments for, and those that ended until somebody has seen what came out. */
export class Runs {
  readonly holdings = createHoldings();
  readonly #options: RunsOptions;
  readonly #beginning = new Map<Holder, Promise<unknown>>();
  readonly #known = new Map<string, Known>();

  constructor(options: RunsOptions) {
    this.#options = options;
  }

  /** Starts a run. `about.runId`: the record that it goes on with. Errors: those of `hold` and `make`. */
  begin(about: Holder, make: (engine: EngineOptions) => Promise<RunHandle>): Promise<RunHandle> {
    return this.hold(about, async (engine, holder) => {
      const run = await make(engine);
      this.#watch(holder, run);
      return run;
    });
  }

  /**
   * Does something with a record, with an engine that takes instruments for it. Errors: `run-active` for a record that goes on already,
   * `instrument-in-run`, and those of `work`.
   */
  async hold<T>(about: Holder, work: (engine: EngineOptions, holder: Holder) => Promise<T>): Promise<T> {
    if (about.runId !== undefined && this.isGoing(about.runId)) throw new TributaryError('run-active', about.runId);
    const holder = { ...about };
    const engine = this.#options.engine();
    const working = work({ ...engine, openSession: this.holdings.lending(engine.openSession, holder) }, holder);
    this.#beginning.set(holder, working);
    try {
      return await working;
    } finally {
      this.#beginning.delete(holder);
    }
  }

  /** A run going on. Errors: `run-none`. */
  of(runId: string): RunHandle {
    const handle = this.#known.get(runId)?.handle;
    if (!handle) throw new TributaryError('run-none', runId);
    return handle;
  }

  /** True while it goes on or is about to. */
  isGoing(runId: string): boolean {
    const isBeginning = [...this.#beginning.keys()].some((holder) => holder.runId === runId);
    return isBeginning || this.#known.get(runId)?.handle !== undefined;
  }

  /** How many go on or are about to. */
  count(): number {
    return this.#beginning.size + this.#going().length;
  }

  /** How many of them the end of the program stops: what people only sign waits on without it. */
  toStop(): number {
    return this.#beginning.size + this.#going().filter((run) => run.view().prompt?.kind !== 'sign').length;
  }

  /** In the order in which they began; a view is the same object until its run changes. */
  views(): RunView[] {
    return [...this.#known.values()].map((one) => one.view());
  }

  /** Somebody has looked at its result: a run that has ended leaves the list. */
  seen(runId: string): void {
    if (this.#known.get(runId)?.handle || !this.#known.delete(runId)) return;
    this.#options.onChange();
  }

  /** Stops all but what only waits for signatures, which is left open; resolves when every teardown is done and every record is closed. */
  async end(): Promise<void> {
    // A run that is only about to begin has a line already; it is stopped as soon as it can be.
    await Promise.allSettled(this.#beginning.values());
    const stopped = this.#going().map((run) => {
      run.leave();
      return run.done;
    });
    await Promise.allSettled(stopped);
  }

  #going(): RunHandle[] {
    return [...this.#known.values()].flatMap(({ handle }) => (handle ? [handle] : []));
  }

  #watch(holder: Holder, run: RunHandle): void {
    const { runId } = run;
    const one = watched(run, this.#options.onChange);
    // A record that goes on again stands last, as one that has just begun.
    this.#known.delete(runId);
    this.#known.set(runId, one);
    const { title, circuit } = one.view();
    Object.assign(holder, { runId, title, circuit: circuit?.number });
    const ended = (): void => this.#ended(runId, one.view());
    run.done.then(ended, ended);
    this.#options.onChange();
  }

  #ended(runId: string, last: RunView): void {
    this.#known.set(runId, { view: () => last });
    const unseen = [...this.#known].filter(([, { handle }]) => !handle);
    for (const [oldest] of unseen.slice(0, -UNSEEN_AT_MOST)) this.#known.delete(oldest);
    this.#options.onEnd(runId);
  }
}
