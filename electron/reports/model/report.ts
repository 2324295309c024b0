import { decidingTester } from '../../contract/deciding.ts';
import { judgementOf } from '../../contract/measurement.ts';
import {
  decidingAttempt,
  decidingSets,
  isOfBits,
  isTotalsOnly,
  isJudged,
  readFrom,
  recordedUpTo,
  withInterim,
  type Source,
} from './basis.ts';
import { basisOf, cautionsOf, circuitOf, doneFactsOf, doneOf, endsOf, whyOf } from './first-page.ts';
import { faultPageOf } from './fault-page.ts';
import { figuresOf } from './figures.ts';
import { signaturesOf } from './signatures.ts';
import { circuitSection } from './circuit-section.ts';
import { instrumentsOf, portsOf } from './instrument.ts';
import { performanceSection } from './performance.ts';
import { photosSection } from './photos.ts';
import { rulesSection } from './rules.ts';
import { labels, verdictWords } from './labels.ts';
import { ladderSection } from './ladder-section.ts';
import { streamSection } from './stream-section.ts';
import { loopSection } from './loop-section.ts';
import { attemptsSection, eventsSection, notesSection, timeLineSection } from './sections.ts';
import { foundSection, questionsSection, searchIn } from './search.ts';
import { settingsSection } from './settings.ts';
import { summarise } from './summary.ts';
import { offsetName } from '../../contract/release.ts';
import { both, bothOf } from './texts.ts';
import { toldSection } from './told-section.ts';
import { isOfWorks } from './works.ts';
import type { LocateRecord } from '../../contract/locate-record.ts';
import type { ReportModel, Section } from './document.ts';

function identityOf(source: Source): ReportModel['identity'] {
  const { record } = source;
  return [
    [both('report.identity.record'), record.runId],
    [both('report.identity.software'), `${record.software.name} ${record.software.version}`],
    [both('report.identity.procedure'), record.procedure.id],
    ...portsOf(record),
  ];
}

function head(
  source: Source,
): Pick<ReportModel, 'stamps' | 'verdict' | 'verdictWord' | 'verdictTags' | 'doubtful' | 'simulated'> {
  const { record } = source;
  const attempt = decidingAttempt(record);
  const running = !isJudged(record);
  const stamps = [...(record.simulated ? [both('simulated')] : []), ...(running ? [both('report.interim')] : [])];
  const rows = decidingSets(judgementOf(attempt)).flatMap((set) => set.rows);
  const verdict = running ? 'not-set' : (record.verdict ?? judgementOf(attempt)?.verdict ?? 'not-set');
  return {
    stamps,
    simulated: record.simulated,
    verdict,
    verdictWord: running ? both('report.interim') : both(`verdict.${verdict}`),
    verdictTags: [
      ...(record.simulated ? [both('simulated')] : []),
      ...(isTotalsOnly(record) ? [both(readFrom(record))] : []),
    ],
    doubtful: rows.some((row) => row.status === 'unconfirmed' && row.result !== undefined),
  };
}

function pageOne(
  source: Source,
): Pick<ReportModel, 'circuit' | 'ends' | 'done' | 'doneFacts' | 'figures' | 'proves' | 'notObserved' | 'instruments'> {
  const { proves, notObserved } = summarise(source.record);
  return {
    circuit: circuitOf(source.record),
    ends: endsOf(source.record.circuit),
    done: doneOf(source),
    doneFacts: doneFactsOf(source),
    figures: figuresOf(source),
    proves: proves.map(bothOf),
    notObserved: notObserved.map(bothOf),
    instruments: instrumentsOf(source.record),
  };
}

const measuredSections = (source: Source, drawn: ReadonlySet<string>): Section[] => [
  timeLineSection(source),
  eventsSection(source),
  ...ladderSection(source),
  ...streamSection(source),
  performanceSection(source),
  rulesSection(source),
  ...(isOfBits(source.record) ? [loopSection(source)] : []),
  attemptsSection(source),
  ...toldSection(source),
  ...circuitSection(source),
  settingsSection(source),
  photosSection(source, drawn),
  notesSection(source),
];
const holdsSomething = ({
  tables = [],
  timeLines = [],
  numbered = [],
  paragraphs = [],
  photos = [],
}: Section): boolean =>
  tables.some(({ rows }) => rows.length > 0) ||
  [timeLines, numbered, paragraphs, photos].some(({ length }) => length > 0);
const sectionsOf = (source: Source, drawn: ReadonlySet<string>): Section[] =>
  measuredSections(source, drawn).filter(holdsSomething);
/** Behind page 1 where people worked, or looked and told, and nothing was to be measured over time. */
function worksSections(source: Source, drawn: ReadonlySet<string>): Section[] {
  const { events } = source.record;
  const all = [
    ...toldSection(source),
    ...(events.length > 0 ? [eventsSection(source)] : []),
    attemptsSection(source),
    ...circuitSection(source),
    settingsSection(source),
    photosSection(source, drawn),
    notesSection(source),
  ];
  return all.filter(holdsSomething);
}
/** Behind page 1 of a fault report: what every witness saw, what was asked, what was found. */
function faultSections(source: Source, search: LocateRecord, drawn: ReadonlySet<string>): Section[] {
  const { attempts, events } = source.record;
  const isMeasured = attempts.some(({ measurements }) => measurements.length > 0);
  const all = [
    ...(isMeasured ? [timeLineSection(source)] : []),
    ...(events.length > 0 ? [eventsSection(source)] : []),
    ...ladderSection(source),
    questionsSection(source.record, search),
    ...foundSection(search),
    attemptsSection(source),
    ...toldSection(source),
    ...circuitSection(source),
    settingsSection(source),
    photosSection(source, drawn),
    notesSection(source),
  ];
  return all.filter(holdsSomething);
}

/**
 * Everything that the report prints, from the record and its histories. Pure: no clock, no chance, nothing judged here but what a running test has no judgement of yet.
 * `drawn`: ids of the photos whose bytes the compiler can draw. `company`: whose report it is.
 */
export function buildModel(
  recorded: Source,
  drawn: ReadonlySet<string>,
  company?: ReportModel['company'],
): ReportModel {
  const source = withInterim(recorded);
  const { record } = source;
  const search = searchIn(record);
  const madeAt = recordedUpTo(source);
  return {
    schema: 'tributary-report/1',
    runId: record.runId,
    number: record.number,
    company,
    words: search ? { ...labels(), report: both('report.fault.title') } : labels(),
    verdicts: verdictWords(),
    zone: { label: offsetName(record.zone.offsetS), offsetS: record.zone.offsetS },
    madeAt,
    firstAt: Math.floor(record.startedAtMs / 1000),
    lastAt: madeAt,
    title: record.procedure.title,
    circuitLabel: record.circuit?.number ?? '',
    ...head(source),
    basis: basisOf(source),
    why: whyOf(source),
    cautions: cautionsOf(source),
    measures: isOfWorks(source) ? both('report.works.measures') : decidingTester(record).capabilities.measures,
    ...pageOne(source),
    signatures: signaturesOf(source),
    sections: search
      ? faultSections(source, search, drawn)
      : isOfWorks(source)
        ? worksSections(source, drawn)
        : sectionsOf(source, drawn),
    identity: identityOf(source),
    ...(search ? { fault: faultPageOf(source, search) } : {}),
  };
}
