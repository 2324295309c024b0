import { lampRow, type LampName } from '../../../electron/contract/lamps.ts';
import type { LaneWindow } from '../../../electron/contract/lanes.ts';
import { clock, count, timeOfDay } from '../../text/format.ts';
import type { Say } from '../../text/say.ts';
import { under } from './pieces.ts';

/** An alarm by its name, a count by its word. */
function litText(say: Say, name: LampName): string {
  const { watches } = lampRow(name);
  return 'counts' in watches ? say(`parameter.${watches.counts[0]!}`) : name;
}

/** What the cursor stands on, in words. */
function findings(say: Say, window: LaneWindow | undefined, t: number, openFrom = Infinity): string {
  if (t >= openFrom) return say('not-observed');
  // What is out of view is not known here: that says nothing of the record.
  if (window && (t < window.from || t >= window.to)) return say('lanes.out-of-view');
  const seen = window && under(window, t);
  if (!seen) return say('lanes.nothing');
  const parts = [
    ...(seen.unavailable ? [say('lanes.unavailable')] : []),
    ...seen.lit.map((name) => litText(say, name)),
    ...(seen.errors > 0 ? [say('lanes.errors', { n: count(seen.errors) })] : []),
    ...(seen.unseen ? [say('not-observed')] : []),
  ];
  return parts.length > 0 ? parts.join(' · ') : say('lanes.clean');
}

/** `00:06:02 (14:08:13) AIS · LSS`. Epoch seconds in. */
export function cursorText(
  say: Say,
  window: LaneWindow | undefined,
  t: number,
  startedAt: number,
  days: boolean,
  openFrom?: number,
): string {
  return say('lanes.at', {
    elapsed: clock(t - startedAt, days),
    clock: timeOfDay(t * 1000),
    what: findings(say, window, t, openFrom),
  });
}
