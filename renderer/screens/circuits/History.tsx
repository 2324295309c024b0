import type { ReactNode } from 'react';
import type { HistoryEntry } from '../../../electron/contract/book/line.ts';
import { routeHash } from '../../page/routes.ts';
import { useSay, type Say } from '../../text/say.ts';
import { VerdictWord } from '../../widgets/Verdict.tsx';
import { showsText } from './shows.ts';
import './History.css';

const shortTime = (at: string): string => at.slice(0, 16).replace('T', ' ');

/** What it was, with the way there, and how it came out. */
function told(say: Say, entry: HistoryEntry): { what: ReactNode; how: ReactNode } {
  switch (entry.is) {
    case 'order':
      return {
        what: <a href={routeHash('orders', entry.id)}>{entry.id}</a>,
        how: say(`order.standing.${entry.standing}`),
      };
    case 'ticket':
      return {
        what: <a href={routeHash('tickets', entry.id)}>{[entry.id, entry.says].filter(Boolean).join(' · ')}</a>,
        how: say(entry.restored ? 'line.restored' : 'line.open'),
      };
    case 'run':
      return {
        what: (
          <a href={routeHash(entry.verdict ? 'result' : 'run', entry.id)}>
            {[say.text(entry.title), entry.number].filter(Boolean).join(' · ')}
          </a>
        ),
        how: entry.verdict && <VerdictWord verdict={entry.verdict} />,
      };
    case 'visit':
      return { what: <a href={routeHash('day', entry.id)}>{entry.site}</a>, how: entry.reason };
    case 'planned':
      return {
        what: (
          <a href={routeHash('planned', entry.id)}>
            {say(`planned.kind.${entry.kind}`)} · {entry.name}
          </a>
        ),
        how: say(`planned.standing.${entry.standing}`),
      };
    case 'file':
      return { what: entry.name, how: entry.shows && showsText(say, entry.shows) };
    case 'event':
      return { what: [<b key="did">{say.word(`line.was.${entry.did}`)}</b>, ` ${entry.reason ?? ''}`], how: null };
  }
}

/** The end of the row of an event: it can be taken back, and then says when it was. */
function Back({ entry, onTakeBack }: { entry: HistoryEntry; onTakeBack: (entry: string) => void }) {
  const say = useSay();
  if (entry.is !== 'event') return null;
  if (entry.takenBackAt) return <small>{say('order.taken-back', { at: shortTime(entry.takenBackAt) })}</small>;
  return (
    <button type="button" className="btn" onClick={() => onTakeBack(entry.id)}>
      {say('order.take')}
    </button>
  );
}

/** Everything that happened, the newest first. `of`: whose circuits there are several of, each entry names its own. */
export function History(props: {
  entries: readonly HistoryEntry[];
  several?: boolean;
  onTakeBack?: (entry: string) => void;
}) {
  const { entries, several = false, onTakeBack } = props;
  const say = useSay();
  if (entries.length === 0) return <p className="label">{say('line.history-none')}</p>;
  return (
    <ol>
      {entries.map((entry) => {
        const { what, how } = told(say, entry);
        const back = entry.is === 'event' && entry.takenBackAt !== undefined;
        return (
          <li key={`${entry.is} ${entry.id}`} className="history-entry" data-state={back ? 'taken-back' : undefined}>
            <time className="num" dateTime={entry.at}>
              {shortTime(entry.at)}
            </time>
            <span>{say(`line.is.${entry.is}`)}</span>
            <span>
              {what}
              {several && entry.circuit && <small> {entry.circuit}</small>}
            </span>
            <span>
              {how}
              {onTakeBack && <Back entry={entry} onTakeBack={onTakeBack} />}
            </span>
          </li>
        );
      })}
    </ol>
  );
}
