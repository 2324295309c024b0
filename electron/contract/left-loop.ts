import type { ErrorView } from './errors.ts';
import type { Role } from './instrument.ts';

/** A loop that a test set by remote control and did not release: its program broke off, or its instrument did not answer. */
export interface LeftLoopView {
  id: string;
  runId: string;
  role: Role;
  address: string;
  /** In the words of its family. */
  kind: string;
  /** Epoch milliseconds. */
  setAtMs: number;
  state: 'waiting' | 'releasing' | 'released';
  /** Why it still stands. */
  problem?: ErrorView;
  nextTryAtMs?: number;
}
