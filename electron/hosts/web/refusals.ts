import type { Log } from '../../contract/log.ts';

/** So many refusals in so long a time are written down one by one, milliseconds. */
const TOLD = 20;
const SPAN_MS = 60_000;
/** Of what a stranger sent no more is written down than this, characters; what follows the path may be the token, to another name of ours. */
const TEXT_LIMIT = 200;

/** Writes refused requests to the log: the first ones whole, of a flood only the number. A stranger's page must not fill the disk of a measurement. */
export function createRefusals(log: Log, nowMs: () => number = Date.now): (refused: string, target: string) => void {
  let [sinceMs, count] = [-Infinity, 0];
  return (refused, target) => {
    if (nowMs() - sinceMs >= SPAN_MS) {
      if (count > TOLD) log.warn({ more: count - TOLD }, 'more requests refused');
      [sinceMs, count] = [nowMs(), 0];
    }
    if (++count <= TOLD) log.warn({ refused, target: target.split('?')[0]?.slice(0, TEXT_LIMIT) }, 'request refused');
  };
}
