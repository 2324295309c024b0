import { TributaryError } from '../contract/errors.ts';
import { bothOf, type Message, type WordKey } from '../contract/words/index.ts';
import { DEFECTS, type CleanSpan, type Defect, type Gap, type History, type Second } from '../contract/second.ts';

const HEADER = 't,bits,bitErrors,erroredBlocks,defect,observed';
const COLUMNS = HEADER.split(',');
const BLOCK_BITS = 2048;

/** One line, checked. Absent = the field is empty. */
interface Line {
  t: number;
  bits?: number;
  bitErrors?: number;
  erroredBlocks?: number;
  defects: Defect[];
  notices: string[];
  observed: boolean;
}
type Fault = (code: WordKey, params?: Message['params']) => TributaryError;

/**
 * CSV of `judge`: returns the history and whether it has blocks. `where` names the file. BOM and CRLF are accepted.
 * Errors: `bad-csv` with the line number in `where`.
 */
export function parseSecondsCsv(text: string, where: string): { history: History; form: 'block' | 'connection' } {
  const record = new RecordBuilder();
  let number = 0;
  const fault: Fault = (code, params) =>
    new TributaryError('bad-csv', `${where}:${number}`, { ...bothOf(params ? { code, params } : { code }) });
  for (const line of linesOf(text)) {
    number++;
    if (number === 1) {
      if (line !== HEADER) throw fault('csv.header', { header: HEADER });
    } else record.add(parseLine(line, fault), fault);
  }
  if (number === 0) {
    number = 1;
    throw fault('csv.header', { header: HEADER });
  }
  return { history: record.history, form: record.blocksKnown && record.blocksSeen ? 'block' : 'connection' };
}

/** Lines without their ends; the last may end without one. */
function* linesOf(text: string): Generator<string> {
  let start = text.startsWith('\uFEFF') ? 1 : 0;
  while (start < text.length) {
    const newline = text.indexOf('\n', start);
    const end = newline === -1 ? text.length : newline;
    yield text.slice(start, end > start && text[end - 1] === '\r' ? end - 1 : end);
    start = end + 1;
  }
}

function parseLine(line: string, fault: Fault): Line {
  const fields = line.split(',');
  if (fields.length !== COLUMNS.length) throw fault('csv.fields', { n: fields.length, of: COLUMNS.length });
  const [t = '', bits = '', bitErrors = '', erroredBlocks = '', defect = '', observed = ''] = fields;
  if (observed !== '0' && observed !== '1') throw fault('csv.observed', { value: observed });
  const time = countOf('t', t, fault);
  if (time === undefined) throw fault('csv.no-time');
  const parsed: Line = {
    t: time,
    bits: countOf('bits', bits, fault),
    bitErrors: countOf('bitErrors', bitErrors, fault),
    erroredBlocks: countOf('erroredBlocks', erroredBlocks, fault),
    ...defectsOf(defect, fault),
    observed: observed === '1',
  };
  return plausible(parsed, fault);
}

function countOf(column: string, field: string, fault: Fault): number | undefined {
  if (field === '') return undefined;
  const value = Number(field);
  if (!/^\d+$/.test(field) || !Number.isSafeInteger(value)) throw fault('csv.no-number', { column, value: field });
  return value;
}

const KNOWN = new Set<string>(DEFECTS);
const isDefect = (word: string): word is Defect => KNOWN.has(word);

function defectsOf(field: string, fault: Fault): Pick<Line, 'defects' | 'notices'> {
  if (field === '') return { defects: [], notices: [] };
  const words = field.split('+');
  for (const word of words) if (word !== 'RAI' && !isDefect(word)) throw fault('csv.defect', { value: word });
  const defects = DEFECTS.filter((defect) => words.includes(defect));
  return { defects, notices: words.includes('RAI') ? ['RAI'] : [] };
}

/** Compared bits without a count of errors say nothing, and more errors than bits cannot be. */
function plausible(line: Line, fault: Fault): Line {
  const { bits = 0, bitErrors } = line;
  if (!line.observed || line.defects.length > 0) return line;
  if (bits > 0 && bitErrors === undefined) throw fault('csv.no-errors');
  if ((bitErrors ?? 0) > bits) throw fault('csv.errors-above-bits', { errors: bitErrors ?? 0, bits });
  return line;
}

/** Grows a history line by line: clean seconds as spans, unseen ones as gaps, the others as rows. */
class RecordBuilder {
  readonly history: History = { spans: [], rows: [], gaps: [] };
  blocksKnown = true;
  blocksSeen = false;
  #end: number | undefined;
  #span: CleanSpan | undefined;
  #gap: Gap | undefined;

  add(line: Line, fault: Fault): void {
    const { t } = line;
    if (this.#end !== undefined && t < this.#end) throw fault('csv.no-rise', { t, before: this.#end - 1 });
    if (this.#end !== undefined && t > this.#end) this.#unseen(this.#end, t);
    this.#end = t + 1;
    const { bits = 0, bitErrors = 0, erroredBlocks, defects, notices } = line;
    if (!line.observed || (bits === 0 && defects.length === 0)) return this.#unseen(t, t + 1);
    if (erroredBlocks !== undefined) this.blocksSeen = true;
    else if (defects.length === 0) this.blocksKnown = false;
    this.#gap = undefined;
    const clean = bitErrors === 0 && !erroredBlocks && defects.length === 0 && notices.length === 0;
    if (clean) this.#clean(t, bits, erroredBlocks === undefined ? undefined : Math.floor(bits / BLOCK_BITS));
    else this.#row(line);
  }

  #unseen(from: number, to: number): void {
    this.#span = undefined;
    if (this.#gap) this.#gap.to = to;
    else this.history.gaps.push((this.#gap = { from, to, reason: 'record' }));
  }

  #clean(t: number, bits: number, blocks: number | undefined): void {
    const span = this.#span;
    if (span && (span.blocks === undefined) === (blocks === undefined)) {
      span.to = t + 1;
      span.bits = (span.bits ?? 0) + bits;
      if (blocks !== undefined) span.blocks = (span.blocks ?? 0) + blocks;
      return;
    }
    const blocksToo = blocks === undefined ? {} : { blocks };
    this.#span = { from: t, to: t + 1, bits, ...blocksToo, source: 'tester' };
    this.history.spans.push(this.#span);
  }

  #row({ t, bits, bitErrors, erroredBlocks, defects, notices }: Line): void {
    this.#span = undefined;
    const row: Second = { t, defects, source: 'tester', valid: true };
    if (bits !== undefined) row.bits = bits;
    if (bitErrors !== undefined) row.bitErrors = bitErrors;
    if (erroredBlocks !== undefined) row.erroredBlocks = erroredBlocks;
    if (notices.length > 0) row.notices = notices;
    this.history.rows.push(row);
  }
}
