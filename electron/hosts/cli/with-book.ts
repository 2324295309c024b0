import type { Archive } from '../../archive/index.ts';
import { calendarPlace, readFigures, timeGiven, type Figures } from '../../circuits/index.ts';
import { localText } from '../../contract/book/times.ts';
import { homeFolder } from '../program/places.ts';
import { withStores } from '../core/state/stores.ts';
import { existingArchive } from './arguments.ts';
import type { Io } from './io.ts';
import { preferencesFor } from './own-preferences.ts';

/** What a command about the book works with. */
export interface Book {
  archive: Archive;
  figures: Figures;
  /** The time as of which is asked, or at which something happened: local, without zone; now where nobody said. */
  at: string;
  /** Where this user's own calendar is to stand. */
  calendar: ReturnType<typeof calendarPlace>;
}

/** Opens an archive that is there, with the figures of this user. Errors: `file-missing`, `note-time`, those of figures and of the work. */
export async function withBook<T>(
  options: { archive: string; at?: string },
  io: Io,
  work: (book: Book) => Promise<T>,
): Promise<T> {
  const path = existingArchive(options.archive);
  const { country } = await preferencesFor(io);
  const at = options.at === undefined ? localText(Date.now()) : timeGiven(options.at);
  const home = homeFolder(io.env);
  const figures = await readFigures(home, country);
  const calendar = calendarPlace(home, country);
  return await withStores(path, (stores) => work({ archive: stores.archive(), figures, at, calendar }));
}
