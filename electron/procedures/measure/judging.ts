import { judgeCounts, judgeOptions } from '../../analysis/index.ts';
import type { Archive } from '../../archive/index.ts';
import type { Judgement } from '../../contract/judgement.ts';
import { decidingMeasurement, judgementOf, type MeasurementRecord } from '../../contract/measurement.ts';
import { decidingAttempt, type AttemptRecord, type RunRecord } from '../../contract/run.ts';
import { worst, type Verdict } from '../../contract/verdict.ts';
import { words, type Message } from '../../contract/words/index.ts';
import type { Part } from '../recording/run-context.ts';

/** What a measurement alone gives: from its seconds, or from the last reading of a display. Undefined if there is neither. */
async function judgeMeasurement(
  archive: Archive,
  record: RunRecord,
  measurement: MeasurementRecord,
): Promise<Judgement | undefined> {
  // What registers said is shown, and judged by nobody.
  if (measurement.kind === 'register') return undefined;
  const options = judgeOptions(record, measurement);
  // Also of a tester that tells only totals.
  if (measurement.kind === 'by-hand' || measurement.readings.length > 0) {
    const { readings } = measurement;
    const counts = readings.findLast((reading) => reading.final) ?? readings.at(-1);
    return counts && judgeCounts(counts, options);
  }
  if (measurement.from === undefined) return undefined;
  return await archive.judge(measurement.id, options);
}

/** Judges measurements that were begun, from what is stored: each keeps its judgement. */
export async function judgeAll(
  archive: Archive,
  record: RunRecord,
  measurements: readonly MeasurementRecord[],
): Promise<void> {
  for (const measurement of measurements) {
    const judgement = await judgeMeasurement(archive, record, measurement);
    if (judgement) measurement.judgement = judgement;
  }
}

/** Gives measurements their verdicts: one that was cut short proves no more than a failure, and what cut it short counts as well. */
export function giveVerdicts(measurements: readonly MeasurementRecord[], parts: readonly Part[]): void {
  for (const one of measurements) {
    const cut = parts.filter((part) => part.cut?.includes(one.id));
    const measured = provenBy(one, cut);
    const all = [...(measured ? [measured] : []), ...cut.map(({ verdict }) => verdict)];
    if (all.length === 0) delete one.verdict;
    else one.verdict = worst(all);
  }
}

/** What a measurement itself proves. `cut`: why it did not get to its end. */
function provenBy({ judgement }: MeasurementRecord, cut: readonly Part[]): Verdict | undefined {
  if (cut.length === 0) return judgement?.verdict;
  return judgement?.certain === 'fail' ? 'fail' : undefined;
}

/** The verdict of an attempt: the maximum of its measurements, which keep theirs, and of the parts beside them. */
export function conclude(
  attempt: Pick<AttemptRecord, 'measurements'> | undefined,
  parts: readonly Part[],
): { verdict: Verdict; why: Message[] } {
  giveVerdicts(attempt?.measurements ?? [], parts);
  const deciding = decidingMeasurement(attempt);
  const cut = parts.filter((part) => deciding && part.cut?.includes(deciding.id));
  const measured = deciding && provenBy(deciding, cut);
  const verdict = worst([...(deciding?.verdict ? [deciding.verdict] : []), ...parts.map((part) => part.verdict)]);
  const reasons = parts.map((part) => part.why);
  const why = measured === undefined ? [] : (deciding?.judgement?.why ?? []);
  return { verdict, why: measured === verdict ? [...why, ...reasons] : [...reasons, ...why] };
}

/** Verdict and reasons of the whole run: those of its last attempt, unless that was broken off and a failure stands before it. */
export function concludeRun(record: RunRecord): Pick<RunRecord, 'verdict' | 'why'> {
  const deciding = decidingAttempt(record);
  const last = record.attempts.at(-1);
  const told = record.why?.some(({ code }) => code === 'why.later-attempt');
  if (!deciding || !last || deciding === last || told) return { verdict: record.verdict, why: record.why };
  const word = words[`verdict.${last.verdict ?? 'aborted'}`];
  const params = { n: last.number, verdictZh: word.zh, verdictEn: word.en };
  return {
    verdict: deciding.verdict,
    why: [...(judgementOf(deciding)?.why ?? []), { code: 'why.later-attempt', params }, ...(record.why ?? [])],
  };
}
