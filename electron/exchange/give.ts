import { hash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Archive, Travelling } from '../archive/index.ts';
import { TributaryError } from '../contract/errors.ts';
import { nameOf, recordHeld, type ParcelKind } from './names.ts';
import { sealed } from './parcel.ts';
import type { FileContent } from './whole.ts';

/** Entries of one file at most. */
const ENTRIES = 1000;

/** How far what is here has been compared with what is in the folder: numbers of entries and files, and the time of the last change of a record. */
export interface Cursor {
  entry: number;
  file: number;
  recordMs: number;
}
export const FROM_START: Cursor = { entry: 0, file: 0, recordMs: 0 };

/** Where to: whose files, and what is there already. */
export interface Target {
  origin: string;
  /** Puts a file there, whole or not at all. */
  put(name: string, content: FileContent): Promise<void>;
  /** Ids of entries that some file of the folder holds. */
  entries: Set<string>;
  has(kind: ParcelKind, holds: string): boolean;
}

/** Names of one content are one, whoever writes it how often. */
const digestOf = (entries: readonly Travelling[]): string =>
  hash('sha256', JSON.stringify(entries.map(({ entry }) => entry))).slice(0, 16);

/** What goes on: from where, whereto, how far it is. */
interface Giving {
  archive: Archive;
  target: Target;
  at: Cursor;
  signal: AbortSignal;
}

async function giveEntries({ archive, target, at, signal }: Giving): Promise<number> {
  let given = 0;
  for (;;) {
    signal.throwIfAborted();
    const { entries, last } = await archive.entriesAfter(at.entry, ENTRIES);
    const fresh = entries.filter(({ entry }) => !target.entries.has(entry));
    if (fresh.length > 0) {
      const name = nameOf(target.origin, 'entries', digestOf(fresh));
      await target.put(name, sealed('entries', Buffer.from(JSON.stringify(fresh))));
      for (const { entry } of fresh) target.entries.add(entry);
      given += fresh.length;
    }
    if (last === at.entry) return given;
    at.entry = last;
  }
}

/** What cannot be read here goes nowhere, and takes nothing else from its way. */
function unlessDamaged(problems: TributaryError[]) {
  return async (work: () => Promise<void>): Promise<number> => {
    try {
      await work();
      return 1;
    } catch (thrown) {
      const isHere = thrown instanceof TributaryError && ['record-damaged', 'record-newer'].includes(thrown.code);
      if (!isHere) throw thrown;
      problems.push(thrown);
      return 0;
    }
  };
}
type Guard = ReturnType<typeof unlessDamaged>;

async function giveFiles({ archive, target, at, signal }: Giving, guard: Guard): Promise<number> {
  const { files, last } = await archive.filesAfter(at.file);
  let given = 0;
  for (const { file, origin } of files.filter((one) => !target.has('picture', one.file.id))) {
    signal.throwIfAborted();
    given += await guard(async () => {
      const about = Buffer.from(`${JSON.stringify({ file, origin })}\n`);
      const payload = Buffer.concat([about, await archive.fileBytes(file.id)]);
      await target.put(nameOf(target.origin, 'picture', file.id), sealed('picture', payload));
    });
  }
  at.file = last;
  return given;
}

/** A bundle is made elsewhere: a stick is no place for the files that SQLite writes beside one. */
async function giveRecord({ archive, target }: Giving, runId: string, name: string): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'tributary-exchange-'));
  try {
    const made = join(folder, 'record.tributary');
    await archive.exportTo(made, { runIds: [runId] });
    await target.put(name, { copyOf: made });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function giveRecords(giving: Giving, guard: Guard): Promise<number> {
  const { archive, target, at, signal } = giving;
  const marks = await archive.recordMarks(at.recordMs);
  let given = 0;
  for (const { runId, mark } of marks) {
    signal.throwIfAborted();
    const holds = recordHeld(runId, mark);
    if (target.has('record', holds)) continue;
    given += await guard(() => giveRecord(giving, runId, nameOf(target.origin, 'record', holds)));
  }
  at.recordMs = Math.max(at.recordMs, ...marks.map(({ changedAtMs }) => changedAtMs));
  return given;
}

/** Puts into the folder what is here and not there; what of it is damaged here is said. Errors: those of writing and of the archive. */
export async function give(
  archive: Archive,
  target: Target,
  at: Cursor,
  { signal, recording }: { signal: AbortSignal; recording: boolean },
) {
  const problems: TributaryError[] = [];
  const giving = { archive, target, at, signal };
  const guard = unlessDamaged(problems);
  const entries = await giveEntries(giving);
  const files = await giveFiles(giving, guard);
  const records = recording ? 0 : await giveRecords(giving, guard);
  return { given: { entries, files, records }, problems };
}
