import { linesAt } from '../../circuits/index.ts';
import type { LineBeside } from '../../contract/book/line.ts';
import { tell, type Io, type Lang } from './io.ts';
import { withBook, type Book } from './with-book.ts';

/** Circuits as of a time, those that were looked for, by number: two laptops that know the same say the same. */
async function linesOf({ archive, figures, at }: Book, find: string | undefined): Promise<LineBeside[]> {
  const items = await archive.items('circuit', find === undefined ? {} : { text: find });
  const lines = linesAt(items, await archive.items('order'), figures, at);
  return lines.toSorted((a, b) => (a.line.number < b.line.number ? -1 : 1));
}

/** Its number, how it stands, until when a test goes, whose it is, from where to where. */
const text = ({ line, testEnd }: LineBeside, lang: Lang): string =>
  [
    line.number,
    tell(lang, `line.state.${line.state}`),
    testEnd ? tell(lang, 'line.test-ends', { day: testEnd.until }) : '',
    line.customer?.name ?? '',
    [line.ends?.A?.site, line.ends?.Z?.site].filter(Boolean).join(' - '),
  ]
    .filter(Boolean)
    .join('  ');

/** `tributary book circuits`: the circuits of an archive, and how each stands as of a time. */
export async function bookCircuitsCommand(
  options: { archive: string; at?: string; find?: string; json?: boolean; lang: Lang },
  io: Io,
): Promise<number> {
  return await withBook(options, io, async (book) => {
    const lines = await linesOf(book, options.find);
    if (options.json) io.json({ circuits: lines.map(({ line }) => line) });
    else if (lines.length === 0) io.notes(tell(options.lang, 'line.none'));
    else for (const one of lines) io.lines(text(one, options.lang));
    return 0;
  });
}
