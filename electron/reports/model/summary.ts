import { daysAndClock } from '../../contract/duration.ts';
import { damageTold } from './damage.ts';
import { decidingTester } from '../../contract/deciding.ts';
import { decidingMeasurement, gapsOf, judgementOf } from '../../contract/measurement.ts';
import { burstPattern, secondsToProve, USUAL_BER } from '../../analysis/index.ts';
import type { Judgement } from '../../contract/judgement.ts';
import type { RunRecord } from '../../contract/run.ts';
import type { Gap } from '../../contract/second.ts';
import type { Verdict } from '../../contract/verdict.ts';
import type { Message, WordKey } from '../../contract/words/index.ts';
import { askedS, decidingAttempt, isTotalsOnly, isIntegrity, isJudged, isLoopCheck, isOfStream } from './basis.ts';
import { isOfTold, isOfWorks } from './works.ts';
import { errorsInGaps, gapFigures } from './events.ts';
import { exponent, listed, message, wordOf } from './texts.ts';

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
  const judgement = judgementOf(decidingAttempt(record));
  if (!judgement || isIntegrity(record)) return [];
  const { bits, bitErrors } = judgement.totals;
  const bound = judgement.berBound === undefined ? undefined : exponent(judgement.berBound, 1);
  if (bitErrors === 0 && bound !== undefined) {
    if (isTotalsOnly(record)) return [message('report.proves.bound-hand', { bound }), ...notProven(judgement)];
    return bits === undefined ? [] : [message('report.proves.bound', { bits, bound }), ...notProven(judgement)];
  }
  const unseen = errorsInGaps(record);
  if (bitErrors && bound && unseen > 0)
    return [message('report.proves.ratio-observed', { errors: bitErrors - unseen, bound, unseen })];
  if (!bitErrors || judgement.ber === undefined) return [];
  const ratio = { errors: bitErrors, ber: exponent(judgement.ber) };
  return [bound ? message('report.proves.ratio', { ...ratio, bound }) : message('report.proves.ratio-plain', ratio)];
}

/** A clean run that is too short for what customers usually ask for: how long that takes at the rate of this line. */
function notProven({ seconds: { observed }, totals: { bits }, defects }: Judgement): Message[] {
  // Where seconds were lost to a defect, nobody asks how much longer it should have been.
  if (!bits || observed === 0 || Object.values(defects).some((lost) => lost > 0)) return [];
  const seconds = secondsToProve(USUAL_BER, bits / observed);
  if (observed >= seconds) return [];
  return [message('new.cannot-prove', { for: observed, seconds, ratio: exponent(USUAL_BER, 0) })];
}

/** What the bursts of a ladder have in common. */
function burstsInCommon(record: RunRecord): Message[] {
  if (!record.ladder) return [];
  const attempt = decidingAttempt(record);
  const { from = 0, to = from } = attempt?.measurements.find(({ kind }) => kind === 'ping') ?? {};
  const events = record.events.filter((event) => event.attempt === attempt?.number);
  return burstPattern(events, to - from, record.zone.offsetS);
}

function proves(record: RunRecord): Message[] {
  const out: Message[] = record.simulated ? [message('report.proves.simulated')] : [];
  if (isOfWorks({ record })) return [...out, ...(record.why ?? [])];
  if (record.verdict && isJudged(record)) out.push(message(VERDICT_SENTENCE[record.verdict]));
  out.push(...ratioProven(record), ...burstsInCommon(record));
  if (record.ladder && isIntegrity(record)) out.push(message('report.proves.ladder'));
  else if (isOfStream(record)) out.push(message('report.proves.stream'));
  else if (isIntegrity(record)) out.push(message('report.proves.integrity'));
  else if (isLoopCheck(record)) out.push(message('report.proves.loop-check'));
  return out;
}

/** Gaps over which the tester went on counting: whoever reads PASS beside a gap must know why. */
function totalsKnown(record: RunRecord): Message[] {
  const gaps = gapsOf(record, decidingAttempt(record));
  const known = gaps.filter((gap) => !gap.filled && gap.totals?.bitErrors !== undefined);
  if (known.length === 0) return [];
  const s = known.reduce((sum, { from, to }) => sum + to - from, 0);
  const errors = errorsInGaps(record);
  return [message(errors > 0 ? 'report.unseen.totals-errors' : 'report.unseen.totals', { s, errors })];
}

