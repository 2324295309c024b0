import type { FamilyInfo } from '../../../electron/contract/family.ts';
import type { Bilingual } from '../../../electron/contract/text.ts';
import { AUTH_PROTOCOLS, formOf, PRIV_PROTOCOLS, type AddressOptions } from '../../transport/index.ts';

/** `ds1` of the DS1-MIB: RFC 2495 clause 3, RFC 1406 clause 3. */
const DS1 = '1.3.6.1.2.1.10.18';
export const CONFIG = `${DS1}.6.1`;
export const CURRENT = `${DS1}.7.1`;
export const INTERVAL = `${DS1}.8.1`;
/** `system` of RFC 1213: every agent has it. */
export const SYSTEM = { description: '1.3.6.1.2.1.1.1.0', name: '1.3.6.1.2.1.1.5.0' } as const;

/** Columns of dsx1ConfigTable that are read; agents of RFC 1406 end with 13. */
export const CONFIG_COLUMNS = {
  elapsed: 3,
  valid: 4,
  lineType: 5,
  lineCoding: 6,
  sendCode: 7,
  circuit: 8,
  loopConfig: 9,
  status: 10,
  clock: 12,
  loopStatus: 18,
} as const;

/** Counts in the order in which both tables have them: dsx1CurrentTable from column 2, dsx1IntervalTable from column 3. */
export const COUNTERS = ['ES', 'SES', 'SEFS', 'UAS', 'CSS', 'PCV', 'LES', 'BES', 'DM', 'LCV'] as const;
export type Counter = (typeof COUNTERS)[number];
export const CURRENT_FROM = 2;
export const INTERVAL_FROM = 3;
/** dsx1IntervalValidData, TruthValue; agents of RFC 1406 do not have it. */
export const VALID_DATA = 13;

/** Length of an interval, seconds; 96 of them are 24 h. */
export const INTERVAL_S = 900;
export const INTERVALS = 96;
/** Counts of events, not of seconds: any number of them may lie in an interval. */
export const EVENTS: readonly Counter[] = ['PCV', 'LCV'];

/** dsx1LineStatus, by bit, in the words of the trade; causes first. */
export const STATUS_BITS = [
  [64, 'LOS'],
  [32, 'LOF'],
  [8, 'AIS'],
  [2, 'RAI'],
  [128, 'LOOP'],
  [16, 'AIS sent'],
  [4, 'RAI sent'],
  [256, 'AIS TS16'],
  [512, 'RAI TS16'],
  [1024, 'RAI TS16 sent'],
  [2048, 'test code'],
  [4096, 'other'],
  [8192, 'unavailable'],
  [16_384, 'out of service'],
  [32_768, 'payload AIS'],
  [65_536, 'threshold'],
] as const;
export const STATUS = { LOS: 64, LOF: 32, AIS: 8, RAI: 2, loop: 128, aisSent: 16, raiSent: 4 } as const;

/** dsx1LineType: the frames of an E1 (G.704) and the plain bit stream (G.703). */
export const LINE_TYPES: Readonly<Record<number, string>> = {
  1: 'other',
  2: 'ESF',
  3: 'D4',
  4: 'E1',
  5: 'E1 CRC-4',
  6: 'E1 CAS',
  7: 'E1 CRC-4 CAS',
  8: 'unframed',
  9: 'E1 unframed',
  10: 'DS2 M12',
  11: 'E2',
};
export const LINE_CODINGS: Readonly<Record<number, string>> = {
  1: 'JBZS',
  2: 'B8ZS',
  3: 'HDB3',
  4: 'ZBTSI',
  5: 'AMI',
  6: 'other',
  7: 'B6ZS',
};
/** dsx1TransmitClockSource. */
export const CLOCKS: Readonly<Record<number, string>> = { 1: 'loop', 2: 'local', 3: 'through' };
/** dsx1LoopbackStatus. */
export const LOOP_STATES = [
  [2, 'near payload'],
  [4, 'near line'],
  [8, 'near other'],
  [16, 'near inward'],
  [32, 'far payload'],
  [64, 'far line'],
] as const;
export const FAR_LOOPS = 32 + 64;

/** A loop that can be asked for. Near: dsx1LoopbackConfig, and the bit that then stands; far: dsx1SendCode, and its bit. */
export const LOOPS = {
  line: { object: 'loopConfig', value: 3, bit: 4 },
  payload: { object: 'loopConfig', value: 2, bit: 2 },
  inward: { object: 'loopConfig', value: 5, bit: 16 },
  'far-line': { object: 'sendCode', value: 2, bit: 64 },
  'far-payload': { object: 'sendCode', value: 3, bit: 32 },
} as const;
export type LoopKind = keyof typeof LOOPS;
/** dsx1NoLoop; dsx1SendNoCode; dsx1SendResetCode. */
export const NO_LOOP = 1;
export const SEND = { none: 1, reset: 4 } as const;
/** A code is sent so long at most: unlike the agent, nobody knows when the far end has heard it (5 s are usual, Verilink T1 ESF CSU manual, page 20). */
export const CODE_MS = 5_000;

const WAYS = ['snmp', 'sim'] as const;
const text = (most: number) => (value: string) => value.length <= most && value !== '';
const one = (of: readonly string[]) => (value: string) => of.includes(value);
const choices = (of: readonly string[]) => of.map((value) => ({ value, words: { zh: value, en: value } }));

