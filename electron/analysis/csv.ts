import { TributaryError } from '../contract/errors.ts';
import { bothOf, type Message, type WordKey } from '../contract/words/index.ts';
import { DEFECTS, type CleanSpan, type Defect, type Gap, type History, type Second } from '../contract/second.ts';
import { BLOCK_BITS } from './classify.ts';

const HEADER = 't,bits,bitErrors,erroredBlocks,defect,observed';
const COLUMNS = HEADER.split(',');

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

/** No line of a record is longer, characters; most seconds of a record. */
export const LINE_LIMIT = 200;
const SECONDS_LIMIT = 31 * 86_400;
/** The last second of the year 9999: what comes after was told in milliseconds. */
const LAST_T = 253_402_300_799;

/** Reads a CSV of `judge` line by line, so that a record of a month is never in memory as text. */
export interface SecondsReader {
  /** The next line without its end. Errors: `bad-csv` with the line number in `where`. */
  line(text: string): void;
  /** Hands on what is left. Errors: as `line`. */
  end(): void;
}

/** `where` names the file; `take` gets the record in parts, in order of time. A blank line is taken as the last one, and nowhere else. */
export function createSecondsReader(where: string, take: (part: History) => void): SecondsReader {
  const record = new RecordBuilder(take);
  let number = 0;
  let blank: number | undefined;
  const fault: Fault = (code, params) =>
    new TributaryError('bad-csv', `${where}:${number}`, { ...bothOf(params ? { code, params } : { code }) });
  return {
    line(text) {
      number++;
      if (text.length > LINE_LIMIT) throw fault('csv.line-long', { limit: LINE_LIMIT });
      if (number === 1) return checkHeader(text, fault);
      if (text.trim() === '') return void (blank ??= number);
      if (blank !== undefined) {
        number = blank;
        throw fault('csv.blank');
      }
      record.add(parseLine(text, fault), fault);
    },
    end() {
      if (number === 0) {
        number = 1;
        checkHeader('', fault);
      }
      record.handOn();
    },
  };
}

function checkHeader(text: string, fault: Fault): void {
  if (text !== HEADER) throw fault('csv.header', { header: HEADER });
}

function parseLine(line: string, fault: Fault): Line {
  const fields = line.split(',');
  if (fields.length !== COLUMNS.length) throw fault('csv.fields', { n: fields.length, wanted: COLUMNS.length });
  const [t = '', bits = '', bitErrors = '', erroredBlocks = '', defect = '', observed = ''] = fields;
  if (observed !== '0' && observed !== '1') throw fault('csv.observed', { value: observed });
  const time = countOf('t', t, fault);
  if (time === undefined) throw fault('csv.no-time');
  if (time > LAST_T) throw fault('csv.late', { t });
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

/**
 * Refuses a second whose figures cannot be. The bits of a second are cut into blocks of 2 048, the last of which may be begun; an errored block
 * has one wrong bit at least (G.826, with a pattern) and none has more than it has bits. Seconds that count as a defect or not at all are left
 * alone: what a tester counts while it has lost the signal is its own.
 */
function plausible(line: Line, fault: Fault): Line {
  const { bits = 0, bitErrors, erroredBlocks } = line;
  if (!line.observed || line.defects.length > 0) return line;
  if (bits > 0 && bitErrors === undefined) throw fault('csv.no-errors');
  const errors = bitErrors ?? 0;
  if (errors > bits) throw fault('csv.errors-above-bits', { errors, bits });
  if (erroredBlocks === undefined) return line;
  const blocks = Math.ceil(bits / BLOCK_BITS);
  if (erroredBlocks > blocks) throw fault('csv.blocks-above', { errored: erroredBlocks, blocks });
  if (erroredBlocks > errors) throw fault('csv.blocks-without-errors', { errored: erroredBlocks, errors });
  if (errors > erroredBlocks * BLOCK_BITS) throw fault('csv.errors-without-blocks', { errored: erroredBlocks, errors });
  return line;
}

/** Spans, gaps and rows that are handed on together. */
const PART = 4096;

/** Makes history of lines: clean seconds as spans, unseen ones as gaps, the others as rows. Handed on in parts, the next of which may go on a span or a gap. */
class RecordBuilder {
  readonly #take: (part: History) => void;
  #part: History = { spans: [], rows: [], gaps: [] };
  #entries = 0;
  #from: number | undefined;
  #end: number | undefined;
  #span: CleanSpan | undefined;
  #gap: Gap | undefined;

  constructor(take: (part: History) => void) {
    this.#take = take;
  }

  handOn(): void {
    const part = this.#part;
    this.#part = { spans: [], rows: [], gaps: [] };
    this.#entries = 0;
    this.#span = undefined;
    this.#gap = undefined;
    this.#take(part);
  }

  add(line: Line, fault: Fault): void {
    const { t } = line;
    this.#from ??= t;
    if (t - this.#from >= SECONDS_LIMIT) throw fault('csv.record-long', { days: SECONDS_LIMIT / 86_400 });
    if (this.#end !== undefined && t < this.#end) throw fault('csv.no-rise', { t, before: this.#end - 1 });
    if (this.#entries >= PART) this.handOn();
    if (this.#end !== undefined && t > this.#end) this.#unseen(this.#end, t);
    this.#end = t + 1;
    const { bits = 0, bitErrors = 0, erroredBlocks, defects, notices } = line;
    if (!line.observed || (bits === 0 && defects.length === 0)) return this.#unseen(t, t + 1);
    this.#gap = undefined;
    const clean = bitErrors === 0 && !erroredBlocks && defects.length === 0 && notices.length === 0;
    if (clean) this.#clean(t, bits, erroredBlocks === undefined ? undefined : Math.floor(bits / BLOCK_BITS));
    else this.#row(line);
  }

  #unseen(from: number, to: number): void {
    this.#span = undefined;
    if (this.#gap) {
      this.#gap.to = to;
      return;
    }
    this.#entries++;
    this.#part.gaps.push((this.#gap = { from, to, reason: 'record' }));
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
    this.#part.spans.push(this.#span);
    this.#entries++;
  }

  #row({ t, bits, bitErrors, erroredBlocks, defects, notices }: Line): void {
    this.#span = undefined;
    const row: Second = { t, defects, source: 'tester', valid: true };
    if (bits !== undefined) row.bits = bits;
    if (bitErrors !== undefined) row.bitErrors = bitErrors;
    if (erroredBlocks !== undefined) row.erroredBlocks = erroredBlocks;
    if (notices.length > 0) row.notices = notices;
    this.#part.rows.push(row);
    this.#entries++;
  }
}
