import type { Defect } from '../../../electron/contract/second.ts';
import type { TesterSetting } from '../../../electron/contract/settings.ts';
import type { Bilingual } from '../../../electron/contract/text.ts';

/** A setting whose value is one argument of one or more codes, sent in this order. */
export interface SettingRow {
  codes: readonly string[];
  /** Value in a procedure -> argument. A value that is not here is set at the front panel. */
  values: Readonly<Record<string, string>>;
}
/** What the receive fault letters mean; letters that are not here are events, never defects of the received line. */
export type FaultMeaning = Defect | 'slip';
/** A command with its argument: `['BTX', '1']` is sent as `BTX=1`. */
export type Command = readonly [code: string, argument: string];

/** The built-in tester of a model. */
export interface BertRow {
  on: readonly Command[];
  off: readonly Command[];
  /** Queries that answer 1 while it runs; empty = none is documented. */
  running: readonly string[];
  clear: Command;
  inject: { kind: 'ratio'; ratio: number; on: Command; off: Command } | { kind: 'single'; command: Command };
  /** Query of the error total. From `limit` on the total is no longer exact: that is what saturated means here. */
  errors: { code: string; limit: number };
  /** Query of the average ratio, which alone tells whether the pattern is found. `mark`: has the `*` of a past loss. */
  ratio?: { code: string; noSync: string; mark: boolean };
  faults?:
    | {
        code: string;
        form: 'letters';
        receive: Readonly<Record<string, FaultMeaning>>;
        /** The letters are those that the word catalogue names. */
        named?: true;
      }
    | { code: string; form: 'bits'; receive: Readonly<Record<string, FaultMeaning | 'LSS'>> };
}

/** One row of the model table. */
export interface ComtechModel {
  id: string;
  /** As the maker writes it. */
  title: string;
  /** Queries of its identity; absent = no such query is documented. */
  serial?: string;
  firmware?: string;
  /**
   * `interface` is looked up as `interface/impedance/line-code`, then `interface/impedance`, then `interface`. Order of the keys = order of
   * priority on the wire: a higher parameter may overwrite lower ones, so it goes first.
   */
  settings: Partial<Record<Exclude<TesterSetting, 'rate'>, SettingRow>>;
  /** Data rate in kbit/s, three decimals, zero-padded to `width` characters. */
  rate: { query: string; set: readonly string[]; width: number };
  /** Query of remote or local; 0 = local. */
  control?: string;
  /** Where at the front panel a setting is found, as far as a manual shows it. */
  menuPaths?: Partial<Record<TesterSetting, Bilingual>>;
  bert?: BertRow;
}

const G703: SettingRow['values'] = { 'e1/120': '3', 'e1/75': '4', v35: '1', rs422: '0' };
const LINE_CODE: SettingRow['values'] = { ami: '0', hdb3: '3' };
// O.150 and O.151 do not say which polarity these modems send; the manual gives the length only.
const PATTERN_625: SettingRow['values'] = {
  space: '0',
  mark: '1',
  '1010': '2',
  '1:2': '3',
  '2^6-1': '4',
  '2^9-1': '5',
  '2^11-1': '6',
  '2047R': '7',
  'mil-188': '8',
  '2^15-1': '9',
  '2^20-1': 'A',
  '2^23-1': 'B',
};
const RECEIVE_625: Readonly<Record<string, FaultMeaning>> = { '1': 'LOS', '3': 'LOF', '5': 'slip', '6': 'AIS' };

/** The manual of the CDM-600 shows it (README); that of the CDM-625, which can stand for one, was not at hand. */
const CLOCKS_600: ComtechModel['menuPaths'] = {
  clock: { zh: 'CONFIG > CLOCKS（据 CDM-600 手册）', en: 'CONFIG > CLOCKS (as in the manual of the CDM-600)' },
};

const BERT_625: BertRow = {
  on: [
    ['BTX', '1'],
    ['BRX', '1'],
  ],
  off: [
    ['BRX', '0'],
    ['BTX', '0'],
  ],
  running: ['BTX', 'BRX'],
  clear: ['BRM', ''],
  inject: { kind: 'ratio', ratio: 1e-3, on: ['BKE', '1'], off: ['BKE', '0'] },
  errors: { code: 'BRE', limit: 9_999_999 },
  ratio: { code: 'BRR', noSync: '999999', mark: true },
  faults: { code: 'FLT', form: 'letters', receive: RECEIVE_625, named: true },
};

const CDM_625: ComtechModel = {
  id: 'cdm-625',
  title: 'CDM-625/625A',
  settings: {
    interface: { codes: ['TIT', 'RIT'], values: G703 },
    framing: { codes: ['TFM'], values: { unframed: '0' } },
    'line-code': { codes: ['TTC', 'RTC'], values: LINE_CODE },
    pattern: { codes: ['TBP', 'RBP'], values: PATTERN_625 },
  },
  rate: { query: 'RDR', set: ['TDR', 'RDR'], width: 9 },
  control: 'LRS',
  menuPaths: CLOCKS_600,
  bert: BERT_625,
};

