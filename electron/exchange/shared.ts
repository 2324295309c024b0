import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Archive } from '../archive/index.ts';
import { TributaryError } from '../contract/errors.ts';
import { readError } from '../files/index.ts';
import { FROM_START, give, type Cursor, type Target } from './give.ts';
import { PARCELS, readName, recordHeld, type ParcelKind, type ParcelName } from './names.ts';
import { isOfTheFile, take } from './take.ts';
import { clearHalves, putWhole } from './whole.ts';

/** Entries, files and records. */
export interface Amount {
  entries: number;
  files: number;
  records: number;
}
const NONE: Amount = { entries: 0, files: 0, records: 0 };

/** What one look at the folder came to. */
export interface Look {
  taken: Amount;
  given: Amount;
  /** Files that are still being copied. */
  waiting: number;
  /** Records that wait until nothing is recorded any more. */
  heldBack: number;
  /** Files that no Tributary has written. */
  foreign: readonly string[];
  /** What is wrong with single files; they are read again only when they have changed. */
  problems: readonly TributaryError[];
}

/** A folder that several laptops share. */
export interface Shared {
  /**
   * Takes in what others have put there, then puts there what is new here. `mayBeEmpty`: also where nothing of any Tributary is in it. Errors: `exchange-away` where
   * the folder is not there, `exchange-empty`; those of reading and writing, and of the archive.
   */
  look(signal: AbortSignal, options: LookOptions): Promise<Look>;
}
interface LookOptions {
  mayBeEmpty: boolean;
  /** Seconds are being recorded: whole records wait, because taking one in keeps the archive's thread for as long as it takes. */
  recording?: boolean;
  /** How many of the files that are taken in are done. */
  tell?: (done: number, of: number) => void;
}

