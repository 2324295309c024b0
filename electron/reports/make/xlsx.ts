import { Writable } from 'node:stream';
import { encodeCol, WorkbookWriter, type Style } from '@cj-tech-master/excelts';
import { unzip, zip } from '@cj-tech-master/excelts/archive';
import { sheetHead, type Cell, type Sheet, type SheetHead } from './sheet.ts';

const bold = (size: number) => ({ bold: true, size, name: 'Calibri' });
/** Looks of the cells; one object each, by which the library knows them again. */
const STYLE = {
  text: { numFmt: '@' },
  day: { numFmt: 'yyyy-mm-dd' },
  time: { numFmt: 'yyyy-mm-dd hh:mm:ss' },
  head: {
    numFmt: '@',
    font: bold(11),
    fill: { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFE8ECF0' } },
    border: { bottom: { style: 'thin', color: { argb: 'FF808080' } } },
  },
  title: { numFmt: '@', font: bold(14) },
} as const satisfies Record<string, Partial<Style>>;

/** Most characters of a cell (ECMA-376 leaves it open; Excel's own limit). */
const CELL_CHARS = 32_767;
/** What XML cannot hold or would change, and what reads like an escape already: ECMA-376 part 1, 22.9.2.19. The library leaves this to its caller. */
// oxlint-disable-next-line no-control-regex
const ESCAPED = /[\u0000-\u0008\u000B-\u001F\uFFFE\uFFFF]|_(?=x[0-9A-Fa-f]{4}_)/g;
const escaped = (text: string): string =>
  text
    .toWellFormed()
    .slice(0, CELL_CHARS)
    .replaceAll(ESCAPED, (sign) => `_x${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`);

const DAY_MS = 86_400_000;
/** Day 0 of the count of Excel, whose 1900 has a 29 February. */
const DAY_0 = Date.UTC(1899, 11, 30);
const serial = (text: string): number =>
  (Date.parse(`${text.length === 10 ? `${text}T00:00:00` : text}Z`) - DAY_0) / DAY_MS;

/** A cell as the library takes it, and its looks. */
type Written = readonly [value: string | number | null, style?: Partial<Style>];

function written(cell: Cell): Written {
  if (cell === undefined || cell === '') return [null];
  if (typeof cell === 'string') return [escaped(cell), STYLE.text];
  if (typeof cell === 'number') return [cell];
  return 'day' in cell ? [serial(cell.day), STYLE.day] : [serial(cell.time), STYLE.time];
}

/** What a name of a sheet must not hold, and its greatest length (Excel's own limit). */
const sheetName = (name: string): string => name.replaceAll(/[[\]:*?/\\]/g, '-').slice(0, 31) || '1';

/** Begins a table; what it has of rows is written at once and kept nowhere. */
function beginSheet(book: WorkbookWriter, { name, title = [], heads, widths }: SheetHead) {
  const headAt = title.length + 1;
  const sheet = book.addWorksheet(sheetName(name), { views: [{ state: 'frozen', ySplit: headAt }] });
  sheet.columns = widths.map((width) => ({ width }));
  let last = 0;
  const put = (cells: readonly Written[]): void => {
    const row = sheet.addRow(cells.map(([value]) => value));
    for (const [at, [, style]] of cells.entries()) if (style) row.getCell(at + 1).style = style;
    row.commit();
    last++;
  };
  for (const line of title) put([[escaped(line), STYLE.title]]);
  put(heads.map((head) => [escaped(head), STYLE.head]));
  const end = (): void => {
    sheet.autoFilter = `A${headAt}:${encodeCol(Math.max(0, heads.length - 1))}${last}`;
    sheet.commit();
  };
  return { put, end };
}

/** A workbook that is written as its rows come. */
export interface OpenBook {
  sheet(head: SheetHead): void;
  /** Rows of the last sheet. */
  rows(rows: Sheet['rows']): void;
  /** The whole. */
  end(): Promise<Uint8Array>;
}

/** The same parts in the same bytes: the library puts the time of making into the ZIP. */
async function timeless(bytes: Uint8Array): Promise<Uint8Array> {
  const book = zip({ reproducible: true, noSort: true });
  for await (const part of unzip(bytes).entries()) book.add(part.path, part.stream());
  return await book.bytes();
}

/** Begins a workbook (ECMA-376, Office Open XML): lines of a title, a head that stays in sight, cells of their kinds, no formula. Same tables, same bytes. */
export function beginBook(): OpenBook {
  const pieces: Uint8Array[] = [];
  const stream = new Writable({
    write(piece: Uint8Array, _encoding, taken) {
      pieces.push(piece);
      taken();
    },
  });
  const [created, modified] = [new Date(0), new Date(0)];
  const book = new WorkbookWriter({ stream, created, modified, creator: 'Tributary', useStyles: true });
  const begun = (head: SheetHead) => beginSheet(book, head);
  let current: ReturnType<typeof begun> | undefined;
  return {
    sheet: (head) => {
      current?.end();
      current = begun(head);
    },
    rows: (rows) => {
      for (const row of rows) current?.put(row.map((cell) => written(cell)));
    },
    end: async () => {
      current?.end();
      await book.commit();
      return await timeless(Buffer.concat(pieces));
    },
  };
}

/** Tables as a workbook, all at once. */
export async function xlsxOf(sheets: readonly Sheet[]): Promise<Uint8Array> {
  const book = beginBook();
  for (const sheet of sheets) {
    book.sheet(sheetHead(sheet));
    book.rows(sheet.rows);
  }
  return await book.end();
}
