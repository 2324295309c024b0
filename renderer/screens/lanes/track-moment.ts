import type { Moment } from '../../../electron/contract/lanes.ts';
import type { Say } from '../../text/say.ts';
import type { TrackRow } from '../../../electron/contract/track-pieces.ts';
import { rowName, rowValue } from '../../widgets/lanes/track-words.ts';
import type { Shown } from './shown.ts';

/** What ladder and registers say of the second under the cursor, as rows of its table. */
export function trackRows(
  say: Say,
  { tracks, record }: Shown,
  moments: ReadonlyMap<string, Moment>,
): [string, string][] {
  const order = record.ladder?.rungs.map(({ id }) => id) ?? [];
  return tracks.flatMap(({ id }) => {
    const moment = moments.get(id);
    const rungs = (moment?.pings ?? []).map(({ rung }) => rung).toSorted((a, b) => order.indexOf(a) - order.indexOf(b));
    const rows: TrackRow[] = [
      ...rungs.map((rung) => ({ kind: 'ping' as const, rung })),
      ...(moment?.registers ?? []).map(({ source, name }) => ({ kind: 'register' as const, source, name })),
    ];
    return rows.map((row): [string, string] => [rowName(say, row), rowValue(say, row, moment)]);
  });
}
