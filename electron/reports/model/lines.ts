import { decidingTester } from '../../contract/deciding.ts';
import { decidingMeasurement, judgementOf } from '../../contract/measurement.ts';
import { degradedMinutes, judgeOptions } from '../../analysis/index.ts';
import { SECOND_COUNTS, type SecondCount } from '../../contract/counts.ts';
import { countOf } from '../../contract/second.ts';
import type { G826, LimitRow } from '../../contract/judgement.ts';
import type { Bilingual } from '../../contract/text.ts';
import {
  countedSeconds,
  decidingAttempt,
  defectsShown,
  extent,
  finalReading,
  historyOf,
  isTotalsOnly,
  isIntegrity,
  isLoopCheck,
  type Source,
} from './basis.ts';
import { errorsInGaps } from './events.ts';
import { both, exponent, percent } from './texts.ts';
import type { Cell } from './document.ts';

/** One parameter of the performance table. Absent value = nobody has it. */
export interface Line {
  parameter: string;
  value?: Cell;
  remark?: Cell;
  limit?: LimitRow;
}
/** Counts that have a line of their own. */
const TOLD: readonly SecondCount[] = ['bits', 'bitErrors', 'blocks', 'erroredBlocks', 'slips'];
/** Whatever else this tester counts, over all that was observed. */
function otherCounts(source: Source): Line[] {
  const { counts } = decidingTester(source.record).capabilities;
  const attempt = decidingAttempt(source.record);
  const totals = { ...judgementOf(attempt)?.totals, ...finalReading(attempt) };
  const { rows } = historyOf(source, attempt);
  const sum = (name: SecondCount): number =>
    rows.reduce((all, row) => all + (row.valid ? (countOf(row, name) ?? 0) : 0), 0);
  return SECOND_COUNTS.filter((name) => counts.includes(name) && !TOLD.includes(name)).map((name) => ({
    parameter: name,
    value: totals[name] ?? sum(name),
  }));
}

export function countLines(source: Source): Line[] {
  const attempt = decidingAttempt(source.record);
  const judgement = judgementOf(attempt);
  const totals = judgement?.totals ?? {};
  const read = finalReading(attempt);
  const ber = judgement?.ber;
  const bound = judgement?.berBound;
  const bounded = bound === undefined ? undefined : `< ${exponent(bound, 1)}`;
  const byHand = isTotalsOnly(source.record);
  const slipBits = totals.slipBits;
  const seconds = judgement?.seconds;
  return [
    { parameter: isIntegrity(source.record) ? 'delivered' : 'bits', value: totals.bits },
    { parameter: 'bitErrors', value: totals.bitErrors ?? read?.bitErrors },
    {
      parameter: 'ber',
      value: ber ? exponent(ber) : bounded,
      remark:
        errorsInGaps(source.record) > 0
          ? { small: both('report.observed-only') }
          : bounded && { small: ber ? `${bounded} (95 %)` : '(95 %)' },
    },
    {
      parameter: 'slips',
      value: totals.slips ?? read?.slips,
      remark:
        totals.slips && slipBits !== undefined ? { small: both('report.slip-bits', { bits: slipBits }) } : undefined,
    },
    ...otherCounts(source),
    ...(byHand ? [] : [{ parameter: 'unobserved', value: seconds && seconds.total - seconds.observed }]),
  ];
}

export function measurementLines(source: Source): Line[] {
  const history = historyOf(source, decidingAttempt(source.record));
  const { counts } = decidingTester(source.record).capabilities;
  const range = (
    key: 'rtdUs' | 'freqHz' | 'levelDb',
    scale: number,
    digits: number,
    unit: string,
  ): Cell | undefined => {
    const seen = extent(history, key);
    return seen && `${(seen.min / scale).toFixed(digits)} … ${(seen.max / scale).toFixed(digits)} ${unit}`;
  };
  return [
    { parameter: 'rtd', value: range('rtdUs', 1000, 2, 'ms') },
    ...(counts.includes('frequency') ? [{ parameter: 'freq', value: range('freqHz', 1, 1, 'Hz') }] : []),
    ...(counts.includes('level') ? [{ parameter: 'level', value: range('levelDb', 1, 1, 'dB') }] : []),
  ];
}

