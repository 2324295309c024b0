import type { ErrorView } from '../contract/errors.ts';
import type { Injection, TesterSettings } from '../contract/tester.ts';
import type { BenchItem } from '../contract/views.ts';
import { Desk, type BenchTools } from './bench/bench.ts';
import type { Session, SessionOptions } from './line/session.ts';

/** Ports and testers at hand, and the manual panel of each. */
export interface Bench {
  items(): BenchItem[];
  problem(): ErrorView | undefined;
  /** At most ten times a second. */
  onChange(listener: () => void): () => void;
  /** From now until `close`: refreshes once, then notices ports that come and go; these are listed, not opened. */
  attend(): void;
  /** Lists the ports anew and identifies what answers on those nobody has disconnected. */
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

export function createBenchWith(tools: BenchTools, options: SessionOptions): Bench {
  const desk = new Desk(tools, options);
  return {
    items: () => desk.items(),
    problem: () => desk.problem,
    attend: () => desk.attend(),
    onChange: (listener) => desk.onChange(listener),
    refresh: (signal) => desk.refresh(signal),
    add: (address) => desk.add(address).id,
    remove: (id) => desk.remove(id),
    connect: (id, signal) => desk.connect(desk.entry(id), signal),
    disconnect: (id) => desk.disconnect(desk.entry(id)),
    lend: (address, signal) => desk.lend(address, signal),
    start: (id, settings, signal) => desk.panelOf(id).start(settings, signal),
    stop: (id, signal) => desk.panelOf(id).stop(signal),
    inject: (id, injection, signal) => desk.panelOf(id).inject(injection, signal),
    clearHistory: (id) => desk.panelOf(id).clearHistory(),
    close: () => desk.close(),
  };
}
