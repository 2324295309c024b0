import type { Output } from '../../../electron/contract/api.ts';
import type { TicketState } from '../../../electron/contract/book/ticket.ts';
import type { RunSummary } from '../../../electron/contract/run.ts';
import { dateTime } from '../../text/format.ts';
import { host } from '../../link/host.ts';
import { attempt } from '../../link/notice.ts';
import { useMinute } from '../../page/now.ts';
import { routeHash } from '../../page/routes.ts';
import { useSay } from '../../text/say.ts';
import { VerdictWord } from '../../widgets/Verdict.tsx';
import { ClockMark, SevereMark } from './ClockMark.tsx';
import { shortTime } from './times.ts';
import './Beside.css';

type File = Output<'tickets.file'>;

function Run({ run, onHang }: { run: RunSummary; onHang?: () => void }) {
  const say = useSay();
  const nowMs = useMinute();
  return (
    <li>
      <span className="num">{dateTime(run.startedAtMs, nowMs)}</span>
      <a href={routeHash(run.verdict ? 'result' : 'run', run.runId)}>
        {say.text(run.procedureTitle)}
        {run.number ? ` · ${run.number}` : ''}
      </a>
      {run.verdict ? <VerdictWord verdict={run.verdict} /> : <small>{say('archive.running')}</small>}
      {run.simulated && <small>{say('runs.simulated')}</small>}
      {onHang && (
        <button type="button" className="btn beside-hang" onClick={onHang}>
          {say('ticket.runs.hang')}
        </button>
      )}
    </li>
  );
}

/** Of what is no hard fault so many others are shown. */
const FEW = 3;

/** What was tested for a ticket, on its line before, and what else was reported of it: of a hard fault all of it. */
export function Beside({ ticket, file }: { ticket: TicketState; file: File }) {
  const say = useSay();
  const { hardFault } = ticket.beside;
  const all = hardFault !== undefined;
  const [others, tickets] = [file.others, file.tickets].map((list) => (all ? list : list.slice(0, FEW))) as [
    File['others'],
    File['tickets'],
  ];
  const hang = (runId: string): void =>
    attempt(() => host.call('tickets.note', { ticket: ticket.ticket, did: 'run', runId }));
  return (
    <section className="beside">
      {hardFault !== undefined && <p className="beside-hard">{say('ticket.hard.all', { reason: hardFault })}</p>}
      <h2>{say('ticket.runs')}</h2>
      {file.own.length === 0 && <p className="label">{say('ticket.runs.none')}</p>}
      <ul>
        {file.own.map((run) => (
          <Run key={run.runId} run={run} />
        ))}
      </ul>
      {others.length > 0 && <h3 className="label">{say('ticket.runs.other')}</h3>}
      <ul>
        {others.map((run) => (
          <Run key={run.runId} run={run} onHang={() => hang(run.runId)} />
        ))}
      </ul>
      {tickets.length > 0 && <h3 className="label">{say('ticket.earlier')}</h3>}
      <ul>
        {tickets.map((one) => (
          <li key={one.ticket}>
            <span className="num">{shortTime(one.log[0]?.at ?? '')}</span>
            <a href={routeHash('tickets', one.ticket)}>{one.beside.says ?? one.ticket}</a>
            <ClockMark ticket={one} sinceS={0} />
            <SevereMark severe={one.severe} />
          </li>
        ))}
      </ul>
    </section>
  );
}