const share = (part: number | undefined, whole: number | undefined): string | undefined =>
  part === undefined || !whole ? undefined : `${percent(part, whole)} %`;
const ratio = (part: number | undefined, whole: number | undefined): string | undefined =>
  part === undefined || !whole ? undefined : exponent(part / whole);

/** ES, SES, UAS and what follows from them. G.826 (12/2002) clause 4, G.821 (12/2002) clause 4. */
export function secondLines(source: Source): { title: Bilingual; lines: Line[] } {
  const attempt = decidingAttempt(source.record);
  const judgement = judgementOf(attempt);
  const counted: Partial<G826> = countedSeconds(attempt);
  const { AS, UAS, ES, SES } = counted;
  const whole = AS === undefined || UAS === undefined ? undefined : AS + UAS;
  const title = judgement?.g826
    ? both(judgement.g826.form === 'block' ? 'report.g826-block' : 'report.g826-connection')
    : both(judgement?.g821 ? 'report.g821' : 'report.performance-seconds');
  const efs = AS === undefined || ES === undefined ? undefined : AS - ES;
  const block = counted.form === 'block';
  const lines: Line[] = [
    { parameter: 'AS', value: AS },
    { parameter: 'EFS', value: efs, remark: share(efs, AS) },
    { parameter: 'ES', value: ES, remark: share(ES, AS) },
    { parameter: 'SES', value: SES, remark: share(SES, AS) },
    { parameter: 'UAS', value: UAS, remark: share(UAS, whole) },
    { parameter: 'ESR', value: ratio(ES, AS) },
    { parameter: 'SESR', value: ratio(SES, AS) },
    ...(block || !isLoopCheck(source.record)
      ? [
          { parameter: 'BBE', value: block ? counted.BBE : undefined },
          { parameter: 'BBER', value: block ? ratio(counted.BBE, judgement?.bberBlocks) : undefined },
        ]
      : []),
    { parameter: 'availability', value: share(AS, whole) },
    ...(judgement?.g826 ? [] : degradedLines(source)),
  ];
  return { title, lines };
}

export function g821Lines(source: Source): Line[] {
  const judgement = judgementOf(decidingAttempt(source.record));
  if (!judgement?.g826 || !judgement.g821) return [];
  const { AS, ES, SES, UAS } = judgement.g821;
  return [
    { parameter: 'AS', value: AS },
    { parameter: 'ES', value: ES, remark: share(ES, AS) },
    { parameter: 'SES', value: SES, remark: share(SES, AS) },
    { parameter: 'UAS', value: UAS },
    ...degradedLines(source),
  ];
}

/** Highest rate for which degraded minutes were counted: the payload of an E1, kbit/s. */
const MOST_KBPS = 1984;
/** Degraded minutes, beside the counts of G.821; none by hand, where seconds are not known, nor in less than a minute. */
export function degradedLines(source: Source): Line[] {
  const { record } = source;
  const attempt = decidingAttempt(record);
  const { rateKbps = Infinity } = decidingTester(record);
  if (!judgementOf(attempt)?.g821 || isTotalsOnly(record) || rateKbps > MOST_KBPS) return [];
  const options = judgeOptions(record, decidingMeasurement(attempt));
  const counted = degradedMinutes(historyOf(source, attempt), options);
  if (!counted?.minutes) return [];
  const remark = { small: `/ ${counted.minutes} min` };
  return [{ parameter: 'DM', value: counted.degraded, remark }];
}

export function defectLines(source: Source): Line[] {
  const attempt = decidingAttempt(source.record);
  const read = finalReading(attempt)?.alarms;
  const { defects } = decidingTester(source.record).capabilities;
  return defectsShown(source).map((defect) => {
    const judged = judgementOf(attempt)?.defects[defect];
    const value = isTotalsOnly(source.record)
      ? read?.[defect]
      : (judged ?? (judgementOf(attempt) && defects.includes(defect) ? 0 : undefined));
    return { parameter: defect, value };
  });
}
