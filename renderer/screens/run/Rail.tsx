import { roleName } from '../../../electron/contract/instrument.ts';
import type { RunEvent } from '../../../electron/contract/run.ts';
import { isAway, type RunView } from '../../../electron/contract/views.ts';
import { sentenceOf } from '../../../electron/contract/words/index.ts';
import { clock, lineOf, needsDays, timeOfDay } from '../../text/format.ts';
import { errorsText, lastedText } from '../../text/events.ts';
import { useSay } from '../../text/say.ts';
import { EventMark } from '../../widgets/EventMark.tsx';
import { StepRail } from '../../widgets/StepRail.tsx';
import './Rail.css';

/** Time since START, or the time of day for what was before it. */
function eventTime(event: RunEvent, run: RunView): string {
  if (run.startedAt === undefined || event.t < run.startedAt || event.attempt !== run.attempt)
    return timeOfDay(event.t * 1000);
  return clock(event.t - run.startedAt, needsDays(run.forS));
}

function Events({ run }: { run: RunView }) {
  const say = useSay();
  return (
    <section className="rail-events" aria-label={say('run.events')}>
      <h2 className="label">{say('run.events')}</h2>
      <ul data-whole>
        {run.events.slice(0, 12).map((event) => (
          <li key={`${event.attempt} ${event.t} ${event.kind} ${sentenceOf(event.message)}`}>
            <EventMark kind={event.kind} />
            <span>{eventTime(event, run)}</span>
            <span title={say.message(event.message)}>
              {[say.message(event.message), lastedText(event), errorsText(say, event)].filter(Boolean).join(' · ')}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What is on disk, and the links to the instruments that have one. */
function Foot({ run }: { run: RunView }) {
  const say = useSay();
  const linked = Object.entries(run.instruments).filter(([, one]) => one.capabilities?.reading !== 'by-hand');
  return (
    <footer>
      <small>
        {run.storedTo !== undefined && <span>{say('run.stored', { at: timeOfDay(run.storedTo * 1000) })}</span>}
        {linked.map(([role, { address, label, link }]) => (
          <span key={role} title={address}>
            {linked.length > 1 && `${say.text(roleName(role))} · `}
            {lineOf(address) || label} ·{' '}
            {isAway(link) ? <b>{say(`bench.state.${link}`)}</b> : say(`bench.state.${link}`)}
          </span>
        ))}
      </small>
    </footer>
  );
}

/** Steps of the procedure, the last events, and at the foot what is safe. */
export function Rail({ run }: { run: RunView }) {
  return (
    <aside className="rail">
      <StepRail steps={run.steps} current={run.step} usualS={run.usualS} />
      {run.events.length > 0 && <Events run={run} />}
      <Foot run={run} />
    </aside>
  );
}
