import type { RoleKind } from './instrument.ts';
import type { AddressKind, FamilyName } from './address.ts';
import type { BoxPanel } from './box.ts';
import type { ErrorView } from './errors.ts';
import type { AddressField } from './family.ts';
import type { LastUse } from './last-use.ts';
import type { LampName } from './lamps.ts';
import type { Lackable } from './reading.ts';
import type { TesterSetting } from './settings.ts';
import type { Capabilities, Identity } from './tester.ts';
import type { Bilingual } from './text.ts';
import type { LampState } from './states.ts';
import type { RegisterSample } from './tracks.ts';
import type { Message } from './words/index.ts';

/** State of one line of instruments: one machine, one event. */
const LINK_STATES = ['closed', 'opening', 'identifying', 'ready', 'lost', 'reopening'] as const;
export type LinkState = (typeof LINK_STATES)[number];
/** True while nobody looks at the line of a run, though the run goes on: until the same instrument has answered again. */
export const isAway = (link: LinkState): boolean => link !== 'ready' && link !== 'closed';

/** `off` not applicable or not started (with the reason); `unlimited` measured, no limit set; `unseen` not observed. */
export interface LampView {
  lamp: LampName;
  state: LampState;
  /** Seconds counted in this run. `consequent` ones are shown in brackets and not counted. */
  seconds?: number;
  consequentS?: number;
  /** Epoch second of the last event. */
  last?: number;
  reason?: Message;
}

/** A link that is lost comes back by itself: why it could not, the last time, and when it is tried next (epoch milliseconds; absent: just now). */
export interface LinkTrouble {
  why: ErrorView;
  nextTryAtMs?: number;
}

/** The question by which a port is asked at the moment what hangs on it, the `n`th of `of`. Speed in bit/s. */
export interface AskingView {
  family: Bilingual;
  baud: number;
  n: number;
  of: number;
}

/** A look at everything that is plugged in: how far it is, or what it came to. */
export interface LookView {
  state: 'going' | 'done' | 'cancelled';
  /** How many are asked, how many of them are through, and how many have answered. */
  asked: number;
  through: number;
  answered: number;
}

/** A tester driven by hand, without a procedure. */
export interface TesterView {
  role: 'tester';
  running: boolean;
  settings: Partial<Record<TesterSetting, string>>;
  lamps: LampView[];
  bitErrors?: number;
  ratio?: number;
  errorSeconds?: number;
  elapsedS?: number;
  rtdUs?: number;
  injecting: boolean;
}

/** What a box says of itself. */
interface RegistersView {
  registers: RegisterSample[];
  /** When they were last read, epoch milliseconds; absent before they were. */
  readAtMs?: number;
  /** Somebody looks now; else what stands there is of then. */
  seeing: boolean;
  /** Why they could not be read last. */
  failed?: ErrorView;
}
export interface ConverterView extends RegistersView {
  role: 'converter';
  /** Loops that a test can switch on it, in the words of its family. */
  loops: readonly string[];
  /** A box without a console: what it looks like. */
  panel?: BoxPanel;
}
export interface WitnessView extends RegistersView {
  role: 'witness';
}
/** What the bench shows of an instrument, by its role. */
export type DeviceView = TesterView | ConverterView | WitnessView;

/** A port or instrument on the bench. */
export interface BenchItem {
  id: string;
  family?: FamilyName;
  /** What it is to a run, once its family is known. */
  role?: RoleKind;
  /** What else it can be to one. */
  also?: readonly RoleKind[];
  /** Full `family@address`; empty until it is known. */
  address: string;
  way: AddressKind;
  /** Path of the port of this computer that the row stands for, whatever hangs on it. */
  port?: string;
  /** Its own name, else what its family is called, else its port. */
  label: Bilingual;
  /** Second line: port, USB adapter, speed; where it is, in words. */
  detail: Bilingual;
  state: LinkState;
  simulated: boolean;
  identity?: Identity;
  capabilities?: Capabilities;
  /** How much its own clock is ahead of the computer's, milliseconds; absent where it tells none. */
  clockOffsetMs?: number;
  problem?: ErrorView;
  /** What it has to be told before it lets anybody in: rows of its form, all of them secret. */
  asks?: readonly AddressField[];
  /** While its link is lost. */
  trouble?: LinkTrouble;
  /** While it is asked what it is. */
  asking?: AskingView;
  /** What there is to see of it while nobody tests with it, by what it is to a run. Live, not stored; absent where nobody can look. */
  view?: DeviceView;
  /** What it was used for the last time, if it answers. */
  lastUse?: LastUse;
  /** Somebody added it, so that it can be taken away again. */
  removable: boolean;
  /** The option that tells several of its kind apart, where people number them. */
  numbered?: string;
  /** Read by hand: what its display does not have. */
  lacks?: readonly Lackable[];
  serialTyped?: string;
  calibration?: { certificate?: string; on?: string; due?: string };
}

/** The view of a row of a tester that is connected. */
export const testerViewOf = ({ view }: Pick<BenchItem, 'view'>): TesterView | undefined =>
  view?.role === 'tester' ? view : undefined;