/** What an address takes. Community and passwords are secrets. */
export const OPTIONS: AddressOptions = {
  version: {
    on: WAYS,
    wanted: '1, 2c, 3',
    fits: one(['1', '2c', '3']),
    form: {
      words: { zh: 'SNMP 版本', en: 'SNMP version' },
      kind: 'choice',
      choices: choices(['1', '2c', '3']),
      default: '2c',
    },
  },
  community: {
    on: WAYS,
    wanted: 'public',
    fits: text(200),
    form: {
      words: { zh: '团体名', en: 'Community' },
      help: { zh: 'v1、v2c；环回需要可写的团体名', en: 'v1 and v2c; a loop needs one that may write' },
      kind: 'secret',
      default: 'public',
    },
  },
  user: { on: WAYS, wanted: 'name', fits: text(32), form: { words: { zh: 'v3 用户', en: 'v3 user' }, kind: 'text' } },
  auth: {
    on: WAYS,
    wanted: '8 ...',
    fits: (value) => value.length >= 8 && value.length <= 200,
    form: { words: { zh: 'v3 认证密码', en: 'v3 authentication password' }, kind: 'secret' },
  },
  'auth-protocol': {
    on: WAYS,
    wanted: AUTH_PROTOCOLS.join(', '),
    fits: one(AUTH_PROTOCOLS),
    form: {
      words: { zh: 'v3 认证算法', en: 'v3 authentication' },
      kind: 'choice',
      choices: choices(AUTH_PROTOCOLS),
      default: 'sha',
    },
  },
  priv: {
    on: WAYS,
    wanted: '8 ...',
    fits: (value) => value.length >= 8 && value.length <= 200,
    form: { words: { zh: 'v3 加密密码', en: 'v3 privacy password' }, kind: 'secret' },
  },
  'priv-protocol': {
    on: WAYS,
    wanted: PRIV_PROTOCOLS.join(', '),
    fits: one(PRIV_PROTOCOLS),
    form: {
      words: { zh: 'v3 加密算法', en: 'v3 privacy' },
      kind: 'choice',
      choices: choices(PRIV_PROTOCOLS),
      default: 'aes',
    },
  },
  index: {
    on: WAYS,
    wanted: '1, 2 ...',
    fits: (value) => /^[1-9]\d{0,9}$/.test(value),
    form: {
      words: { zh: '线路号（ifIndex）', en: 'Line (ifIndex)' },
      help: { zh: '设备只有一条 E1 时不用填', en: 'left open where the box has one E1 alone' },
      kind: 'number',
    },
  },
  mib: { on: ['sim'], wanted: 'rfc1406, rfc2495', fits: one(['rfc1406', 'rfc2495']) },
};

export const ds1MibInfo: FamilyInfo = {
  family: 'ds1-mib',
  role: 'converter',
  // A router with an E1 card has the same tables.
  also: ['witness'],
  title: { zh: 'E1 设备（SNMP DS1-MIB）', en: 'E1 box (SNMP DS1-MIB)' },
  transports: WAYS,
  examples: {
    snmp: 'ds1-mib@snmp://192.168.1.30:161?community=public&version=2c&index=1',
    sim: 'ds1-mib@sim:?seed=7',
  },
  addressForm: formOf(OPTIONS, WAYS),
};

/** Sentences of its own. */
export const WORDS = {
  'no-line': { zh: '设备没有 DS1-MIB 的 E1 线路', en: 'the box has no E1 line in a DS1-MIB' },
  'no-such-line': (index: number, known: readonly number[]) => ({
    zh: `没有线路 ${index}；有 ${known.join('、')}`,
    en: `there is no line ${index}; there are ${known.join(', ')}`,
  }),
  'which-line': (known: readonly number[]) => ({
    zh: `设备有多条线路，请写 index=：${known.join('、')}`,
    en: `the box has several lines, say which by index=: ${known.join(', ')}`,
  }),
  'far-silent': { zh: '远端未应答环回码', en: 'the far end did not follow the loop code' },
  'far-stands': { zh: '远端环回仍在', en: 'the loop at the far end still stands' },
  'no-user': { zh: 'SNMP v3 要写 user=', en: 'SNMP v3 needs user=' },
  'no-auth': { zh: '有 priv= 就要有 auth=', en: 'priv= needs auth= too' },
} as const;

/** Rows of the registers that are no counts, as people call them. */
export const REGISTERS = {
  alarms: { zh: '告警', en: 'alarms' },
  loops: { zh: '环回', en: 'loops' },
  framing: { zh: '帧', en: 'framing' },
  'line code': { zh: '线路码', en: 'line code' },
  clock: { zh: '发送时钟', en: 'transmit clock' },
  circuit: { zh: '电路编号', en: 'circuit' },
  'seconds of 15 min': { zh: '本 15 分钟已过秒数', en: 'seconds of these 15 min' },
  'intervals of 24 h': { zh: '24 小时内有效区间', en: 'valid intervals of 24 h' },
} as const satisfies Record<string, Bilingual>;
/** When counts are of. */
export const WHEN = {
  '15 min': { zh: '本 15 分钟', en: 'these 15 min' },
  'last 15 min': { zh: '上个 15 分钟', en: 'last 15 min' },
  '24 h': { zh: '24 小时', en: '24 h' },
} as const satisfies Record<string, Bilingual>;
/** Values that are words. */
export const VALUES: Readonly<Record<string, Bilingual>> = {
  none: { zh: '无', en: 'none' },
  loop: { zh: '取自线路', en: 'from the line' },
  local: { zh: '内部', en: 'internal' },
  through: { zh: '取自另一接口', en: 'from another interface' },
  unframed: { zh: '不成帧', en: 'unframed' },
  'E1 unframed': { zh: 'E1 不成帧', en: 'E1 unframed' },
  other: { zh: '其他', en: 'other' },
};
