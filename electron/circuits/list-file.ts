import { parse } from 'csv-parse/sync';
import { CIRCUIT_KINDS, circuitSchema, GRADES, SERVICES, SPANS, type Circuit } from '../contract/circuit.ts';
import { asTributaryError, errorView, TributaryError, type ErrorView } from '../contract/errors.ts';
import type { Bilingual } from '../contract/text.ts';
import { bothOf, wordOf } from '../contract/words/index.ts';
import { parseYaml } from '../contract/yaml.ts';
import { clearest, issueSaid } from '../contract/yaml-issues.ts';
import { columnOf, plain } from './columns.ts';

type Given = Readonly<Record<string, unknown>>;

/** A line of a list of circuits: the circuit that stands there, or why there is none. `given`: what its cells say, where it is a line of a table. */
export type CircuitLine = { line: number } & ({ circuit: Circuit; given?: Given } | { problem: ErrorView });

const YAML = /\.ya?ml$/i;
const READING = { bom: true, relax_column_count: true, trim: true, raw: true };
/** Spreadsheets of different countries part their columns by different signs; a file has one of them, and the others are signs like any. */
const DELIMITERS = [',', ';', '\t'] as const;

/** The sign that parts most of the head. */
function delimiterOf(text: string): string {
  const head = /^[^\r\n]*/.exec(text.replace(/^[\uFEFF\s]+/, ''))?.[0] ?? '';
  const parts = (sign: string): number => head.split(sign).length;
  return DELIMITERS.reduce((most, sign) => (parts(sign) > parts(most) ? sign : most));
}

/** The first bytes of what Excel calls Unicode text. */
const UTF16 = [0xff, 0xfe];

/** Text of a file as offices save them: UTF-8, UTF-16 with its mark, or what Excel writes on a Chinese system (GB 18030). */
function textOf(bytes: Uint8Array): string {
  if (UTF16.every((byte, at) => bytes[at] === byte)) return new TextDecoder('utf-16le').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}

const fault = (where: string, said: Bilingual): TributaryError => new TributaryError('bad-csv', where, { ...said });

/** Fields whose values are words of a list, and what those are called. */
const LISTED = {
  service: [SERVICES, 'service'],
  grade: [GRADES, 'grade'],
  span: [SPANS, 'span'],
  kind: [CIRCUIT_KINDS, 'circuit-kind'],
} as const;

/** What stands in a column of yes or no. */
const YES = ['true', 'yes', 'y', '1', '是', '在用'];
const NO = ['false', 'no', 'n', '0', '否', '不在用'];

/** A value of a list by its own word or by what people call it; any other stays as it is, and is refused by the schema. */
function valueOf(field: string, text: string): string | boolean {
  if (field === 'inService') return YES.includes(plain(text)) || (NO.includes(plain(text)) ? false : text);
  if (!(field in LISTED)) return text;
  const [values, kind] = LISTED[field as keyof typeof LISTED];
  const said = (value: string): string[] => Object.values(wordOf(kind, value as never, 'screen'));
  return values.find((value) => [value, ...said(value)].some((one) => plain(one) === plain(text))) ?? text;
}

/** Puts a value into a place of an object, making what lies on the way. */
function put(into: Record<string, unknown>, [name = '', ...rest]: readonly string[], value: string | boolean): void {
  if (rest.length === 0) into[name] = value;
  else put((into[name] ??= {}) as Record<string, unknown>, rest, value);
}

type Path = readonly string[] | undefined;

function givenIn(cells: readonly string[], paths: readonly Path[], where: string): Given {
  // A cell too many: a sign that parts columns stands in one of them without quotes, and all behind it would be read one column off.
  if (cells.slice(paths.length).some((cell) => cell.trim() !== ''))
    throw fault(where, bothOf({ code: 'csv.fields', params: { n: cells.length, wanted: paths.length } }));
  const given: Record<string, unknown> = {};
  for (const [index, path] of paths.entries()) {
    const text = cells[index]?.trim() ?? '';
    if (path && text !== '') put(given, path, valueOf(path.at(-1) ?? '', text));
  }
  return given;
}

