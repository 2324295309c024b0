import type { AddressKind, FamilyName } from './address.ts';
import type { BoxPanel } from './box.ts';
import type { RoleKind } from './instrument.ts';
import type { Capabilities } from './tester.ts';
import type { Bilingual } from './text.ts';

/** One option of an address, as a form asks for it. */
export interface AddressField {
  /** Its name in the address: `?option=value`. */
  option: string;
  /** Kinds of address that have it. */
  on: readonly AddressKind[];
  words: Bilingual;
  /** One more sentence, where the name does not say enough. */
  help?: Bilingual;
  /** `secret`: never shown, recorded or logged (`electron/contract/secrets.ts`). */
  kind: 'text' | 'number' | 'choice' | 'secret';
  /** Of a number: those that are offered; any other can be typed. */
  choices?: readonly { value: string; words: Bilingual }[];
  /** What a value looks like. */
  placeholder?: string;
  /** Kinds of address that cannot do without it. */
  required?: readonly AddressKind[];
  /** What holds where nothing is given. */
  default?: string;
}

/** A serial port that the system has. */
export interface PortInfo {
  path: string;
  manufacturer?: string;
  /** Serial number of the USB adapter. */
  usbSerial?: string;
}

/** How the bits of a serial port are framed; the speed is what holds where an address names none, bit/s. */
export interface SerialFrame {
  baud: number;
  bits: 7 | 8;
  parity: 'none' | 'even' | 'odd';
  stop: 1 | 2;
  flow: 'none' | 'rts-cts' | 'xon-xoff';
}

/** What holds where a family documents no frame of its own. */
export const PLAIN_FRAME: SerialFrame = { baud: 9600, bits: 8, parity: 'none', stop: 1, flow: 'none' };

/** How a port of which nothing is known can be asked whether one of this family hangs on it. */
export interface Probe {
  /** Speeds that the manuals name, the usual one first, bit/s. */
  speeds: readonly number[];
  /**
   * True if the question does no harm, whatever it is that hears it: it sets and starts nothing. A question that could is never asked unless
   * somebody has named the family.
   */
  harmless: boolean;
}

/** A row that the bench shows at once, without a port. */
export interface BuiltIn {
  /** By which way: one that needs no place. */
  kind: AddressKind;
  /** What it is called, where the family's title does not say it. */
  title?: Bilingual;
}

/** What a family says of itself, without any instrument connected: all that the rooms above the drivers know of it. */
export interface FamilyInfo {
  family: FamilyName;
  /** What its instruments are to a run. */
  role: RoleKind;
  /** What else they can be to one, where a run asks for that. */
  also?: readonly RoleKind[];
  /** What people call it. */
  title: Bilingual;
  /** Kinds of address that it is reached by, the usual one first. */
  transports: readonly AddressKind[];
  /** A whole address of each kind, as people type it. */
  examples: Readonly<Partial<Record<AddressKind, string>>>;
  addressForm: readonly AddressField[];
  serial?: SerialFrame;
  probe?: Probe;
  /** The option that tells instruments on one wire apart: addresses that name one share it, whatever their families. */
  seat?: string;
  builtIn?: readonly BuiltIn[];
  /** The option that tells several without any line apart: people number them. */
  numbered?: string;
  /** Of boxes that eyes read: what they look like. */
  panels?: readonly BoxPanel[];
}

/** A family whose instruments can be testers: what its usual model measures and can do, as far as that is known without one. */
export interface TesterInfo extends FamilyInfo {
  measures: Bilingual;
  capabilities: Capabilities;
}
/** All that its instruments can be to a run, the usual first. */
export const rolesOfFamily = ({ role, also = [] }: Pick<FamilyInfo, 'role' | 'also'>): RoleKind[] => [role, ...also];
export const isTesterInfo = (info: FamilyInfo): info is TesterInfo => rolesOfFamily(info).includes('tester');

/** How a port is framed for an instrument: as its family says, at the speed that the address names. */
export function frameOf({ serial = PLAIN_FRAME }: FamilyInfo, options: Readonly<Record<string, string>>): SerialFrame {
  return { ...serial, baud: Number(options['baud'] ?? serial.baud) };
}