/** The CDM-600 manual documents interface, framing, clock and faults, but no command of a tester. */
const CDM_600: ComtechModel = {
  id: 'cdm-600',
  title: 'CDM-600/600L',
  settings: {
    interface: { codes: ['TIT', 'RIT'], values: G703 },
    framing: { codes: ['TFM', 'RFM'], values: { unframed: '0' } },
    'line-code': { codes: ['TTC'], values: LINE_CODE },
    clock: { codes: ['TCK'], values: { internal: '0', recovered: '2', external: '3' } },
  },
  rate: { query: 'RDR', set: ['TDR', 'RDR'], width: 9 },
};

// One code for interface and line code; 5 to 8 make the rate 2 048 kbit/s by themselves.
const ITF: SettingRow = {
  codes: ['ITF'],
  values: {
    'e1/75/ami': '5',
    'e1/75/hdb3': '6',
    'e1/120/ami': '7',
    'e1/120/hdb3': '8',
    v35: '1',
    rs422: '0',
    v24: '2',
  },
};
const FRM: SettingRow = { codes: ['FRM'], values: { unframed: '0' } };

const CDM_570A: ComtechModel = {
  id: 'cdm-570a',
  title: 'CDM-570A/570AL',
  settings: {
    interface: ITF,
    framing: FRM,
    pattern: { codes: ['TBP', 'RBP'], values: { '1010': '0', '2^11-1': '1', '2^15-1': '2', '2^23-1': '3' } },
  },
  rate: { query: 'RDR', set: [], width: 0 },
  bert: {
    on: BERT_625.on,
    off: BERT_625.off,
    running: BERT_625.running,
    clear: ['BRM', ''],
    inject: { kind: 'single', command: ['BKE', '1'] },
    // Shown as x.xxE+yy: exact below one thousand only.
    errors: { code: 'BRE', limit: 1_000 },
    faults: {
      code: 'FLT',
      form: 'letters',
      receive: { '1': 'LOS', '5': 'LOF', '7': 'LOF', A: 'slip', B: 'slip', F: 'AIS' },
    },
  },
};

const CDM_QX: ComtechModel = {
  id: 'cdm-qx',
  title: 'CDM-Qx',
  settings: {
    interface: ITF,
    pattern: { codes: ['BCP'], values: withoutOneToTwo(PATTERN_625) },
    clock: { codes: ['TCK'], values: { internal: '0', recovered: '2', external: '3' } },
  },
  rate: { query: 'RDR', set: [], width: 0 },
  bert: {
    on: [['BST', '1']],
    off: [['BST', '0']],
    running: ['BST'],
    clear: ['BRM', '1'],
    inject: BERT_625.inject,
    errors: BERT_625.errors,
  },
};

/** Value 3 is 1:3 on this model, which no procedure names. */
function withoutOneToTwo(values: SettingRow['values']): SettingRow['values'] {
  return Object.fromEntries(Object.entries(values).filter(([pattern]) => pattern !== '1:2'));
}

const SLM_5650: ComtechModel = {
  id: 'slm-5650',
  title: 'SLM-5650',
  serial: 'SNO',
  firmware: 'SWR',
  settings: {
    'line-code': { codes: ['TTC', 'RTC'], values: LINE_CODE },
    framing: { codes: ['E1F'], values: { unframed: '0' } },
    pattern: {
      codes: ['PAT'],
      values: {
        '2^11-1': '0',
        mark: '1',
        space: '2',
        '1010': '3',
        '2^15-1': '5',
        '2^20-1': '6',
        '2^23-1': '7',
        'mil-188': '8',
      },
    },
  },
  rate: { query: 'RDR', set: ['TDR', 'RDR'], width: 10 },
  control: 'LRS',
  bert: {
    on: BERT_625.on,
    off: BERT_625.off,
    running: BERT_625.running,
    clear: ['BRS', ''],
    inject: { kind: 'single', command: ['BEI', ''] },
    errors: { code: 'ERR', limit: 9_999_999 },
    ratio: { code: 'BBR', noSync: '0.0E00', mark: false },
    faults: {
      code: 'RXF',
      form: 'bits',
      receive: { '80000000': 'LOS', '40000000': 'LOF', '01000000': 'slip', '00800000': 'slip', '00100000': 'AIS' },
    },
  },
};

/** On the A a bit of its own says that the pattern is lost, so the ambiguous 0.0E00 is not needed. */
const SLM_5650A: ComtechModel = {
  ...SLM_5650,
  id: 'slm-5650a',
  title: 'SLM-5650A',
  bert: withoutRatio(SLM_5650.bert!, { '00010000': 'LSS' }),
};

function withoutRatio({ ratio: _ratio, ...bert }: BertRow, more: Readonly<Record<string, FaultMeaning>>): BertRow {
  const { faults } = bert;
  return faults?.form === 'bits' ? { ...bert, faults: { ...faults, receive: { ...faults.receive, ...more } } } : bert;
}

/** The reference model comes first: it is taken where neither the address nor the modem names another. */
export const COMTECH_MODELS: readonly ComtechModel[] = [
  CDM_625,
  { ...CDM_625, id: 'cdm-625a', title: 'CDM-625A' },
  CDM_600,
  { ...CDM_600, id: 'cdm-600l', title: 'CDM-600L' },
  { id: 'cdm-570', title: 'CDM-570/570L', settings: { interface: ITF, framing: FRM }, rate: CDM_570A.rate },
  CDM_570A,
  { ...CDM_570A, id: 'cdm-570al', title: 'CDM-570AL' },
  CDM_QX,
  SLM_5650,
  SLM_5650A,
];
