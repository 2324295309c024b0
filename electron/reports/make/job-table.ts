import type { Bilingual } from '../../contract/text.ts';
import { alike } from '../../contract/text.ts';
import { localText } from '../../contract/book/times.ts';
import { wordOf } from '../../contract/words/index.ts';
import type { Cell, Sheet } from './sheet.ts';
import { jobNumber, jobTitle, type JobAsked } from '../model/job-paper.ts';
import { both } from '../model/texts.ts';

/** Both languages in one cell; once where they are the same. */
const inOne = ({ zh, en }: Bilingual): string => (zh === en ? zh : `${zh} ${en}`);
const inRow = (list: readonly Bilingual[]): string => list.map(inOne).join('; ');

type Row = JobAsked['rows'][number];

/** Columns of the table, a row each: its head, and what stands in it. */
const COLUMNS: readonly [head: Bilingual, cell: (row: Row) => Cell][] = [
  [both('circuit.number'), ({ circuit }) => circuit],
  [both('day.column.order'), ({ order }) => order],
  [both('day.column.site'), ({ site }) => site],
  [both('day.column.end-a'), ({ ends }) => ends.A],
  [both('day.column.end-z'), ({ ends }) => ends.Z],
  [both('day.column.procedure'), ({ procedure }) => procedure && inOne(procedure)],
  [
    both('day.column.start'),
    ({ startedAtMs }) => (startedAtMs === undefined ? undefined : { time: localText(startedAtMs) }),
  ],
  [both('day.column.seconds'), ({ durationS }) => durationS],
  [alike('ES'), ({ ES }) => ES],
  [alike('SES'), ({ SES }) => SES],
  [alike('UAS'), ({ UAS }) => UAS],
  [both('day.column.verdict'), ({ verdict }) => verdict && inOne(wordOf('verdict', verdict))],
  [both('day.column.number'), ({ number }) => number],
  [both('day.column.signed'), ({ signed }) => signed.map(({ name }) => name).join(', ')],
  [
    both('day.column.remarks'),
    ({ remarks, simulated }) => inRow([...(simulated ? [both('simulated')] : []), ...remarks]),
  ],
];

/** The summary of a job as a workbook: its circuits, and the sites that were left with something missing. `company`: whose it is. Pure. */
export function jobSheets(asked: JobAsked, company: string): Sheet[] {
  const title = [company, `${inOne(both('day.summary'))} ${jobNumber(asked)}`, inOne(jobTitle(asked))].filter(Boolean);
  const circuits: Sheet = {
    name: both('day.summary').zh,
    title,
    heads: COLUMNS.map(([head]) => inOne(head)),
    rows: asked.rows.map((row) => COLUMNS.map(([, cell]) => cell(row))),
  };
  const left: Sheet = {
    name: both('day.column.left').zh,
    heads: (['site', 'start', 'reason', 'missing'] as const).map((name) =>
      inOne(both(name === 'start' ? 'day.column.at' : `day.column.${name}`)),
    ),
    rows: asked.left.map(({ site, at, reason, missing }) => [site, { time: at }, inOne(reason), inRow(missing)]),
  };
  return asked.left.length > 0 ? [circuits, left] : [circuits];
}
