import type { RunView } from '../../electron/contract/views.ts';
import { clock, dateTime, needsDays, timeOfDay } from '../text/format.ts';
import { useSay } from '../text/say.ts';
import './Times.css';

type Timed = Pick<
  RunView,
  | 'startedAt'
  | 'elapsedS'
  | 'remainingS'
  | 'sinceLastErrorS'
  | 'sinceUnseenS'
  | 'lastErrorAt'
  | 'openGap'
  | 'forS'
  | 'finished'
>;

function Time({ label, value, below }: { label: string; value: string; below: string }) {
  return (
    <div className="times-one">
      <span className="label">{label}</span>
      <b>{value}</b>
      <span className="label">{below}</span>
    </div>
  );
}

/** Since last error, RT, ET with ST below: three fixed columns, one form of time for the whole run. */
export function Times({
  run,
  nowMs,
  byHand = false,
  since,
}: {
  run: Timed;
  nowMs: number;
  /** Nobody sees the seconds: how long ago the last error was is not known. */
  byHand?: boolean;
  /** What the first of them says, where no bits are compared. */
  since?: { label: string; value: string; below: string } | undefined;
}) {
  const say = useSay();
  const days = needsDays(run.forS);
  const show = (s: number | undefined): string => (s === undefined ? '---' : clock(s, days));
  // Over days a time of day alone says nothing.
  const when = (ms: number): string => (days ? dateTime(ms, nowMs) : timeOfDay(ms));
  const lost = run.openGap !== undefined;
  const started = run.startedAt !== undefined;
  const last =
    run.lastErrorAt === undefined || run.startedAt === undefined
      ? say(started ? 'time.since-start' : 'time.not-started')
      : say('time.last', { at: clock(run.lastErrorAt - run.startedAt, days) });
  const seen = run.sinceUnseenS ? say('time.less-unseen', { s: clock(run.sinceUnseenS, days) }) : last;
  const ends = say('time.ends', { at: when(nowMs + (run.remainingS ?? 0) * 1000) });
  return (
    <>
      {since ? (
        <Time {...since} />
      ) : (
        <Time
          label={say('time.since')}
          value={lost || byHand ? '---' : show(run.sinceLastErrorS)}
          below={byHand ? say('not-observed') : lost ? say('time.stands') : seen}
        />
      )}
      <Time
        label={say('time.remaining')}
        value={show(run.remainingS)}
        below={!started || run.finished || run.remainingS === 0 ? '' : lost ? say('time.at-least') : ends}
      />
      <Time
        label={say('time.elapsed')}
        value={show(run.elapsedS)}
        below={started ? say('time.start', { at: when((run.startedAt ?? 0) * 1000) }) : say('time.not-started')}
      />
    </>
  );
}
