import type { Circuit } from '../../contract/circuit.ts';
import { TributaryError } from '../../contract/errors.ts';
import { testersIn, type TesterRecord } from '../../contract/instrument.ts';
import { decidingMeasurement } from '../../contract/measurement.ts';
import { decidingAttempt, type RunRecord, type RunSummary } from '../../contract/run.ts';
import { instrumentName } from '../../contract/tester.ts';
import { besideOf } from '../../contract/ulid.ts';
import { likeAnywhere } from './circuits.ts';
import type { RunFilter } from '../archive.ts';
import { measurementRow, readMeasurements } from './measurements.ts';
import { instrumentsFrom, type RunRow } from './runs.ts';
import { bodyOf, knownBody } from './bodies.ts';
import { present, type Sql } from './sql.ts';

type SummaryRow = RunRow & {
  circuit_number: string | null;
  customer: string | null;
  attempts: number;
  signed: number;
};
interface AttemptRow {
  id: number;
  verdict: RunRecord['verdict'] | null;
}

/** A value within a column of JSON; nothing where the disk has damaged that. */
const within = (column: string, at: string): string =>
  `CASE WHEN json_valid(r.${column}) THEN r.${column} ->> '${at}' END`;
/** Models of all instruments; a record of one tester, written before there were roles, holds that one alone. */
const MODELS = `CASE WHEN json_valid(r.instrument) THEN coalesce(r.instrument ->> '$.identity.model',
  (SELECT group_concat(value ->> '$.identity.model', ' ') FROM json_each(r.instrument))) END`;
/** Where a text is looked for. */
const SEARCHED = [
  'r.run_id',
  'r.circuit_number',
  'r.customer',
  MODELS,
  within('procedure', '$.title.zh'),
  within('procedure', '$.title.en'),
];
/** Condition of each filter; the value takes the place of every `?`. */
const CONDITIONS: { readonly [K in keyof RunFilter]?: string } = {
  text: `(${SEARCHED.map((where) => `${where} LIKE ? ESCAPE '\\'`).join(' OR ')})`,
  verdict: 'r.verdict = ?',
  fromMs: 'r.started_at_ms >= ?',
  toMs: 'r.started_at_ms <= ?',
  circuit: 'r.circuit_number = ?',
};

/** Condition and values of a filter. */
function whereOf(filter: RunFilter): { text: string; values: (string | number)[] } {
  const parts: string[] = filter.unfinished ? [`r.state = 'running'`] : [];
  const values: (string | number)[] = [];
  for (const [name, condition] of Object.entries(CONDITIONS)) {
    const value = filter[name as keyof RunFilter];
    if (value === undefined || value === '' || typeof value === 'boolean') continue;
    parts.push(condition);
    const bound = name === 'text' ? likeAnywhere(String(value).trim()) : value;
    values.push(...Array.from(condition.matchAll(/\?/g), () => bound));
  }
  return { text: parts.length > 0 ? `WHERE ${parts.join(' AND ')}` : '', values };
}

/** Seconds that somebody saw in a measurement so far: `valid` ones, and those of filled gaps that stand nowhere else. */
function observedSeconds(sql: Sql, measurement: number): number {
  const text = `SELECT (SELECT coalesce(sum(t_to - t_from), 0) FROM spans WHERE measurement = ?)
    + (SELECT count(*) FROM seconds WHERE measurement = ? AND valid = 1) AS n`;
  return sql.get<{ n: number }>(text, measurement, measurement)?.n ?? 0;
}

function lastSecond(sql: Sql, measurement: number): number | undefined {
  const text = `SELECT max(coalesce((SELECT max(t_to) - 1 FROM spans WHERE measurement = ?), -1),
    coalesce((SELECT max(t) FROM seconds WHERE measurement = ?), -1)) AS t`;
  const t = sql.get<{ t: number }>(text, measurement, measurement)?.t ?? -1;
  return t < 0 ? undefined : t;
}

