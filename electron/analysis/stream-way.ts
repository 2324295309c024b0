import { rateOfFrames, type Direction, type StreamAsked, type StreamCounts } from '../contract/stream.ts';

/** What one direction of a stream shows, by whatever it is judged: its rates and counts; the delay goes there and back and stands with the way out. Pure. */
export function wayShown(step: string, asked: StreamAsked, direction: Direction, counts: StreamCounts) {
  const { longestLoss: _longest, behindMs: _behind, sentS, ...told } = counts[direction];
  const { delayMs } = counts;
  return {
    step,
    direction,
    askedBps: asked.bitsPerS,
    sentBps: rateOfFrames(told.sent, asked.frame, sentS),
    receivedBps: rateOfFrames(told.received, asked.frame, sentS),
    frame: asked.frame,
    ...told,
    ...(direction === 'out' && delayMs ? { delayMs } : {}),
  };
}
