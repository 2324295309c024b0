import { openShared, type Look, type Shared } from '../../../exchange/index.ts';
import type { Archive } from '../../../archive/index.ts';
import type { Clock } from '../../../contract/clock.ts';
import { asTributaryError, errorView, TributaryError, type ErrorView } from '../../../contract/errors.ts';
import { NO_LOG, type Log } from '../../../contract/log.ts';
import type { Exchanged, ExchangeView } from '../../../contract/views.ts';
import type { PreferenceStore } from '../../program/preferences.ts';

/** Time between two looks: short beside what people wait for each other, long beside what a network drive takes to answer. Milliseconds. */
const EVERY_MS = 15_000;
/** What is exchanged with other laptops, by itself and whenever somebody asks for it. */
export interface Exchange {
  view(): ExchangeView;
  /** Looks now. Errors: `exchange-none`. */
  now(): void;
  /** Ends the look going on; what was taken by then stays. */
  cancel(): Promise<void>;
  /** Looks again and again, from now on. */
  attend(): void;
}

interface Parts {
  archive: () => Archive;
  preferences: PreferenceStore;
  clock: Clock;
  closing: AbortSignal;
  changed: () => void;
  /** True while a test records. */
  recording: () => boolean;
  /** Something came into the book, or into the records. */
  took: (what: Exchanged) => void;
  log?: Log | undefined;
}

const NONE: Exchanged = { entries: 0, files: 0, records: 0 };
const sum = (a: Exchanged, b: Exchanged): Exchanged => ({
  entries: a.entries + b.entries,
  files: a.files + b.files,
  records: a.records + b.records,
});
const isAny = ({ entries, files, records }: Exchanged): boolean => entries + files + records > 0;

/** What the page is shown: all that was exchanged since the program was started, and how the last look ended. */
function createTold() {
  let view: ExchangeView = { bad: [], waiting: 0, foreign: [] };
  return {
    view: () => view,
    going: (going: ExchangeView['going']) => void (view = going ? { ...view, going } : without(view, 'going')),
    ended: ({ taken, given, waiting, heldBack, foreign, problems }: Look, atMs: number) => {
      const last = { atMs, taken: sum(view.last?.taken ?? NONE, taken), given: sum(view.last?.given ?? NONE, given) };
      const held = heldBack > 0 ? { heldBack } : {};
      view = { last, waiting, ...held, foreign: [...foreign], bad: problems.map((one) => errorView(one)) };
    },
    failed: (problem: ErrorView) => void (view = { ...without(view, 'going'), problem }),
    forgotten: () => void (view = { bad: [], waiting: 0, foreign: [] }),
  };
}
const without = <T extends object, K extends keyof T>(whole: T, name: K): Omit<T, K> => {
  const { [name]: _gone, ...rest } = whole;
  return rest;
};

class Exchanging implements Exchange {
  readonly #parts: Parts;
  readonly #told = createTold();
  #shared: { folder: string; by: Shared } | undefined;
  #going: { stop: AbortController; done: Promise<void> } | undefined;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  view(): ExchangeView {
    return this.#told.view();
  }

  now(): void {
    const { preferences, archive } = this.#parts;
    const { folder } = preferences.now().exchange;
    if (folder === undefined) throw new TributaryError('exchange-none');
    archive();
    this.#start(folder, true);
  }

  async cancel(): Promise<void> {
    this.#going?.stop.abort();
    await this.#going?.done;
  }

  attend(): void {
    void this.#lookOnAndOn();
  }

  async #lookOnAndOn(): Promise<void> {
    const { clock, closing, preferences } = this.#parts;
    while (!closing.aborted) {
      const { folder } = preferences.now().exchange;
      if (folder === undefined) this.#forget();
      else this.#start(folder, false);
      await clock.sleep(EVERY_MS, closing).catch(() => undefined);
    }
  }

  #forget(): void {
    if (!this.#shared) return;
    this.#shared = undefined;
    this.#told.forgotten();
    this.#parts.changed();
  }

  #sharedIn(folder: string): Shared {
    if (this.#shared?.folder !== folder) {
      this.#shared = { folder, by: openShared(this.#parts.archive(), folder) };
      this.#told.forgotten();
    }
    return this.#shared.by;
  }

  #start(folder: string, isAsked: boolean): void {
    const { closing, changed } = this.#parts;
    if (this.#going) return;
    const stop = new AbortController();
    const shared = this.#sharedIn(folder);
    if (isAsked) this.#told.going({ done: 0, of: 0 });
    const signal = AbortSignal.any([stop.signal, closing]);
    this.#going = { stop, done: this.#carryOut(() => this.#look(shared, folder, isAsked, signal), folder, signal) };
    if (isAsked) changed();
  }

  async #carryOut(look: () => Promise<void>, folder: string, signal: AbortSignal): Promise<void> {
    try {
      await look();
    } catch (thrown) {
      if (signal.aborted) this.#told.going(undefined);
      else this.#failed(folder, thrown);
    }
    this.#going = undefined;
    this.#parts.changed();
  }

  async #look(shared: Shared, folder: string, isAsked: boolean, signal: AbortSignal): Promise<void> {
    const { preferences, clock, changed, took, recording, log = NO_LOG } = this.#parts;
    const isKnown = preferences.now().exchange.last?.folder === folder;
    const tell = (done: number, of: number): void => {
      this.#told.going({ done, of });
      changed();
    };
    const look = await shared.look(signal, { mayBeEmpty: isAsked || !isKnown, recording: recording(), tell });
    this.#told.ended(look, clock.nowMs());
    if (isAny(look.taken)) took(look.taken);
    if (!isKnown) await preferences.change({ exchange: { last: { folder, atMs: clock.nowMs() } } });
    if (isAny(look.taken) || isAny(look.given))
      log.info({ room: 'exchange', taken: look.taken, given: look.given }, 'exchanged');
  }

  /** Said once in the log: a stick may be away for days. */
  #failed(folder: string, thrown: unknown): void {
    const problem = errorView(asTributaryError(thrown));
    if (this.#told.view().problem?.code !== problem.code)
      this.#parts.log?.warn({ room: 'exchange', folder, err: thrown }, 'not exchanged');
    this.#told.failed(problem);
  }
}

export const createExchange = (parts: Parts): Exchange => new Exchanging(parts);

/** How often the book was changed, and what is exchanged of it with other laptops. */
export function createBook(parts: Omit<Parts, 'took'>, tookRecords: () => void) {
  let changes = 0;
  const bookChanged = (): void => {
    changes++;
    parts.changed();
  };
  const took = ({ records }: Exchanged): void => {
    if (records > 0) tookRecords();
    bookChanged();
  };
  const exchange = createExchange({ ...parts, took });
  return { bookChanged, exchange, view: () => ({ bookChanges: changes, exchange: exchange.view() }) };
}
