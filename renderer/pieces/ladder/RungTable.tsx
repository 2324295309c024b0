import type { Message } from '../../../electron/contract/words/index.ts';
import type { RungResult } from '../../../electron/contract/ladder.ts';
import type { PingSecond } from '../../../electron/contract/tracks.ts';
import { count, milliseconds } from '../../text/format.ts';
import { useSay, type Say } from '../../text/say.ts';
import { Lamp, type LampState } from '../../widgets/Lamp.tsx';
import './RungTable.css';

/** `0.4 / 1.2 / 35 ms`; a dash where nothing answered. */
function times({ minMs, avgMs, maxMs }: RungResult): string {
  if (minMs === undefined || avgMs === undefined || maxMs === undefined) return '–';
  const [min, avg] = [minMs, avgMs].map((ms) => milliseconds(ms).replace(' ms', ''));
  return `${min} / ${avg} / ${milliseconds(maxMs)}`;
}

const share = ({ sent, lost }: { sent: number; lost: number }): string =>
  lost === 0 || sent === 0 ? '' : ` (${Number(((100 * lost) / sent).toPrecision(2))} %)`;

function lampOf({ lost, wrongOctets, answersRarely }: RungResult, now: PingSecond | undefined): LampState {
  if (wrongOctets > 0 || (now && now.lost > 0 && !answersRarely)) return 'bad';
  if (answersRarely) return 'unlimited';
  return lost > 0 ? 'was' : 'good';
}

function nowText(say: Say, now: PingSecond | undefined): string {
  if (!now) return '–';
  if (now.lost > 0) return say('ladder.lost-of', { n: now.lost, of: now.sent });
  return now.avgMs === undefined ? '–' : milliseconds(now.avgMs);
}

function Row({ rung, now, live }: { rung: RungResult; now: PingSecond | undefined; live: boolean }) {
  const say = useSay();
  return (
    <tr>
      <th scope="row" className="rung-table-name">
        <Lamp state={lampOf(rung, now)} label={rung.rung} />
        <span>{say.term('rung', rung.rung)}</span>
        <small className="num">{rung.address}</small>
      </th>
      <td className="is-right rung-table-most">{count(rung.sent)}</td>
      <td className="is-right">
        {rung.answersRarely && <em className="rung-table-rarely">{say('ladder.rarely')}</em>}
        <b>{count(rung.lost)}</b>
        {share(rung)}
      </td>
      <td className="is-right rung-table-more">{count(rung.late)}</td>
      <td className="is-right">{rung.compared ? count(rung.wrongOctets) : '–'}</td>
      <td className="is-right rung-table-more">{count(rung.bursts.length)}</td>
      <td className="is-right">{times(rung)}</td>
      {live && <td className="is-right">{nowText(say, now)}</td>}
    </tr>
  );
}

/** Columns that give way where there is little room. */
const GIVES_WAY: Readonly<Record<string, string>> = {
  late: 'rung-table-more',
  bursts: 'rung-table-more',
  sent: 'rung-table-most',
};
interface Shown {
  rungs: readonly RungResult[];
  now?: readonly PingSecond[] | undefined;
  found?: readonly Message[] | undefined;
}
/** What each rung of a ladder answered so far, nearest first; `now`: in the last second, while it goes on; `found`: on the wire beside them. */
export function RungTable({ rungs, now, found = [] }: Shown) {
  const say = useSay();
  const [first] = rungs;
  const heads = ['sent', 'lost', 'late', 'wrong', 'bursts', 'times'] as const;
  return (
    <section className="rung-table" aria-label={say('ladder.table')}>
      <table className="tbl">
        <thead>
          <tr>
            <th scope="col">
              {say('ladder.rung')}
              {first && (
                <small>
                  {first.compared ? say('ladder.compared', { payload: first.payload }) : say('ladder.not-compared')}
                </small>
              )}
            </th>
            {heads.map((name) => (
              <th key={name} scope="col" className={`is-right ${GIVES_WAY[name] ?? ''}`}>
                {say(`ladder.${name}`)}
              </th>
            ))}
            {now && (
              <th scope="col" className="is-right">
                {say('ladder.now')}
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {rungs.map((rung) => (
            <Row
              key={rung.rung}
              rung={rung}
              now={now?.find((one) => one.rung === rung.rung)}
              live={now !== undefined}
            />
          ))}
        </tbody>
      </table>
      {found.length > 0 && (
        <ul className="rung-table-found" aria-label={say('ladder.found')}>
          {found.map((one, at) => (
            <li key={at}>{say.message(one)}</li>
          ))}
        </ul>
      )}
    </section>
  );
}
