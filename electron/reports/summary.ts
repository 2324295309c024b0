import type { RunRecord } from '../contract/run.ts';
import type { Verdict } from '../contract/verdict.ts';
import type { Message, WordKey } from '../contract/words/index.ts';
import { askedS, decidingAttempt, isByHand, isIntegrity, isJudged, isLoopCheck } from './basis.ts';
import { gapFigures } from './events.ts';
import { exponent, listed, message, wordOr } from './texts.ts';

const VERDICT_SENTENCE: Readonly<Record<Verdict, WordKey>> = {
  pass: 'report.proves.pass',
  fail: 'report.proves.fail',
  uncertain: 'report.proves.uncertain',
  'not-assessed': 'report.proves.not-assessed',
  aborted: 'report.proves.aborted',
  error: 'report.proves.error',
  'not-set': 'report.proves.not-set',
};

function ratioProven(record: RunRecord): Message[] {
  const judgement = decidingAttempt(record)?.judgement;
  if (!judgement || isIntegrity(record)) return [];
  const { bits, bitErrors } = judgement.totals;
  const bound = judgement.berBound === undefined ? undefined : exponent(judgement.berBound, 1);
  if (bitErrors === 0 && bound !== undefined) {
    if (isByHand(record)) return [message('report.proves.bound-hand', { bound })];
    return bits === undefined ? [] : [message('report.proves.bound', { bits, bound })];
  }
  if (!bitErrors || judgement.ber === undefined) return [];
  const ratio = { errors: bitErrors, ber: exponent(judgement.ber) };
  return [bound ? message('report.proves.ratio', { ...ratio, bound }) : message('report.proves.ratio-plain', ratio)];
}

function proves(record: RunRecord): Message[] {
  const out: Message[] = record.simulated ? [message('report.proves.simulated')] : [];
  if (record.verdict && isJudged(record)) out.push(message(VERDICT_SENTENCE[record.verdict]));
  out.push(...ratioProven(record));
  if (isIntegrity(record)) out.push(message('report.proves.integrity'));
  else if (isLoopCheck(record)) out.push(message('report.proves.loop-check'));
  return out;
}

function timeUnseen(record: RunRecord): Message[] {
  const attempt = decidingAttempt(record);
  if (isByHand(record)) return [message('report.unseen.hand', { readings: attempt?.readings.length ?? 0 })];
  const seconds = attempt?.judgement?.seconds;
  if (!seconds || seconds.observed === 0) return [message('report.unseen.nothing')];
  const missing = seconds.total - seconds.observed;
  if (missing === 0) return [message('report.unseen.none', { observed: seconds.observed })];
  const share = ((missing / seconds.total) * 100).toFixed(2);
  const { longest, unmeasured } = gapFigures(record);
  return [
    message('report.unseen.gaps', { gaps: seconds.gaps, seconds: missing, share, longest: longest || missing }),
    ...(unmeasured > 0 ? [message('report.unseen.length', { n: unmeasured })] : []),
  ];
}

function shortfall(record: RunRecord): Message[] {
  const asked = askedS(record);
  const observed = decidingAttempt(record)?.judgement?.seconds.observed;
  if (asked === undefined || observed === undefined || observed >= asked || isByHand(record)) return [];
  return [message('report.unseen.short', { asked, observed })];
}

function notObserved(record: RunRecord): Message[] {
  const { filled } = gapFigures(record);
  const { lacks } = record.instrument.capabilities;
  const notShown = (record.instrument.lacks ?? []).map((name) => wordOr('reading.lack', name));
  return [
    ...timeUnseen(record),
    ...shortfall(record),
    ...(filled ? [message('report.unseen.filled', { count: filled })] : []),
    ...(notShown.length ? [message('reading.not-shown', listed(notShown))] : []),
    ...(lacks.length ? [message('report.unseen.functions', listed(lacks))] : []),
  ];
}

/** What the result screen says beside the verdict: what the run proves, what was not observed. Pure. */
export function summarise(record: RunRecord): { proves: Message[]; notObserved: Message[] } {
  return { proves: proves(record), notObserved: notObserved(record) };
}
