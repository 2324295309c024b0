import type { Gap, Second } from '../../../electron/contract/second.ts';
import type { Injection } from '../../../electron/contract/injections.ts';

/** Epoch milliseconds with fractions, from a clock that never jumps: worker and main thread share it. */
export const sharedNowMs = (): number => performance.timeOrigin + performance.now();

/** What the driver tells the engine in its worker. Times by `sharedNowMs`. */
export type Command =
  /** `lineAheadMs`: line time minus the shared clock, now. */
  | { do: 'run'; pattern: string; octetsPerSecond: number; lineAheadMs: number }
  /** The measurement proper begins: rest, lock, next second. Answered by `begun`. */
  | { do: 'begin'; id: number }
  | { do: 'received'; octets: Uint8Array; atMs: number }
  /** The driver has the octets of the oldest `send` not yet taken. */
  | { do: 'taken' }
  /** The system has the octets of the oldest `send` not yet written; handing over began at `atMs`. */
  | { do: 'written'; octets: number; atMs: number }
  | { do: 'inject'; injection: Injection }
  | { do: 'link'; up: boolean };

/** What the engine tells the driver. */
export type Report =
  | { is: 'send'; octets: Uint8Array<ArrayBuffer> }
  | { is: 'begun'; id: number }
  | { is: 'second'; second: Second }
  | { is: 'gap'; gap: Gap };
