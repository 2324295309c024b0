import { roleName } from '../../contract/instrument.ts';
import { secondsIn } from '../../contract/judgement.ts';
import type { MeasurementRecord } from '../../contract/measurement.ts';
import type { AttemptRecord } from '../../contract/run.ts';
import { both, wordOf } from './texts.ts';
import type { Row, Table } from './document.ts';

const counted = ['ES', 'SES', 'UAS'] as const;

function rowOf({ steps }: AttemptRecord, one: MeasurementRecord): Row {
  const { step, role, from, judgement, verdict = 'not-set' } = one;
  const seconds = judgement && secondsIn(judgement);
  return [
    steps.find(({ id }) => id === step)?.title ?? step,
    roleName(role),
    from === undefined ? '—' : { at: from },
    judgement ? { lasted: judgement.seconds.observed } : '—',
    judgement?.totals.bitErrors ?? '—',
    ...counted.map((name) => seconds?.[name] ?? '—'),
    { verdict },
  ];
}

/** What an attempt measured, where it measured several times: each with its own verdict. The rest of the report speaks of the one that it rests on. */
export function measurementTables(attempt: AttemptRecord): Table[] {
  const { number: n, measurements } = attempt;
  if (measurements.length < 2) return [];
  const table: Table = {
    columns: [
      { head: both('report.measurements-of', { n }), width: '1fr', align: 'left' },
      { head: both('report.label.instrument'), width: 'auto', align: 'left' },
      { head: both('report.head.start'), width: 'auto', align: 'left' },
      { head: both('report.head.observed'), width: 'auto', align: 'right' },
      { head: wordOf('parameter', 'bitErrors', 'short'), width: 'auto', align: 'right' },
      ...counted.map((zh) => ({ head: { zh, en: 's' }, width: 'auto', align: 'right' as const })),
      { head: both('report.head.result'), width: 'auto', align: 'left' },
    ],
    rows: measurements.map((one) => rowOf(attempt, one)),
  };
  return [table];
}
