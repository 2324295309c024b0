import type { DirectionCounts, StreamCounts, StreamSecond } from '../../../electron/contract/stream.ts';

/** What one direction counted between two moments. A frame that was overtaken takes a loss back that an earlier second told. */
function between(now: DirectionCounts, before: DirectionCounts | undefined): DirectionCounts {
  if (!before) return now;
  const less = (name: 'sent' | 'sentS' | 'received' | 'lost' | 'reordered' | 'duplicated' | 'corrupted'): number =>
    Math.max(0, now[name] - before[name]);
  return {
    sent: less('sent'),
    sentS: less('sentS'),
    received: less('received'),
    lost: less('lost'),
    reordered: less('reordered'),
    duplicated: less('duplicated'),
    corrupted: less('corrupted'),
    ...(now.overrun === undefined ? {} : { overrun: now.overrun - (before.overrun ?? 0) }),
    longestLoss: now.longestLoss,
    behindMs: now.behindMs,
  };
}

/** What came of one second, from the counts since the begin now and a second before. Pure. */
export const differenceOf = (now: StreamCounts, before: StreamCounts | undefined): StreamSecond['second'] => ({
  out: between(now.out, before?.out),
  back: between(now.back, before?.back),
  ...(now.delayMs ? { delayMs: now.delayMs } : {}),
});
