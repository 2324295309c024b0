import { decidingTester } from '../../contract/deciding.ts';
import { parseSeconds } from '../../contract/duration.ts';
import { lengthNamed, type OpeningForm, type Standing } from '../../contract/opening-form.ts';
import { openingStanding } from '../../contract/opening-standing.ts';
import { parseRate, rateText } from '../../contract/rate.ts';
import { offsetName } from '../../contract/release.ts';
import { signaturesNow, type RunRecord } from '../../contract/run.ts';
import { makerAndModel } from '../../contract/tester.ts';
import { alike, type Bilingual } from '../../contract/text.ts';
import { worst, type Verdict } from '../../contract/verdict.ts';
import {
  decidingAttempt,
  extent,
  finalReading,
  historyOf,
  isJudged,
  recordedUpTo,
  stepsOf,
  type Source,
} from './basis.ts';
import type { Cell, ReportModel, SignatureBlock } from './document.ts';
import { labels, verdictWords } from './labels.ts';
import { referenceTable, resultsTable, type FormTable } from './opening-results.ts';
import type { PaperHead } from './paper.ts';
import { settingLabel, settingValue } from './settings.ts';
import { signaturesOf } from './signatures.ts';
import { both, bothOf, localTime, wordOf } from './texts.ts';

/** A field of the form; without a value it is blank. */
interface Field {
  label: Bilingual;
  value?: Cell | undefined;
  /** Cells of the grid that it takes. */
  wide?: number;
  bad?: boolean;
}

/** Everything on the carrier's form 数字电路开通测试报告. */
export type OpeningModel = PaperHead &
  Pick<ReportModel, 'runId' | 'number'> & {
    cover: Field[];
    branch: Field;
    rules: { title: Bilingual; lines: Bilingual[] };
    circuit: { title: Bilingual; fields: Field[] };
    reference: { title: Bilingual } & FormTable;
    results: { title: Bilingual } & FormTable;
    fibre: { title: Bilingual; fields: Field[] };
    conclusion: { title: Bilingual; verdict: Verdict; lines: Bilingual[] };
    signatures: SignatureBlock[];
  };

/** The rules that stand on the form, those of its durations as its data has them. */
function rulesOf({ rules }: OpeningForm): Bilingual[] {
  const name = (rate: string): string => (parseRate(rate) === 2_048_000 ? '2M' : rateText(rate));
  const durations = rules.map(({ rateMax, first, again, status }, at): Bilingual => {
    const rate = name(rateMax ?? rules[at - 1]?.rateMax ?? '0');
    const params = {
      rate,
      ...lengthNamed('first', parseSeconds(first) ?? 0),
      ...(again === undefined ? {} : lengthNamed('again', parseSeconds(again) ?? 0)),
    };
    const said = both(again ? 'opening.rule-again' : rateMax ? 'opening.rule-once' : 'opening.rule-above', params);
    const doubt = status === 'confirmed' ? alike('') : both('opening.rule-unconfirmed');
    return { zh: said.zh + doubt.zh, en: said.en + doubt.en };
  });
  return [...durations, both('opening.rule-fibre'), both('opening.rule-delay'), both('opening.rule-scope')];
}

/** What somebody gave for the form, as people write it. */
function given({ settings, procedure }: RunRecord, name: string): Bilingual | undefined {
  const value = settings[name];
  return value === undefined ? undefined : settingValue(name, value, procedure.settings[name]?.type);
}
const givenField = (record: RunRecord, name: string, wide?: number): Field => ({
  label: settingLabel(record, name),
  value: given(record, name),
  ...(wide ? { wide } : {}),
});

/** Who tested: as he signed it. */
const testedBy = (record: RunRecord): string | undefined =>
  signaturesNow(record).findLast(({ role }) => role === 'engineer')?.name;

