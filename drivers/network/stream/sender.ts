import type { Socket } from 'node:dgram';
import type { StreamAsked } from '../../../electron/contract/stream.ts';
import { payloadLength, writeFrame, type Stream } from './frame.ts';

/** What was not sent in time is made good at this much of the rate: a burst would be taken for the line's fault where a policer cuts it. */
const CATCH_UP = 1.25;
/** What is older than that is never sent, milliseconds: then the rate was not reached, and that is said. */
const OLDEST_MS = 50;
/** Frames that wait in the socket at most: beyond that the computer itself cannot. */
const QUEUED = 256;
/** A next frame that is farther than this is waited for by a timer, milliseconds; for a nearer one the thread stands still, at most so long: nothing is heard meanwhile. */
const TIMER_MS = 3;
const STILL_MS = 0.25;
/** So many frames leave before what has come is looked at. */
const AT_ONCE = 32;
const still = new Int32Array(new SharedArrayBuffer(4));

/**
 * How many frames are to be sent at a moment. Without drift: by the time since the begin, never by the last time. `behindMs`: the most that it was behind.
 * Pure but for what it remembers.
 */
export function createPace({ bitsPerS, frame }: StreamAsked) {
  const everyMs = (frame * 8 * 1000) / bitsPerS;
  let [sent, forgiven, behindMs, lastMs, credit] = [0, 0, 0, 0, 0];
  return {
    everyMs,
    /** `atMs`: since the begin. */
    due: (atMs: number): number => {
      const owed = Math.floor(atMs / everyMs) + 1 - sent - forgiven;
      if (owed <= 0) return 0;
      behindMs = Math.max(behindMs, (owed - 1) * everyMs);
      const old = Math.max(0, owed - Math.max(1, Math.ceil(OLDEST_MS / everyMs)));
      forgiven += old;
      credit = Math.min(owed, credit + ((atMs - lastMs) / everyMs) * CATCH_UP);
      lastMs = atMs;
      return Math.max(1, Math.min(owed - old, Math.floor(credit)));
    },
    took: (frames: number): void => {
      sent += frames;
      credit = Math.max(0, credit - frames);
    },
    behindMs: (): number => behindMs,
    /** Until the next is due, milliseconds. */
    nextMs: (atMs: number): number => (sent + forgiven) * everyMs - atMs,
  };
}

export interface Sender {
  /** Frames that left this computer; how long was sent, seconds; how far it was behind at most, milliseconds. */
  counts(): { sent: number; sentS: number; behindMs: number };
  /** Ends it at once. */
  stop(): void;
  /** Nothing leaves while it is held: who is to receive has not been heard of. */
  hold(held: boolean): void;
  readonly done: Promise<void>;
}

/** How frames leave a socket. */
export interface Out {
  socket: Socket;
  to?: { address: string; port: number };
}

/** Octets of a frame that may still wait in the socket are not written over. */
const RING = 2 * QUEUED;

/** Frames at a rate for `forS` seconds. Errors of the socket are counted as frames that were not sent. */
export function startSender(
  { socket, to }: Out,
  stream: Stream,
  asked: StreamAsked,
  forS: number,
  failed: () => number,
): Sender {
  const ring = Array.from({ length: RING }, () => Buffer.allocUnsafe(payloadLength(asked.frame)));
  const pace = createPace(asked);
  const beganMs = performance.now();
  const failedBefore = failed();
  let [tried, ended, held, stopped] = [0, 0, false, false];
  const { promise: done, resolve } = Promise.withResolvers<void>();
  const sinceMs = (): number => performance.now() - beganMs;
  const sendOne = (): void => {
    const octets = ring[tried % RING]!;
    writeFrame(stream, tried, octets);
    if (to) socket.send(octets, 0, octets.length, to.port, to.address);
    else socket.send(octets);
    tried += 1;
  };
  const end = (): void => {
    ended = Math.min(sinceMs(), forS * 1000);
    resolve();
  };
  const tick = (): void => {
    const atMs = sinceMs();
    if (stopped || atMs >= forS * 1000) return end();
    const room = held ? 0 : QUEUED - socket.getSendQueueCount();
    const frames = Math.min(pace.due(atMs), AT_ONCE, Math.max(0, room));
    for (let n = 0; n < frames; n++) sendOne();
    pace.took(frames);
    const nextMs = pace.nextMs(sinceMs());
    if (nextMs > TIMER_MS) return void setTimeout(tick, nextMs - TIMER_MS + 1);
    if (nextMs > 0) Atomics.wait(still, 0, 0, Math.min(nextMs, STILL_MS));
    setImmediate(tick);
  };
  tick();
  return {
    counts: () => ({
      sent: tried - (failed() - failedBefore),
      sentS: (ended || Math.min(sinceMs(), forS * 1000)) / 1000,
      behindMs: pace.behindMs(),
    }),
    stop: () => void (stopped = true),
    hold: (now) => void (held = now),
    done,
  };
}
