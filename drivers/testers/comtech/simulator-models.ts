import type { Defect } from '../../../electron/contract/second.ts';

/** What the simulated analyser shows. */
export interface Display {
  errors: number;
  /** Average ratio since the counters were cleared. */
  ber: number;
  inSync: boolean;
  lostBefore: boolean;
  active: readonly Defect[];
  /** A buffer slip since the last question. */
  slip: boolean;
  /** Faults changed since the last question. */
  changed: boolean;
}

/** A value that can be set and asked. */
interface Register {
  initial: string;
  allowed: RegExp;
  /** The register that must hold one of these values, else the answer is `*`. */
  needs?: readonly [code: string, values: string];
}

/** One model as its manual describes it, apart from the tables of the driver: a slip there must not hide here. */
export interface Personality {
  registers: Readonly<Record<string, Register>>;
  /** Queries with a fixed answer. */
  fixed: Readonly<Record<string, string>>;
  generator: string;
  analyser: string;
  patterns: readonly [sent: string, expected: string];
  clear: readonly [code: string, argument: string];
  inject: { code: string; kind: 'ratio' } | { code: string; kind: 'single'; argument: string };
  show: Readonly<Record<string, (display: Display) => string>>;
  limit: number;
  /** From here on a driver cannot tell the exact total and clears it in mid-run. */
  full: number;
}

const bit: Register = { initial: '0', allowed: /^[01]$/ };
const one = (initial: string, values: string): Register => ({ initial, allowed: new RegExp(`^[${values}]$`) });
const g703 = (code: string): Register => ({ initial: '3', allowed: /^[0-3]$/, needs: [code, '34'] });

/** Seven digits, held at 9999999 (CDM-625A manual page 349, https://azmanual.top/manuals/761292/comtech-ef-data-cdm-625a.html?page=349). */
const sevenDigits = ({ errors }: Display): string => String(errors).padStart(7, '0');
/** `2.8E7 ` or `3.4E5*` (same page); the exponent has one digit. */
function average({ ber, inSync, lostBefore }: Display): string {
  if (!inSync) return '999999';
  return `${scientific(ber, 9)}${lostBefore ? '*' : ' '}`;
}
function scientific(ber: number, smallest: number): string {
  if (ber < 10 ** -smallest) return `0.0E${'0'.repeat(String(smallest).length)}`;
  const [value = '', exponent = ''] = ber.toExponential(1).split(/e[-+]/);
  return `${value}E${exponent.padStart(String(smallest).length, '0')}`;
}
/** Letters of the receive group (CDM-625 manual, https://manualshive.com/en/manual/comtech-ef-data/cdm-625/2648452?page=311). */
function letters({ active, slip, changed }: Display): string {
  const order: readonly [boolean, string][] = [
    [active.includes('LOS'), '1'],
    [active.includes('LOF'), '3'],
    [slip, '5'],
    [active.includes('AIS'), '6'],
    [active.includes('LOC'), '8'],
  ];
  const receive = order.find(([stands]) => stands)?.[1] ?? '0';
  return `00${receive}0${changed ? '1' : '0'}00000`;
}

const CDM_625: Personality = {
  registers: {
    LRS: one('1', '0-3'),
    EMU: one('0', '0-2'),
    TIT: one('0', '0-9A'),
    RIT: one('0', '0-6'),
    TFM: one('0', '0-9A'),
    RFM: one('0', '0-6'),
    TTC: g703('TIT'),
    RTC: g703('RIT'),
    TDR: { initial: '02048.000', allowed: /^\d{5}\.(\d{3}|AUX)$/ },
    RDR: { initial: '02048.000', allowed: /^\d{5}\.(\d{3}|AUX)$/ },
    TST: one('0', '0-6'),
    TBP: one('6', '0-9AB'),
    RBP: one('6', '0-9AB'),
    BTX: bit,
    BRX: bit,
    BKE: bit,
  },
  fixed: {},
  generator: 'BTX',
  analyser: 'BRX',
  patterns: ['TBP', 'RBP'],
  clear: ['BRM', ''],
  inject: { code: 'BKE', kind: 'ratio' },
  show: { BRE: sevenDigits, BRR: average, FLT: letters },
  limit: 9_999_999,
  full: 9_999_999,
};

