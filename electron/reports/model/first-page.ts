import { damageTold } from './damage.ts';
import { findingSentence } from '../../contract/finding.ts';
import { judgementOf } from '../../contract/measurement.ts';
import type { Circuit } from '../../contract/circuit.ts';
import { injectedByHand } from '../../contract/injected.ts';
import { decidingTester } from '../../contract/deciding.ts';
import { plannedSaid } from '../../contract/planned-said.ts';
import { meantRate, rateText } from '../../contract/rate.ts';
import { OF_OPENING } from '../../contract/opening-settings.ts';
import { alike, type Bilingual } from '../../contract/text.ts';
import { makerAndModel } from '../../contract/tester.ts';
import { isOfTold, isOfWorks, isWorks, toldIn, worksDone } from './works.ts';
import type { TermKind } from '../../contract/words/index.ts';
import {
  askedS,
  decidingAttempt,
  decidingSets,
  finalReading,
  historyOf,
  isTotalsOnly,
  readFrom,
  isJudged,
  isIntegrity,
  isOfStream,
  isTimeUnknown,
  measured,
  stepsOf,
  type Source,
} from './basis.ts';
import { printedLimit } from '../../contract/limits.ts';
import { printedEvents } from './events.ts';
import { shortName } from './parameters.ts';
import { conditionsOf, settingLabel, settingValue } from './settings.ts';
import { both, bothOf, listed, localTime, wordOf } from './texts.ts';
import type { Fact, ReportModel } from './document.ts';

/** What the verdict is measured against: each deciding set with its limits. */
export function basisOf(source: Source): Bilingual[] {
  const sets = decidingSets(judgementOf(decidingAttempt(source.record)));
  const out = sets.map((set) => {
    const limits = set.rows.filter((row) => row.limit !== undefined);
    if (!limits.length) return set.title;
    const said = limits.map((row) => {
      const { zh, en } = shortName(row.parameter);
      const limit = printedLimit(row.limit);
      return { zh: `${zh} ${limit}`, en: `${en} ${limit}` };
    });
    return both('report.basis.set', { titleZh: set.title.zh, titleEn: set.title.en, ...listed(said) });
  });
  const unjudged = source.record.limitSets.map((set) => set.title);
  if (out.length) return out;
  if (unjudged.length) return unjudged;
  if (isOfTold(source)) return [both('rule.as-told')];
  return judgementOf(decidingAttempt(source.record))?.ladder ? [ladderBasis(source)] : [both('report.basis.none')];
}

/** What a ladder is held to stands in the settings of its test. */
function ladderBasis({ record }: Source): Bilingual {
  const limits = ['loss-max', 'delay-max-ms'].flatMap((name) => {
    const value = record.settings[name];
    if (value === undefined || value === 'none') return [];
    const [label, said] = [
      settingLabel(record, name),
      settingValue(name, value, record.procedure.settings[name]?.type),
    ];
    return [{ zh: `${label.zh} ${said.zh}`, en: `${label.en} ${said.en}` }];
  });
  return listed([...limits, both('report.basis.octets')]);
}

/** Earlier attempts are never passed over in silence. */
function earlierOf({ record }: Source): Bilingual[] {
  const earlier = record.attempts.slice(0, -1);
  if (!earlier.length) return [];
  const verdicts = earlier.map(({ verdict }) => wordOf('verdict', verdict ?? 'not-set'));
  return [both('report.earlier', { n: earlier.length, ...listed(verdicts) })];
}

export function whyOf(source: Source): Bilingual[] {
  const judgement = judgementOf(decidingAttempt(source.record));
  // A running test has reasons only once it can no longer pass.
  const settled = isJudged(source.record) || judgement?.certain === 'fail';
  const why = (isJudged(source.record) ? source.record.why : undefined) ?? (settled ? judgement?.why : undefined) ?? [];
  const { error } = source.record;
  // What went wrong is said once: the engine's reason says it already.
  const told = why.some(({ code }) => code === 'why.error' || code === 'why.loop-unproven');
  return [...why.map(bothOf), ...(error && !told ? [error.message] : []), ...earlierOf(source)];
}

/** So many have room on the first page. */
const CLOCK_CAUTIONS = 2;

/** What weakens the result stands beside the verdict. */
export function cautionsOf(source: Source): Bilingual[] {
  const { record } = source;
  return [
    ...damageTold(record).slice(-1).map(bothOf),
    ...(record.simulated ? [both('report.caution.simulated')] : []),
    ...(isJudged(record) ? [] : [both('report.caution.interim')]),
    ...(isTotalsOnly(record) ? [both(`report.caution.${readFrom(record)}`)] : []),
    ...(record.headless ? [both('report.caution.headless')] : []),
    ...plannedCaution(source),
    ...injectionCaution(record),
    ...clockCautions(record),
  ];
}

/** What planned work on the circuit excuses: the verdict is that of the figures all the same. */
function plannedCaution(source: Source): Bilingual[] {
  const attempt = decidingAttempt(source.record);
  if (!attempt || !source.windows?.length) return [];
  const said = plannedSaid(printedEvents(source), attempt.number);
  return said ? [bothOf(said)] : [];
}

/** Errors that a person injected count like any others: whoever reads the result must know. */
function injectionCaution(record: Source['record']): Bilingual[] {
  const attempt = decidingAttempt(record);
  const injected = attempt && injectedByHand(record, attempt);
  if (!injected) return [];
  const what = [...(injected.errors > 0 ? [alike(String(injected.errors))] : []), ...injected.rest];
  return [both('report.caution.injected', listed(what, [' + ', ' + ']))];
}

