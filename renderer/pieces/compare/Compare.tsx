import { isTotalsOnly } from '../../../electron/contract/deciding.ts';
import { judgementOf } from '../../../electron/contract/measurement.ts';
import type { RunRecord } from '../../../electron/contract/run.ts';
import { useAsked, type Asked } from '../../link/asked.ts';
import { berText, count, dateTime, span } from '../../text/format.ts';
import { host } from '../../link/host.ts';
import { useMinute } from '../../page/now.ts';
import { useSay, type Say } from '../../text/say.ts';
import { Problem } from '../../widgets/Problem.tsx';
import { columnsOf, differingSettings, measuredS, secondsOf, type Column } from './columns.ts';
import { Track } from './Track.tsx';
import './Compare.css';

const useRecords = (runIds: readonly string[]): Asked<RunRecord[]> =>
  useAsked(runIds.join(' '), () => Promise.all(runIds.map((runId) => host.call('archive.record', { runId }))), {
    quiet: true,
  });

const number = (value: number | undefined): string => (value === undefined ? '–' : count(value));

function berOf({ attempt }: Column): string {
  const judgement = judgementOf(attempt);
  return (judgement && berText(judgement)) || '–';
}

/** What tells totals alone counts by its own clock. */
function observedText(say: Say, column: Column): string {
  const judgement = judgementOf(column.attempt);
  if (!judgement) return '–';
  const time = span(judgement.seconds.observed);
  return isTotalsOnly(column.record) ? say('archive.read-time', { time }) : time;
}

/** Where only totals are known nobody saw a single second: that is not 0. */
function unseenText(say: Say, column: Column): string {
  const judgement = judgementOf(column.attempt);
  if (!judgement) return '–';
  if (isTotalsOnly(column.record)) return say('archive.unseen-by-hand');
  return `${judgement.seconds.total - judgement.seconds.observed} s`;
}

/** Rows of the comparison: what decides first. */
const rowsOf = (say: Say): [string, (column: Column) => string][] => [
  [say('archive.verdict'), ({ attempt }) => (attempt.verdict ? say(`verdict.${attempt.verdict}`) : '–')],
  [
    say('archive.why'),
    ({ attempt }) => {
      const [why] = judgementOf(attempt)?.why ?? [];
      return why ? say.message(why) : '–';
    },
  ],
  [say('archive.observed'), (column) => observedText(say, column)],
  [say.term('parameter', 'bitErrors', 'short'), ({ attempt }) => number(judgementOf(attempt)?.totals.bitErrors)],
  ['BER', berOf],
  ['ES', (column) => number(secondsOf(column, 'ES'))],
  ['SES', (column) => number(secondsOf(column, 'SES'))],
  ['UAS', (column) => number(secondsOf(column, 'UAS'))],
  [say('archive.unseen'), (column) => unseenText(say, column)],
];

/** Bold is what is not as in the newest attempt. */
function Row({ name, values }: { name: string; values: readonly string[] }) {
  return (
    <tr>
      <th scope="row">{name}</th>
      {values.map((value, at) => (
        // Columns keep their places: the position is the identity.
        // oxlint-disable-next-line react/no-array-index-key
        <td key={at} className="is-right">
          {value === values.at(-1) ? value : <b>{value}</b>}
        </td>
      ))}
    </tr>
  );
}

function Tracks({ columns }: { columns: readonly Column[] }) {
  const say = useSay();
  const drawn = columns.filter((column) => !isTotalsOnly(column.record));
  const longest = Math.max(0, ...drawn.map(measuredS));
  if (!(longest > 0)) return null;
  return (
    <>
      <p className="label compare-axis">{say('archive.axis', { to: span(longest) })}</p>
      {drawn.map((column) => (
        <div className="compare-track" key={`${column.record.runId}.${column.attempt.number}`}>
          <b>{columns.indexOf(column) + 1}</b>
          <Track column={column} longestS={longest} />
        </div>
      ))}
    </>
  );
}

const circuitOf = (say: Say, { circuit }: RunRecord): string => circuit?.number ?? say('circuit.none');

/** Which attempts these are: each by its number and when it began; by its circuit where they are not of one. */
function Heads({ columns }: { columns: readonly Column[] }) {
  const say = useSay();
  const nowMs = useMinute();
  return (
    <tr>
      <th scope="col">
        <span className="hidden">{say('archive.what')}</span>
      </th>
      {columns.map(({ record, attempt }, at) => (
        <th key={`${record.runId}.${attempt.number}`} scope="col" className="is-right">
          <b>{at + 1}</b>
          {dateTime(attempt.startedAtMs, nowMs)
            .split(' ')
            .map((part) => (
              <span key={part} className="compare-when">
                {part}
              </span>
            ))}
        </th>
      ))}
    </tr>
  );
}

/** Attempts side by side: what changed between them. */
export function Compare({ runIds }: { runIds: readonly string[] }) {
  const say = useSay();
  const { value: records, problem } = useRecords(runIds);
  if (runIds.length === 0) return <section className="compare label">{say('archive.why-choose')}</section>;
  if (problem)
    return (
      <section className="compare">
        <Problem problem={problem} />
      </section>
    );
  if (!records) return <section className="compare label">{say('archive.loading')}</section>;
  const columns = columnsOf(records);
  const circuits = [...new Set(columns.map(({ record }) => circuitOf(say, record)))];
  const title = columns.length > 1 ? say('archive.compare-title', { n: columns.length }) : say('archive.one-title');
  return (
    // It may scroll, and must then be reachable by keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section className="compare" aria-label={title} tabIndex={0} data-long>
      <h2>{title}</h2>
      {circuits.length === 1 && <p className="label">{circuits[0]}</p>}
      <table className="tbl">
        <thead>
          <Heads columns={columns} />
        </thead>
        <tbody>
          {circuits.length > 1 && (
            <Row name={say('archive.circuit')} values={columns.map(({ record }) => circuitOf(say, record))} />
          )}
          {rowsOf(say).map(([name, value]) => (
            <Row key={name} name={name} values={columns.map(value)} />
          ))}
          {differingSettings(columns).map(({ name, values }) => (
            <Row
              key={name}
              name={say('archive.settings', { name: say.setting(name, 'short') })}
              values={values.map((value) => (value === undefined ? '–' : say.value(name, value)))}
            />
          ))}
        </tbody>
      </table>
      <Tracks columns={columns} />
    </section>
  );
}