function circuitIn(given: Given, where: string): Circuit {
  const parsed = circuitSchema.safeParse(given);
  if (!parsed.success) throw fault(where, issueSaid(clearest(parsed.error.issues)));
  return parsed.data;
}

const LINE_END = /\r\n|\r|\n/g;
/** A row of the table and the line of the file in which it begins. */
interface Row {
  line: number;
  cells: string[];
}

function rowsOf(name: string, text: string): Row[] {
  try {
    // With `raw` each row comes with its text, which the types do not say.
    const rows = parse(text, { ...READING, delimiter: delimiterOf(text) }) as unknown as {
      raw: string;
      record: string[];
    }[];
    let next = 1;
    const numbered = rows.map(({ raw, record: cells }) => {
      const line = next;
      next += raw.match(LINE_END)?.length ?? 0;
      return { line, cells };
    });
    return numbered.filter(({ cells }) => cells.some((cell) => cell !== ''));
  } catch (thrown) {
    const line = thrown instanceof Error && 'lines' in thrown ? Number(thrown.lines) : 1;
    throw fault(`${name}:${line}`, bothOf({ code: 'circuits.quotes' }));
  }
}

/** What the columns hold, by place. Errors: `bad-csv` where none holds the number, or two hold the same. */
function pathsOf(head: readonly string[], where: string): Path[] {
  const paths = head.map((cell) => columnOf(cell)?.path);
  const names = paths.map((path) => path?.join('.'));
  if (!names.includes('number')) throw fault(where, bothOf({ code: 'circuits.no-number' }));
  const again = names.findIndex((one, at) => one !== undefined && names.indexOf(one) < at);
  if (again < 0) return paths;
  const [first = '', second = ''] = [head[names.indexOf(names[again])], head[again]];
  throw fault(where, bothOf({ code: 'circuits.same-column', params: { first, second } }));
}

function linesOf(name: string, text: string): CircuitLine[] {
  const [head = { line: 1, cells: [] }, ...rows] = rowsOf(name, text);
  const paths = pathsOf(head.cells, `${name}:${head.line}`);
  const seen = new Map<string, number>();
  return rows.map(({ line, cells }) => {
    const where = `${name}:${line}`;
    try {
      const given = givenIn(cells, paths, where);
      const circuit = circuitIn(given, where);
      const { number } = circuit;
      const before = seen.get(number);
      if (before) throw fault(where, bothOf({ code: 'circuits.twice', params: { number, line: before } }));
      seen.set(number, line);
      return { line, circuit, given };
    } catch (thrown) {
      return { line, problem: errorView(asTributaryError(thrown)) };
    }
  });
}

const isGroup = (value: unknown): value is Given =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const merged = (known: Given, given: Given): Given => ({
  ...known,
  ...Object.fromEntries(
    Object.entries(given).map(([name, value]) => {
      const before = known[name];
      return [name, isGroup(value) && isGroup(before) ? merged(before, value) : value];
    }),
  ),
});

/** A known circuit after a list: what no column says of it stays as it is, above all that it is in service. */
export const changedBy = (known: Circuit, given: Given): Circuit => circuitSchema.parse(merged(known, given));

/**
 * The circuits of a file, line by line: a YAML file is one circuit, any other a table whose columns are headed by our words in either language or
 * by the path of the field. A line that cannot be is refused by itself. Errors: `bad-yaml`, `bad-csv` of a file that is no such list at all.
 */
export function readCircuits(name: string, bytes: Uint8Array): CircuitLine[] {
  const text = textOf(bytes);
  return YAML.test(name) ? [{ line: 1, circuit: parseYaml(text, circuitSchema, name) }] : linesOf(name, text);
}
