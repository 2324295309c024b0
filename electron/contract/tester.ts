import type { FamilyName } from './address.ts';
import type { Bilingual } from './text.ts';
import type { LineTime } from './line-time.ts';
import type { Counts, SecondCount } from './counts.ts';
import type { Injectable, Injection } from './injections.ts';
import type { LampName } from './lamps.ts';
import type { Reading } from './reading.ts';
import type { Settable, SettingOutcome, TesterSetting, TesterSettings } from './settings.ts';
import type { Defect, Gap, GapReason, Second } from './second.ts';
import type { Message } from './words/index.ts';

/** What a tester calls itself, in its own words; USB serial number where the port has one. Absent = it has no such query. */
export interface Identity {
  maker: string;
  model: string;
  serial?: string;
  firmware?: string;
  /** Serial number of the USB adapter the port belongs to. */
  usbSerial?: string;
  /** Fingerprint of the host it was reached at (SSH). */
  hostKey?: string;
}

/** What every instrument is, whatever its role in a run. */
export interface Instrument<R extends string> {
  readonly role: R;
  readonly family: FamilyName;
  readonly address: string;
  readonly simulated: boolean;
  readonly identity: Identity;
  /** Its own clock, epoch milliseconds; absent where no documented command reads one. Errors: those of the link. */
  readClock?(signal: AbortSignal): Promise<number>;
}

/**
 * Under which name an archive remembers what was typed in about an instrument: its family and what it says of itself. An instrument without
 * any serial number is known by its address too, so that two of one model are not taken for one.
 */
export function instrumentKey(family: FamilyName, identity: Identity, address: string): string {
  const { maker, model, serial, usbSerial } = identity;
  return [family, maker, model, serial ?? usbSerial ?? `${PLACE}${address}`].join('|');
}
/** The model in such a name. */
export const modelIn = (key: string): string => key.split('|')[2] ?? '';
const PLACE = '@';
/** True for an instrument that is known by where it stands: a port of one laptop is none of another. */
export const isKnownByPlace = (key: string): boolean => key.split('|').at(-1)?.startsWith(PLACE) ?? false;

/** Maker and model as one name; '' where neither is known. (What was once called after its family had no model.) */
export function makerAndModel({ maker, model }: Pick<Identity, 'maker' | 'model'>, family: FamilyName): string {
  if (maker === '' && model === family) return '';
  return `${maker} ${model}`.trim();
}

/** What people call an instrument: maker and model, else its family; a set that a person reads is called nothing until somebody names it. */
export const instrumentName = (identity: Identity, family: FamilyName, isByHand = false): string =>
  makerAndModel(identity, family) || (isByHand ? '' : family);

/** The same with the number that tells it from others of its model. */
export function numberedName(identity: Identity, family: FamilyName): string {
  const number = identity.serial ?? (identity.usbSerial === undefined ? undefined : `USB ${identity.usbSerial}`);
  return [instrumentName(identity, family), number].filter(Boolean).join(' ');
}

/** What one tester can do. Whatever is not listed it cannot do by remote control. */
export interface Capabilities extends Settable {
  /** `seconds`: yields Seconds and Gaps. `totals`: tells only what it has counted since START. `by-hand`: a person reads its display. */
  reading: 'seconds' | 'totals' | 'by-hand';
  /** Its totals stand on its own screen, in a layout that no document shows: it is set up and started by command, and a person reads them. */
  readByPerson?: boolean;
  /** How it is joined to the line: by a port of its own, or as a laptop by a serial port or over the network. */
  attachment: 'line-port' | 'serial-port' | 'network';
  /** Defects that it reports. */
  defects: readonly Defect[];
  /** Its lamps; absent: those of an E1, and what it reports besides. */
  lamps?: readonly LampName[];
  /** Counts and measurements that it reports. */
  counts: readonly (SecondCount | 'slipSigns' | 'rtd' | 'frequency' | 'level')[];
  /** Which injections it knows. */
  inject: Injectable;
  /** What its result speaks of, printed beside the verdict on page 1. */
  measures: Bilingual;
  /** Where bits and seconds come from, printed in the report. */
  basis: Bilingual;
  /** What a G.82x judgement of its seconds may be: `path` full, `ber-only` loop-check rules, `integrity` no BER at all (TCP). */
  judging: 'path' | 'ber-only' | 'integrity';
  /** Where at its front panel a setting is found, as far as a document shows it. */
  menuPaths?: Partial<Record<TesterSetting, Bilingual>>;
  /** Plain answers to "what does it not have", for the bench and the report. */
  lacks: readonly Bilingual[];
}