/** https://azmanual.top/manuals/761297/comtech-ef-data-cdm-570a.html?page=272 and its fault list. */
const CDM_570A: Personality = {
  registers: {
    ITF: one('0', '0-9A'),
    FRM: one('0', '0-2'),
    RDR: { initial: '2048.000', allowed: /^\d{4}\.\d{3}$/ },
    TBP: one('1', '0-3'),
    RBP: one('1', '0-3'),
    BTX: bit,
    BRX: bit,
  },
  fixed: {},
  generator: 'BTX',
  analyser: 'BRX',
  patterns: ['TBP', 'RBP'],
  clear: ['BRM', ''],
  inject: { code: 'BKE', kind: 'single', argument: '1' },
  show: {
    BRE: ({ errors }) =>
      errors
        .toExponential(2)
        .replace(/e\+(\d)$/, 'E+0$1')
        .replace('e', 'E'),
    FLT: (display) =>
      letters(display).replace(
        /^(..)(.)/,
        (_, before: string, c: string) => before + ({ '3': '7', '5': 'B', '6': 'F' }[c] ?? c),
      ),
  },
  limit: 9.99e9,
  full: 1_000,
};

/** https://www.manualslib.com/manual/905665/Comtech-Ef-Data-Cdm-Qx.html?page=206 */
const CDM_QX: Personality = {
  registers: {
    ITF: one('0', '0-9A-F'),
    TCK: one('0', '0-3'),
    BST: bit,
    BCP: one('6', '0-9AB'),
    BKE: bit,
    BCT: one('0', '0-3'),
  },
  fixed: {},
  generator: 'BST',
  analyser: 'BST',
  patterns: ['BCP', 'BCP'],
  clear: ['BRM', '1'],
  inject: { code: 'BKE', kind: 'ratio' },
  show: { BRE: sevenDigits },
  limit: 9_999_999,
  full: 9_999_999,
};

/** https://manualsdump.com/en/manuals/mocomtech-slm-5650/138422/142 and /146, /149; the fixed answers are the examples of page 146. */
const SLM_5650: Personality = {
  registers: {
    LRS: one('1', '01'),
    TTC: { initial: '3', allowed: /^[0-3]$/ },
    RTC: { initial: '3', allowed: /^[0-3]$/ },
    E1F: bit,
    TDR: { initial: '002048.000', allowed: /^\d{6}\.\d{3}$/ },
    RDR: { initial: '002048.000', allowed: /^\d{6}\.\d{3}$/ },
    PAT: one('0', '0-8'),
    BTX: bit,
    BRX: bit,
  },
  fixed: { SNO: '176500143', SWR: 'Boot:01.01.01 Bulk1:01.01.01 Bulk2:01.01.01' },
  generator: 'BTX',
  analyser: 'BRX',
  patterns: ['PAT', 'PAT'],
  clear: ['BRS', ''],
  inject: { code: 'BEI', kind: 'single', argument: '' },
  show: {
    ERR: sevenDigits,
    BBR: ({ ber, inSync }) => (inSync ? scientific(Math.max(ber, 1e-12), 12) : '0.0E00'),
    RXF: (display) => receiveBits(display, false),
  },
  limit: 9_999_999,
  full: 9_999_999,
};

function receiveBits({ active, slip, inSync }: Display, hasSyncBit: boolean): string {
  const word =
    (active.includes('LOS') ? 0x80000000 : 0) +
    (active.includes('LOF') ? 0x40000000 : 0) +
    (slip ? 0x01000000 : 0) +
    (active.includes('AIS') ? 0x00100000 : 0) +
    (hasSyncBit && !inSync ? 0x00010000 : 0);
  return word.toString(16).toUpperCase().padStart(8, '0');
}

/** https://www.manualslib.com/manual/1384943/Comtech-Ef-Data-Slm-5650a.html?page=223 */
const SLM_5650A: Personality = {
  ...SLM_5650,
  show: { ERR: sevenDigits, RXF: (display) => receiveBits(display, true) },
};

/** By the `model=` of the address; the reference model where it names none. */
export const PERSONALITIES: Readonly<Record<string, Personality>> = {
  'cdm-625': CDM_625,
  'cdm-625a': CDM_625,
  'cdm-570a': CDM_570A,
  'cdm-570al': CDM_570A,
  'cdm-qx': CDM_QX,
  'slm-5650': SLM_5650,
  'slm-5650a': SLM_5650A,
};
