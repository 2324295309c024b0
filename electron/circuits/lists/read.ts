import { circuitSchema } from '../../contract/circuit.ts';
import { bothOf, type Message } from '../../contract/words/index.ts';
import { parseYaml } from '../../contract/yaml.ts';
import { csvIn } from './csv.ts';
import type { Count } from './days.ts';
import { textIn } from './encoding.ts';
import { lineOf, type Given, type GivenLine, type ListHead } from './given.ts';
import { HEAD_ROWS, headOf, type Head } from './head.ts';
import { jsonIn } from './json.ts';
import { badList, isFilled, type Row } from './row.ts';
import { xlsxIn } from './xlsx/sheet.ts';

/** What is read of a list, piece by piece: first what it is, then its lines. */
export type Read = { head: ListHead } | { lines: GivenLine[] };

/** Lines that are handed on together. */
const PIECE = 200;
/** Most lines of a list. */
const LINES = 200_000;

/** A CSV with a cell too many: a sign that parts columns stands in one of them without quotes, and all behind it would be read one column off. */
function tooWide(row: Row, { width, list }: Head): GivenLine | undefined {
  if (!row.cells.slice(width).some((cell) => isFilled(cell))) return undefined;
  const message = bothOf({ code: 'lists.fields', params: { n: row.cells.length, wanted: width } });
  const number = row.cells[0];
  return {
    line: row.line,
    number: typeof number === 'string' ? number : '',
    notes: [],
    faults: [{ field: list.key.field, message }],
  };
}

interface Table {
  rows: AsyncIterable<Row>;
  said: readonly Message[];
  /** Day 0 of numbers that are days. */
  count: Count;
  /** Whether a cell beyond the head tells that its line is read one column off. */
  strict: boolean;
}

async function* linesIn(name: string, { rows, said, count, strict }: Table): AsyncGenerator<Read> {
  let [first, head, n]: [Row[], Head | undefined, number] = [[], undefined, 0];
  let lines: GivenLine[] = [];
  const begin = (): Head => {
    const begun = headOf(name, first);
    for (const row of first.slice(begun.above)) take(row, begun);
    first = [];
    return begun;
  };
  const take = (row: Row, under: Head): void => {
    if (++n > LINES) throw badList(`${name}:${row.line}`, { code: 'lists.too-many', params: { limit: LINES } });
    lines.push((strict ? tooWide(row, under) : undefined) ?? lineOf(row, under.columns, under.list, count));
  };
  const told = ({ kind, notes }: Head): Read => ({
    head: { kind, notes: [...said.map((one) => bothOf(one)), ...notes] },
  });
  for await (const row of rows) {
    if (head) take(row, head);
    else {
      first.push(row);
      if (first.length < HEAD_ROWS) continue;
      head = begin();
      yield told(head);
    }
    if (lines.length < PIECE) continue;
    yield { lines };
    lines = [];
  }
  if (!head) yield told(begin());
  yield { lines };
}

function* inPieces({ head, lines }: ReturnType<typeof jsonIn>): Generator<Read> {
  yield { head };
  let piece: GivenLine[] = [];
  for (const line of lines) {
    if (piece.push(line) < PIECE) continue;
    yield { lines: piece };
    piece = [];
  }
  yield { lines: piece };
}

/** What the first octets of a file tell of it, whatever it is called. */
const begins = (bytes: Uint8Array, ...octets: number[]): boolean => octets.every((octet, at) => bytes[at] === octet);
const isZip = (bytes: Uint8Array): boolean => begins(bytes, 0x50, 0x4b, 0x03, 0x04);
/** The container of old XLS, and of an XLSX with a password. */
const isOle = (bytes: Uint8Array): boolean => begins(bytes, 0xd0, 0xcf, 0x11, 0xe0);
/** JSON begins with a bracket, blanks aside; a name with its ending is believed. */
const isJson = (name: string, bytes: Uint8Array): boolean =>
  /\.json$/i.test(name) || /^\s*\[\s*\{/.test(Buffer.from(bytes.subarray(0, 200)).toString('latin1'));

/** One circuit, and the whole of it. */
function* yamlIn(name: string, bytes: Uint8Array): Generator<Read> {
  const circuit = parseYaml([...textIn(name, bytes).pieces()].join(''), circuitSchema, name);
  const given = JSON.parse(JSON.stringify(circuit)) as Given;
  yield { head: { kind: 'circuit', notes: [] } };
  yield { lines: [{ line: 1, number: circuit.number, notes: [], given, whole: true, faults: [] }] };
}

/**
 * A list of circuits or of orders as offices keep them: CSV in whatever encoding, XLSX, JSON; a YAML file is one circuit. Its columns are headed by our
 * words in either language or by the path of the field. A line that cannot be is refused by itself. Errors: `bad-yaml`, `bad-list` of a file that is no
 * such list at all.
 */
export async function* readList(name: string, bytes: Uint8Array): AsyncGenerator<Read> {
  if (isOle(bytes)) throw badList(name, { code: 'lists.old-excel' });
  if (/\.ya?ml$/i.test(name)) yield* yamlIn(name, bytes);
  else if (isZip(bytes) || /\.xlsx$/i.test(name))
    yield* linesIn(name, { ...(await xlsxIn(name, bytes)), strict: false });
  else if (isJson(name, bytes)) yield* inPieces(jsonIn(name, bytes));
  else yield* linesIn(name, { ...csvIn(name, bytes), count: 1900, strict: true });
}
