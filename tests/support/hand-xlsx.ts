import { zip } from '@cj-tech-master/excelts/archive';

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006/relationships';

/** A cell as XML within a row, or a text. */
export type HandCell = string | { xml: string };
/** A sheet by its rows; `merges` as `A2:A4`. */
export interface HandSheet {
  name?: string;
  hidden?: boolean;
  rows: readonly (readonly HandCell[])[];
  merges?: readonly string[];
}

const xml = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
const cellXml = (cell: HandCell, at: string): string =>
  typeof cell === 'string'
    ? cell === ''
      ? ''
      : `<c r="${at}" t="inlineStr"><is><t>${xml(cell)}</t></is></c>`
    : cell.xml.replace('<c', `<c r="${at}"`);

function sheetXml({ rows, merges = [] }: HandSheet): string {
  const lines = rows.map((row, y) => {
    const cells = row.map((cell, x) => cellXml(cell, `${String.fromCharCode(65 + x)}${y + 1}`));
    return `<row r="${y + 1}">${cells.join('')}</row>`;
  });
  const merged = merges.map((ref) => `<mergeCell ref="${ref}"/>`).join('');
  const after = merged === '' ? '' : `<mergeCells count="${merges.length}">${merged}</mergeCells>`;
  return `<worksheet xmlns="${MAIN}"><sheetData>${lines.join('')}</sheetData>${after}</worksheet>`;
}

/** A workbook written by hand: what no library would make, such as a formula without a value, or days counted from 1904. */
export async function handXlsx(
  sheets: readonly HandSheet[],
  {
    days1904 = false,
    styles = '',
    texts = [] as readonly string[],
    leaveOut = '',
    named = (path: string) => path,
  } = {},
): Promise<Uint8Array> {
  const listed = sheets.map(
    ({ name, hidden }, at) =>
      `<sheet name="${name ?? `Sheet${at + 1}`}" sheetId="${at + 1}"${hidden ? ' state="hidden"' : ''} r:id="s${at + 1}"/>`,
  );
  const relation = (id: string, type: string, target: string): string =>
    `<Relationship Id="${id}" Type="${RELATIONS}/${type}" Target="${target}"/>`;
  const ofBook = [
    ...sheets.map((_, at) => relation(`s${at + 1}`, 'worksheet', `worksheets/sheet${at + 1}.xml`)),
    relation('f', 'styles', 'styles.xml'),
    relation('t', 'sharedStrings', 'sharedStrings.xml'),
  ];
  const shared = texts.map((text) => `<si>${text}</si>`).join('');
  const parts: [path: string, text: string][] = [
    [
      '_rels/.rels',
      `<Relationships xmlns="${PACKAGE}">${relation('b', 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
    ],
    [
      'xl/workbook.xml',
      `<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><workbookPr date1904="${days1904 ? 1 : 0}"/><sheets>${listed.join('')}</sheets></workbook>`,
    ],
    ['xl/_rels/workbook.xml.rels', `<Relationships xmlns="${PACKAGE}">${ofBook.join('')}</Relationships>`],
    ['xl/styles.xml', `<styleSheet xmlns="${MAIN}">${styles}</styleSheet>`],
    ['xl/sharedStrings.xml', `<sst xmlns="${MAIN}">${shared}</sst>`],
    ...sheets.map((sheet, at): [string, string] => [`xl/worksheets/sheet${at + 1}.xml`, sheetXml(sheet)]),
  ];
  const book = zip({ reproducible: true });
  for (const [path, text] of parts) if (path !== leaveOut) book.add(named(path), text);
  return await book.bytes();
}
