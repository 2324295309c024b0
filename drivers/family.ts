import type { Address } from '../electron/contract/address.ts';
import type { Clock } from '../electron/contract/clock.ts';
import type { Scenario } from '../electron/contract/scenario.ts';
import type { FamilyInfo, TesterInfo } from '../electron/contract/family.ts';
import type { Device, RoleKind } from '../electron/contract/instrument.ts';
import type { Identity, Tester } from '../electron/contract/tester.ts';
import type { AddressOptions, SimulatedInstrument, Transport } from './transport/index.ts';

export type { SimulatedInstrument };

/** What a driver gets besides its line. */
export interface DriverContext {
  clock: Clock;
  simulated: boolean;
  /** What it is to be to whoever asks; absent: what its family usually is. */
  role?: RoleKind;
}

/**
 * The line an instrument hangs on, kept alive by its session: after a loss the session reopens the port, asks the identity again, and only the
 * same instrument becomes current again.
 */
export interface Line {
  /** The open transport; undefined while lost. */
  current(): Transport | undefined;
  /** Resolves when the line is (again) ready. Rejects when `signal` aborts or the session is closed for good. */
  ready(signal: AbortSignal): Promise<Transport>;
  /** Runs one exchange alone on the line: instruments on one RS-485 line take turns in the order they ask. */
  exclusive<T>(exchange: (transport: Transport) => Promise<T>, signal: AbortSignal): Promise<T>;
  /** Called when the line is lost and when it is ready again. */
  onChange(listener: () => void): () => void;
}

/** One family of instruments (testers, converters or witnesses): everything the rooms above need, in one object of its `driver.ts`. */
export interface Family<D extends Device = Device> {
  readonly info: D extends Tester ? TesterInfo : FamilyInfo;
  /** What its addresses take beside the speed of a port and the line of a simulator. */
  readonly options: AddressOptions;
  /** Asks what answers on this transport. Errors: `no-answer`, `bad-answer`, `local-mode`. */
  identify(transport: Transport, address: Address, context: DriverContext, signal: AbortSignal): Promise<Identity>;
  /**
   * True if what `found` says of itself is what `expected` said: after a loss only the same instrument may go on. What one of them does not say
   * is no difference; the number of a USB adapter is not the family's to compare.
   */
  same(expected: Identity, found: Identity): boolean;
  device(line: Line, identity: Identity, address: Address, context: DriverContext): D;
}

/** Makes a simulated instrument of a family; seed given wins over the scenario's. */
export type SimulatorFactory = (
  scenario: Scenario,
  seed: number | undefined,
  clock: Clock,
  options: Readonly<Record<string, string>>,
) => SimulatedInstrument;

/** The simulator of a family. */
export interface Simulator {
  /** What its scenarios may do besides what any instrument may do wrong. */
  readonly tricks: readonly string[];
  create: SimulatorFactory;
}

/** What a family gives to the one list of families: itself, and the far end that answers it; a set without a wire has none. */
export interface Member {
  family: Family;
  simulator?: Simulator;
}
