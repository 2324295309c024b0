import { randomBytes } from 'node:crypto';
import type { Socket } from 'node:dgram';
import { setTimeout as sleep } from 'node:timers/promises';
import type { StreamAsked, StreamCounts, StreamDelay, StreamSecond } from '../../../electron/contract/stream.ts';
import { createAsking, type Asking } from './asking.ts';
import { countFailed, createEnd, joined, type End, type EndCounts } from './end.ts';
import { kindOf, readProbe, writeProbe } from './frame.ts';
import { differenceOf } from './difference.ts';
import type { Answer } from './words.ts';

/** How long the far end is waited for at the beginning, and for what it counted in the end, milliseconds. */
const OPEN_MS = 5_000;
const COUNT_MS = 5_000;
/** How long it may take to tell the counts of a second; one that takes longer is told with the next, milliseconds. */
const SECOND_MS = 900;
/** Frames on their way have arrived by then, milliseconds. */
const DRAIN_MS = 700;
/** A probe so often, milliseconds. */
const PROBE_MS = 100;

/** Why the far end is of no use. */
export type Gone = 'silent' | 'busy' | 'refused' | 'over';
export class FarGone extends Error {
  readonly gone: Gone;
  constructor(gone: Gone) {
    super(gone);
    this.gone = gone;
  }
}

/** The near end of a session. */
export interface Near {
  readonly cap: number;
  /** Errors: `FarGone`. */
  send(
    asked: StreamAsked,
    forS: number,
    enough: AbortSignal,
    tell: (second: StreamSecond) => void,
  ): Promise<StreamCounts>;
  close(): Promise<void>;
}

/** Round trips of small probes beside the frames. */
function createProbes(socket: Socket, session: number) {
  const sentAt = new Map<number, number>();
  let [n, sum, count, min, max] = [0, 0, 0, Infinity, 0];
  let timer: NodeJS.Timeout | undefined;
  return {
    start: (): void => {
      [sum, count, min, max] = [0, 0, Infinity, 0];
      timer = setInterval(() => {
        sentAt.set(++n, performance.now());
        sentAt.delete(n - 100);
        socket.send(writeProbe(session, n));
      }, PROBE_MS);
    },
    stop: (): void => clearInterval(timer),
    /** True where it was an answer. */
    hear: (octets: Buffer): boolean => {
      const answer = kindOf(octets) === 'answer' ? readProbe(octets) : undefined;
      if (!answer) return false;
      const ms = performance.now() - (sentAt.get(answer.n) ?? NaN);
      sentAt.delete(answer.n);
      if (Number.isNaN(ms)) return true;
      [sum, count, min, max] = [sum + ms, count + 1, Math.min(min, ms), Math.max(max, ms)];
      return true;
    },
    sums: () => ({ sum, count, min, max }),
  };
}
const round = (ms: number): number => Math.round(ms * 1000) / 1000;
function delayOf({
  sum,
  count,
  min,
  max,
}: {
  sum: number;
  count: number;
  min: number;
  max: number;
}): StreamDelay | undefined {
  return count === 0 ? undefined : { min: round(min), avg: round(sum / count), max: round(max) };
}

/** Proves that this address receives, and opens a session. Errors: `FarGone`. */
async function opened(asking: Asking): Promise<Extract<Answer, { is: 'open' }>> {
  const nonce = randomBytes(12).toString('hex');
  const fits = (answer: Answer): boolean => 'nonce' in answer && answer.nonce === nonce;
  const proof = await asking.raw({ do: 'hello', nonce }, fits, OPEN_MS);
  if (proof?.is !== 'cookie') throw new FarGone('silent');
  const answer = await asking.raw(
    { do: 'open', nonce, cookie: proof.cookie },
    (one) => fits(one) && one.is !== 'cookie',
    OPEN_MS,
  );
  if (answer?.is === 'open') return answer;
  throw new FarGone(answer?.is === 'busy' ? 'busy' : 'silent');
}

type Told = Extract<Answer, { is: 'counts' }>;