/** A person reads what it counted, whether it is driven by command or by hand. */
export const isReadByPerson = ({ reading, readByPerson }: Pick<Capabilities, 'reading' | 'readByPerson'>): boolean =>
  reading === 'by-hand' || readByPerson === true;

/** Something the tester or the link to it said that is no second. */
export interface TesterEvent {
  /** Epoch milliseconds. */
  tMs: number;
  message: Message;
}

/**
 * What comes out of a running tester. Seconds and gaps are in order and never overlap; one that reads `totals` tells counts instead, each of all
 * the time since START.
 */
export type Observation =
  | { kind: 'second'; second: Second }
  | { kind: 'gap'; gap: Gap }
  | { kind: 'counts'; counts: Reading }
  | { kind: 'event'; event: TesterEvent };

/** An observation that has its place on the axis of seconds. */
export const isTimed = (item: Observation): item is Extract<Observation, { kind: 'second' | 'gap' }> =>
  item.kind === 'second' || item.kind === 'gap';

/** What can be told of a received line while no measurement runs: its alarms. Anything else needs a pattern, and somebody who counts. */
export const WATCHED_DEFECTS = ['LOS', 'AIS', 'LOF'] as const satisfies readonly Defect[];

/** Where a measurement stood that is taken up again. */
export interface TakenUp {
  /** First second that nobody told of, epoch seconds. */
  nextT: number;
  /** What the tester counted from the last clearing to `nextT`, as far as that can be known. */
  counts: Counts;
  /** Why nobody told of the time since. */
  reason: GapReason;
}

/**
 * One tester as the rooms above see it. Every method takes an AbortSignal and ends within its own time limit.
 * Errors: TributaryError; `observe` survives a lost link by yielding a Gap when the same instrument is back.
 */
export interface Tester extends Instrument<'tester'> {
  readonly capabilities: Capabilities;
  /** Bit rate in kbit/s that results are based on, if known (of a modem its data rate; of a port its speed). */
  readonly rateKbps: number | undefined;
  configure(settings: TesterSettings, signal: AbortSignal): Promise<SettingOutcome[]>;
  /**
   * Generator and analyser on, injection off, counters cleared. Seconds with LSS or AIS are yielded until the pattern is found. From here on seconds,
   * gaps and events are told in `time`; absent: in a line time of its own that begins now.
   */
  start(signal: AbortSignal, time?: LineTime): Promise<void>;
  /** Injection off and all counters cleared, without stopping: the measurement proper begins with the next second. */
  restart(signal: AbortSignal): Promise<void>;
  /** Seconds, gaps and events from now on. One reader at a time; ends when `signal` aborts or the tester is stopped. */
  observe(signal: AbortSignal): AsyncIterable<Observation>;
  /**
   * What the tester says of the received line while no measurement runs, without switching anything on: seconds with `WATCHED_DEFECTS` and no
   * counts, a gap when it falls silent, no event. Not for the record: what lies between is not told. It outlives silence and a lost link; within
   * half a second of the abort it has left the line alone. Ends by itself when the session is closed or the tester has no such query. Absent: the
   * tester says nothing unless it measures.
   */
  watch?(signal: AbortSignal): AsyncIterable<Observation>;
  inject(injection: Injection, signal: AbortSignal): Promise<void>;
  /**
   * Goes on with a measurement that a program began which is no more, without clearing what the tester counted since: `observe` then begins with
   * the gap since `known.nextT`, and the tester's total over it. False: it no longer runs, so it has to be started. Absent: its counting always
   * ends with the program.
   */
  takeUp?(known: TakenUp, signal: AbortSignal, time?: LineTime): Promise<boolean>;
  /** What its screen of results shows now, as it came: for a person who reads it. */
  screen?(signal: AbortSignal): Promise<string>;
  /** Teardown, safe in any state: injection off, generator and analyser off. */
  stop(signal: AbortSignal): Promise<void>;
}
