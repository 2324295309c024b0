import type { JobView, LineView, SiteView } from '../../../electron/contract/book/job.ts';
import type { AppState } from '../../../electron/contract/views.ts';
import { useSecond } from '../../page/now.ts';
import { timeLeft } from '../../text/format.ts';
import { useSay } from '../../text/say.ts';
import { VerdictWord } from '../../widgets/Verdict.tsx';
import './Sites.css';

/** How a circuit stands, in one word or sign; of one that goes on how long it still does. */
function State({ line, runs }: { line: LineView; runs: AppState['runs'] }) {
  const say = useSay();
  useSecond();
  const run = runs.find(({ runId }) => runId === line.runId);
  if (line.state === 'done' && line.verdict) return <VerdictWord verdict={line.verdict} />;
  if (line.state === 'going' && run?.remainingS) return <b className="num">{timeLeft(run.remainingS)}</b>;
  return (
    <span className="sites-state" data-state={line.state}>
      {say(`day.state.${line.state}`)}
    </span>
  );
}

function Row(props: { line: LineView; runs: AppState['runs']; here: boolean; onPick: () => void }) {
  const say = useSay();
  const { line, runs, here } = props;
  const about = [line.service && say.term('service', line.service), line.rate, line.customer, line.order];
  return (
    <li>
      <button
        type="button"
        className="sites-row"
        data-circuit={line.circuit}
        aria-current={here ? 'true' : undefined}
        onClick={props.onPick}
      >
        <span className="sites-name">
          <b>{line.circuit}</b>
          <small>{about.filter(Boolean).join(' · ') || line.ends.A}</small>
        </span>
        <span className="sites-label" data-label={line.label}>
          {line.label !== 'unread' && say(`day.label.${line.label}`)}
        </span>
        <State line={line} runs={runs} />
      </button>
    </li>
  );
}

/** Circuits of a site, and how much of it is over; the way out of it. */
function Site(props: {
  site: SiteView;
  job: JobView;
  runs: AppState['runs'];
  here: string | undefined;
  onPick: (circuit: string) => void;
  onLeave: () => void;
}) {
  const say = useSay();
  const { site, job, runs, here } = props;
  const lines = job.lines.filter((line) => line.site === site.site);
  const over = lines.filter(({ state }) => state === 'done' || state === 'skipped').length;
  const name = site.site || say('day.no-site');
  return (
    <section className="sites-site" aria-label={name}>
      <header>
        <h2>{name}</h2>
        <span className="label num">{say('day.over', { over, n: lines.length })}</span>
        <span className="grow" />
        {site.left && <span className="label">{say('day.was-left', { at: site.left.at.slice(11, 16) })}</span>}
        <button type="button" className="btn" onClick={props.onLeave}>
          {say('day.leave')}
          {site.missing.length > 0 && <span className="num">{say('day.missing-n', { n: site.missing.length })}</span>}
        </button>
      </header>
      <ol>
        {lines.map((line) => (
          <Row
            key={line.circuit}
            line={line}
            runs={runs}
            here={line.circuit === here}
            onPick={() => props.onPick(line.circuit)}
          />
        ))}
      </ol>
    </section>
  );
}

/** The circuits of a job, site by site, each with how it stands. */
export function Sites(props: {
  job: JobView;
  runs: AppState['runs'];
  here: string | undefined;
  onPick: (circuit: string) => void;
  onLeave: (site: string) => void;
}) {
  return (
    <div className="sites" data-long>
      {props.job.sites.map((site) => (
        <Site key={site.site} {...props} site={site} onLeave={() => props.onLeave(site.site)} />
      ))}
    </div>
  );
}
