import { posix } from 'node:path';
import type { Count } from '../days.ts';
import { badList } from '../row.ts';
import { listen, type Package } from './package.ts';

/** What cells of a workbook stand on (ECMA-376 part 1, 18): its sheets, its texts, its formats, its count of days. */
export interface Book {
  sheets: readonly { name: string; path: string }[];
  texts: readonly string[];
  /** Of each format of cells what it does to a number: shows it as a day, or with so many figures; undefined where nothing that matters here. */
  formats: readonly (NumberFormat | undefined)[];
  count: Count;
}
export type NumberFormat = { shows: 'day' } | { shows: 'figures'; figures: number };

/** Formats with a day in them that need no text of their own (18.8.30, the Chinese ones too). */
const DAYS: ReadonlySet<number> = new Set([14, 15, 16, 17, 22, ...range(27, 36), ...range(50, 58)]);
function range(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, at) => from + at);
}

/** What a format of its own shows: quoted text, escapes and colours left out. */
function shownBy(code: string): NumberFormat | undefined {
  const bare = code.replaceAll(/"[^"]*"|\\.|\[[^\]]*\]|_./g, '');
  if (/[yd]/i.test(bare)) return { shows: 'day' };
  const figures = /^0{2,}$/.exec(bare)?.[0].length;
  return figures === undefined ? undefined : { shows: 'figures', figures };
}

async function formatsOf(parts: Package, path: string): Promise<Book['formats']> {
  if (!parts.has(path)) return [];
  const codes = new Map<string, string>();
  const formats: (NumberFormat | undefined)[] = [];
  let inCells = false;
  await listen(parts, path, {
    open(name, { numFmtId = '0', formatCode = '' }) {
      if (name === 'numFmt') codes.set(numFmtId, formatCode);
      if (name === 'cellXfs') inCells = true;
      if (name !== 'xf' || !inCells) return;
      const code = codes.get(numFmtId);
      formats.push(code === undefined ? (DAYS.has(Number(numFmtId)) ? { shows: 'day' } : undefined) : shownBy(code));
    },
    close(name) {
      if (name === 'cellXfs') inCells = false;
    },
  });
  return formats;
}

/** `_x000D_`: a sign that XML cannot hold (22.9.2.19). */
export const unescaped = (text: string): string =>
  text.includes('_x')
    ? text.replaceAll(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    : text;

/** Texts that cells share: their runs joined, how they are pronounced left out. */
async function textsOf(parts: Package, path: string): Promise<string[]> {
  if (!parts.has(path)) return [];
  const texts: string[] = [];
  let [item, inText, beside] = ['', false, false];
  await listen(parts, path, {
    open(name) {
      if (name === 'si') item = '';
      else if (name === 'rPh') beside = true;
      else if (name === 't') inText = !beside;
    },
    text(text) {
      if (inText) item += text;
    },
    close(name) {
      if (name === 't') inText = false;
      else if (name === 'rPh') beside = false;
      else if (name === 'si') texts.push(unescaped(item));
    },
  });
  return texts;
}

/** The parts that a part points to, by their ids and by what they are. */
async function relationsOf(parts: Package, path: string): Promise<{ id: string; type: string; path: string }[]> {
  const file = posix.join(posix.dirname(path), '_rels', `${posix.basename(path)}.rels`);
  const found: { id: string; type: string; path: string }[] = [];
  if (!parts.has(file)) return found;
  await listen(parts, file, {
    open(name, { Id: id = '', Type: type = '', Target: target = '' }) {
      if (name !== 'Relationship') return;
      const whole = target.startsWith('/') ? target.slice(1) : posix.join(posix.dirname(path), target);
      found.push({ id, type: posix.basename(type), path: whole });
    },
  });
  return found;
}

/** A workbook without the cells of its sheets; sheets that are hidden come last. Errors: `bad-list`. */
export async function readBook(parts: Package): Promise<Book> {
  const path = (await relationsOf(parts, '')).find(({ type }) => type === 'officeDocument')?.path;
  if (path === undefined) throw badList(parts.name, { code: 'lists.xlsx' });
  const relations = await relationsOf(parts, path);
  const pathOf = (of: string): string => relations.find(({ type }) => type === of)?.path ?? '';
  const sheets: { name: string; path: string; hidden: boolean }[] = [];
  let count: Count = 1900;
  await listen(parts, path, {
    open(element, attributes) {
      if (element === 'workbookPr' && /^(1|true)$/.test(attributes['date1904'] ?? '')) count = 1904;
      if (element !== 'sheet') return;
      // Whatever prefix its writer gave to the namespace of relations.
      const [, named] = Object.entries(attributes).find(([name]) => name.endsWith(':id')) ?? [];
      const relation = relations.find(({ id }) => id === named);
      const hidden = /hidden/i.test(attributes['state'] ?? '');
      if (relation?.type === 'worksheet') sheets.push({ name: attributes['name'] ?? '', path: relation.path, hidden });
    },
  });
  return {
    sheets: sheets.toSorted((a, b) => Number(a.hidden) - Number(b.hidden)),
    texts: await textsOf(parts, pathOf('sharedStrings')),
    formats: await formatsOf(parts, pathOf('styles')),
    count,
  };
}
