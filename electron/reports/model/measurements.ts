import { roleName } from '../../contract/instrument.ts';
import { secondsIn } from '../../contract/judgement.ts';
import type { MeasurementRecord } from '../../contract/measurement.ts';
import type { AttemptRecord, RunRecord } from '../../contract/run.ts';
import { isOfStream } from './basis.ts';
import { both, wordOf } from './texts.ts';
import type { Row, Table } from './document.ts';

const counted = ['ES', 'SES', 'UAS'] as const;
/** What is counted of bits, as columns: bit errors, and the seconds that they spoil. */
export const BIT_COLUMNS: Table['columns'] = [
  { head: wordOf('parameter', 'bitErrors', 'short'), width: 'auto', align: 'right' },
  ...counted.map((zh) => ({ head: { zh, en: 's' }, width: 'auto', align: 'right' as const })),
];

function rowOf({ steps }: AttemptRecord, one: MeasurementRecord, bits: boolean): Row {
  const { step, role, from, judgement, verdict = 'not-set' } = one;
  const seconds = judgement && secondsIn(judgement);
  return [
    steps.find(({ id }) => id === step)?.title ?? step,
    roleName(role),
    from === undefined ? '—' : { at: from },
    judgement ? { lasted: judgement.seconds.observed } : '—',
    ...(bits ? [judgement?.totals.bitErrors ?? '—', ...counted.map((name) => seconds?.[name] ?? '—')] : []),
    { verdict },
  ];
}

/** What an attempt measured, where it measured several times: each with its own verdict. The rest of the report speaks of the one that it rests on. */
export function measurementTables(attempt: AttemptRecord, record: RunRecord): Table[] {
  const { number: n, measurements } = attempt;
  if (measurements.length < 2) return [];
  const bits = !isOfStream(record) && measurements.some(({ judgement }) => !judgement?.ladder);
  const table: Table = {
    columns: [
      { head: both('report.measurements-of', { n }), width: '1fr', align: 'left' },
      { head: both('report.label.instrument'), width: 'auto', align: 'left' },
      { head: both('report.head.start'), width: 'auto', align: 'left' },
      { head: both('report.head.observed'), width: 'auto', align: 'right' },
      ...(bits ? BIT_COLUMNS : []),
      { head: both('report.head.result'), width: 'auto', align: 'left' },
    ],
    rows: measurements.map((one) => rowOf(attempt, one, bits)),
  };
  return [table];
}
