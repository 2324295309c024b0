import type { Moment } from '../../../electron/contract/lanes.ts';
import type { PingSecond, RegisterSample } from '../../../electron/contract/tracks.ts';
import { count, milliseconds } from '../../text/format.ts';
import type { Say } from '../../text/say.ts';
import type { TrackRow } from '../../../electron/contract/track-pieces.ts';

function pingText(say: Say, { sent, lost, late, wrong, avgMs, maxMs }: PingSecond): string {
  const ms = avgMs ?? maxMs;
  const parts = [
    ...(lost > 0 ? [say('ladder.lost-of', { n: lost, of: sent })] : []),
    ...(wrong > 0 ? [say('ladder.wrong-n', { n: wrong })] : []),
    ...(late > 0 ? [say('ladder.late-n', { n: late })] : []),
    ...(ms === undefined ? [] : [milliseconds(ms)]),
  ];
  return parts.join(' · ') || '–';
}
const registerText = ({ value }: RegisterSample): string => (typeof value === 'number' ? count(value) : value);

/** What a lane beside the line says of a second; empty where nothing is known, ? where nobody looked. */
export function rowValue(say: Say, row: TrackRow, moment: Moment | undefined): string {
  const unseen = moment?.gap ? '?' : '';
  if (row.kind === 'ping') {
    const ping = moment?.pings?.find(({ rung }) => rung === row.rung);
    return ping ? pingText(say, ping) : unseen;
  }
  const sample = moment?.registers?.find(({ source, name }) => source === row.source && name === row.name);
  return sample && !unseen ? registerText(sample) : unseen;
}

/** What people call a lane beside the line: the register with its box where it names one. */
export const rowName = (say: Say, row: TrackRow): string =>
  row.kind === 'ping' ? say.term('rung', row.rung) : `${row.source} ${say.term('stream-count', row.name)}`;
