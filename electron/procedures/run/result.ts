import { standardFigures, type Judgement, type StandardFigures } from '../../contract/judgement.ts';
import type { Message } from '../../contract/words/index.ts';
import { bothOf, sayMessage, words } from '../../contract/words/index.ts';
import { decidingTester } from '../../contract/deciding.ts';
import type { InstrumentRecord } from '../../contract/instrument.ts';
import { makerAndModel } from '../../contract/tester.ts';
import { errorJson } from '../../contract/errors.ts';
import { damageMessage } from '../../contract/damage.ts';
import { judgementOf } from '../../contract/measurement.ts';
import { decidingAttempt, type AttemptRecord, type RunRecord } from '../../contract/run.ts';
import type { MeasurementResult, RunResult } from '../../contract/run-result.ts';
import type { Bilingual, Language } from '../../contract/text.ts';
import { isToldInverted } from '../../analysis/index.ts';
import { foundJson } from './result-located.ts';

type Lang = Language | 'both';
const inLang = (lang: Lang, text: Bilingual): string => (lang === 'both' ? `${text.zh} / ${text.en}` : text[lang]);
const messageIn = (lang: Lang, message: Message): string =>
  lang === 'both' ? inLang(lang, bothOf(message)) : sayMessage(lang, message);

/** What an instrument calls itself, with its serial number where there is one. */
function identityText(lang: Lang, { family, identity, serialTyped, capabilities }: InstrumentRecord): string {
  const { serial, firmware, usbSerial } = identity;
  const number = serial ?? serialTyped ?? usbSerial;
  const nameless = capabilities?.reading === 'by-hand' ? inLang(lang, words['reading.unnamed-set']) : '';
  const name = makerAndModel(identity, family) || nameless;
  const parts = [name, firmware, number === undefined ? undefined : `S/N ${number}`];
  const text = parts.filter((part) => part !== undefined && part !== '').join(' ');
  return text === '' ? family : text;
}

/** What cannot be known is absent, never null. */
const known = <T extends object>(fields: T): T =>
  Object.fromEntries(Object.entries(fields).filter(([, v]) => v !== undefined && v !== null)) as T;

type Figures = Pick<RunResult, 'seconds' | 'totals' | keyof StandardFigures>;
function figuresOf(judgement: Judgement | undefined): Figures {
  if (!judgement) return { seconds: { total: 0, observed: 0, gaps: 0 }, totals: {} };
  const { seconds, totals } = judgement;
  return known({ seconds, totals: known(totals), ...standardFigures(judgement) });
}

/** Each measurement of an attempt, with its own figures and verdict. */
const measurementsJson = (attempt: AttemptRecord | undefined, lang: Lang): MeasurementResult[] =>
  (attempt?.measurements ?? []).map((one) => {
    const { id, step, role, kind, from, to, forS, judgement, verdict } = one;
    return known({
      id,
      step,
      role,
      kind,
      from: from === undefined ? undefined : isoOf(from),
      to: to === undefined ? undefined : isoOf(to),
      forS,
      ...figuresOf(judgement),
      verdict: verdict ?? 'not-set',
      why: (judgement?.why ?? []).map((message) => messageIn(lang, message)),
    });
  });
const isoOf = (t: number): string => new Date(t * 1000).toISOString().replace('.000Z', 'Z');

/** What the ladder of an attempt saw; of several, the last that saw anything. */
const ladderJson = (attempt: AttemptRecord | undefined): RunResult['ladder'] =>
  attempt?.measurements.findLast(({ judgement }) => judgement?.ladder)?.judgement?.ladder;

/** What the streams of an attempt counted, in order. */
function throughputJson(attempt: AttemptRecord | undefined): RunResult['throughput'] {
  const all = (attempt?.measurements ?? []).flatMap(({ judgement }) => judgement?.stream ?? []);
  return all.length === 0 ? undefined : all;
}

/** The JSON that `run` and `resume` print, of the attempt that the verdict rests on. `report` is the host's to add. */
export function resultJson(record: RunRecord, lang: Lang): RunResult {
  const { error } = record;
  const instrument = decidingTester(record);
  return known({
    runId: record.runId,
    procedure: record.procedure.id,
    verdict: record.verdict ?? 'not-set',
    why: (record.why ?? []).map((message) => messageIn(lang, message)),
    simulated: record.simulated,
    tester: {
      family: instrument.family,
      identity: identityText(lang, instrument),
      measures: inLang(lang, instrument.capabilities.measures),
    },
    instruments: Object.fromEntries(
      Object.entries(record.instruments).map(([role, one]) => [
        role,
        { family: one.family, identity: identityText(lang, one), simulated: one.simulated },
      ]),
    ),
    ...figuresOf(judgementOf(decidingAttempt(record))),
    measurements: measurementsJson(decidingAttempt(record), lang),
    ladder: ladderJson(decidingAttempt(record)),
    throughput: throughputJson(decidingAttempt(record)),
    inverted: isToldInverted(record, decidingAttempt(record)?.number) || undefined,
    ...foundJson(record, decidingAttempt(record), (message) => messageIn(lang, message)),
    damaged: record.damage?.map((one) => messageIn(lang, damageMessage(one, record.zone.offsetS))),
    error: error && errorJson(error, lang === 'both' ? 'en' : lang),
  });
}
