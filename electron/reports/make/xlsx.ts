import { setImmediate } from 'node:timers/promises';
import { zip } from '@cj-tech-master/excelts/archive';

/** What stands in a cell. Text stays text, also where it begins like a formula; a day is `2026-09-03`, a time `2026-09-03T08:30:00`, both of the wall clock. */
export type Cell = string | number | { day: string } | { time: string } | undefined;

/** A table of a workbook. */
export interface Sheet {
  name: string;
  /** Lines above the table: company, number, what it is. */
  title?: readonly string[];
  heads: readonly string[];
  rows: readonly (readonly Cell[])[];
}

/** Places of the formats in `styles.xml`. */
const STYLE = { text: 1, day: 2, time: 3, head: 4, title: 5 } as const;
const STYLES = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/><numFmt numFmtId="165" formatCode="yyyy\\-mm\\-dd\\ hh:mm:ss"/></numFmts><fonts count="3"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="14"/><name val="Calibri"/></font></fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFE8ECF0"/></patternFill></fill></fills><borders count="2"><border/><border><bottom style="thin"><color rgb="FF808080"/></bottom></border></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="6"><xf/><xf numFmtId="49" applyNumberFormat="1"/><xf numFmtId="164" applyNumberFormat="1"/><xf numFmtId="165" applyNumberFormat="1"/><xf numFmtId="49" fontId="1" fillId="2" borderId="1" applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1"/><xf numFmtId="49" fontId="2" applyNumberFormat="1" applyFont="1"/></cellXfs></styleSheet>`;

/** Most characters of a cell (ECMA-376 leaves it open; Excel's own limit). */
const CELL_CHARS = 32_767;
/** What XML cannot hold or would change, and what reads like an escape already: ECMA-376 part 1, 22.9.2.19. */
// oxlint-disable-next-line no-control-regex
const ESCAPED = /[\u0000-\u0008\u000B-\u001F\uFFFE\uFFFF]|_(?=x[0-9A-Fa-f]{4}_)/g;
const MARKUP: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

const xml = (text: string): string =>
  text
    .toWellFormed()
    .slice(0, CELL_CHARS)
    .replaceAll(ESCAPED, (sign) => `_x${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`)
    .replaceAll(/[&<>"]/g, (sign) => MARKUP[sign] ?? sign);

/** `A`, `Z`, `AA`: the name of a column, counted from 0. */
function columnName(at: number): string {
  const rest = Math.floor(at / 26);
  return `${rest > 0 ? columnName(rest - 1) : ''}${String.fromCharCode(65 + (at % 26))}`;
}

const DAY_MS = 86_400_000;
/** Day 0 of the count of Excel, whose 1900 has a 29 February. */
const DAY_0 = Date.UTC(1899, 11, 30);
const serial = (text: string): number =>
  (Date.parse(`${text.length === 10 ? `${text}T00:00:00` : text}Z`) - DAY_0) / DAY_MS;

const textCell = (place: string, text: string, style: number): string =>
  `<c r="${place}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${xml(text)}</t></is></c>`;

function cellXml(cell: Cell, place: string): string {
  if (cell === undefined || cell === '') return '';
  if (typeof cell === 'string') return textCell(place, cell, STYLE.text);
  if (typeof cell === 'number') return `<c r="${place}"><v>${cell}</v></c>`;
  const [style, at] = 'day' in cell ? [STYLE.day, cell.day] : [STYLE.time, cell.time];
  return `<c r="${place}" s="${style}"><v>${serial(at)}</v></c>`;
}

const rowXml = (at: number, cells: readonly string[]): string => `<row r="${at}">${cells.join('')}</row>`;

/** Rows by which the width of a column is measured; its least and its greatest, in digits. */
const MEASURED = 200;
const [NARROW, BROAD] = [8, 48];
const shownOf = (cell: Cell): string =>
  typeof cell === 'object' ? ('day' in cell ? cell.day : cell.time) : String(cell ?? '');
/** A Chinese sign is as wide as two digits. */
const widthOf = (text: string): number => [...text].reduce((sum, sign) => sum + (sign > '\u2E7F' ? 2 : 1), 0);

function columnsXml({ heads, rows }: Sheet): string {
  const sample = rows.slice(0, MEASURED);
  const cols = heads.map((head, at) => {
    const widest = Math.max(widthOf(head), ...sample.map((row) => widthOf(shownOf(row[at]))));
    const width = Math.min(BROAD, Math.max(NARROW, widest + 2));
    return `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`;
  });
  return cols.length > 0 ? `<cols>${cols.join('')}</cols>` : '';
}

/** Rows that become text together: whoever measures meanwhile is not kept waiting. */
const PIECE = 250;

async function* sheetXml(sheet: Sheet): AsyncGenerator<Uint8Array> {
  const { title = [], heads, rows } = sheet;
  const headAt = title.length + 1;
  const last = columnName(Math.max(0, heads.length - 1));
  const [first, size] = [`A${headAt + 1}`, `A${headAt}:${last}${headAt + rows.length}`];
  yield Buffer.from(
    `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetViews><sheetView workbookViewId="0"><pane ySplit="${headAt}" topLeftCell="${first}" activePane="bottomLeft" state="frozen"/><selection pane="bottomLeft" activeCell="${first}" sqref="${first}"/></sheetView></sheetViews>${columnsXml(sheet)}<sheetData>`,
  );
  const above = title.map((text, at) => rowXml(at + 1, [textCell(`A${at + 1}`, text, STYLE.title)]));
  const head = heads.map((text, at) => textCell(`${columnName(at)}${headAt}`, text, STYLE.head));
  yield Buffer.from(above.join('') + rowXml(headAt, head));
  const names = heads.map((_, at) => columnName(at));
  for (let from = 0; from < rows.length; from += PIECE) {
    const piece = rows.slice(from, from + PIECE).map((cells, at) => {
      const row = headAt + 1 + from + at;
      return rowXml(
        row,
        cells.map((cell, column) => cellXml(cell, `${names[column] ?? columnName(column)}${row}`)),
      );
    });
    yield Buffer.from(piece.join(''));
    await setImmediate();
  }
  yield Buffer.from(`</sheetData><autoFilter ref="${size}"/></worksheet>`);
}

/** What a name of a sheet must not hold, and its greatest length (Excel's own limit). */
const sheetName = (name: string): string => name.replaceAll(/[[\]:*?/\\]/g, '-').slice(0, 31) || '1';

const XMLNS = 'http://schemas.openxmlformats.org';
const TYPES = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** The parts of a workbook that hold no cell. */
function frame(sheets: readonly Sheet[]): [path: string, text: string][] {
  const parts = sheets.map((_, at) => `/xl/worksheets/sheet${at + 1}.xml`);
  const types = parts.map((part) => `<Override PartName="${part}" ContentType="${TYPES}.worksheet+xml"/>`);
  const named = sheets.map(
    ({ name }, at) => `<sheet name="${xml(sheetName(name))}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`,
  );
  const relation = (id: string, type: string, target: string): string =>
    `<Relationship Id="${id}" Type="${XMLNS}/officeDocument/2006/relationships/${type}" Target="${target}"/>`;
  const relations = (inner: string): string =>
    `${HEAD}<Relationships xmlns="${XMLNS}/package/2006/relationships">${inner}</Relationships>`;
  const ofBook = parts.map((part, at) => relation(`rId${at + 1}`, 'worksheet', part));
  return [
    [
      '[Content_Types].xml',
      `${HEAD}<Types xmlns="${XMLNS}/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPES}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${TYPES}.styles+xml"/>${types.join('')}</Types>`,
    ],
    ['_rels/.rels', relations(relation('rId1', 'officeDocument', 'xl/workbook.xml'))],
    [
      'xl/workbook.xml',
      `${HEAD}<workbook xmlns="${XMLNS}/spreadsheetml/2006/main" xmlns:r="${XMLNS}/officeDocument/2006/relationships"><sheets>${named.join('')}</sheets></workbook>`,
    ],
    ['xl/_rels/workbook.xml.rels', relations([...ofBook, relation('rId0', 'styles', '/xl/styles.xml')].join(''))],
    ['xl/styles.xml', STYLES],
  ];
}

/**
 * Tables as a workbook (ECMA-376, Office Open XML): lines of a title, a head that stays in sight, cells of their kinds, no formula. Same tables,
 * same bytes. Made piece by piece, so that nothing that is measured meanwhile waits.
 */
export async function xlsxOf(sheets: readonly Sheet[]): Promise<Uint8Array> {
  const book = zip({ reproducible: true, noSort: true });
  for (const [path, text] of frame(sheets)) book.add(path, text);
  for (const [at, sheet] of sheets.entries()) book.add(`xl/worksheets/sheet${at + 1}.xml`, sheetXml(sheet));
  return await book.bytes();
}