/** What was asked for and observed in the measurement that the verdict rests on, and where the last one ends. */
function progress(sql: Sql, run: number): Pick<RunSummary, 'forS' | 'observedS' | 'lastSecond'> {
  const rows = sql.all<AttemptRow>('SELECT id, verdict FROM attempts WHERE run = ? ORDER BY number', run);
  const attempts = rows.map((row) => ({ ...row, verdict: row.verdict ?? undefined }));
  const [deciding, last] = [decidingAttempt({ attempts }), attempts.at(-1)];
  if (!deciding || !last) return {};
  const one = decidingMeasurement({ measurements: readMeasurements(sql, deciding.id) });
  const all = readMeasurements(sql, last.id);
  const latest = all.findLast(({ from }) => from !== undefined) ?? all[0];
  if (!one || !latest) return {};
  const observedS = one.judgement?.seconds.observed ?? observedSeconds(sql, measurementRow(sql, one.id).id);
  return { forS: one.forS, observedS, ...present({ lastSecond: lastSecond(sql, measurementRow(sql, latest.id).id) }) };
}

/** The testers by name. */
const testerNames = (row: SummaryRow): string => testersIn(instrumentsFrom(row)).map(testerName).join(' · ');

const testerName = ({ identity, family, capabilities }: TesterRecord): string =>
  instrumentName(identity, family, capabilities.reading === 'by-hand');

/** What the columns alone say of a run, whatever is in its bodies. */
const columnsOf = (row: SummaryRow) => ({
  runId: row.run_id,
  beside: besideOf(row.run_id),
  verdict: row.verdict ?? undefined,
  state: row.state,
  startedAtMs: row.started_at_ms,
  endedAtMs: row.ended_at_ms ?? undefined,
  simulated: row.simulated === 1,
  attempts: row.attempts,
  signed: row.signed === 1,
});

function wholeSummary(sql: Sql, row: SummaryRow): RunSummary {
  const procedure = bodyOf<RunRecord['procedure']>('procedure', row.procedure);
  const circuit = knownBody<Circuit>('circuit', row.circuit);
  return present({
    ...columnsOf(row),
    procedure: procedure.id,
    procedureTitle: procedure.title,
    circuit: circuit?.number,
    customer: circuit?.customer?.name,
    tester: testerNames(row),
    cause: knownBody<NonNullable<RunRecord['why']>>('why', row.why)?.[0],
    ...progress(sql, row.id),
  });
}

/** A signature `s` of a run `r` is of its last attempt; one of an older record does not say so. */
const LAST = '(SELECT max(a.number) FROM attempts a WHERE a.run = r.id)';
const SIGNED_NOW = `coalesce(CASE WHEN json_valid(s.body) THEN s.body ->> '$.attempt' END, ${LAST}) IS ${LAST}`;

/** A line of the list; a record that the disk has damaged takes no other from it, and is named by what its columns say. */
function summaryFrom(sql: Sql, row: SummaryRow): RunSummary {
  try {
    return wholeSummary(sql, row);
  } catch (thrown) {
    if (!(thrown instanceof TributaryError) || thrown.code !== 'record-damaged') throw thrown;
    return present({
      ...columnsOf(row),
      procedure: '',
      procedureTitle: { zh: '', en: '' },
      circuit: row.circuit_number ?? undefined,
      customer: row.customer ?? undefined,
      tester: '',
      damaged: String(thrown.params.text),
    });
  }
}

/** The archive list, the newest run first. Errors: SQLite's own. */
export function listRuns(sql: Sql, filter: RunFilter): RunSummary[] {
  const where = whereOf(filter);
  const rows = sql.all<SummaryRow>(
    `SELECT r.*, (SELECT count(*) FROM attempts a WHERE a.run = r.id) AS attempts,
       EXISTS (SELECT 1 FROM signatures s WHERE s.run = r.id AND ${SIGNED_NOW}) AS signed
     FROM runs r ${where.text} ORDER BY r.started_at_ms DESC, r.id DESC LIMIT ? OFFSET ?`,
    ...where.values,
    // To SQLite a negative limit is none.
    filter.limit ?? -1,
    filter.offset ?? 0,
  );
  return rows.map((row) => summaryFrom(sql, row));
}

/** How many runs a filter finds, whatever its limit. */
export function countRuns(sql: Sql, filter: RunFilter): number {
  const where = whereOf(filter);
  return sql.get<{ n: number }>(`SELECT count(*) AS n FROM runs r ${where.text}`, ...where.values)?.n ?? 0;
}
