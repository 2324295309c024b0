import type { RegisterSample } from '../../../electron/contract/tracks.ts';
import type { Observation } from '../../../electron/contract/site.ts';
import { sumOf, type Ds1Counts, type Ds1Interval, type Ds1Line } from './codec.ts';
import {
  CLOCKS,
  COUNTERS,
  INTERVAL_S,
  INTERVALS,
  LINE_CODINGS,
  LINE_TYPES,
  LOOP_STATES,
  REGISTERS,
  STATUS,
  STATUS_BITS,
  VALUES,
  WHEN,
} from './model.ts';

/** All that was read of a line at one moment. */
export interface Ds1State {
  index: number;
  line: Ds1Line;
  /** The latest first. */
  intervals: readonly Ds1Interval[];
  /** Counts that fell within one interval: they are not believed. */
  fallen: readonly { name: string; value: string }[];
}

const bitsOf = (bits: readonly (readonly [number, string])[], value: number): string =>
  bits.flatMap(([bit, name]) => (value & bit ? [name] : [])).join(', ');
const named = (names: Readonly<Record<number, string>>, value: number): string => names[value] ?? String(value);

/** Counts that are smaller than a moment ago, within one interval. */
export function fallenSince(before: Ds1Counts, now: Ds1Counts): Ds1State['fallen'] {
  return COUNTERS.flatMap((name) => {
    const [from, to] = [before[name], now[name]];
    return from !== undefined && to !== undefined && to < from ? [{ name, value: `${from} → ${to}` }] : [];
  });
}

/** The intervals of the last 24 h whose data is all there. */
const whole = ({ intervals, line }: Ds1State): Ds1Interval[] =>
  intervals.filter(({ number, valid }) => valid && number <= (line.valid ?? INTERVALS));

/** A row of the registers; counts are words of the trade in every language, all else says itself in each. */
type Row = Pick<RegisterSample, 'name' | 'value' | 'shown'>;

function* countRows(when: keyof typeof WHEN, counts: Ds1Counts): Generator<Row> {
  const { zh, en } = WHEN[when];
  for (const name of COUNTERS) {
    const value = counts[name];
    if (value !== undefined)
      yield { name: `${name} ${when}`, value, shown: { name: { zh: `${name} ${zh}`, en: `${name}, ${en}` } } };
  }
}

const row = (name: keyof typeof REGISTERS, value: number | string): Row => ({
  name,
  value,
  shown: { name: REGISTERS[name], ...(typeof value === 'string' && VALUES[value] ? { value: VALUES[value] } : {}) },
});

/** How the line stands: alarms, loops and what it is set to. */
function* stateRows(state: Ds1State): Generator<Row> {
  const { status, loopStatus, lineType, lineCoding, clock, circuit, elapsed, valid } = state.line;
  if (status !== undefined) yield row('alarms', bitsOf(STATUS_BITS, status) || 'none');
  if (loopStatus !== undefined) yield row('loops', bitsOf(LOOP_STATES, loopStatus) || 'none');
  if (lineType !== undefined) yield row('framing', named(LINE_TYPES, lineType));
  if (lineCoding !== undefined) yield row('line code', named(LINE_CODINGS, lineCoding));
  if (clock !== undefined) yield row('clock', named(CLOCKS, clock));
  if (circuit) yield row('circuit', circuit);
  if (elapsed !== undefined) yield row('seconds of 15 min', elapsed);
  if (valid !== undefined) yield row('intervals of 24 h', `${whole(state).length} / ${valid}`);
}

/** What stands in the registers, a row each. */
function* rowsOf(state: Ds1State): Generator<Row> {
  const { line, intervals, fallen } = state;
  yield* stateRows(state);
  yield* countRows('24 h', sumOf(whole(state).map(({ counts }) => counts)));
  yield* countRows('15 min', line.current);
  const last = intervals.find(({ number }) => number === 1);
  if (last?.valid) yield* countRows('last 15 min', last.counts);
  for (const { name, value } of [...line.odd, ...fallen])
    yield {
      name: `${name} (not believed)`,
      value,
      shown: { name: { zh: `${name}（不可信）`, en: `${name} (not believed)` } },
    };
}

export const samplesOf = (state: Ds1State, t: number): RegisterSample[] =>
  [...rowsOf(state)].map((one) => ({ t, source: `E1 ${state.index}`, ...one }));

type Signal = NonNullable<Observation<'registers'>['lineReceive']>;

function signalOf(status: number): Signal['signal'] {
  if (status & STATUS.LOS) return 'LOS';
  if (status & STATUS.AIS) return 'AIS';
  return status & STATUS.LOF ? 'LOF' : 'ok';
}

/** Counts of the last 24 h with the interval that goes on. CRC errors where the line has them, code violations else. */
function countsOf(state: Ds1State): Signal['counts'] {
  const { line, fallen } = state;
  const intervals = whole(state);
  if (line.elapsed === undefined || fallen.length > 0) return undefined;
  const { ES, CSS, PCV, LCV } = sumOf([...intervals.map(({ counts }) => counts), line.current]);
  const bitErrors = PCV ?? LCV;
  if (ES === undefined || bitErrors === undefined) return undefined;
  const seconds = intervals.length * INTERVAL_S + line.elapsed;
  return { seconds, bitErrors, erroredSeconds: ES, patternSlips: CSS ?? 0, burstSeconds: [], slipSeconds: [] };
}

/** The registers as whoever seeks a fault reads them. What the MIB does not tell (data port, discards) is absent. */
export function registersSeen(state: Ds1State): Observation<'registers'> {
  const { status } = state.line;
  if (status === undefined) return { available: false };
  const signal = signalOf(status);
  const counts = countsOf(state);
  const lineReceive: Signal = {
    signal,
    patternSync: signal === 'ok',
    ...(counts ? { counts } : {}),
    ...(status & STATUS.loop ? { looped: true } : {}),
  };
  return { available: true, answers: true, lineReceive, remoteAlarm: (status & STATUS.RAI) !== 0 };
}

/** The controller of a router with an E1 card. */
export function countersSeen({ line: { status } }: Ds1State): Observation<'counters'> {
  if (status === undefined) return { available: false };
  return {
    available: true,
    answers: true,
    controller: controllerOf(signalOf(status)),
    rai: (status & STATUS.RAI) !== 0,
  };
}
const controllerOf = (signal: Signal['signal']): 'ok' | 'LOS' | 'AIS' | 'LOF' =>
  signal === 'LOS' || signal === 'AIS' || signal === 'LOF' ? signal : 'ok';

/** The tributary of a node: what comes from the customer, and what is sent there. */
export function alarmsSeen({ line }: Ds1State): Observation<'alarms'> {
  const { status, current } = line;
  if (status === undefined) return { available: false };
  return {
    available: true,
    answers: true,
    tributaryFromCustomer: status & STATUS.LOS ? 'LOS' : 'ok',
    ...(current.LCV === undefined ? {} : { codeViolations: current.LCV > 0 }),
    aisTowardsCustomer: (status & STATUS.aisSent) !== 0,
  };
}
