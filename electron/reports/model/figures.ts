import { isOfWorks, worksFigures } from './works.ts';
import { judgementOf } from '../../contract/measurement.ts';
import type { RungResult } from '../../contract/ladder.ts';
import type { Bilingual } from '../../contract/text.ts';
import {
  countedSeconds,
  decidingAttempt,
  extent,
  finalReading,
  historyOf,
  isIntegrity,
  isLoopCheck,
  isOfStream,
  type Source,
} from './basis.ts';
import { errorsInGaps } from './events.ts';
import { defectSeconds } from './instrument.ts';
import { streamFigures, streamsIn } from './stream-section.ts';
import { both, exponent, percent, wordOf } from './texts.ts';
import type { ReportModel } from './document.ts';

type Figure = ReportModel['figures'][number];
const parameter = (name: string): Bilingual => wordOf('parameter', name);
const milliseconds = (us: number): string => (us / 1000).toFixed(us < 10_000 ? 2 : 1);

function pathFigures(source: Source): Figure[] {
  const attempt = decidingAttempt(source.record);
  const counted = countedSeconds(attempt);
  const errors = judgementOf(attempt)?.totals.bitErrors ?? finalReading(attempt)?.bitErrors;
  const { AS, UAS } = counted;
  const available = AS !== undefined && UAS !== undefined && AS + UAS > 0 ? percent(AS, AS + UAS) : undefined;
  return [
    { label: parameter('bitErrors'), value: errors },
    ...(['ES', 'SES', 'UAS'] as const).map((symbol) => ({
      label: parameter(symbol),
      symbol,
      value: counted[symbol],
      unit: 's',
    })),
    { label: parameter('availability'), value: available, unit: '%' },
  ];
}

function loopFigures(source: Source): Figure[] {
  const attempt = decidingAttempt(source.record);
  const judgement = judgementOf(attempt);
  const totals = judgement?.totals ?? {};
  const rtd = extent(historyOf(source, attempt), 'rtdUs');
  const delay: Figure = { label: parameter('rtd-most'), value: rtd && milliseconds(rtd.max), unit: 'ms' };
  const slips: Figure = { label: parameter('slips'), value: totals.slips };
  const defects = judgement?.defects ?? {};
  const defectS = judgement && defectSeconds(source, defects);
  if (isIntegrity(source.record)) {
    const gaps = judgement?.seconds.gaps;
    const stalls: Figure = {
      label: parameter('stalls'),
      value: judgement && (defects.LOS ?? 0),
      unit: 's',
    };
    const delivered: Figure = { label: parameter('delivered'), value: totals.bits };
    return [delivered, slips, stalls, { label: parameter('gaps'), value: gaps }, delay];
  }
  // Errors within a gap are in the number beside it and in no ratio.
  const ber = errorsInGaps(source.record) > 0 ? undefined : judgement?.ber;
  const ratio =
    ber === 0 && judgement?.berBound !== undefined ? `< ${exponent(judgement.berBound, 1)}` : ber && exponent(ber);
  return [
    { label: parameter('bitErrors'), value: totals.bitErrors },
    { label: parameter('ber'), symbol: 'BER', value: ratio || undefined },
    slips,
    { label: parameter('defectS'), value: defectS, unit: 's' },
    delay,
  ];
}

/** Of all rungs together: a ladder counts probes, no bits. */
function ladderFigures(rungs: readonly RungResult[]): Figure[] {
  const sum = (of: (rung: RungResult) => number): number => rungs.reduce((all, rung) => all + of(rung), 0);
  const slowest = rungs.flatMap(({ maxMs }) => maxMs ?? []);
  return [
    { label: both('report.ladder.sent'), value: sum(({ sent }) => sent) },
    { label: both('report.ladder.lost'), value: sum(({ lost }) => lost) },
    { label: both('report.ladder.late'), value: sum(({ late }) => late) },
    { label: both('report.ladder.wrong'), value: sum(({ wrongOctets }) => wrongOctets) },
    {
      label: parameter('rtd-most'),
      value: slowest.length === 0 ? undefined : Math.max(...slowest).toFixed(1),
      unit: 'ms',
    },
  ];
}

/** The five numbers of page 1. A value that cannot be known is absent. */
export function figuresOf(source: Source): Figure[] {
  if (isOfWorks(source)) return worksFigures(source);
  const rungs = judgementOf(decidingAttempt(source.record))?.ladder;
  if (rungs) return ladderFigures(rungs);
  if (isOfStream(source.record)) return streamFigures(streamsIn(source.record));
  return isLoopCheck(source.record) ? loopFigures(source) : pathFigures(source);
}
