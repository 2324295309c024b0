import { existsSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { readFigures } from '../../circuits/index.ts';
import type { ListLine } from '../../contract/book/lists-api.ts';
import { TributaryError } from '../../contract/errors.ts';
import { LIST_BYTES } from '../../contract/sizes.ts';
import { readRegular } from '../../files/index.ts';
import { homeFolder } from '../program/places.ts';
import { Gathered, takeList, type Book } from '../core/state/list-taking.ts';
import { openStores, type Stores } from '../core/state/stores.ts';
import { errorObject, inLang, tell, type Io, type Lang } from './io.ts';

interface Options {
  archive: string;
  dryRun?: boolean;
  json?: boolean;
  lang: Lang;
}

/** A fault of a line that is refused, as it is printed; a line may have several. */
interface Refused {
  line: number;
  field: string;
  message: string;
}

/** So many lines of which there is something to say are said; of the others only how many there are. */
const NOTES = 100;

/** Says what is worth saying of lines that are taken all the same. */
function noter(lang: Lang, io: Io) {
  let n = 0;
  return {
    note({ line, notes = [] }: ListLine): void {
      if (notes.length > 0 && ++n > NOTES) return;
      for (const note of notes) io.notes(tell(lang, 'cli.list-note', { line, text: inLang(lang, note) }));
    },
    end(): void {
      if (n > NOTES) io.notes(tell(lang, 'cli.list-more', { n: n - NOTES }));
    },
  };
}

/** Reads a list against a book, saying what is to be said as it comes. */
async function read(path: string, open: () => Book | Promise<Book>, { lang, json }: Options, io: Io) {
  const bytes = await readRegular(path, LIST_BYTES);
  const figures = await readFigures(homeFolder(io.env));
  const gathered = new Gathered();
  const refused: Refused[] = [];
  const notes = noter(lang, io);
  for await (const taken of takeList(open, basename(path), bytes, figures, io.stop)) {
    if ('head' in taken) for (const note of taken.head.notes) io.notes(inLang(lang, note));
    for (const line of 'lines' in taken ? taken.lines : []) {
      gathered.add(line);
      notes.note(line);
      for (const { field, message } of line.faults ?? []) {
        const one = { line: line.line, field, message: inLang(lang, message) };
        refused.push(one);
        if (!json) io.lines(tell(lang, 'cli.list-refused', { ...one }));
      }
    }
  }
  notes.end();
  return { gathered, refused };
}

/** Says what became of a list. Returns the exit code. */
function told(path: string, gathered: Gathered, refused: readonly Refused[], { json, lang }: Options, io: Io): number {
  const { new: added, changed, same, refused: lines } = gathered.counts;
  const error = gathered.nothing ? errorObject(new TributaryError('list-refused', resolve(path)), lang) : undefined;
  if (json) io.json({ new: added, changed, same, refused, ...(error ? { error } : {}) });
  else {
    io.lines(tell(lang, 'cli.list-counts', { added, changed, same, refused: lines }));
    if (error) io.notes(error.message, `  ${error.hint}`);
  }
  return error ? 2 : 0;
}

/** `tributary book import`: a list of an office into an archive, which is made if it is not there; all lines that can be taken, or none. */
export async function bookImportCommand(path: string, options: Options, io: Io): Promise<number> {
  const { archive, dryRun = false } = options;
  let stores: Stores | undefined;
  const open = async (): Promise<Book> => {
    if (dryRun && !existsSync(archive)) return undefined;
    stores = await openStores(archive);
    return stores.archive();
  };
  try {
    const { gathered, refused } = await read(path, open, options, io);
    if (!dryRun) await stores?.archive().enter(gathered.entries());
    return told(path, gathered, refused, options, io);
  } catch (thrown) {
    throw io.stop.aborted ? new TributaryError('stopped-reading', path, {}, { cause: thrown }) : thrown;
  } finally {
    await stores?.close();
  }
}
