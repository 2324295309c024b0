import type { SitePing } from '../contract/site.ts';
import type { SeenLoss } from './answer.ts';

/** Answers come this much later than on any sound line: ms. */
const SLOW_MS = 120;
/** The interval of slips from the start, seconds. */
const SLIP_FROM_S = 30;
const SLIP_TO_S = 90;

/** Whether seconds come at one interval counted from the start, as slips do. */
function atOneInterval(seconds: readonly number[]): boolean {
  const first = seconds[0] ?? 0;
  if (first < SLIP_FROM_S || first > SLIP_TO_S) return false;
  return seconds.every((second, i) => Math.abs(second - first * (i + 1)) <= 2 + 0.02 * second);
}

/** When packets were lost, of those pings that say so: at one interval, in bursts, or not told. */
export function timesTold(pings: readonly SitePing[]): string {
  const lists = pings.flatMap(({ lossSeconds }) => (lossSeconds && lossSeconds.length > 0 ? [lossSeconds] : []));
  if (lists.length === 0) return 'none';
  return lists.every(atOneInterval) ? 'slips' : 'bursts';
}

/** The four pings of a ladder in their order: 64, 512, 1472 of a pattern, 512 of zeros. */
const FOUR: readonly (readonly [payload: 'prbs' | '00', size: number])[] = [
  ['prbs', 64],
  ['prbs', 512],
  ['prbs', 1472],
  ['00', 512],
];

export function lossTold(pings: readonly SitePing[]): SeenLoss {
  const of = (field: 'sent' | 'lost'): number[] =>
    FOUR.map(([payload, size]) => pings.find((ping) => ping.payload === payload && ping.size === size)?.[field] ?? 0);
  const delays = pings.flatMap(({ avgMs }) => avgMs ?? []);
  return {
    sent: of('sent'),
    lost: of('lost'),
    ...(delays.length === 0 ? {} : { slow: Math.max(...delays) > SLOW_MS }),
  };
}
