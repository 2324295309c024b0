import type { StreamResult, StreamSecond } from '../../../electron/contract/stream.ts';
import { DIRECTIONS, rateOfFrames } from '../../../electron/contract/stream.ts';
import { count, milliseconds } from '../../text/format.ts';
import { useSay, type Say } from '../../text/say.ts';
import { Lamp, type LampState } from '../../widgets/Lamp.tsx';
import './StreamTable.css';

/** `59.98 Mbit/s` */
const rate = (bitsPerS: number): string => `${Number((bitsPerS / 1e6).toPrecision(4))} Mbit/s`;
const share = (lost: number, sent: number): string =>
  lost === 0 || sent === 0 ? '' : ` (${Number(((100 * lost) / sent).toPrecision(2))} %)`;

function lampOf({ lost, corrupted, direction }: StreamResult, now: StreamSecond | undefined): LampState {
  if (corrupted > 0 || (now?.second[direction]?.lost ?? 0) > 0) return 'bad';
  return lost > 0 ? 'was' : 'good';
}

/** What of a switch matters: how long nothing came. Else the round trip, which is told once. */
function timeOf({ outageMs, resolutionMs, delayMs }: StreamResult): string {
  if (outageMs !== undefined) return `${milliseconds(outageMs)} ± ${milliseconds(resolutionMs ?? 0)}`;
  if (!delayMs) return '';
  const [min, avg] = [delayMs.min, delayMs.avg].map((ms) => milliseconds(ms).replace(' ms', ''));
  return `${min} / ${avg} / ${milliseconds(delayMs.max)}`;
}

function nowText(one: StreamResult, now: StreamSecond | undefined): string {
  const counts = now?.second[one.direction];
  return counts ? rate(rateOfFrames(counts.received, one.frame, Math.max(counts.sentS, 0.1))) : '–';
}

/** Which of several switches a row tells of; undefined for streams, of which each stands once. */
const turnOf = (results: readonly StreamResult[], at: number): number | undefined =>
  results[at]?.profile === 'switch' && results.length > DIRECTIONS.length
    ? Math.floor(at / DIRECTIONS.length) + 1
    : undefined;

interface RowProps {
  one: StreamResult;
  now: StreamSecond | undefined;
  live: boolean;
  /** Which switch it was. */
  n: number | undefined;
}
function Row({ one, now, live, n }: RowProps) {
  const say = useSay();
  const way = say.term('direction', one.direction);
  return (
    <tr>
      <th scope="row" className="stream-table-name">
        <Lamp state={lampOf(one, now)} label={way} />
        <span>{way}</span>
        <small className="num">
          {n === undefined ? '' : `${n} · `}
          {say.term('stream-profile', one.profile, 'short')} {rate(one.askedBps)}
        </small>
      </th>
      <td className="is-right">{rate(one.receivedBps)}</td>
      <td className="is-right stream-table-more">{count(one.sent)}</td>
      <td className="is-right">
        <b>{count(one.lost)}</b>
        {share(one.lost, one.sent)}
      </td>
      <td className="is-right stream-table-more">{count(one.reordered)}</td>
      <td className="is-right stream-table-more">{count(one.duplicated)}</td>
      <td className="is-right">{count(one.corrupted)}</td>
      <td className="is-right">{timeOf(one)}</td>
      {live && <td className="is-right">{nowText(one, now)}</td>}
    </tr>
  );
}

const heads = (say: Say, isSwitch: boolean): [string, string][] => [
  [say('stream.rate'), ''],
  [say('stream.sent'), 'stream-table-more'],
  [say('stream.lost'), ''],
  [say('stream.reordered'), 'stream-table-more'],
  [say('stream.duplicated'), 'stream-table-more'],
  [say('stream.corrupted'), ''],
  [say(isSwitch ? 'stream.outage' : 'stream.delay'), ''],
];

/** What became of the frames each way; `now`: in the last second, while it goes on. */
export function StreamTable(props: {
  results: readonly StreamResult[];
  now?: StreamSecond | undefined;
  live?: boolean;
}) {
  const say = useSay();
  const { results, now, live = false } = props;
  const isSwitch = results.some(({ profile }) => profile === 'switch');
  return (
    <section className="stream-table" aria-label={say('stream.table')}>
      <table className="tbl">
        <thead>
          <tr>
            <th scope="col">
              {say('stream.direction')}
              <small>{say('stream.frames', { frame: results[0]?.frame ?? 0 })}</small>
            </th>
            {heads(say, isSwitch).map(([head, gives]) => (
              <th key={head} scope="col" className={`is-right ${gives}`}>
                {head}
              </th>
            ))}
            {live && (
              <th scope="col" className="is-right">
                {say('ladder.now')}
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {results.map((one, at) => (
            <Row key={`${one.step} ${one.direction} ${at}`} one={one} now={now} live={live} n={turnOf(results, at)} />
          ))}
        </tbody>
      </table>
    </section>
  );
}
