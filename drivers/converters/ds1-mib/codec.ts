import type { SnmpValue, SnmpValues } from '../../transport/index.ts';
import {
  CONFIG,
  CONFIG_COLUMNS,
  COUNTERS,
  CURRENT,
  CURRENT_FROM,
  EVENTS,
  INTERVAL,
  INTERVAL_FROM,
  INTERVAL_S,
  VALID_DATA,
  type Counter,
} from './model.ts';

/** Counts of an interval; what the agent does not have, or sends in no width that such a count has, is absent. */
export type Ds1Counts = Partial<Record<Counter, number>>;
/** An earlier interval of 15 minutes. `number`: 1 is the latest. */
export interface Ds1Interval {
  number: number;
  counts: Ds1Counts;
  /** The agent says that its data is not all there. */
  valid: boolean;
}
/** What a line says of itself now. */
export interface Ds1Line extends Partial<Record<Exclude<keyof typeof CONFIG_COLUMNS, 'circuit'>, number>> {
  circuit?: string;
  current: Ds1Counts;
  /** What came and is no such register: its name, and the value as it came. */
  odd: readonly { name: string; value: string }[];
}

/** Integers of the MIB are non-negative and of 32 bits: INTEGER, Gauge32, Counter32, TimeTicks. */
const WIDTHS = ['Integer', 'INTEGER', 'Gauge', 'Counter', 'TimeTicks'];
/** The number of a register; undefined: it has no width that a register has. */
function registerOf({ type, value }: SnmpValue): number | undefined {
  if (!WIDTHS.includes(type) || typeof value !== 'number') return undefined;
  return Number.isInteger(value) && value >= 0 && value <= 0xffff_ffff ? value : undefined;
}

/** No interval has more errored seconds than seconds. */
const most = (name: Counter): number => (EVENTS.includes(name) ? 0xffff_ffff : INTERVAL_S);

const raw = ({ type, value }: SnmpValue): string => `${type} ${value}`;

function countsIn(
  values: SnmpValues,
  oidOf: (at: number) => string,
  odd: { name: string; value: string }[],
): Ds1Counts {
  const counts: Ds1Counts = {};
  for (const [at, name] of COUNTERS.entries()) {
    const found = values.get(oidOf(at));
    if (!found) continue;
    const value = registerOf(found);
    if (value !== undefined && value <= most(name)) counts[name] = value;
    else odd.push({ name, value: raw(found) });
  }
  return counts;
}

/** The objects that `decodeLine` reads. */
export const lineOids = (index: number): string[] => [
  ...Object.values(CONFIG_COLUMNS).map((column) => `${CONFIG}.${column}.${index}`),
  ...COUNTERS.map((_name, at) => `${CURRENT}.${CURRENT_FROM + at}.${index}`),
];

export function decodeLine(values: SnmpValues, index: number): Ds1Line {
  const odd: { name: string; value: string }[] = [];
  const line: Partial<Ds1Line> = {};
  for (const [name, column] of Object.entries(CONFIG_COLUMNS)) {
    const found = values.get(`${CONFIG}.${column}.${index}`);
    if (!found) continue;
    if (name === 'circuit') line.circuit = String(found.value);
    else if (registerOf(found) === undefined) odd.push({ name, value: raw(found) });
    else Object.assign(line, { [name]: found.value });
  }
  const current = countsIn(values, (at) => `${CURRENT}.${CURRENT_FROM + at}.${index}`, odd);
  return { ...line, current, odd };
}

/** The columns that `decodeIntervals` reads. */
export const intervalColumns = (index: number): string[] =>
  [...COUNTERS.map((_name, at) => INTERVAL_FROM + at), VALID_DATA].map((column) => `${INTERVAL}.${column}.${index}`);

/** Earlier intervals, the latest first. */
export function decodeIntervals(values: SnmpValues, index: number): Ds1Interval[] {
  const prefix = `${INTERVAL}.`;
  const numbers = new Set(
    [...values.keys()].flatMap((oid) => {
      const [, line, number] = oid.startsWith(prefix) ? oid.slice(prefix.length).split('.') : [];
      return Number(line) === index && number !== undefined ? [Number(number)] : [];
    }),
  );
  return [...numbers]
    .filter((number) => Number.isInteger(number) && number >= 1)
    .sort((a, b) => a - b)
    .map((number) => {
      const odd: { name: string; value: string }[] = [];
      const counts = countsIn(values, (at) => `${INTERVAL}.${INTERVAL_FROM + at}.${index}.${number}`, odd);
      // TruthValue (RFC 2579): 1 true, 2 false.
      const told = values.get(`${INTERVAL}.${VALID_DATA}.${index}.${number}`)?.value;
      return { number, counts, valid: told !== 2 && odd.length === 0 };
    });
}

/** Sums of several intervals: what one of them does not tell is unknown of all. */
export function sumOf(all: readonly Ds1Counts[]): Ds1Counts {
  const sum: Ds1Counts = {};
  for (const name of COUNTERS) {
    if (all.length === 0 || all.some((counts) => counts[name] === undefined)) continue;
    sum[name] = all.reduce((total, counts) => total + counts[name]!, 0);
  }
  return sum;
}
