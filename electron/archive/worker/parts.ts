import type { JudgeOptions } from '../../analysis/index.ts';
import { createPartJudge, createReadableList } from '../../analysis/index.ts';
import type { PlannedWindow } from '../../contract/book/planned.ts';
import type { Judgement } from '../../contract/judgement.ts';
import type { ReadableEvents } from '../../contract/run.ts';
import type { History } from '../../contract/second.ts';
import { endOf, withDamage } from '../../contract/damage.ts';
import type { InSteps } from './in-steps.ts';
import { readExtent, readHistory } from './line-time.ts';
import { measurementRow } from './measurements.ts';
import { getRun } from './runs.ts';
import type { Sql } from './sql.ts';

/** Line time that is read at one go, seconds: some milliseconds even if each of them was bad. */
const PART_S = 1800;
/** Parts at most, whatever the clocks of a record say. */
const PARTS = 3000;

/** All that is on disk of a measurement, or what of it begins from `start` to `end`, in order of time. Where something of it is damaged, what is left uncovered is a gap. */
export function* partsOf(sql: Sql, measurement: number, start = -Infinity, end = Infinity): Generator<History> {
  const extent = readExtent(sql, measurement) ?? { from: 0, to: 0 };
  const [from, to] = [Math.max(start, extent.from), Math.min(end, extent.to)];
  const partS = Math.max(PART_S, Math.ceil((to - from) / PARTS));
  let covered = from;
  for (let at = from; at < to; at += partS) {
    const last = at + partS >= to;
    const part = readHistory(sql, measurement, { from: at, to: at + partS });
    const whole = withDamage(part, covered, last ? to : undefined);
    covered = Math.max(covered, endOf(whole));
    yield whole;
  }
}

/** The judgement of all that is on disk of a measurement. */
export function* judgeStored(sql: Sql, id: string, options: JudgeOptions): InSteps<Judgement> {
  const judge = createPartJudge(options);
  for (const part of partsOf(sql, measurementRow(sql, id).id)) {
    judge.add(part);
    yield;
  }
  return judge.judgement();
}

/** A stretch of one measurement of a run, epoch seconds. */
interface Within {
  measurement: string;
  from: number;
  to: number;
}

/** What stands in the event list of a stretch: as a rule second by second, where that of the whole run joins what is hours apart. */
function* eventsWithin(
  sql: Sql,
  runId: string,
  { measurement, from, to }: Within,
  windows: readonly PlannedWindow[],
): InSteps<ReadableEvents> {
  const { events, attempts } = getRun(sql, runId);
  const attempt = attempts.find(({ measurements }) => measurements.some(({ id }) => id === measurement));
  const list = createReadableList(
    events.filter((one) => one.attempt === attempt?.number && one.t >= from && one.t < to),
    windows,
  );
  list.begin(attempt?.number ?? 1);
  for (const part of partsOf(sql, measurementRow(sql, measurement).id, from, to)) {
    list.add(part);
    yield;
  }
  return list.list();
}

/** The event list of a run as the result screen shows it, and the report prints it. `windows`: of planned work on its circuit. Errors: `run-unknown`. */
export function* eventsOf(
  sql: Sql,
  runId: string,
  within?: Within,
  windows: readonly PlannedWindow[] = [],
): InSteps<ReadableEvents> {
  if (within) return yield* eventsWithin(sql, runId, within, windows);
  const { events, attempts } = getRun(sql, runId);
  const list = createReadableList(events, windows);
  for (const { number, id } of attempts.flatMap(({ number, measurements }) =>
    measurements.map(({ id }) => ({ number, id })),
  )) {
    list.begin(number);
    for (const part of partsOf(sql, measurementRow(sql, id).id)) {
      list.add(part);
      yield;
    }
  }
  return list.list();
}