/** What is asked of the far end within a session. Errors: `FarGone`. */
function createFar(asking: Asking, session: number) {
  const must = async (question: Parameters<Asking['ask']>[1], forMs: number): Promise<Answer> => {
    const answer = await asking.ask(session, question, forMs);
    if (!answer) throw new FarGone('silent');
    if (answer.is === 'refused') throw new FarGone('refused');
    if (answer.is === 'unknown') throw new FarGone('over');
    return answer;
  };
  return {
    must,
    counts: async (stop: boolean, forMs: number): Promise<Told> => {
      const answer = await must({ do: 'counts', stop }, forMs);
      if (answer.is !== 'counts') throw new FarGone('over');
      return answer;
    },
  };
}

function countsOf(near: EndCounts, far: EndCounts, delayMs: StreamDelay | undefined, final: boolean): StreamCounts {
  return {
    out: joined(near, far, final),
    back: joined(far, near, final),
    ...(delayMs ? { delayMs } : {}),
  };
}

interface Parts {
  end: End;
  far: ReturnType<typeof createFar>;
  probes: ReturnType<typeof createProbes>;
}

/** Tells every second what both ends counted, until it is over; a second of which the far end tells nothing is told with the next that it tells. */
async function tellSeconds(
  { end, far, probes }: Parts,
  tell: (second: StreamSecond) => void,
  over: AbortSignal,
): Promise<void> {
  const beganMs = performance.now();
  let before: StreamCounts | undefined;
  for (let n = 0; !over.aborted; n++) {
    await sleep(Math.max(0, beganMs + (n + 1) * 1000 - performance.now()), undefined, { signal: over }).catch(
      () => undefined,
    );
    if (over.aborted) return;
    const answer = await far.counts(false, SECOND_MS).catch((thrown: unknown) => {
      if (thrown instanceof FarGone && thrown.gone === 'silent') return undefined;
      throw thrown;
    });
    const near = end.counts();
    if (!near || over.aborted) return;
    if (!answer) {
      if (before) tell({ n, second: {}, total: before });
      continue;
    }
    const total = countsOf(near, answer, delayOf(probes.sums()), false);
    tell({ n, second: differenceOf(total, before), total });
    before = total;
  }
}

/** A near end on a socket that is connected to a far end. Errors: `FarGone`. */
export async function openNear(socket: Socket): Promise<Near> {
  const failed = countFailed(socket);
  const asking = createAsking(socket);
  let end: End | undefined;
  let probes: ReturnType<typeof createProbes> | undefined;
  socket.on('message', (octets) => {
    if (probes?.hear(octets) || asking.hear(octets)) return;
    end?.take(octets);
  });
  const { session, cap } = await opened(asking);
  const own = createEnd({ socket }, session, failed);
  const parts: Parts = { end: own, far: createFar(asking, session), probes: createProbes(socket, session) };
  [end, probes] = [own, parts.probes];
  let stream = 0;
  return {
    cap,
    send: (asked, forS, enough, tell) => sendStream(parts, ++stream, asked, forS, enough, tell),
    close: async () => {
      own.stop();
      parts.probes.stop();
      await asking.ask(session, { do: 'bye' }, 600);
    },
  };
}

async function sendStream(
  parts: Parts,
  stream: number,
  asked: StreamAsked,
  forS: number,
  enough: AbortSignal,
  tell: (second: StreamSecond) => void,
): Promise<StreamCounts> {
  const { end, far, probes } = parts;
  end.expect(stream, asked);
  await far.must({ do: 'expect', stream, ...asked }, COUNT_MS);
  await far.must({ do: 'send', stream, ...asked, forS }, COUNT_MS);
  const over = new AbortController();
  const stop = (): void => end.stop();
  enough.addEventListener('abort', stop, { once: true });
  probes.start();
  const seconds = tellSeconds(parts, tell, over.signal);
  try {
    const sending = end.send(asked, forS);
    if (enough.aborted) stop();
    await Promise.race([sending, seconds.then(() => sending)]);
  } finally {
    probes.stop();
    end.stop();
    enough.removeEventListener('abort', stop);
  }
  await far.counts(true, COUNT_MS).finally(() => over.abort());
  await seconds;
  await sleep(DRAIN_MS);
  return countsOf(end.counts()!, await far.counts(true, COUNT_MS), delayOf(probes.sums()), true);
}