function coverOf(record: RunRecord): Field[] {
  const { circuit, startedAtMs, zone } = record;
  const contact = [circuit?.customer?.contact, circuit?.customer?.phone].filter(Boolean).join(' ');
  return [
    { label: both('opening.user'), value: circuit?.customer?.name },
    { label: both('opening.user-contact'), value: contact || undefined },
    { label: both('opening.circuit-number'), value: circuit?.number },
    givenField(record, 'work-order'),
    { label: both('opening.tested-by'), value: testedBy(record) },
    { label: both('opening.tested-on'), value: localTime(startedAtMs, zone.offsetS).slice(0, 10) },
  ];
}

function endField(record: RunRecord, end: 'A' | 'Z'): Field {
  const { site, address, room, position } = record.circuit?.ends?.[end] ?? {};
  const lines = [site, address, [room, position].filter(Boolean).join('  ')].filter((one): one is string => !!one);
  return { label: wordOf('circuit', end), value: lines.length > 0 ? { of: lines } : undefined, wide: 3 };
}

/** Where the loop was that the test was done over. */
const loopOf = (record: RunRecord): Bilingual | undefined =>
  decidingAttempt(record)?.steps.find(({ loopAt }) => loopAt)?.loopAt;

function circuitFields(record: RunRecord): Field[] {
  const { circuit, settings } = record;
  const { identity, family, calibration, serialTyped } = decidingTester(record);
  return [
    { label: both('opening.circuit-number'), value: circuit?.number, wide: 3 },
    { label: wordOf('circuit', 'service'), value: circuit?.service && wordOf('service', circuit.service, 'paper') },
    { label: wordOf('circuit', 'rate'), value: circuit?.rate && rateText(circuit.rate) },
    { label: wordOf('circuit', 'grade'), value: circuit?.grade && wordOf('grade', circuit.grade, 'paper') },
    {
      label: settingLabel(record, 'interface'),
      value: settings['interface'] === undefined ? undefined : settingValue('interface', settings['interface']),
    },
    endField(record, 'A'),
    endField(record, 'Z'),
    givenField(record, 'lead-office'),
    givenField(record, 'assisting-party'),
    givenField(record, 'report-scope'),
    { label: both('opening.loop-point'), value: loopOf(record) },
    { label: both('opening.tester'), value: makerAndModel(identity, family) || undefined },
    { label: both('opening.tester-serial'), value: identity.serial ?? serialTyped ?? identity.usbSerial },
    {
      label: settingLabel(record, 'pattern'),
      value: settings['pattern'] && settingValue('pattern', settings['pattern']),
    },
    { label: both('opening.calibrated-until'), value: calibration?.due },
  ].map((field) => ({ ...field }));
}

/** Whether the receive power lies in the range of the device; undefined where not all three are known. */
function inRange({ settings }: RunRecord): 'inside' | 'outside' | 'range-odd' | undefined {
  const [power, from, to] = ['receive-power', 'receive-min', 'receive-max'].map((name) => settings[name]);
  if (from !== undefined && to !== undefined && Number(from) > Number(to)) return 'range-odd';
  if (power === undefined || from === undefined || to === undefined) return undefined;
  const inside = Number(power) >= Number(from) && Number(power) <= Number(to);
  return inside ? 'inside' : 'outside';
}

/** The loop delay that the record holds, milliseconds: of the seconds, of the loop proof, or off a display. */
function loopDelay(source: Source): string | undefined {
  const attempt = decidingAttempt(source.record);
  const proof = stepsOf(attempt, 'prove-loop').find((step) => step.loopProof?.rtdUs)?.loopProof?.rtdUs;
  const read = finalReading(attempt)?.rtdUs;
  const range =
    extent(historyOf(source, attempt), 'rtdUs') ?? proof ?? (read === undefined ? undefined : { min: read, max: read });
  if (!range) return undefined;
  const [min, max] = [range.min, range.max].map((us) => (us / 1000).toFixed(2));
  return min === max ? `${min} ms` : `${min} – ${max} ms`;
}

