import { damageIn } from '../../contract/damage.ts';
import type { MeasurementRecord } from '../../contract/measurement.ts';
import type { AttemptRecord, RunRecord } from '../../contract/run.ts';
import type { Gap } from '../../contract/second.ts';
import { isCorrupt, type Damages } from './damages.ts';
import { LINE, LINE_NAMES, type LineCodec } from './line-rows.ts';
import { isComplete, readHistory } from './line-time.ts';
import { measurementRow, type MeasurementRow } from './measurements.ts';
import type { Sql } from './sql.ts';
import { isWhole, linked } from './sums.ts';

/** Rows of line time that a record is looked through for; what is longer is looked through where its seconds are read. */
const LOOKED_THROUGH = 20_000;

/** Gaps alone, of a measurement that is too long to be looked through. */
function gapsAlone(sql: Sql, { id }: MeasurementRow): { gaps: Gap[]; damaged: boolean } {
  const codec = LINE.gaps as LineCodec<Gap, unknown>;
  const rows = sql.all<object>('SELECT * FROM gaps WHERE measurement = ? ORDER BY t_from', id);
  const whole = rows.filter((row) => isWhole('gaps', row));
  return { gaps: whole.map((row) => codec.item(row)), damaged: whole.length < rows.length };
}

/** True if the rows are those that were chained, in that order: each may be whole, and yet another than was written. */
function isChained(sql: Sql, { id, head }: MeasurementRow): boolean {
  const sums = LINE_NAMES.map((name) => `SELECT n, sum FROM ${LINE[name].table} WHERE measurement = ?`).join(
    ' UNION ALL ',
  );
  try {
    const rows = sql.all<{ sum: string }>(`${sums} ORDER BY n`, ...LINE_NAMES.map(() => id));
    return rows.slice(0, -1).reduce((chained, { sum }) => linked(chained, sum), '') === head;
  } catch (thrown) {
    if (!isCorrupt(thrown)) throw thrown;
    return false;
  }
}

function gapsOf(sql: Sql, attempt: number, one: MeasurementRecord, damages: Damages): Gap[] {
  const row = measurementRow(sql, one.id);
  if (row.rows > LOOKED_THROUGH && isComplete(sql, row)) {
    const { gaps, damaged } = gapsAlone(sql, row);
    if (damaged) damages.add({ what: 'seconds', attempt, measurement: one.id });
    return gaps;
  }
  const history = isChained(sql, row) ? readHistory(sql, row.id) : { ...readHistory(sql, row.id), damaged: true };
  for (const damage of damageIn(history, one, attempt)) damages.add(damage);
  return history.gaps;
}

/** Gaps of all measurements of a run, each with its measurement; time that is damaged is one. */
export const readGaps = (sql: Sql, attempts: readonly AttemptRecord[], damages: Damages): RunRecord['gaps'] =>
  attempts.flatMap(({ number, measurements }) =>
    measurements.flatMap((one) => {
      const at = { attempt: number, measurement: one.id };
      const gaps = damages.tryOf('seconds', at, () => gapsOf(sql, number, one, damages)) ?? [];
      return gaps.map((gap) => ({ ...gap, measurement: one.id }));
    }),
  );
