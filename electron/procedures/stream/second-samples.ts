import type { Recorded } from '../../archive/index.ts';
import type { RunEvent } from '../../contract/run.ts';
import { DIRECTIONS, rateOfFrames, type DirectionCounts, type StreamSecond } from '../../contract/stream.ts';
import { STREAM_SOURCES } from '../../contract/stream-tracks.ts';
import type { RegisterSample } from '../../contract/tracks.ts';
import { wordOf, type Message } from '../../contract/words/index.ts';

/** So many events of a stream are told one by one; its counts go on. */
const TOLD = 500;

/** What is kept of one direction: its rate and losses always, what is rare where there is any. */
function samplesOf(
  t: number,
  source: string,
  { received, lost, ...rare }: DirectionCounts,
  frame: number,
): RegisterSample[] {
  const sample = (name: string, value: number): RegisterSample => ({ t, source, name, value });
  const megabits = Math.round(rateOfFrames(received, frame, 1) / 1e4) / 100;
  const rarely = (['reordered', 'duplicated', 'corrupted'] as const).filter((name) => rare[name] > 0);
  return [sample('Mbit/s', megabits), sample('lost', lost), ...rarely.map((name) => sample(name, rare[name]))];
}

/** One second as it is stored: a track for each direction, and the round trip. Pure. */
export function recordedOf(t: number, { second }: StreamSecond, frame: number): Recorded[] {
  const samples = DIRECTIONS.flatMap((direction) => {
    const counts = second[direction];
    return counts ? samplesOf(t, STREAM_SOURCES[direction], counts, frame) : [];
  });
  const delay = second.delayMs ? [{ t, source: STREAM_SOURCES.trip, name: 'ms', value: second.delayMs.avg }] : [];
  return [...samples, ...delay].map((sample) => ({ kind: 'register', sample }));
}

/** What was wrong with one direction in a second, as messages. */
function wrongIn(
  direction: (typeof DIRECTIONS)[number],
  counts: DirectionCounts,
): { kind: RunEvent['kind']; message: Message }[] {
  const { lost, sent, corrupted: n, reordered, duplicated } = counts;
  const way = wordOf('direction', direction);
  return [
    ...(lost > 0
      ? [{ kind: 'loss', message: { code: 'event.stream-loss', params: { ...way, lost, sent } } } as const]
      : []),
    ...(n > 0
      ? [{ kind: 'wrong-octet', message: { code: 'event.stream-wrong', params: { ...way, n } } } as const]
      : []),
    ...(reordered + duplicated > 0
      ? [
          {
            kind: 'loss',
            message: { code: 'event.stream-disorder', params: { ...way, reordered, duplicated } },
          } as const,
        ]
      : []),
  ];
}

/** Tells what was wrong second by second while there is little of it. */
export function createStreamEvents(attempt: number) {
  let told = 0;
  return (t: number, { second }: StreamSecond): RunEvent[] => {
    const found = DIRECTIONS.flatMap((direction) => (second[direction] ? wrongIn(direction, second[direction]) : []));
    const shown = found.slice(0, Math.max(0, TOLD - told));
    told += found.length;
    return shown.map((one) => ({ t, attempt, ...one }));
  };
}