function timeUnseen(record: RunRecord): Message[] {
  const attempt = decidingAttempt(record);
  if (isTotalsOnly(record))
    return [message('report.unseen.hand', { readings: decidingMeasurement(attempt)?.readings.length ?? 0 })];
  if (isOfTold({ record })) return [message('report.unseen.told')];
  const seconds = judgementOf(attempt)?.seconds;
  if (!seconds || seconds.observed === 0) return [message('report.unseen.nothing')];
  const missing = seconds.total - seconds.observed;
  if (missing === 0) return [message('report.unseen.none', { observed: seconds.observed })];
  const share = ((missing / seconds.total) * 100).toFixed(2);
  const { longest, unmeasured } = gapFigures(record);
  return [
    message('report.unseen.gaps', { gaps: seconds.gaps, seconds: missing, share, longest: longest || missing }),
    ...totalsKnown(record),
    ...(unmeasured > 0 ? [message('report.unseen.length', { n: unmeasured })] : []),
  ];
}

/** So many gaps are told one by one. */
const GAPS_TOLD = 3;

/** When, for how long, why, and what the tester's totals say of it. */
function gapSentence(gap: Gap, startedAt: number): Message {
  const { zh, en } = wordOf('gap', gap.reason);
  const errors = gap.totals?.bitErrors;
  const code =
    errors === undefined
      ? 'report.unseen.gap-unknown'
      : errors === 0
        ? 'report.unseen.gap-clean'
        : 'report.unseen.gap-errors';
  const params = { at: daysAndClock(gap.from - startedAt), s: gap.to - gap.from, zh, en };
  return message(code, errors === undefined ? params : { ...params, errors });
}

/** The longest gaps in their order of time, and how much is left beside them. */
function gapSentences(record: RunRecord): Message[] {
  const attempt = decidingAttempt(record);
  const seconds = judgementOf(attempt)?.seconds;
  const open = gapsOf(record, attempt).filter((gap) => !gap.filled);
  if (!seconds || open.length === 0) return [];
  const length = ({ from, to }: Gap): number => to - from;
  const told = open
    .toSorted((a, b) => length(b) - length(a))
    .slice(0, GAPS_TOLD)
    .toSorted((a, b) => a.from - b.from);
  const rest = seconds.total - seconds.observed - told.reduce((sum, gap) => sum + length(gap), 0);
  const from = decidingMeasurement(attempt)?.from;
  const sentences = told.map((gap) => gapSentence(gap, from ?? gap.from));
  return rest > 0 ? [...sentences, message('report.unseen.gaps-more', { s: rest })] : sentences;
}

function shortfall(record: RunRecord): Message[] {
  const asked = askedS(record);
  const observed = judgementOf(decidingAttempt(record))?.seconds.observed;
  if (asked === undefined || observed === undefined || observed >= asked || isTotalsOnly(record)) return [];
  return [message('report.unseen.short', { asked, observed })];
}

function notObserved(record: RunRecord): Message[] {
  const { filled } = gapFigures(record);
  const { lacks } = decidingTester(record).capabilities;
  const notShown = (decidingTester(record).lacks ?? []).map((name) => wordOf('parameter', name));
  return [
    ...damageTold(record),
    ...timeUnseen(record),
    ...shortfall(record),
    ...(filled ? [message('report.unseen.filled', { count: filled })] : []),
    ...(notShown.length ? [message('reading.not-shown', listed(notShown))] : []),
    ...(lacks.length ? [message('report.unseen.functions', listed(lacks, ['；', '; ']))] : []),
  ];
}

/** What page 1 of the report says beside the verdict: what the run proves, what was not observed. Pure. */
export function summarise(record: RunRecord): { proves: Message[]; notObserved: Message[] } {
  return { proves: proves(record), notObserved: notObserved(record) };
}

/** What the sentences of single gaps say more exactly. */
const TOLD_BY_GAPS: readonly WordKey[] = ['report.unseen.gaps', 'report.unseen.totals', 'report.unseen.totals-errors'];

/** The same for the result screen, which has no sections to look into: gaps are told one by one. Pure. */
export function summariseOnScreen(record: RunRecord): ReturnType<typeof summarise> {
  const [gaps, damage] = [gapSentences(record), damageTold(record)];
  const { proves: proven, notObserved: all } = summarise(record);
  return {
    proves: proven,
    notObserved:
      gaps.length > 0
        ? [
            ...damage,
            ...gaps,
            ...all.slice(damage.length).filter(({ code }) => code === undefined || !TOLD_BY_GAPS.includes(code)),
          ]
        : all,
  };
}
