import { rateSaid } from '../../analysis/index.ts';
import type { StreamResult } from '../../contract/stream.ts';
import type { Bilingual } from '../../contract/text.ts';
import { decidingAttempt, type Source } from './basis.ts';
import type { Cell, ReportModel, Row, Section } from './document.ts';
import { both, wordOf } from './texts.ts';

type Figure = ReportModel['figures'][number];

/** How each direction of each stream of the deciding attempt came out; none where no stream was sent. */
export const streamsIn = (record: Source['record']): StreamResult[] =>
  (decidingAttempt(record)?.measurements ?? []).flatMap(({ judgement }) => judgement?.stream ?? []);

const ms = (value: number): string => value.toFixed(value < 10 ? 2 : 1);
const share = (part: number, whole: number): Cell[] =>
  whole === 0 || part === 0 ? [] : [{ small: `${((100 * part) / whole).toFixed(3)} %` }];

function rowOf(one: StreamResult): Row {
  const { profile, direction, askedBps, sentBps, receivedBps, sent, lost, reordered, duplicated, corrupted } = one;
  const { delayMs: delay } = one;
  const times: Cell = delay ? { beside: [ms(delay.min), ms(delay.avg), ms(delay.max)] } : '';
  return [
    { of: [wordOf('stream-profile', profile), { small: rateSaid(askedBps) }] },
    wordOf('direction', direction),
    { of: [rateSaid(receivedBps), { small: rateSaid(sentBps) }] },
    sent,
    { of: [lost, ...share(lost, sent)] },
    reordered,
    duplicated,
    corrupted,
    times,
  ];
}

/** Frames for which the computers themselves had no room. */
function overrunSaid(results: readonly StreamResult[]): Bilingual[] {
  const of = (direction: StreamResult['direction']): number =>
    results.reduce((sum, one) => sum + (one.direction === direction ? (one.overrun ?? 0) : 0), 0);
  const [out, back] = [of('out'), of('back')];
  return out + back === 0 ? [] : [both('report.stream.overrun', { out, back })];
}

/** What both ends counted, a row a direction; nothing where no stream was sent. */
export function streamSection({ record }: Source): Section[] {
  const results = streamsIn(record);
  if (results.length === 0) return [];
  const text = (head: Bilingual) => ({ head, width: 'auto', align: 'left' }) as const;
  const number = (head: Bilingual) => ({ head, width: 'auto', align: 'right' }) as const;
  const columns = [
    { ...text(both('report.stream.profile')), width: '1fr' } as const,
    text(both('stream.direction')),
    number(both('report.stream.rates')),
    number(both('report.stream.sent')),
    number(both('stream.lost')),
    number(both('stream.reordered')),
    number(both('stream.duplicated')),
    number(both('stream.corrupted')),
    number(both('report.stream.delay')),
  ];
  const reach = decidingAttempt(record)?.steps.findLast((step) => step.reach)?.reach;
  const own = reach ? [both('report.stream.own', { own: rateSaid(reach.bitsPerS) })] : [];
  const remarks = [both('report.stream.frames', { frame: results[0]!.frame }), ...own, ...overrunSaid(results)];
  return [
    { id: 'stream', title: both('report.section.stream'), tables: [{ columns, rows: results.map(rowOf) }], remarks },
  ];
}

/** The five numbers of page 1, of all streams together. */
export function streamFigures(results: readonly StreamResult[]): Figure[] {
  const sum = (of: (one: StreamResult) => number): number => results.reduce((all, one) => all + of(one), 0);
  const slowest = results.flatMap(({ delayMs }) => delayMs?.max ?? []);
  return [
    { label: both('report.stream.sent'), value: sum(({ sent }) => sent) },
    { label: both('stream.lost'), value: sum(({ lost }) => lost) },
    { label: both('report.stream.disorder'), value: sum(({ reordered, duplicated }) => reordered + duplicated) },
    { label: both('stream.corrupted'), value: sum(({ corrupted }) => corrupted) },
    {
      label: wordOf('parameter', 'rtd-most'),
      value: slowest.length === 0 ? undefined : ms(Math.max(...slowest)),
      unit: 'ms',
    },
  ];
}
