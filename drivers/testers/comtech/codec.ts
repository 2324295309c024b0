/**
 * Packets of the Comtech EF Data remote control: `<addr/CODE=args` CR to the modem, `>addr/CODE=args` CR LF from it.
 * Source: SLM-5650 manual, https://manualsdump.com/en/manuals/mocomtech-slm-5650/138422/125
 */

/** Qualifiers of an answer; an accepted set command is printed as `LRS` without any on one page (CDM-625, page 491). */
export type Qualifier = '=' | '?' | '!' | '*' | '#' | '+' | '$' | '^' | '@' | '';

export interface Reply {
  /** 0 to 9999. */
  unit: number;
  /** Three capital letters or digits. */
  code: string;
  qualifier: Qualifier;
  argument: string;
}

/** Characters between two line ends at most; more is noise. */
export const LINE_LIMIT = 512;

/** Bytes of a query or set command. `unit` 0 to 9999 is always sent with four digits. */
export function encodeQuery(unit: number, code: string): Uint8Array {
  return packet(unit, `${code}?`);
}
export function encodeSet(unit: number, code: string, argument: string): Uint8Array {
  return packet(unit, `${code}=${argument}`);
}

function packet(unit: number, body: string): Uint8Array {
  return Buffer.from(`<${String(unit).padStart(4, '0')}/${body}\r`, 'latin1');
}

/**
 * A line (without CR LF) as a reply; undefined if it is none. Whatever stands before the last `>` is dropped, since that byte opens an answer
 * and never occurs in one: so an echo, half an answer or noise in front does no harm.
 */
export function decodeReply(line: string): Reply | undefined {
  const start = line.lastIndexOf('>');
  if (start < 0 || line.length > LINE_LIMIT) return undefined;
  const match = /^>(\d{1,4})\/([A-Z][A-Z0-9]{2})([=?!*#+$^@]?)([\x20-\x7e]*)$/.exec(line.slice(start));
  if (!match) return undefined;
  const [, unit = '', code = '', qualifier = '', argument = ''] = match;
  if (qualifier !== '=' && argument !== '') return undefined;
  return { unit: Number(unit), code, qualifier: qualifier as Qualifier, argument };
}

/** Error total: digits (`0000017`) or `8.70E+05`. Undefined if it is neither. */
export function decodeErrors(argument: string): number | undefined {
  const text = argument.trim();
  if (/^\d{1,9}$/.test(text)) return Number(text);
  if (/^\d\.\d{1,2}E\+\d{2}$/.test(text)) return Math.round(Number(text));
  return undefined;
}

/** Average ratio: `2.8E7 ` is 2.8e-7 and in step since the restart, `3.4E5*` lost step in between, `noSync` has no pattern now. */
export interface Ratio {
  /** Absent without pattern. */
  ber?: number;
  inSync: boolean;
  /** The pattern was lost since the restart; only some models say so. */
  lostBefore: boolean;
}

/** Undefined if the text is no ratio. The blank may be missing or printed as an underscore. */
export function decodeRatio(argument: string, noSync: string): Ratio | undefined {
  const match = /^(.*?)([ _]*|\*)$/.exec(argument);
  const [, value = '', mark = ''] = match ?? [];
  const lostBefore = mark === '*';
  if (value === noSync) return { inSync: false, lostBefore };
  const number = /^(\d\.\d)E(\d{1,2})$/.exec(value);
  if (!number) return undefined;
  return { ber: Number(`${number[1]}e-${number[2]}`), inSync: true, lostBefore };
}

/** Data rate in kbit/s: `02048.000`, or `02048.AUX` of an auxiliary G.703 rate. Undefined if it is none. */
export function decodeRate(argument: string): number | undefined {
  const match = /^(\d{1,6})(?:\.(\d{1,3}|AUX))?$/.exec(argument.trim());
  if (!match) return undefined;
  const rate = Number(match[2] === 'AUX' ? match[1] : match[0]);
  return rate > 0 ? rate : undefined;
}

export function encodeRate(rateKbps: number, width: number): string {
  return rateKbps.toFixed(3).padStart(width, '0');
}

/** Groups of `FLT=abcd...`, a letter each: unit, transmit, receive, open network. Undefined if too short or no letters. */
export interface FaultLetters {
  unit: string;
  transmit: string;
  receive: string;
  network: string;
}
export function decodeFaults(argument: string): FaultLetters | undefined {
  const match = /^([0-9A-Z])([0-9A-Z])([0-9A-Z])([0-9A-Z])[\x20-\x7e]*$/.exec(argument);
  if (!match) return undefined;
  const [, unit = '', transmit = '', receive = '', network = ''] = match;
  return { unit, transmit, receive, network };
}

/** Eight hexadecimal digits of `RXF=` as the bits that are set, each written as the manual writes it. Undefined if it is something else. */
export function decodeFaultBits(argument: string): string[] | undefined {
  if (!/^[0-9A-Fa-f]{8}$/.test(argument)) return undefined;
  const word = Number.parseInt(argument, 16);
  const bits = Array.from({ length: 32 }, (_, bit) => 2 ** bit);
  return bits
    .filter((bit) => Math.floor(word / bit) % 2 === 1)
    .map((bit) => bit.toString(16).toUpperCase().padStart(8, '0'));
}
