/**
 * Octets of a frame from the first of its destination address to the last of its check sequence, as RFC 2544 (clause 9.1) lists them. Rates of a stream are
 * the information rate of ITU-T Y.1564: these octets, without preamble and gap between frames.
 */
export const FRAME_SIZES = [64, 128, 256, 512, 1024, 1280, 1518] as const;
/** What of a frame is no payload of UDP: Ethernet header and check sequence (18), IPv4 (20), UDP (8), octets. */
export const FRAME_OVERHEAD = 46;
/** Preamble and least gap between frames (IEEE 802.3), octets: on the cable beside every frame, and in no rate of a stream. */
export const BETWEEN_FRAMES = 20;

/** The role under which this computer stands among the instruments of a run that sends streams. */
export const STREAM_ROLE = 'stream';

/** From here to the far end, and from there to here. */
export const DIRECTIONS = ['out', 'back'] as const;
export type Direction = (typeof DIRECTIONS)[number];

/** What is sent in each direction. */
export interface StreamAsked {
  /** Information rate, bit/s. */
  bitsPerS: number;
  /** Octets of a frame. */
  frame: number;
}

/** What became of the frames of one direction. What cannot be known is absent. */
export interface DirectionCounts {
  sent: number;
  /** How long was sent, seconds. */
  sentS: number;
  /** Frames that arrived, each once, those with a wrong octet included. */
  received: number;
  /** Sent and never arrived. */
  lost: number;
  /** Arrived behind a frame that was sent after it (RFC 4737). */
  reordered: number;
  /** Arrivals beyond the first. */
  duplicated: number;
  /** Arrived with a wrong octet or another length. */
  corrupted: number;
  /** Frames that reached the receiving computer and that it had no room for: of these the line is not to blame. Absent where the system does not tell. */
  overrun?: number | undefined;
  /** The most frames lost in a row. */
  longestLoss: number;
  /** By how much the sender was at most behind its schedule, milliseconds. */
  behindMs: number;
}
/** Round trips of probes beside the frames, milliseconds. */
export interface StreamDelay {
  min: number;
  avg: number;
  max: number;
}
/** Counts of both directions since the stream began. `back` or a part of `out` is absent while the far end has not told. */
export interface StreamCounts {
  out: DirectionCounts;
  back: DirectionCounts;
  delayMs?: StreamDelay | undefined;
}
/** One second of a stream: its number from 0, what came of it, and all since the begin. A direction of which nothing was told is absent. */
export interface StreamSecond {
  n: number;
  second: { out?: DirectionCounts | undefined; back?: DirectionCounts | undefined; delayMs?: StreamDelay | undefined };
  total: StreamCounts;
}

/** What a computer reaches by itself: both directions at once through its own loop, information rate in bit/s. */
export interface StreamReach {
  bitsPerS: number;
  /** What the port towards the far end is set to, bit/s on the cable; absent where the system does not tell. */
  portBitsPerS?: number | undefined;
}

/** What sends and receives a stream. */
export interface StreamFacility {
  /** As it was given. */
  readonly address: string;
  readonly simulated: boolean;
  /** The most that the far end takes and sends, bit/s. */
  readonly capBitsPerS: number;
  /** Errors: the signal's reason. */
  reach(asked: StreamAsked, signal: AbortSignal): Promise<StreamReach>;
  /**
   * Sends in both directions at once for `forS` seconds, or until `enough`, and tells each second. Gives the counts once nothing more comes.
   * Errors: `far-gone`, the signal's reason.
   */
  send(
    asked: StreamAsked,
    until: { forS: number; enough?: AbortSignal },
    tell: (second: StreamSecond) => void,
    signal: AbortSignal,
  ): Promise<StreamCounts>;
  /** The simulated far end switches to its other path; nothing where the far end is a real one. */
  switchNow?(): void;
  close(): Promise<void>;
}

/** How one direction came out, as the JSON of a run has it. What cannot be known is absent. */
export interface StreamResult {
  step: string;
  profile: StreamProfile;
  direction: Direction;
  /** Information rates, bit/s. */
  askedBps: number;
  sentBps: number;
  receivedBps: number;
  frame: number;
  sent: number;
  received: number;
  lost: number;
  /** Lost by the line in the seconds in which the sender kept its rate, and how many seconds those were. */
  lossRatio: number;
  keptS: number;
  reordered: number;
  duplicated: number;
  corrupted: number;
  overrun?: number | undefined;
  delayMs?: StreamDelay | undefined;
  /** How long nothing came at most, milliseconds, and how fine that is: the distance of frames. Of a switch alone. */
  outageMs?: number | undefined;
  resolutionMs?: number | undefined;
  /** How far this computer itself was off its schedule, milliseconds. Of a switch alone. */
  jitterMs?: number | undefined;
}
/** What a stream is to prove: the committed rate without loss, that the peak rate is reached, or how long a switch takes. */
export const STREAM_PROFILES = ['committed', 'peak', 'switch'] as const;
export type StreamProfile = (typeof STREAM_PROFILES)[number];

/** Information rate of frames within a time, bit/s. */
export const rateOfFrames = (frames: number, frame: number, seconds: number): number =>
  seconds > 0 ? Math.round((frames * frame * 8) / seconds) : 0;
