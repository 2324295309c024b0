import { useMemo } from 'react';
import type { LaneWindow } from '../../electron/contract/lanes.ts';
import type { LampName } from '../../electron/contract/lamps.ts';
import { isMark } from '../../electron/contract/run-event.ts';
import type { LampView, RunView } from '../../electron/contract/views.ts';
import { clock, count, needsDays } from '../text/format.ts';
import { useSay, type Say } from '../text/say.ts';
import { useStore, type Store } from '../link/store.ts';
import { Lamp } from './Lamp.tsx';
import { ticks, type Range, type Tick } from './lanes/axis.ts';
import { cursorText } from './lanes/cursor.ts';
import { useJumps } from './lanes/jumps.ts';
import { Over } from './lanes/Over.tsx';
import { Axis, Plot, shareOf, useWidth } from './lanes/Plot.tsx';
import { legendOf, silentLanes } from './lanes/pieces.ts';
import { RunTracks } from './lanes/RunTracks.tsx';
import { useLaneKeys } from './lanes/useLaneKeys.ts';
import { useLaneWindow } from './lanes/useLaneWindow.ts';
import { useView, type Viewing } from './lanes/useView.ts';
import { Zoom } from './lanes/Zoom.tsx';
import './Lanes.css';

/** `3`, `(3)` for consequent ones, `2 (4)` for both. */
function secondsText({ seconds, consequentS }: LampView): string {
  if (seconds === undefined) return '';
  if (!consequentS) return count(seconds);
  return seconds === 0 ? `(${count(consequentS)})` : `${count(seconds)} (${count(consequentS)})`;
}

/** When it was last bad: now, the time since START, or never in this run. */
function lastText(say: Say, lamp: LampView, startedAt: number | undefined, days: boolean): string {
  if (lamp.seconds === undefined) return '';
  if (lamp.state === 'bad') return say('lanes.bad-now');
  if (lamp.last === undefined || startedAt === undefined) return lamp.consequentS ? say('lanes.consequent') : '–';
  const since = lamp.last - startedAt;
  if (!days) return clock(since);
  const [d, h, m] = clock(since, true).split(':');
  return `${Number(d)}d${h}:${m}`;
}

/** Lamp (now), seconds (how much), last (when): the row whose fourth part is the lane. */
function LaneRow({ lamp, startedAt, days }: { lamp: LampView; startedAt: number | undefined; days: boolean }) {
  const say = useSay();
  const follows = lamp.reason?.code === 'lamp.consequent';
  const off = lamp.state === 'off' && !follows;
  return (
    <div className="lanes-row" data-off={off || undefined}>
      <Lamp state={lamp.state} label={lamp.lamp} />
      <span>
        <b>{lamp.lamp}</b> {say(`lamp.${lamp.lamp}`)}
      </span>
      <span className="lanes-figure">{secondsText(lamp)}</span>
      <span className="lanes-figure">{lastText(say, lamp, startedAt, days)}</span>
      <span className="lanes-reason">{lamp.reason && !follows && <span>{say.message(lamp.reason)}</span>}</span>
    </div>
  );
}

const LEGENDS = { consequent: 'lanes.legend-consequent', uncompared: 'lanes.legend-uncompared' } as const;

interface TimeLine {
  viewing: Viewing;
  now: number;
  store: Store<LaneWindow | undefined>;
  window: LaneWindow | undefined;
  axis: readonly Tick[];
  lamps: readonly LampName[];
  /** What stands under the cursor, else what can be done. */
  text: string;
  days: boolean;
}

function Head({ line, children }: { line: TimeLine; children: React.ReactNode }) {
  const { viewing, window, text, lamps } = line;
  const say = useSay();
  const legend = useMemo(() => {
    const looks = window ? legendOf(window, lamps) : [];
    return looks.map((look) => `${say(LEGENDS[look])}${say.lang === 'zh' ? '。' : '.'}`).join(' ');
  }, [window, lamps, say]);
  return (
    <div className="lanes-head">
      <Zoom viewing={viewing} goesOn />
      {children}
      <span className="lanes-text grow label">
        {legend} <span className={viewing.cursor === undefined ? 'lanes-idle' : undefined}>{text}</span>
      </span>
    </div>
  );
}