function fibreFields(source: Source): Field[] {
  const { record } = source;
  const { settings } = record;
  const [power, from, to] = ['receive-power', 'receive-min', 'receive-max'].map((name) => settings[name]);
  const found = inRange(record);
  const range = from !== undefined && to !== undefined ? both('opening.range-from-to', { from, to }) : undefined;
  return [
    { label: both('opening.receive-power'), value: power === undefined ? undefined : `${power} dBm` },
    { label: both('opening.device-range'), value: range },
    {
      label: both('opening.in-range'),
      ...(found ? { value: both(`opening.${found}`) } : {}),
      ...(found && found !== 'inside' ? { bad: true } : {}),
    },
    { label: both('opening.loop-delay'), value: loopDelay(source) },
  ];
}

/** Where the tests stand by the rule of the form, in a sentence. */
function standingSaid(record: RunRecord, form: OpeningForm): Bilingual {
  const found = openingStanding(record, form);
  if (!found) return both('opening.no-rule');
  const { rule, standing } = found;
  const first = lengthNamed('first', parseSeconds(rule.first) ?? 0);
  const again = rule.again === undefined ? {} : lengthNamed('again', parseSeconds(rule.again) ?? 0);
  const attempt = standing.by === undefined ? undefined : record.attempts[standing.by];
  const forS = attempt?.measurements.find(({ verdict }) => verdict)?.forS ?? 0;
  const code = standing.is === 'find-cause' && rule.again === undefined ? 'find-cause-once' : standing.is;
  return both(`opening.${code}`, { n: attempt?.number ?? 0, ...lengthNamed('length', forS), ...first, ...again });
}

/** What a standing means on the form: a test that was not as long as it asks proves nothing there. */
const MEANS: Partial<Record<Standing['is'], Verdict>> = {
  passed: 'pass',
  again: 'fail',
  'find-cause': 'fail',
  'too-short': 'not-assessed',
};

/** What the form comes to: the verdict of the test, unless its own rules say worse. */
function conclusionOf(record: RunRecord, form: OpeningForm): Omit<OpeningModel['conclusion'], 'title'> {
  const outside = inRange(record) === 'outside';
  const found = openingStanding(record, form);
  const means = found && MEANS[found.standing.is];
  const all: (Verdict | undefined)[] = [record.verdict, means, outside ? 'fail' : undefined];
  const power = outside ? [both('opening.power-outside')] : [];
  const lines = [standingSaid(record, form), ...power, ...(record.why ?? []).map(bothOf)];
  return { verdict: isJudged(record) ? worst(all.flatMap((one) => one ?? [])) : 'not-set', lines };
}

/** The carrier's form of a run, from its record. Pure; what the record does not hold is blank. */
export function openingOf(source: Source, form: OpeningForm): OpeningModel {
  const { record } = source;
  const madeAt = recordedUpTo(source);
  const running = !isJudged(record);
  return {
    words: { ...labels(), report: both('opening.title') },
    verdicts: verdictWords(),
    runId: record.runId,
    number: record.number,
    zone: { label: offsetName(record.zone.offsetS), offsetS: record.zone.offsetS },
    madeAt,
    firstAt: Math.floor(record.startedAtMs / 1000),
    lastAt: madeAt,
    title: record.procedure.title,
    circuitLabel: record.circuit?.number ?? '',
    stamps: [...(record.simulated ? [both('simulated')] : []), ...(running ? [both('report.interim')] : [])],
    simulated: record.simulated,
    cover: coverOf(record),
    branch: givenField(record, 'branch'),
    rules: { title: both('opening.notes'), lines: rulesOf(form) },
    circuit: { title: both('opening.part-circuit'), fields: circuitFields(record) },
    reference: { title: both('opening.part-reference'), ...referenceTable(source, form) },
    results: { title: both('opening.part-results'), ...resultsTable(source) },
    fibre: { title: both('opening.part-fibre'), fields: fibreFields(source) },
    conclusion: { title: both('opening.part-conclusion'), ...conclusionOf(record, form) },
    signatures: signaturesOf(source),
  };
}
