import { secondsIn, type Judgement } from '../../../electron/contract/judgement.ts';
import { berText, count, dateTime, span } from '../../text/format.ts';
import { useMinute } from '../../page/now.ts';
import { useSay, type Say } from '../../text/say.ts';
import { VerdictWord } from '../../widgets/Verdict.tsx';
import type { Shown } from './shown.ts';
import './Counts.css';

interface CountRow {
  name: (say: Say) => string;
  /** Undefined where it is not known. */
  value: (judgement: Judgement) => number | undefined;
}
const inSeconds = (name: 'ES' | 'SES' | 'UAS'): CountRow => ({
  name: () => name,
  value: (judgement) => secondsIn(judgement)?.[name],
});
const BER = 'BER';
/** What decides, in the order of the limits table. */
const ROWS: readonly CountRow[] = [
  { name: (say) => say.term('parameter', 'bitErrors', 'short'), value: ({ totals }) => totals.bitErrors },
  inSeconds('ES'),
  inSeconds('SES'),
  inSeconds('UAS'),
  { name: (say) => say.term('parameter', 'slips', 'short'), value: ({ totals }) => totals.slips },
  { name: (say) => say('archive.unseen'), value: ({ seconds }) => seconds.total - seconds.observed },
];

const text = (value: number | undefined): string => (value === undefined ? '–' : count(value));
/** `+3`, `−2`, `0`; a difference of what is not known is not known either. */
const difference = (a: number | undefined, b: number | undefined): string => {
  if (a === undefined || b === undefined) return '–';
  return a === b ? '0' : `${b > a ? '+' : '−'}${count(Math.abs(b - a))}`;
};

function Heads({ all, nowMs }: { all: readonly Shown[]; nowMs: number }) {
  const say = useSay();
  return (
    <tr>
      <th scope="col">
        <span className="hidden">{say('archive.what')}</span>
      </th>
      {all.map(({ record, measurement, whole }, at) => (
        <th key={measurement.id} scope="col" className="is-right" title={record.circuit?.number}>
          <b className="circled">{at + 1}</b> {dateTime(whole.from * 1000, nowMs)}
        </th>
      ))}
      {all.length > 1 && (
        <th scope="col" className="is-right">
          {say('lanes.difference')}
        </th>
      )}
    </tr>
  );
}

/** A row of what each record says, and the last cell. */
function Line({ name, cells, last }: { name: string; cells: readonly React.ReactNode[]; last?: string | undefined }) {
  return (
    <tr>
      <th scope="row">{name}</th>
      {cells.map((cell, at) => (
        // Columns keep their places: the position is the identity.
        // oxlint-disable-next-line react/no-array-index-key
        <td key={at} className="is-right">
          {cell}
        </td>
      ))}
      {cells.length > 1 && (
        <td className="is-right">
          <b>{last}</b>
        </td>
      )}
    </tr>
  );
}

/** Verdict and deciding counts of the records in view, and what changed from the first to the second. */
export function Counts({ all }: { all: readonly Shown[] }) {
  const say = useSay();
  const nowMs = useMinute();
  const judgements = all.map(({ measurement }) => measurement.judgement);
  const verdicts = all.map(({ measurement: { id, verdict } }) => verdict && <VerdictWord key={id} verdict={verdict} />);
  const observed = judgements.map((one) => (one ? span(one.seconds.observed) : '–'));
  return (
    <section className="counts" aria-label={say('lanes.counts')}>
      <table className="tbl">
        <thead>
          <Heads all={all} nowMs={nowMs} />
        </thead>
        <tbody>
          <Line
            name={say('archive.circuit')}
            cells={all.map(({ record }) => record.circuit?.number ?? say('circuit.none'))}
          />
          <Line name={say('archive.verdict')} cells={verdicts} />
          <Line name={say('archive.observed')} cells={observed} />
          {ROWS.map(({ name, value }) => {
            const values = judgements.map((judgement) => judgement && value(judgement));
            return (
              <Line key={name(say)} name={name(say)} cells={values.map(text)} last={difference(values[0], values[1])} />
            );
          })}
          <Line name={BER} cells={judgements.map((one) => (one && berText(one)) || '–')} />
        </tbody>
      </table>
    </section>
  );
}
