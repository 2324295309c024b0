import { TributaryError } from '../../../contract/errors.ts';
import type { BenchItem } from '../../../contract/views.ts';
import type { Bench } from '../../../instruments/index.ts';
import type { Library } from '../../../procedures/index.ts';
import type { Clock } from '../../../contract/clock.ts';
import type { InstrumentNotes } from '../state/instrument-notes.ts';
import type { PreferenceStore } from '../../program/preferences.ts';
import type { Backups } from '../state/backup.ts';
import type { Days } from '../state/days.ts';
import type { Exchange } from '../state/exchange.ts';
import type { FarEnd } from '../state/far-end.ts';
import type { LeftLoops } from '../state/left-loops.ts';
import type { Runs } from '../state/runs.ts';
import type { Stores } from '../state/stores.ts';
import { bothOf } from '../../../contract/words/index.ts';

/** What the methods of the core share. */
export interface CoreContext {
  home: string;
  clock: Clock;
  library: Library;
  stores: Stores;
  preferences: PreferenceStore;
  backups: Backups;
  exchange: Exchange;
  bench: Bench;
  notes: InstrumentNotes;
  runs: Runs;
  loops: LeftLoops;
  days: Days;
  farEnd: FarEnd;
  /** Aborts when the program ends. */
  closing: AbortSignal;
  /** Shows a file with the system's own program; false where the host has no such way. */
  openFile(path: string): Promise<boolean>;
  /** Shows the folder of a file; false where the host has no such way, or it did not work. */
  showFile(path: string): Promise<boolean>;
  /** Asks the user for a folder; undefined where he chose none, or the host has no such way. */
  chooseFolder(): Promise<string | undefined>;
  /** Something that the page shows may have changed. */
  changed(): void;
  /** Something in the book is another than before: circuits, orders, jobs, tickets. */
  bookChanged(): void;
  /** The runs that broke off may be others now. */
  refreshUnfinished(): Promise<void>;
}

/** A limit for one thing done with an instrument; the program's end ends it too. */
export const limitOf = (context: CoreContext, ms: number): AbortSignal =>
  AbortSignal.any([context.closing, AbortSignal.timeout(ms)]);

/** An item of the bench. Errors: `bad-request` for one that is gone. */
export function itemOf(context: CoreContext, id: string): BenchItem {
  const item = context.bench.items().find((i) => i.id === id);
  if (!item) throw new TributaryError('bad-request', id, { ...bothOf({ code: 'call.no-item', params: { id } }) });
  return item;
}

/** An item of the bench that no run has. Errors: `bad-request`, `instrument-in-run`. */
export function freeItemOf(context: CoreContext, id: string): BenchItem {
  const item = itemOf(context, id);
  if (item.address !== '') context.runs.holdings.check(item);
  return item;
}
