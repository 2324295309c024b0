import { wireEvents } from '../../contract/ladder-finding.ts';
import type { Burst, RungResult } from '../../contract/ladder.ts';
import type { Bilingual } from '../../contract/text.ts';
import { decidingAttempt, type Source } from './basis.ts';
import { both, bothOf, listed, wordOf } from './texts.ts';
import type { Cell, Row, Section } from './document.ts';

/** Bursts that are told one by one. */
const MOST_BURSTS = 8;
const ms = (value: number | undefined): Cell => (value === undefined ? '—' : value.toFixed(1));
const percent = (lost: number, sent: number): string => (sent === 0 ? '' : ` (${((lost / sent) * 100).toFixed(2)} %)`);

/** The same size by size, under its rung. */
const sizeRows = ({ bySize }: RungResult): Row[] =>
  bySize.map(({ size, sent, lost, wrongOctets, avgMs }) => [
    { small: both('search.octets', { n: size }) },
    sent,
    `${lost}${percent(lost, sent)}`,
    '',
    wrongOctets,
    ms(avgMs),
    '',
  ]);
const burstSaid = ({ from, to, lost }: Burst): Bilingual => both('report.ladder.burst', { from, to: to - 1, lost });
function burstsOf({ bursts }: RungResult): Cell {
  const shown = bursts.slice(0, MOST_BURSTS).map((burst): Cell => ({ small: burstSaid(burst) }));
  const rest = bursts.length - shown.length;
  return { of: [...shown, ...(rest > 0 ? [{ small: both('report.ladder.more', { n: rest }) }] : [])] };
}
function rowOf(result: RungResult): Row {
  const { rung, address, sent, lost, late, wrongOctets, minMs, avgMs, maxMs, answersRarely } = result;
  const rarely = answersRarely ? [{ small: both('report.ladder.rarely') }] : [];
  return [
    { of: [wordOf('rung', rung), { small: address }, ...rarely] },
    sent,
    `${lost}${percent(lost, sent)}`,
    late,
    wrongOctets,
    { beside: [ms(minMs), ms(avgMs), ms(maxMs)] },
    burstsOf(result),
  ];
}

/** What each rung of the deciding attempt saw; none where no ladder was run. */
export const rungsIn = (record: Source['record']): RungResult[] =>
  (decidingAttempt(record)?.measurements ?? []).flatMap(({ judgement }) => judgement?.ladder ?? []);

/** What the ladder of pings saw, rung by rung; nothing where none was run. */
export function ladderSection({ record }: Source): Section[] {
  const results = rungsIn(record);
  if (results.length === 0) return [];
  const number = (head: Bilingual) => ({ head, width: 'auto', align: 'right' }) as const;
  const columns = [
    { head: both('report.ladder.rung'), width: '1fr', align: 'left' } as const,
    number(both('report.ladder.sent')),
    number(both('report.ladder.lost')),
    number(both('report.ladder.late')),
    number(both('report.ladder.wrong')),
    number(both('report.ladder.delay')),
    { head: both('report.ladder.bursts'), width: '38mm', align: 'left' } as const,
  ];
  const { payload, compared } = results[0]!;
  const remark = both(compared ? 'report.ladder.compared' : 'report.ladder.not-compared', { payload });
  const found = wireEvents(record, decidingAttempt(record)?.number).map(({ message: one }) => bothOf(one));
  const foundBeside = found.map((one) => listed([both('ladder.found'), one], ['：', ': ']));
  return [
    {
      id: 'ladder',
      title: both('report.section.ladder'),
      tables: [{ columns, rows: results.flatMap((result) => [rowOf(result), ...sizeRows(result)]) }],
      remarks: [remark, ...foundBeside],
    },
  ];
}
