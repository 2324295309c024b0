import { z } from 'zod';
import type { FamilyName } from './address.ts';
import type { BoxPanel } from './box.ts';
import { LADDER_ROLE } from './ladder.ts';
import { STREAM_ROLE } from './stream.ts';
import { NO_BITS } from './no-bits.ts';
import type { Lackable } from './reading.ts';
import type { ActionKind, Observation } from './site.ts';
import type { Bilingual } from './text.ts';
import type { RegisterSample } from './tracks.ts';
import type { Capabilities, Identity, Instrument, Tester } from './tester.ts';
import { ROLE_KINDS, type RoleKind } from './states.ts';
import { wordOf, words } from './words/index.ts';

export { ROLE_KINDS, type RoleKind } from './states.ts';

/** Name of a role within one run: `tester`, `tester.z`, `converter.a`, `witness` ... */
export type Role = string;
const ROLE = new RegExp(`^(${ROLE_KINDS.join('|')})(\\.[a-z0-9-]+)?$`);
export const isRole = (text: string): boolean => ROLE.test(text);
export const roleSchema = z.string().max(64).regex(ROLE, { message: 'yaml.role' });
export const kindOfRole = (role: Role): RoleKind => ROLE_KINDS.find((kind) => kind === role.split('.')[0])!;
/** What this computer sends by itself: pings of a ladder, or a stream. No session stands behind it. */
export const isOwn = (role: Role): boolean => role === LADDER_ROLE || role === STREAM_ROLE;

/** What people call a role: `仪表 Z` / `tester Z`. */
export function roleName(role: Role): Bilingual {
  if (isOwn(role)) return words[role === STREAM_ROLE ? 'role.stream' : 'role.ladder'];
  const [, which] = role.split('.');
  const { zh, en } = wordOf('instrument', kindOfRole(role));
  const name = which?.length === 1 ? which.toUpperCase() : which;
  return name === undefined ? { zh, en } : { zh: `${zh} ${name}`, en: `${en} ${name}` };
}

/** Registers and counters as they stand now. Errors: those of the link. */
export interface HasRegisters {
  registers(signal: AbortSignal): Promise<RegisterSample[]>;
}

/** Loops that an instrument can switch on and off by remote control; `kinds` in the words of its family. */
export interface HasLoop {
  readonly loop: {
    readonly kinds: readonly string[];
    set(kind: string, signal: AbortSignal): Promise<void>;
    /** Safe in any state. */
    release(signal: AbortSignal): Promise<void>;
  };
}

/** What came back of a few pings, milliseconds. */
export interface PingReply {
  sent: number;
  lost: number;
  minMs?: number;
  avgMs?: number;
  maxMs?: number;
}
/** Pings sent by the instrument itself, from where it stands. */
export interface HasPing {
  ping(target: string, options: { count: number; size: number }, signal: AbortSignal): Promise<PingReply>;
}

/**
 * Answers questions about the line by itself, in the words in which a fault is sought. What the box has no reading of is `{ available: false }` or a
 * key that is absent; a box that does not answer is `{ available: true, answers: false }`.
 */
export interface Observes {
  /** Kinds of actions that it can answer. */
  readonly observes: readonly ActionKind[];
  /** Errors: those of the link, where not even its silence can be told; the signal's reason. */
  observe<K extends ActionKind>(kind: K, signal: AbortSignal): Promise<Observation<K>>;
}

/** A box without a console: what eyes can read of it. */
export interface HasPanel {
  readonly panel: BoxPanel;
}

/** An instrument that is part of the line, for example E1 to Ethernet. */
export interface Converter extends Instrument<'converter'>, HasRegisters, HasLoop, Partial<Observes & HasPanel> {}
/** An instrument that stands beside the line or behind it, for example a router, and tells what it sees. */
export interface Witness extends Instrument<'witness'>, HasRegisters, Partial<HasPing & Observes> {}
/** Whatever a family makes of a line. */
export type Device = Tester | Converter | Witness;

/** An instrument of a run as it answered, with what only a person knows of it. */
export interface InstrumentRecord {
  family: FamilyName;
  address: string;
  identity: Identity;
  simulated: boolean;
  /** Typed in where it has no query for it. */
  serialTyped?: string;
  calibration?: { certificate?: string; on?: string; due?: string };
  /** How much its own clock was ahead of the computer's when the run began, milliseconds; absent where it tells none. */
  clockOffsetMs?: number;
  /** Of a tester. */
  capabilities?: Capabilities;
  /** Of a tester: bit rate on which its results rest. */
  rateKbps?: number;
  /** Read by hand: what the display of this set does not have. */
  lacks?: readonly Lackable[];
}
/** A tester of a run. */
export type TesterRecord = InstrumentRecord & { capabilities: Capabilities };
/** Instruments of a run by role, in the order in which they were opened. */
export type Instruments = Readonly<Record<Role, InstrumentRecord>>;

/** What only a person knows of an instrument, remembered from one day to the next. Maker, model and lacks of a set read by hand. */
export interface InstrumentNote extends Pick<InstrumentRecord, 'serialTyped' | 'calibration' | 'lacks'> {
  maker?: string;
  model?: string;
}

/** The first role in which bits are compared; where there is none, that of a stream, else the ladder's. */
export function mainRole(roles: Iterable<Role>): Role {
  const all = [...roles];
  const own = all.includes(STREAM_ROLE) ? STREAM_ROLE : LADDER_ROLE;
  return all.find((role) => kindOfRole(role) === 'tester') ?? own;
}

/** What a run without tester and ladder has in the place of one: nothing that measures. */
const NO_TESTER: TesterRecord = {
  family: '',
  address: '',
  identity: { maker: '', model: '' },
  simulated: false,
  capabilities: NO_BITS,
};

/** The tester of a run in a role; without one, its first tester; where it has none, the facility of its ladder. */
export function testerOf({ instruments }: { instruments: Instruments }, role?: Role): TesterRecord {
  const found = instruments[role ?? mainRole(Object.keys(instruments))];
  return found?.capabilities ? { ...found, capabilities: found.capabilities } : NO_TESTER;
}

/** The testers of a run. */
export const testersIn = (instruments: Instruments): TesterRecord[] =>
  Object.entries(instruments).flatMap(([role, one]) => (one.capabilities && !isOwn(role) ? [one as TesterRecord] : []));
