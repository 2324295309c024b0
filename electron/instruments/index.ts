import type { Clock } from '../contract/clock.ts';
import type { BenchItem, LinkState } from '../contract/views.ts';
import type { Tester, TesterSettings, Injection, FamilyInfo, Observation } from '../contract/tester.ts';
import type { ErrorView } from '../contract/errors.ts';

/** A tester with the line it hangs on. */
export interface Session {
  readonly tester: Tester;
  readonly state: LinkState;
  /** Set while `lost` because another instrument answers on this address. */
  readonly problem: ErrorView | undefined;
  onChange(listener: () => void): () => void;
  close(): Promise<void>;
}
/** Opens an address, identifies what answers. Ends within 15 s. Errors: the port and link errors of the catalogue. */
export declare function openSession(address: string, signal: AbortSignal, options: SessionOptions): Promise<Session>;
/** `home`: folder of the simulator registry and logs (TRIBUTARY_HOME). */
export interface SessionOptions {
  home: string;
  clock?: Clock;
  /** Every exchange in transcript form; the host writes it to the wire log. */
  onWire?: (line: WireLine) => void;
}
export interface WireLine {
  tMs: number;
  address: string;
  direction: 'host' | 'instrument' | 'note';
  bytes?: Uint8Array;
  text?: string;
}
/** Ports and testers at hand, and the manual panel of each. */
export interface Bench {
  items(): BenchItem[];
  problem(): ErrorView | undefined;
  onChange(listener: () => void): () => void;
  refresh(signal: AbortSignal): Promise<void>;
  add(address: string): string;
  remove(id: string): Promise<void>;
  connect(id: string, signal: AbortSignal): Promise<Session>;
  disconnect(id: string): Promise<void>;
  /** The session of an address for a run: the bench's own if it is connected, else a new one; the panel is stopped first. */
  lend(address: string, signal: AbortSignal): Promise<Session>;
  start(id: string, settings: TesterSettings, signal: AbortSignal): Promise<void>;
  stop(id: string, signal: AbortSignal): Promise<void>;
  inject(id: string, injection: Injection, signal: AbortSignal): Promise<void>;
  clearHistory(id: string): void;
  close(): Promise<void>;
}
export declare function createBench(options: SessionOptions): Bench;
/** The families this program knows, for `tributary testers` and the bench. */
export declare function families(): readonly FamilyInfo[];
/** A simulator as a program of its own: listens and registers its endpoint so that runs against it are stamped SIMULATED. */
export declare function simulate(
  request: { family: string; listen: string; lineFile?: string; seed?: number; home: string },
  signal: AbortSignal,
): Promise<{ address: string; closed: Promise<void> }>;
export { createLampBoard, type LampBoard } from './lamp-board.ts';
export type { Observation };
