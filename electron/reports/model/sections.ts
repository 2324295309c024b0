import { decidingTester, hasInstruments } from '../../contract/deciding.ts';
import { findingSentence } from '../../contract/finding.ts';
import { decidingMeasurement, judgementOf } from '../../contract/measurement.ts';
import { plannedMark } from '../../contract/planned-said.ts';
import type { AttemptRecord, RunEvent, StepRecord } from '../../contract/run.ts';
import type { Bilingual } from '../../contract/text.ts';
import { isOfWorks } from './works.ts';
import { BIT_COLUMNS, measurementTables } from './measurements.ts';
import {
  countedSeconds,
  decidingAttempt,
  extent,
  finalReading,
  historyOf,
  isOfBits,
  isTotalsOnly,
  isJudged,
  isTimeUnknown,
  type Source,
} from './basis.ts';
import { markOf, printedEvents } from './events.ts';
import { photoNumbers } from './photos.ts';
import { drawable } from './signatures.ts';
import { timeLinesOf } from './time-lines.ts';
import { byRun, trackRemarks } from './track-lanes.ts';
import { offsetName } from '../../contract/release.ts';
import { both, bothOf, listed, wordOf } from './texts.ts';
import type { Cell, Row, Section, Table } from './document.ts';

/** Section 1: the last attempt first, then the others; each run by itself. */
export function timeLineSection(source: Source): Section {
  const { attempts } = source.record;
  const timeLines = attempts
    .toReversed()
    .flatMap(byRun)
    .flatMap((line) => timeLinesOf(source, line));
  const title = both('report.section.time-line');
  if (timeLines.length === 0) return { id: 'time-line', title, timeLines, paragraphs: [both('report.time-line.none')] };
  const ofBits = timeLines.some(({ lanes }) => lanes.some(({ kind }) => kind !== 'track'));
  return {
    id: 'time-line',
    title,
    legend: ofBits ? ['bad', 'hollow', 'crossed', 'gap'] : ['gap'],
    intro: [...(ofBits ? [both('report.time-line.read')] : []), ...trackRemarks(source)],
    timeLines,
  };
}

/** What happened, and where its photos are. */
function eventCell(source: Source, event: RunEvent): Cell {
  const numbers = photoNumbers(source.record, event);
  const text = bothOf(event.message);
  const beside = [
    ...(numbers.length > 0 ? [both('report.event.photos', { text: numbers.join(', ') })] : []),
    ...(event.planned ? [bothOf(plannedMark(event.planned))] : []),
  ];
  return beside.length > 0 ? { of: [text, ...beside.map((small) => ({ small }))] } : text;
}

/** Counts of an event; those of frames, pings and looks have none. */
const countsOf = ({ es, ses, bitErrors }: RunEvent) => [es, ses, bitErrors];

function eventRow(source: Source, event: RunEvent, counts: boolean): Row {
  const { t, durationS, attempt } = event;
  const lasted = durationS === undefined ? '' : `${durationS} s`;
  const what = eventCell(source, event);
  const counted = counts ? countsOf(event).map((n) => n ?? '') : [];
  return [{ mark: markOf(event) }, { at: t }, lasted, what, ...counted, String(attempt)];
}

const EVENT_COUNTS: Table['columns'] = [
  { head: { zh: 'ES', en: 's' }, width: 'auto', align: 'right' },
  { head: { zh: 'SES', en: 's' }, width: 'auto', align: 'right' },
  { head: wordOf('parameter', 'bitErrors', 'short'), width: 'auto', align: 'right' },
];

/** Section 2. */
export function eventsSection(source: Source): Section {
  const { shown, count, withinS, recurring = {} } = printedEvents(source);
  const counts = shown.some((event) => countsOf(event).some((n) => n !== undefined));
  const zone: Bilingual = { zh: both('report.head.time').zh, en: offsetName(source.record.zone.offsetS) };
  const table: Table = {
    columns: [
      { head: '', width: '6mm', align: 'center' },
      { head: zone, width: 'auto', align: 'left' },
      { head: both('report.head.lasted'), width: 'auto', align: 'right' },
      { head: both('report.head.event'), width: '1fr', align: 'left' },
      ...(counts ? EVENT_COUNTS : []),
      { head: both('report.head.attempt'), width: 'auto', align: 'center' },
    ],
    rows: shown.map((event) => eventRow(source, event, counts)),
  };
  const rest = count - shown.length;
  const remarks = [
    ...Object.values(recurring).map((finding) => bothOf(findingSentence(finding))),
    ...(withinS > 1 ? [both('events.merged', { s: withinS })] : []),
    ...(rest > 0 ? [both('events.cut', { shown: shown.length, rest })] : []),
  ];
  const title = both('report.section.events');
  if (!shown.length) return { id: 'events', title, paragraphs: [both('report.events.none')] };
  return { id: 'events', title, tables: [table], remarks };
}

/** What was looked at and told, or searched without an instrument, has no bit errors either. */
const hasBits = (source: Source): boolean =>
  isOfBits(source.record) &&
  !isOfWorks(source) &&
  source.record.attempts.some(({ measurements }) => measurements.length > 0);

