import { parse } from 'csv-parse/sync';
import { CIRCUIT_KINDS, circuitSchema, GRADES, SERVICES, SPANS, type Circuit } from '../contract/circuit.ts';
import { asTributaryError, errorView, TributaryError, type ErrorView } from '../contract/errors.ts';
import type { Bilingual } from '../contract/text.ts';
import { bothOf, wordOf } from '../contract/words/index.ts';
import { parseYaml } from '../contract/yaml.ts';
import { clearest, issueSaid } from '../contract/yaml-issues.ts';
import { columnOf, plain } from './columns.ts';

/** A line of a list of circuits: the circuit that stands there, or why there is none. */
export type CircuitLine = { line: number } & ({ circuit: Circuit } | { problem: ErrorView });

const YAML = /\.ya?ml$/i;
/** Spreadsheets of different countries part their columns by different signs. */
const READING = {
  bom: true,
  delimiter: [',', ';', '\t'],
  relax_column_count: true,
  skip_empty_lines: true,
  trim: true,
};

/** Text of a file as offices save them: UTF-8, or what Excel writes on a Chinese system (GB 18030). */
function textOf(bytes: Uint8Array): string {
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

/** A value of a list by its own word or by what people call it; any other stays as it is, and is refused by the schema. */
function valueOf(field: string, text: string): string {
  if (!(field in LISTED)) return text;
  const [values, kind] = LISTED[field as keyof typeof LISTED];
  const said = (value: string): string[] => Object.values(wordOf(kind, value as never, 'screen'));
  return values.find((value) => [value, ...said(value)].some((one) => plain(one) === plain(text))) ?? text;
}

/** Puts a value into a place of an object, making what lies on the way. */
function put(into: Record<string, unknown>, [name = '', ...rest]: readonly string[], value: string): void {
  if (rest.length === 0) into[name] = value;
  else put((into[name] ??= {}) as Record<string, unknown>, rest, value);
}

function circuitIn(
  cells: readonly string[],
  paths: readonly (readonly string[] | undefined)[],
  where: string,
): Circuit {
  const given: Record<string, unknown> = {};
  for (const [index, path] of paths.entries()) {
    const text = cells[index]?.trim() ?? '';
    if (path && text !== '') put(given, path, valueOf(path.at(-1) ?? '', text));
  }
  const parsed = circuitSchema.safeParse(given);
  if (!parsed.success) throw fault(where, issueSaid(clearest(parsed.error.issues)));
  return parsed.data;
}

function rowsOf(name: string, text: string): string[][] {
  try {
    return parse(text, READING);
  } catch (thrown) {
    const line = thrown instanceof Error && 'lines' in thrown ? Number(thrown.lines) : 1;
    throw fault(`${name}:${line}`, bothOf({ code: 'circuits.quotes' }));
  }
}

function linesOf(name: string, text: string): CircuitLine[] {
  const [head = [], ...rows] = rowsOf(name, text);
  const paths = head.map((cell) => columnOf(cell)?.path);
  if (!paths.some((path) => path?.[0] === 'number')) throw fault(`${name}:1`, bothOf({ code: 'circuits.no-number' }));
  const seen = new Map<string, number>();
  return rows.map((cells, index) => {
    const line = index + 2;
    try {
      const circuit = circuitIn(cells, paths, `${name}:${line}`);
      const before = seen.get(circuit.number);
      if (before)
        throw fault(
          `${name}:${line}`,
          bothOf({ code: 'circuits.twice', params: { number: circuit.number, line: before } }),
        );
      seen.set(circuit.number, line);
      return { line, circuit };
    } catch (thrown) {
      return { line, problem: errorView(asTributaryError(thrown)) };
    }
  });
}

/**
 * The circuits of a file, line by line: a YAML file is one circuit, any other a table whose columns are headed by our words in either language or
 * by the path of the field. A line that cannot be is refused by itself. Errors: `bad-yaml`, `bad-csv` of a file that is no such list at all.
 */
export function readCircuits(name: string, bytes: Uint8Array): CircuitLine[] {
  const text = textOf(bytes);
  return YAML.test(name) ? [{ line: 1, circuit: parseYaml(text, circuitSchema, name) }] : linesOf(name, text);
}
