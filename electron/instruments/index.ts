import { baudOf, familyOf, listPorts, testerFamilies, wayTo } from '../../drivers/index.ts';
import type { ErrorView } from '../contract/errors.ts';
import type { FamilyInfo, Injection, Observation, TesterSettings } from '../contract/tester.ts';
import type { BenchItem } from '../contract/views.ts';
import { createLines } from './lines.ts';
import { openSessionWith, type Session, type SessionOptions, type SessionTools } from './session.ts';
import { isSimulated } from './simulator-registry.ts';

const tools: SessionTools = { lines: createLines({ wayTo, listPorts }), familyOf, baudOf, isSimulated };

/** Opens an address, identifies what answers. Ends within 15 s. Errors: the port and link errors of the catalogue. */
export function openSession(address: string, signal: AbortSignal, options: SessionOptions): Promise<Session> {
  return openSessionWith(tools, address, signal, options);
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
export function families(): readonly FamilyInfo[] {
  return testerFamilies.map((family) => family.info);
}
export { createLampBoard, type LampBoard } from './lamp-board.ts';
export { simulate } from './simulate.ts';
export type { Session, SessionOptions } from './session.ts';
export type { WireLine } from './wire-tap.ts';
export type { Observation };
