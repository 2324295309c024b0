import type { TicketNames, TicketState, TicketStep } from '../../../electron/contract/book/ticket.ts';
import { host } from '../../link/host.ts';
import { attempt } from '../../link/notice.ts';
import { usePreferences } from '../../link/preferences.ts';
import { routeHash } from '../../page/routes.ts';
import { useSay, type Say } from '../../text/say.ts';
import { shortTime } from './times.ts';
import './Trace.css';

/** Who was told, and what was said of it. */
function words(say: Say, step: TicketStep, names: TicketNames): string {
  const told = (step.told ?? []).map((party) => {
    const name = names.parties[party];
    return name ? say.text(name) : party;
  });
  return [told.join(say.lang === 'zh' ? '、' : ', '), step.reason].filter(Boolean).join(' · ');
}

function Step({ step, names }: { step: TicketStep; names: TicketNames }) {
  const say = useSay();
  const what = say.word(`ticket.did.${step.did}`);
  return (
    <>
      <span className="num">{shortTime(step.at)}</span>
      <span className="trace-what">
        {step.runId ? <a href={routeHash('result', step.runId)}>{what}</a> : <b>{what}</b>}
        {step.by && <small> {step.by}</small>}
        <span className="trace-words">{words(say, step, names)}</span>
      </span>
    </>
  );
}

/** Every step of a ticket: when, what, who. The last that somebody noted can be taken back. */
export function Trace({ ticket, names }: { ticket: TicketState; names: TicketNames }) {
  const say = useSay();
  const { person } = usePreferences();
  const { log, beside } = ticket;
  const back = (entry: string): void =>
    attempt(() =>
      host.call('tickets.takeBack', { ticket: ticket.ticket, entry, ...(person.name ? { by: person.name } : {}) }),
    );
  return (
    <section className="trace" aria-label={say('ticket.trace')}>
      <h2>{say('ticket.trace')}</h2>
      <ol>
        {log.map((step, at) => {
          const entry = beside.entries[at - 1];
          return (
            <li key={entry ?? 'reported'}>
              <Step step={step} names={names} />
              {entry !== undefined && at === log.length - 1 && (
                <button type="button" className="btn trace-back" onClick={() => back(entry)}>
                  {say('ticket.take-back')}
                </button>
              )}
            </li>
          );
        })}
      </ol>
    </section>
  );
}
