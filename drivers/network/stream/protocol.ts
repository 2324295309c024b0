import type { StreamAsked, StreamCounts, StreamSecond } from '../../../electron/contract/stream.ts';
import type { Gone } from './near.ts';

/** Which end a worker is. */
export type Role = { is: 'far'; address: string; port: number } | { is: 'near'; host: string; port: number };

/** What the worker of a near end is told; that of a far end is told `close` alone. */
export type Asked =
  | { do: 'send'; asked: StreamAsked; forS: number }
  /** The stream going on ends before its time. */
  | { do: 'enough' }
  | { do: 'close' };

/** What a worker reports. */
export type Report =
  | { is: 'ready'; address: string; port: number; cap?: number }
  | { is: 'second'; second: StreamSecond }
  | { is: 'counts'; counts: StreamCounts }
  | { is: 'failed'; gone: Gone | undefined; text: string };