/** Canvas and cursor over the fourth column of all rows. It has the focus when the screen opens, but its keys work wherever the focus is. */
function RunOver({
  run,
  line,
  measure,
}: {
  run: RunView;
  line: TimeLine;
  measure: (element: HTMLElement | null) => void;
}) {
  const { viewing, store, now, axis, text, lamps } = line;
  const say = useSay();
  const offNames = silentLanes(run.lamps).join(' ');
  const off = useMemo(() => new Set(offNames.split(' ') as LampName[]), [offNames]);
  return (
    <div className="lanes-over">
      <Over viewing={viewing} end={now} text={text} label={say('lanes.label')} first measure={measure}>
        <Plot
          store={store}
          range={viewing.range}
          now={now < viewing.range.to ? now : undefined}
          openFrom={run.openGap?.from}
          lanes={lamps}
          off={off}
          ticks={axis}
        />
      </Over>
    </div>
  );
}

/** What of a run is in view, as both its rows and its canvas need it. `width`: of the canvas, CSS pixels; 0 before it is known. */
function useTimeLine(run: RunView, width: number): TimeLine {
  const say = useSay();
  const days = needsDays(run.forS);
  const from = run.startedAt ?? 0;
  const now = from + (run.elapsedS ?? 0);
  const to = Math.max(now, now + (run.remainingS ?? run.forS), from + 1);
  const viewing = useView({ from, to }, now, width, true);
  const { range } = viewing;
  const asked =
    run.startedAt === undefined || run.measurement === undefined || width === 0
      ? undefined
      : { runId: run.runId, measurement: run.measurement, ...range, pixels: Math.min(8000, width) };
  const store = useLaneWindow(asked, run.storedTo);
  const window = useStore(store);
  const zero = viewing.byClock && run.startedAt !== undefined ? undefined : from;
  const axis = useMemo(() => ticks(range, zero), [range, zero]);
  const names = run.lamps.map(({ lamp }) => lamp).join(' ');
  const lamps = useMemo(() => names.split(' ').filter(Boolean) as LampName[], [names]);
  const idle = say(run.openGap ? 'lanes.not-good' : 'lanes.keys');
  const { cursor } = viewing;
  const text = cursor === undefined ? idle : cursorText(say, window, cursor, from, days, run.openGap?.from);
  return { viewing, now, store, window, axis, lamps, text, days };
}

/** Where a person made a mark, as shares of the range. */
function marksOf(run: RunView, range: Range): number[] {
  const marks = run.events
    .filter((event) => isMark(event) && event.attempt === run.attempt)
    .map((event) => shareOf(range, event.t))
    .filter((share) => share !== undefined);
  return [...new Set(marks)];
}

/** Moments of the events of this attempt, in order of time. */
const timesOf = ({ events, attempt, startedAt = 0 }: RunView): number[] =>
  events
    .filter((event) => event.attempt === attempt && event.t >= startedAt)
    .map(({ t }) => t)
    .toSorted((a, b) => a - b);

/** Lamps of an E1: so many have room everywhere. */
const MANY = 8;

const ignore = (): void => undefined;

/** The whole run in lanes, one row with its lamp each. `children`: buttons beside zoom and axis. */
export function Lanes({ run, children }: { run: RunView; children?: React.ReactNode }) {
  const say = useSay();
  const [measure, width] = useWidth();
  const line = useTimeLine(run, width);
  const { viewing, now, axis, days } = line;
  const hasLine = run.lamps.length > 0;
  useLaneKeys(viewing, timesOf(run), false);
  useJumps(viewing.setCursor);
  return (
    <section
      className="lanes"
      data-many={line.lamps.length > MANY || undefined}
      data-tracks={run.tracks ? (hasLine ? 'beside' : 'alone') : undefined}
    >
      <Head line={line}>{children}</Head>
      <div className="lanes-body">
        <div className="lanes-row lanes-titles">
          <span />
          <span>{hasLine && say('lanes.now')}</span>
          <span className="lanes-figure">{hasLine && say('lanes.seconds')}</span>
          <span className="lanes-figure">{hasLine && say('lanes.last')}</span>
          <Axis ticks={axis} marks={marksOf(run, viewing.range)} now={shareOf(viewing.range, now)} />
        </div>
        {run.lamps.map((lamp) => (
          <LaneRow key={lamp.lamp} lamp={lamp} startedAt={run.startedAt} days={days} />
        ))}
        {hasLine && <RunOver run={run} line={line} measure={measure} />}
      </div>
      {run.tracks && (
        <div className="lanes-tracks">
          {run.tracks.map((track, at) => (
            <RunTracks
              key={track.id}
              run={run}
              track={track}
              viewing={viewing}
              ticks={axis}
              now={now}
              width={width}
              first={at === 0 && !hasLine}
              measure={at === 0 && !hasLine ? measure : ignore}
            />
          ))}
        </div>
      )}
    </section>
  );
}
