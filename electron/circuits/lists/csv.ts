import { pipeline, Readable } from 'node:stream';
import { parse, type CsvError } from 'csv-parse';
import { badList, type Cell, type Row } from './row.ts';
import { textIn } from './encoding.ts';

/** Longest cell and line together, characters: a quote that is never closed would swallow the rest of the file. */
const RECORD_CHARS = 1_000_000;
const READING = {
  bom: true,
  relax_column_count: true,
  // An inch mark, and `="0012"` as other programs write it: a quote that does not begin a cell is a sign like any.
  relax_quotes: true,
  trim: true,
  raw: true,
  max_record_size: RECORD_CHARS,
} as const;
/** Spreadsheets of different countries part their columns by different signs; a file has one of them, and the others are signs like any. */
const DELIMITERS = [',', ';', '\t'] as const;
/** Lines among which the head is looked for. */
const HEAD_LINES = 20;

/** The sign that parts a line near the beginning into most cells. */
function delimiterOf(text: string): string {
  const lines = text.split(/\r\n|\r|\n/, HEAD_LINES);
  const parts = (sign: string): number => Math.max(...lines.map((line) => line.split(sign).length));
  return DELIMITERS.reduce((most, sign) => (parts(sign) > parts(most) ? sign : most));
}

const LINE_END = /\r\n|\r|\n/g;
/** What a cell begins with that was kept from running as a formula, line by line of it: an apostrophe stands before it. */
const GUARDED = /^'(?='*[=+\-@\t＝＋－＠])/gm;
/** What Excel writes by hand into a CSV so that it stays text: `="0012"`. */
const LITERAL = /^="([^"]*)"$/;

/** A cell as it was before it was made harmless; a formula has no value in a CSV. */
function cellOf(text: string): Cell {
  const [, literal] = LITERAL.exec(text) ?? [];
  if (literal !== undefined) return literal;
  if (text.startsWith('=')) return { wrong: { code: 'lists.formula-blank' } };
  return text.startsWith("'") || text.includes("\n'") ? text.replaceAll(GUARDED, '') : text;
}

/** With `raw` each record comes with its text, which the types do not say. */
interface Raw {
  raw: string;
  record: string[];
}

/** The rows of a CSV, blank ones left out, each with the line of the file at which it begins. Errors: `bad-list`. */
export async function* csvRows(name: string, pieces: () => Iterable<string>): AsyncGenerator<Row> {
  const [beginning = ''] = pieces();
  const parser = parse({ ...READING, delimiter: delimiterOf(beginning) });
  // What is wrong with the file is thrown where its rows are read.
  pipeline(Readable.from(pieces()), parser, () => undefined);
  let next = 1;
  try {
    for await (const { raw, record } of parser as AsyncIterable<Raw>) {
      const line = next;
      next += raw.match(LINE_END)?.length ?? 0;
      if (record.some((cell) => cell !== '')) yield { line, cells: record.map(cellOf) };
    }
  } catch (thrown) {
    const { code = '', lines } = thrown as Partial<CsvError> & { lines?: number };
    if (!code.startsWith('CSV_') && code !== 'INVALID_OPENING_QUOTE') throw thrown;
    throw badList(`${name}:${lines ?? next}`, { code: 'lists.quotes' });
  }
}

/** The same of the bytes of a file, with what is to be said of its encoding. */
export function csvIn(name: string, bytes: Uint8Array) {
  const { pieces, said } = textIn(name, bytes);
  return { rows: csvRows(name, pieces), said: said ? [said] : [] };
}
