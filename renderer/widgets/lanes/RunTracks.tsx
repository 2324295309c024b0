import { roleName } from '../../../electron/contract/instrument.ts';
import type { RunView } from '../../../electron/contract/views.ts';
import { useSay } from '../../text/say.ts';
import type { Tick } from './axis.ts';
import { Over } from './Over.tsx';
import { TrackPlot } from './Plot.tsx';
import { rowKey } from '../../../electron/contract/track-pieces.ts';
import { useTrackRows } from './track-rows.ts';
import { rowName } from './track-words.ts';
import { useTrackWindow } from './useLaneWindow.ts';
import type { Viewing } from './useView.ts';
import './RunTracks.css';

type Track = NonNullable<RunView['tracks']>[number];
interface RunTracksProps {
  run: RunView;
  track: Track;
  viewing: Viewing;
  ticks: readonly Tick[];
  now: number;
  width: number;
  /** It has the focus when the screen opens, and tells how wide the axis is: no lane of a line stands above. */
  first: boolean;
  measure: (element: HTMLElement | null) => void;
}

/** What is measured beside the line, a lane each, on the axis of its lanes. */
export function RunTracks({ run, track, viewing, ticks, now, width, first, measure }: RunTracksProps) {
  const say = useSay();
  const { range } = viewing;
  const { runId, startedAt, storedTo } = run;
  const about = { runId, measurement: track.id };
  const order = run.ladder?.map(({ rung }) => rung) ?? [];
  const whole = startedAt === undefined ? undefined : { ...about, from: startedAt, to: Math.max(now, startedAt + 1) };
  // A new lane shows within a minute.
  const census = whole && { ...whole, to: startedAt! + Math.ceil((whole.to - startedAt!) / 60) * 60 };
  const { rows } = useTrackRows(census, Math.floor((storedTo ?? 0) / 5), order);
  const store = useTrackWindow(
    startedAt === undefined || width === 0 ? undefined : { ...about, ...range, pixels: Math.min(8000, width) },
    storedTo,
  );
  const title = track.kind === 'ping' ? say('ladder.title') : say.text(roleName(track.role));
  return (
    <section className="run-tracks" aria-label={title}>
      <p className="run-tracks-who label">{title}</p>
      <div className="run-tracks-rows">
        {rows.map((row) => (
          <div key={rowKey(row)} className="run-tracks-row">
            <span className="clip" title={rowName(say, row)}>
              {rowName(say, row)}
            </span>
          </div>
        ))}
        <div className="run-tracks-over">
          <Over
            viewing={viewing}
            end={now}
            text={rows.map((row) => rowName(say, row)).join(', ') || title}
            label={`${say('lanes.label')} · ${title}`}
            first={first}
            measure={measure}
          >
            <TrackPlot store={store} range={range} now={now < range.to ? now : undefined} rows={rows} ticks={ticks} />
          </Over>
        </div>
      </div>
    </section>
  );
}