function attemptRow(source: Source, attempt: AttemptRecord): Row {
  const judgement = judgementOf(attempt);
  const counted = countedSeconds(attempt);
  const read = finalReading(attempt);
  const observed = judgement?.seconds.observed ?? read?.testTimeS;
  const last = attempt === decidingAttempt(source.record);
  const running = last && !isJudged(source.record);
  const verdict = attempt.verdict ?? (last ? source.record.verdict : undefined) ?? judgement?.verdict;
  const why = (last && !running ? source.record.why : undefined) ?? judgement?.why ?? [];
  return [
    String(attempt.number),
    isTimeUnknown(attempt) ? '—' : { at: decidingMeasurement(attempt)?.from ?? Math.floor(attempt.startedAtMs / 1000) },
    observed === undefined ? '—' : { lasted: observed },
    ...(hasBits(source)
      ? [judgement?.totals.bitErrors ?? read?.bitErrors, counted.ES, counted.SES, counted.UAS].map((n) => n ?? '—')
      : []),
    running ? wordOf('step-state', 'running', 'paper') : verdict ? { verdict } : '—',
    why.length ? { of: why.map(bothOf) } : '',
  ];
}

/** What lasted longer is told in hours. */
const HOUR_S = 3600;
function stepRow(step: StepRecord): Row {
  const at = step.startedAtMs === undefined ? '' : { at: Math.floor(step.startedAtMs / 1000) };
  const ended = step.endedAtMs !== undefined && step.startedAtMs !== undefined;
  const lastedS = Math.round(((step.endedAtMs ?? 0) - (step.startedAtMs ?? 0)) / 1000);
  const lasted: Cell = !ended ? '' : lastedS < HOUR_S ? `${lastedS} s` : { lasted: lastedS };
  return [step.title, at, lasted, wordOf('step-state', step.state, 'paper'), step.note ? bothOf(step.note) : ''];
}

const stepColumns = (head: Bilingual): Table['columns'] => [
  { head, width: '44mm', align: 'left' },
  { head: both('report.head.start'), width: 'auto', align: 'left' },
  { head: both('report.head.lasted'), width: 'auto', align: 'right' },
  { head: both('report.head.state'), width: 'auto', align: 'left' },
  { head: both('report.head.remark'), width: '1fr', align: 'left' },
];

function stepTables(attempt: AttemptRecord): Table[] {
  const n = attempt.number;
  const steps: Table = { columns: stepColumns(both('report.steps-of', { n })), rows: attempt.steps.map(stepRow) };
  const teardown: Table = {
    columns: [
      { head: both('report.teardown-of', { n }), width: '1fr', align: 'left' },
      { head: both('report.head.time'), width: 'auto', align: 'left' },
      { head: both('report.head.state'), width: '24mm', align: 'left' },
    ],
    rows: (attempt.teardown ?? [])
      .filter(({ ok }) => ok !== undefined)
      .map((t): Row => [
        bothOf(t.did),
        { at: Math.floor(t.atMs / 1000) },
        wordOf('step-state', t.ok ? 'done' : 'failed', 'paper'),
      ]),
  };
  return [steps, teardown].filter((table) => table.rows.length > 0);
}

/** Section 6: every attempt, what it measured, its steps and its teardown. */
export function attemptsSection(source: Source): Section {
  const { attempts } = source.record;
  const table: Table = {
    columns: [
      { head: both('report.head.attempt'), width: 'auto', align: 'center' },
      { head: both('report.head.start'), width: 'auto', align: 'left' },
      { head: both('report.head.observed'), width: 'auto', align: 'right' },
      ...(hasBits(source) ? BIT_COLUMNS : []),
      { head: both('report.head.result'), width: 'auto', align: 'left' },
      { head: both('report.head.reason'), width: '1fr', align: 'left' },
    ],
    rows: attempts.map((attempt) => attemptRow(source, attempt)),
  };
  return {
    id: 'attempts',
    title: both('report.section.attempts'),
    tables: [
      table,
      ...attempts.flatMap((one) => measurementTables(one, source.record)),
      ...attempts.flatMap(stepTables),
    ],
    loose: true,
  };
}

/** A zone without a name is its offset, said once. */
function zoneNote({ name, offsetS }: Source['record']['zone']): Bilingual {
  const label = offsetName(offsetS);
  return name === label ? both('report.note.zone-offset', { label }) : both('report.note.clock', { zone: name, label });
}

/** Section 9: what else a reader must know. */
export function notesSection(source: Source): Section {
  const { record } = source;
  const { basis, lacks } = decidingTester(record).capabilities;
  const { zone, error } = record;
  const unreadable = record.signatures.filter((s) => s.how === 'drawn' && !drawable(s));
  const { zh, en } = basis;
  return {
    id: 'notes',
    title: both('report.section.notes'),
    paragraphs: [
      zoneNote(zone),
      ...(hasInstruments(record) ? [both('report.note.basis', { zh, en })] : []),
      ...(lacks.length ? [both('report.unseen.functions', listed(lacks, ['；', '; ']))] : []),
      ...(isTotalsOnly(record) || !extentSeen(source) ? [] : [both('report.note.gaps')]),
      ...(error
        ? [
            both('report.note.error', {
              zh: error.message.zh,
              en: error.message.en,
              hintZh: error.hint.zh,
              hintEn: error.hint.en,
            }),
          ]
        : []),
      ...unreadable.map((s) => both('report.note.invalid-path', { name: s.name })),
    ],
    loose: true,
  };
}

function extentSeen(source: Source): boolean {
  const history = historyOf(source, decidingAttempt(source.record));
  return history.gaps.length > 0 || extent(history, 'rtdUs') !== undefined || history.spans.length > 0;
}
