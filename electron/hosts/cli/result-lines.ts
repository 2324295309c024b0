import { isOwn } from '../../contract/instrument.ts';
import { whereToLook } from '../../analysis/index.ts';
import type { G821, G826, StandardFigures } from '../../contract/judgement.ts';
import { findingSentence } from '../../contract/finding.ts';
import { decidingAttempt, type RunRecord } from '../../contract/run.ts';
import type { RunResult } from '../../contract/run-result.ts';
import type { Verdict } from '../../contract/verdict.ts';
import { tell, tellMessage, type Lang } from './io.ts';

type Judged = Pick<RunResult, 'seconds' | keyof StandardFigures | 'why'> & { verdict: Verdict };

function countsLine(name: string, counts: G821 | G826 | undefined, lang: Lang): string[] {
  if (!counts) return [];
  return [
    `${name}  ${Object.entries(counts)
      .flatMap(([key, value]) =>
        key === 'form' ? [] : [`${key === 'unobserved' ? tell(lang, 'not-observed') : key} ${value}`],
      )
      .join('  ')}`,
  ];
}

/** As many figures as the report gives: 0.045 is neither 0.04 nor 0.05. */
const rounded = (value: number): string => String(Number(value.toPrecision(3)));

function m2100Lines(m2100: RunResult['m2100'], lang: Lang): string[] {
  if (!m2100) return [];
  const line = (name: 'ES' | 'SES'): string => {
    const { count, RPO, BISO, S1, S2 } = m2100[name];
    return `M.2100 ${name} ${count}  RPO ${rounded(RPO)}  BISO ${rounded(BISO)}  S1 ${S1}  S2 ${S2}`;
  };
  return [
    `M.2100  ${m2100.allocation} %  ${m2100.periodS} s  UAS ${m2100.UAS}  ${tell(lang, `verdict.${m2100.verdict}`)}`,
    line('ES'),
    line('SES'),
  ];
}

/** Lines about what was judged, verdict first. */
export function judgedLines(judged: Judged, lang: Lang): string[] {
  const { total, observed, gaps } = judged.seconds;
  return [
    `${tell(lang, 'cli.verdict')}: ${tell(lang, `verdict.${judged.verdict}`)}`,
    ...judged.why.map((line) => `  ${line}`),
    tell(lang, 'cli.seconds', { total, observed, gaps }),
    ...countsLine('G.821', judged.g821, lang),
    ...countsLine(judged.g826 ? `G.826 ${tell(lang, `cli.${judged.g826.form}`)}` : '', judged.g826, lang),
    ...m2100Lines(judged.m2100, lang),
  ];
}

/** False where people only looked, and nothing was measured: no instrument is told of then. */
const tookPart = ({ measurements, instruments }: RunResult): boolean =>
  measurements.length > 0 || Object.keys(instruments).some((role) => !isOwn(role));

/** The result of a run for people, line by line. */
export function resultLines(result: RunResult, lang: Lang): string[] {
  const { tester, report, totals } = result;
  const simulated = result.simulated ? `  [${tell(lang, 'simulated')}]` : '';
  const counts = (['bits', 'bitErrors', 'slips', 'slipBits'] as const).flatMap((name) =>
    totals[name] === undefined ? [] : `${tell(lang, `parameter.${name}`)} ${totals[name]}`,
  );
  return [
    `${tell(lang, 'cli.run')} ${result.runId}  ${result.procedure}${simulated}`,
    ...(tookPart(result) ? [`${tester.family}  ${tester.identity}  ${tester.measures}`] : []),
    ...judgedLines(result, lang),
    ...(counts.length > 0 ? [counts.join('  ')] : []),
    ...(report ? [report.pdf, report.json, report.csv] : []),
    ...(result.error ? [result.error.message, `  ${result.error.hint}`] : []),
  ];
}

/** Where to look first; nothing after a good result. */
export function causeLines(record: RunRecord, lang: Lang): string[] {
  const attempt = decidingAttempt(record);
  const cause = attempt && whereToLook(record, attempt);
  // What ended the run is said already.
  return cause && cause.outcome !== 'error' ? [tellMessage(lang, findingSentence(cause))] : [];
}
