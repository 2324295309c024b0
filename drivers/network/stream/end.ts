import type { Socket } from 'node:dgram';
import type { DirectionCounts, StreamAsked } from '../../../electron/contract/stream.ts';
import { tableOf } from './frame.ts';
import { dropsOf } from './overrun.ts';
import { createReceiver, type Received, type Receiver } from './receiver.ts';
import { startSender, type Out, type Sender } from './sender.ts';

/** What one end knows of a stream: what left it, and what came to it. */
export interface EndCounts {
  sent: { sent: number; sentS: number; behindMs: number };
  received: Received;
  /** Datagrams that its system dropped for want of room; absent where that is not told. */
  overrun?: number | undefined;
}

/** One of the two ends of a session: sends its direction and counts the other. */
export interface End {
  /** From now on frames of stream `stream` are counted, and none is sent yet. */
  expect(stream: number, asked: StreamAsked): void;
  /** Sends the stream that is expected. */
  send(asked: StreamAsked, forS: number): Promise<void>;
  take(octets: Buffer): void;
  counts(): EndCounts | undefined;
  isSending(): boolean;
  hold(held: boolean): void;
  stop(): void;
}

/** `failed`: sends that the socket reported as failed since it was opened. */
export function createEnd(out: Out, session: number, failed: () => number): End {
  const table = tableOf(session);
  const { port } = out.socket.address();
  let expected: { stream: number; frame: number; session: number; table: Buffer } | undefined;
  let [receiver, sender, sending]: [Receiver | undefined, Sender | undefined, boolean] = [undefined, undefined, false];
  let dropsBefore: number | undefined;
  return {
    expect: (stream, { frame }) => {
      sender?.stop();
      sender = undefined;
      expected = { stream, frame, session, table };
      receiver = createReceiver(expected);
      dropsBefore = dropsOf(port);
    },
    send: async (asked, forS) => {
      if (!expected) return;
      const own = startSender(out, expected, asked, forS, failed);
      [sender, sending] = [own, true];
      await own.done;
      if (sender === own) sending = false;
    },
    take: (octets) => receiver?.take(octets),
    counts: () => {
      if (!receiver) return undefined;
      const now = dropsOf(port);
      const overrun = now === undefined || dropsBefore === undefined ? undefined : now - dropsBefore;
      const sent = sender?.counts() ?? { sent: 0, sentS: 0, behindMs: 0 };
      return { sent, received: receiver.counts(), ...(overrun === undefined ? {} : { overrun }) };
    },
    isSending: () => sending,
    hold: (held) => sender?.hold(held),
    stop: () => sender?.stop(),
  };
}

/** What became of the frames of one direction, from what its two ends know. `final`: nothing is on its way any more. */
export function joined(from: EndCounts, to: EndCounts, final: boolean): DirectionCounts {
  const { sent, sentS, behindMs } = from.sent;
  const { received, unreadable, highest, longestLoss, reordered, duplicated, corrupted } = to.received;
  const expected = final ? sent : Math.min(sent, highest + 1);
  const lost = Math.max(0, expected - received - unreadable);
  const tail = final ? Math.max(0, sent - 1 - highest) : 0;
  return {
    sent,
    sentS,
    received: received + unreadable,
    lost,
    reordered,
    duplicated,
    corrupted,
    ...(to.overrun === undefined ? {} : { overrun: to.overrun }),
    longestLoss: Math.min(lost, Math.max(longestLoss, tail)),
    behindMs: Math.round(behindMs * 10) / 10,
  };
}

/** Sends that failed, as a socket reports them. */
export function countFailed(socket: Socket): () => number {
  let failed = 0;
  socket.on('error', (error: NodeJS.ErrnoException) => {
    if (error.syscall === 'send') failed += 1;
  });
  return () => failed;
}