/** When a file was changed last, as far as the system tells. */
async function stampOf(path: string): Promise<string | undefined> {
  try {
    const { size, mtimeMs } = await stat(path);
    return `${size} ${mtimeMs}`;
  } catch (thrown) {
    if ((thrown as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw readError(thrown, path);
  }
}

const GONE: readonly string[] = ['ENOENT', 'ENOTDIR', 'ENODEV', 'EHOSTDOWN', 'EHOSTUNREACH', 'ENOTCONN', 'ESTALE'];

async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (thrown) {
    const isGone = GONE.includes((thrown as NodeJS.ErrnoException).code ?? '');
    throw isGone ? new TributaryError('exchange-away', folder, {}, { cause: thrown }) : readError(thrown, folder);
  }
}

/** What systems and sync programs leave beside: nobody need hear of it. */
const isHidden = (name: string): boolean => /^(\.|~|System Volume Information$|desktop\.ini$|Thumbs\.db$)/i.test(name);

const inOrder = (a: ParcelName, b: ParcelName): number =>
  PARCELS.indexOf(a.kind) - PARCELS.indexOf(b.kind) || (a.name < b.name ? -1 : 1);

/** What is known of a folder while nobody puts another in its place. */
interface Known {
  /** Files that were read, or need not be, by name, with their stamp. */
  read: Map<string, string>;
  /** What was wrong with a file, and its stamp then. */
  bad: Map<string, { stamp: string; problem: TributaryError }>;
  entries: Set<string>;
  at: Cursor;
}
const nothing = (): Known => ({ read: new Map(), bad: new Map(), entries: new Set(), at: { ...FROM_START } });

/** What this archive has already, by what names of files tell. */
async function heldBy(archive: Archive): Promise<(parcel: ParcelName) => boolean> {
  const records = new Set((await archive.recordMarks(0)).map(({ runId, mark }) => recordHeld(runId, mark)));
  const pictures = new Set((await archive.filesAfter(0)).files.map(({ file }) => file.id));
  const held = { entries: new Set<string>(), picture: pictures, record: records };
  return ({ kind, holds }) => held[kind].has(holds);
}

const added = (a: Amount, b: Amount): Amount => ({
  entries: a.entries + b.entries,
  files: a.files + b.files,
  records: a.records + b.records,
});

class SharedFolder implements Shared {
  readonly #archive: Archive;
  readonly #folder: string;
  #known = nothing();

  constructor(archive: Archive, folder: string) {
    this.#archive = archive;
    this.#folder = folder;
  }

  async look(signal: AbortSignal, { mayBeEmpty, recording = false, tell }: LookOptions): Promise<Look> {
    const [archive, folder] = [this.#archive, this.#folder];
    const names = await namesIn(folder);
    const parcels = names.flatMap((name) => readName(name) ?? []).sort(inOrder);
    if (parcels.length === 0 && !mayBeEmpty) throw new TributaryError('exchange-empty', folder);
    this.#forgetGone(new Set(names));
    const origin = await archive.origin();
    await clearHalves(folder, origin);
    const { taken, waiting, heldBack } = await this.#takeAll(parcels, recording, signal, tell);
    const held = new Set(parcels.map(({ kind, holds }) => `${kind} ${holds}`));
    const has = (kind: ParcelKind, holds: string): boolean => held.has(`${kind} ${holds}`);
    const { entries, at, read } = this.#known;
    const put: Target['put'] = async (name, content) => {
      await putWhole(folder, name, content);
      read.set(name, 'own');
    };
    const { given, problems } = await give(archive, { origin, entries, has, put }, at, { signal, recording });
    const foreign = names.filter((name) => !readName(name) && !isHidden(name)).sort();
    const bad = [...this.#known.bad.values()].map(({ problem }) => problem);
    return { taken, given, waiting, heldBack, foreign, problems: [...bad, ...problems] };
  }

  /** Another stick in the place of the first, or somebody tidied up: what was known of it is no longer so. */
  #forgetGone(there: ReadonlySet<string>): void {
    if ([...this.#known.read.keys()].some((name) => !there.has(name))) this.#known = nothing();
    for (const name of this.#known.bad.keys()) if (!there.has(name)) this.#known.bad.delete(name);
  }

  async #takeAll(parcels: readonly ParcelName[], recording: boolean, signal: AbortSignal, tell: LookOptions['tell']) {
    const { read } = this.#known;
    const unknown = parcels.filter(({ name }) => !read.has(name));
    const isHeld = unknown.length > 0 ? await heldBy(this.#archive) : () => false;
    for (const one of unknown) if (isHeld(one)) read.set(one.name, 'held');
    const all = unknown.filter(({ name }) => !read.has(name));
    const unread = recording ? all.filter(({ kind }) => kind !== 'record') : all;
    let [taken, waiting] = [NONE, 0];
    for (const [i, parcel] of unread.entries()) {
      signal.throwIfAborted();
      tell?.(i, unread.length);
      const amount = await this.#takeOne(parcel);
      if (amount) taken = added(taken, amount);
      else waiting++;
    }
    return { taken, waiting, heldBack: all.length - unread.length };
  }

  /** Gives what came of it; undefined while it is still being copied. */
  async #takeOne(parcel: ParcelName): Promise<Amount | undefined> {
    const { bad, read, entries } = this.#known;
    const path = join(this.#folder, parcel.name);
    const stamp = await stampOf(path);
    if (stamp === undefined || bad.get(parcel.name)?.stamp === stamp) return NONE;
    bad.delete(parcel.name);
    try {
      const taken = await take(this.#archive, path, parcel.kind);
      if (!taken) return undefined;
      read.set(parcel.name, stamp);
      for (const id of taken.ids) entries.add(id);
      return taken;
    } catch (thrown) {
      if (thrown instanceof TributaryError && thrown.code === 'file-missing') return NONE;
      if (!isOfTheFile(thrown)) throw thrown;
      bad.set(parcel.name, { stamp, problem: new TributaryError(thrown.code, path, thrown.params) });
      return NONE;
    }
  }
}

export const openShared = (archive: Archive, folder: string): Shared => new SharedFolder(archive, folder);
