import { causeOf, type Defect, type Gap, type Second } from '../contract/second.ts';
import type { Counts } from '../contract/counts.ts';
import {
  countedBy,
  isLit,
  lampRow,
  lampsOf,
  reportsLamp,
  totalFor,
  type LampName,
  type LampRow,
} from '../contract/lamps.ts';
import { howSet, valueWords, type TesterSettings } from '../contract/settings.ts';
import { WATCHED_DEFECTS, type Capabilities, type Observation } from '../contract/tester.ts';
import type { LampView } from '../contract/views.ts';
import { saidOf, type Message } from '../contract/words/index.ts';

/** What a row of lamps knows after the seconds pushed so far. */
export interface LampBoard {
  push(observation: Observation): void;
  /** What the tester says of the line while no test runs: its alarms are lit and remembered, nothing is counted, other lamps go out. */
  watch(observation: Observation): void;
  /** Clears the diamonds (`was`) only: counts and times of last events stay. */
  clearHistory(): void;
  /** In the field's order. `linkLost`: nobody looks at the line now, so nothing is good. */
  views(linkLost?: boolean): LampView[];
}

interface Lamp {
  row: LampRow;
  /** Seconds in which it was bad; absent where only a total is known. */
  seconds: number | undefined;
  consequentS: number;
  last: number | undefined;
  latched: boolean;
  /** Something was said of what it shows. */
  started: boolean;
  /** This second: seen bad, seen good, follows from another alarm, not seen, or nobody looks because no test runs. */
  now: 'good' | 'bad' | 'consequent' | 'unseen' | 'idle';
  cause: string;
  /** The last total that the tester told. */
  total: number;
}
type Sight = Pick<Lamp, 'now'> & { cause?: string };

const isWatched = ({ watches }: LampRow): boolean =>
  'defect' in watches && WATCHED_DEFECTS.some((defect) => defect === watches.defect);

/** Lamps of a tester with these capabilities, set as in `settings`. Pure: the same observations give the same lamps. */
export function createLampBoard(capabilities: Capabilities, settings: TesterSettings): LampBoard {
  const lamps = new Map<LampName, Lamp>(lampsOf(capabilities).map((name) => [name, newLamp(lampRow(name))]));
  const pushGap = (gap: Gap): void => {
    for (const lamp of lamps.values()) {
      note(lamp, { now: gap.filled ? 'good' : 'unseen' }, gap.to - 1);
      // The tester counted while nobody looked: bad it was, in how many seconds and when is unknown.
      if (gap.totals && totalFor(lamp.row, gap.totals)) lamp.latched = true;
    }
  };
  return {
    push(observation) {
      const { kind } = observation;
      if (kind === 'gap') pushGap(observation.gap);
      for (const lamp of lamps.values()) {
        if (kind === 'second') note(lamp, sight(lamp.row, observation.second), observation.second.t);
        if (kind === 'counts') takeTotals(lamp, observation.counts, Math.floor(observation.counts.atMs / 1000));
      }
    },
    watch(observation) {
      if (observation.kind === 'event') return;
      const look = (row: LampRow): Sight =>
        observation.kind === 'second' ? sight(row, observation.second) : { now: 'unseen' };
      for (const lamp of lamps.values()) light(lamp, isWatched(lamp.row) ? look(lamp.row) : { now: 'idle' });
    },
    clearHistory() {
      for (const lamp of lamps.values()) lamp.latched = false;
    },
    views: (linkLost = false) =>
      [...lamps].map(([name, lamp]) => view(name, lamp, offReason(name, lamp, capabilities, settings), linkLost)),
  };
}

function newLamp(row: LampRow): Lamp {
  return {
    row,
    seconds: 0,
    consequentS: 0,
    last: undefined,
    latched: false,
    started: false,
    now: 'unseen',
    cause: '',
    total: 0,
  };
}

function note(lamp: Lamp, seen: Sight, t: number): void {
  light(lamp, seen);
  if (seen.now === 'consequent') lamp.consequentS++;
  if (seen.now !== 'bad') return;
  lamp.seconds = (lamp.seconds ?? 0) + 1;
  lamp.last = t;
}

function light(lamp: Lamp, seen: Sight): void {
  lamp.now = seen.now;
  lamp.cause = seen.cause ?? '';
  if (seen.now !== 'idle') lamp.started = true;
  if (seen.now === 'bad') lamp.latched = true;
}

/** Totals since START: bad now is what has grown since the last ones; in which seconds is known of alarms alone. */
function takeTotals(lamp: Lamp, counts: Counts, t: number): void {
  const total = totalFor(lamp.row, counts);
  const grown = total !== undefined && total > lamp.total;
  light(lamp, { now: total === undefined ? 'unseen' : grown ? 'bad' : 'good' });
  lamp.seconds = 'defect' in lamp.row.watches ? total : undefined;
  if (grown) lamp.last = t;
  lamp.total = total ?? lamp.total;
}

function sight(row: LampRow, second: Second): Sight {
  if (!second.valid) return { now: 'unseen' };
  const { watches } = row;
  if ('defect' in watches) return sightOfAlarm(watches.defect, second);
  if (isLit(row, second)) return { now: 'bad' };
  if ('notice' in watches) return { now: 'good' };
  // A second in which nothing was compared is no proof that there was no error.
  const told = row.compares ? Boolean(second.bits) : countedBy(row, second) !== undefined;
  return { now: told ? 'good' : 'unseen' };
}

function sightOfAlarm(name: Defect, second: Second): Sight {
  if (!second.defects.includes(name)) return { now: 'good' };
  const cause = causeOf(second.defects);
  return cause && cause !== name ? { now: 'consequent', cause } : { now: 'bad' };
}

function view(name: LampName, lamp: Lamp, off: Message | undefined, linkLost: boolean): LampView {
  if (off) return { lamp: name, state: 'off', reason: off };
  const counts = {
    seconds: lamp.seconds,
    ...(lamp.consequentS > 0 ? { consequentS: lamp.consequentS } : {}),
    last: lamp.last,
  };
  if (lamp.now === 'idle')
    return lamp.latched
      ? { lamp: name, state: 'was', ...counts }
      : { lamp: name, state: 'off', ...counts, reason: { code: 'lamp.not-started' } };
  if (linkLost || lamp.now === 'unseen') return { lamp: name, state: 'unseen', ...counts };
  if (lamp.now === 'bad') return { lamp: name, state: 'bad', ...counts };
  if (lamp.latched) return { lamp: name, state: 'was', ...counts };
  if (lamp.now === 'good') return { lamp: name, state: 'good', ...counts };
  return { lamp: name, state: 'off', ...counts, reason: { code: 'lamp.consequent', params: { cause: lamp.cause } } };
}

/** Why a lamp can say nothing; whatever was seen on the line is shown all the same. */
function offReason(
  name: LampName,
  lamp: Lamp,
  capabilities: Capabilities,
  settings: TesterSettings,
): Message | undefined {
  if ((lamp.seconds ?? 0) + lamp.consequentS > 0 || lamp.latched) return undefined;
  const { setting, nothingAt } = lamp.row.governedBy ?? {};
  if (setting && howSet(capabilities, setting) === 'not-applicable') return { code: 'lamp.not-applicable' };
  if (setting && nothingAt !== undefined && settings[setting] === nothingAt)
    return saidOf(valueWords(setting, nothingAt, 'paper'));
  if (!reportsLamp(capabilities, name)) return { code: 'lamp.not-reported' };
  return lamp.started ? undefined : { code: 'lamp.not-started' };
}
