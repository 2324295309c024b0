import { parseAddress } from '../../../../../electron/contract/address.ts';
import type { Clock } from '../../../../../electron/contract/clock.ts';
import { TributaryError } from '../../../../../electron/contract/errors.ts';
import { scenarioSchemaWith, type ScenarioEvent } from '../../../../../electron/contract/scenario.ts';
import type { Observation, Tester } from '../../../../../electron/contract/tester.ts';
import { sentenceOf } from '../../../../../electron/contract/words/index.ts';
import type { Line, SimulatedInstrument } from '../../../../../drivers/family.ts';
import { comtechFamily } from '../../../../../drivers/testers/comtech/driver.ts';
import { createComtechSimulator } from '../../../../../drivers/testers/comtech/simulator.ts';
import { openSimulated, type Transport } from '../../../../../drivers/transport/index.ts';

/** A line that opens itself again every 250 ms, as a session's does. */
export function testLine(open: () => Promise<Transport> | Transport, clock: Clock): Line & { close(): Promise<void> } {
  let current: Transport | undefined;
  let opening: Promise<Transport> | undefined;
  let turn: Promise<unknown> = Promise.resolve();
  const listeners = new Set<() => void>();
  const tell = (): void => listeners.forEach((listener) => listener());
  const reopen = async (signal: AbortSignal): Promise<Transport> => {
    for (;;) {
      try {
        const opened = await open();
        current = opened;
        opened.onLost(() => {
          current = undefined;
          tell();
        });
        tell();
        return opened;
      } catch {
        await clock.sleep(250, signal);
      }
    }
  };
  const ready = async (signal: AbortSignal): Promise<Transport> => {
    if (current) return current;
    opening ??= reopen(signal).finally(() => (opening = undefined));
    return opening;
  };
  return {
    current: () => current,
    ready,
    exclusive(exchange) {
      const mine = turn.then(() => {
        if (!current) throw new TributaryError('link-lost', 'test', { text: 'lost' });
        return exchange(current);
      });
      turn = mine.catch(() => undefined);
      return mine;
    },
    onChange(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    async close() {
      await current?.close();
    },
  };
}

export const never = (): AbortSignal => new AbortController().signal;

export interface Desk {
  tester: Tester;
  instrument: SimulatedInstrument;
  seen: Observation[];
  /** Reads until `stop`. */
  watch(): void;
  stop(): void;
}

/** A tester of this family on a simulated modem. */
export async function desk(
  clock: Clock,
  events: unknown[],
  options = '',
  tap = (t: Transport): Transport => t,
): Promise<Desk> {
  const scenario = scenarioSchemaWith(['local']).parse({ version: 1, events });
  const address = parseAddress(`comtech@sim:${options === '' ? '' : `?${options}`}`);
  const instrument = createComtechSimulator(scenario, undefined, clock, address.options);
  return deskOn(clock, () => tap(openSimulated(instrument, 'sim:')), instrument, address.text);
}

export async function deskOn(
  clock: Clock,
  open: () => Promise<Transport> | Transport,
  instrument: SimulatedInstrument,
  addressText: string,
): Promise<Desk> {
  const address = parseAddress(`comtech@${addressText}`);
  const line = testLine(open, clock);
  const context = { clock, simulated: true };
  const transport = await line.ready(never());
  const identity = await drive(clock, comtechFamily.identify(transport, address, context, never()));
  const tester = comtechFamily.device(line, identity, address, context);
  const seen: Observation[] = [];
  const over = new AbortController();
  return {
    tester,
    instrument,
    seen,
    watch() {
      void (async () => {
        for await (const observation of tester.observe(over.signal)) seen.push(observation);
      })();
    },
    stop: () => over.abort(),
  };
}

/** Lets a fake clock run until the work is done; with a real clock just waits. */
export async function drive<T>(clock: Clock, work: Promise<T>): Promise<T> {
  const fake = clock as Partial<{ advance(ms: number): Promise<void> }>;
  const state = { done: fake.advance === undefined };
  const finish = (): void => void (state.done = true);
  const settled = work.then(finish, finish);
  for (let tick = 0; !state.done && tick < 100_000; tick++) await fake.advance?.(10);
  await settled;
  return work;
}

export const secondsOf = (seen: readonly Observation[]): Extract<Observation, { kind: 'second' }>['second'][] =>
  seen.flatMap((o) => (o.kind === 'second' ? [o.second] : []));
export const gapsOf = (seen: readonly Observation[]): Extract<Observation, { kind: 'gap' }>['gap'][] =>
  seen.flatMap((o) => (o.kind === 'gap' ? [o.gap] : []));
export const sentences = (seen: readonly Observation[]): string[] =>
  seen.flatMap((o) => (o.kind === 'event' ? [sentenceOf(o.event.message)] : []));
export type { ScenarioEvent };
