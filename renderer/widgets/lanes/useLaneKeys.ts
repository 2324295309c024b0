import { useKeys } from '../../page/keys.ts';
import { useSay } from '../../text/say.ts';
import type { Viewing } from './useView.ts';

/**
 * Keys of the lanes on screen: arrows, zoom, and from event to event. `times`: of the events, ascending; `p`: the letter is free for the event before,
 * which has B everywhere.
 */
export function useLaneKeys({ keys, cursor, setCursor }: Viewing, times: readonly number[], p: boolean): void {
  const say = useSay();
  const next = times.find((t) => t > (cursor ?? -Infinity));
  const before = times.findLast((t) => t < (cursor ?? Infinity));
  const to = (t: number | undefined) => (t === undefined ? undefined : () => setCursor(t));
  const words = {
    n: say('lanes.next'),
    b: say('lanes.previous'),
    ArrowLeft: say('lanes.left'),
    ArrowRight: say('lanes.right'),
    '+': say('lanes.zoom-in'),
    '-': say('lanes.zoom-out'),
    0: say('lanes.reset'),
  };
  useKeys({ ...keys, n: to(next), b: to(before), ...(p ? { p: to(before) } : {}) }, [], words);
}