/** What was said of the computer's clock, with both times: that of the record, and that of the clock. */
function clockCautions({ events, zone }: Source['record']): Bilingual[] {
  const told = events.filter(({ kind }) => kind === 'clock');
  const more = told.length - CLOCK_CAUTIONS;
  return [
    ...told.slice(0, CLOCK_CAUTIONS).map(({ t, message }) => {
      const { zh, en } = bothOf(message);
      return both('report.caution.clock', { at: localTime(1000 * t, zone.offsetS), zh, en });
    }),
    ...(more > 0 ? [both('report.caution.clock-more', { n: more })] : []),
  ];
}

/** A rate as it was given; what its name means stands below. */
function rateFact(rate: string | undefined): Fact {
  const meant = rate && meantRate(rate);
  const label = wordOf('circuit', 'rate');
  return meant ? { label, value: rate, note: meant } : { label, value: rate && rateText(rate) };
}

/** For which order the circuit was tested, where somebody or its job said so. */
function orderOf({ settings: { 'work-order': value = '' } }: Source['record']): Pick<ReportModel['circuit'], 'order'> {
  return value === '' ? {} : { order: { label: OF_OPENING['work-order'].screen, value } };
}

export function circuitOf(record: Source['record']): ReportModel['circuit'] {
  const { circuit } = record;
  const customer = circuit?.customer;
  const contact = [customer?.contact, customer?.phone].filter(Boolean).join(' ');
  const word = (kind: TermKind, name: string | undefined): Bilingual | undefined =>
    name === undefined ? undefined : wordOf(kind, name, 'paper');
  const facts: Fact[] = [
    { label: wordOf('circuit', 'customer'), value: customer?.name, note: contact || undefined, wide: 2 },
    { label: wordOf('circuit', 'service'), value: word('service', circuit?.service) },
    rateFact(circuit?.rate),
    { label: wordOf('circuit', 'grade'), value: word('grade', circuit?.grade) },
    { label: wordOf('circuit', 'span'), value: word('span', circuit?.span) },
  ];
  return { number: circuit?.number, ...orderOf(record), facts };
}

export function endsOf(circuit: Circuit | undefined): ReportModel['ends'] {
  return (['A', 'Z'] as const).map((name) => {
    const end = circuit?.ends?.[name];
    const place = [end?.address, end?.room].filter(Boolean).join('，');
    return {
      label: wordOf('circuit', name),
      lines: [end?.site, place].filter((line): line is string => Boolean(line)),
      position: end?.position,
      contact: [end?.contact, end?.phone].filter(Boolean).join(' ') || undefined,
    };
  });
}

/** What was sent where no bits were compared. */
const packetsOf = (record: Source['record']): 'stream' | 'ladder' | 'integrity' =>
  isOfStream(record) ? 'stream' : record.ladder ? 'ladder' : 'integrity';

/** What was done, as sentences. */
export function doneOf(source: Source): Bilingual[] {
  const { record } = source;
  const asked = askedS(record);
  const { identity, family } = decidingTester(record);
  const name = makerAndModel(identity, family);
  const nameless = both('reading.unnamed-set');
  const params = {
    testerZh: name || nameless.zh,
    testerEn: name || nameless.en,
    duration: asked ?? '',
  };
  const attempt = decidingAttempt(record);
  const hand = attempt && isTimeUnknown(attempt) ? 'by-file' : readFrom(record) === 'read-totals' ? 'test' : 'by-hand';
  const code = isTotalsOnly(record) ? hand : isIntegrity(record) ? packetsOf(record) : 'test';
  const proof = stepsOf(attempt, 'prove-loop').find((step) => step.loopProof)?.loopProof;
  const conclusion = proof && bothOf(findingSentence(proof.finding));
  const release = record.release;
  return [
    attempt && isWorks(attempt)
      ? isOfTold(source)
        ? both('report.done.told', { n: toldIn(attempt).length })
        : both('report.done.works', { n: worksDone(attempt).length })
      : both(`report.done.${code}`, params),
    ...conditionsOf(source),
    ...(conclusion ? [both('report.done.loop', { zh: conclusion.zh, en: conclusion.en })] : []),
    ...(release
      ? [both('report.done.released', { by: release.by, until: localTime(release.untilMs, record.zone.offsetS) })]
      : []),
  ];
}

export function doneFactsOf(source: Source): Fact[] {
  const { record } = source;
  const attempt = decidingAttempt(record);
  const span = attempt && measured(attempt, historyOf(source, attempt));
  const seconds = judgementOf(attempt)?.seconds;
  const read = finalReading(attempt);
  const observed = seconds ? { of: [{ lasted: seconds.observed }, { lasted: seconds.total }] } : '—';
  const time: Fact = isTotalsOnly(record)
    ? { label: both('report.read-time'), value: read ? { lasted: read.testTimeS } : '—' }
    : { label: both('report.observed-of'), value: observed };
  const count = { n: attempt?.number ?? 0, all: record.attempts.length };
  const tried: Fact = { label: both('report.attempt-of'), value: attempt ? both('report.attempt-n', count) : '—' };
  // What is looked at has no time of its own: that of the attempt says when.
  if (attempt && isOfWorks(source)) {
    const [from, to] = [attempt.startedAtMs, attempt.endedAtMs].map((ms) => ms && { at: Math.floor(ms / 1000) });
    return [
      { label: both('report.started'), value: from || '—' },
      { label: both('report.stopped'), value: to || '—' },
      tried,
    ];
  }
  return [
    { label: both('report.started'), value: span ? { at: span.from } : '—' },
    { label: both('report.stopped'), value: span && isJudged(record) ? { at: span.to } : '—' },
    time,
    tried,
  ];
}
