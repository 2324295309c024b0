import type { LaneWindow } from '../../../electron/contract/run.ts';
import { useAsked } from '../../link/asked.ts';
import { host } from '../../link/host.ts';
import { measuredS, type Column } from './columns.ts';
import { stretches, type Stretch } from './stretches.ts';

/** Resolution asked for; the drawing is scaled to its place. */
const PIXELS = 400;
/** Least width of a bar and of a hatch, so that one second of 72 hours is still seen; in the units of the drawing. */
const BAR_MIN = 4;
const HATCH_MIN = 12;

function Piece({ stretch, scale }: { stretch: Stretch; scale: number }) {
  const x = stretch.from * scale;
  const width = (stretch.to - stretch.from) * scale;
  if (stretch.look === 'clean') return <rect className="p-clean" x={x} width={width} y="14" height="3" />;
  if (stretch.look === 'bad')
    return <rect className="p-bad" x={x} width={Math.max(BAR_MIN, width)} y="5" height="22" />;
  if (stretch.look === 'none') return null;
  const wide = Math.max(HATCH_MIN, width);
  return (
    <>
      <rect className="p-hatch-bg" x={x} width={wide} height="32" />
      <rect fill="url(#hatch)" x={x} width={wide} height="32" />
    </>
  );
}

/** A whole attempt on one lane, on the axis of the longest of those compared. */
export function Track({ column, longestS }: { column: Column; longestS: number }) {
  const { runId } = column.record;
  const { number, measuredFrom } = column.attempt;
  const lengthS = measuredS(column);
  const ask = (): Promise<LaneWindow | undefined> =>
    measuredFrom === undefined || lengthS === 0
      ? Promise.resolve(undefined)
      : host.call('run.window', {
          runId,
          attempt: number,
          from: measuredFrom,
          to: measuredFrom + lengthS,
          pixels: PIXELS,
        });
  const lane = useAsked(`${runId} ${number} ${measuredFrom} ${lengthS}`, ask).value;
  const end = (PIXELS * lengthS) / longestS;
  return (
    <svg className="plot" viewBox={`0 0 ${PIXELS} 32`} preserveAspectRatio="none" aria-hidden="true">
      <rect className="p-future" x={end} width={PIXELS - end} height="32" />
      {lane &&
        stretches(lane).map((stretch) => (
          <Piece key={stretch.from} stretch={stretch} scale={end / lane.flags.length} />
        ))}
    </svg>
  );
}
