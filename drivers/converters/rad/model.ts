import { PLAIN_FRAME, type TesterInfo } from '../../../electron/contract/family.ts';
import type { Capabilities } from '../../../electron/contract/tester.ts';
import { alike } from '../../../electron/contract/text.ts';
import { formOf, type AddressOptions } from '../../transport/index.ts';

/** How a bit error test is set up, begun, ended and shown; a command that no manual page shows is absent. */
export interface BertCommands {
  form?: string;
  run: string;
  off: string;
  show?: string;
}
export interface RadModel {
  id: string;
  title: string;
  prompt: string;
  bert: BertCommands;
  /** Command that sets a loop, by the name that a test gives it; `CLR` before it takes it off. */
  loops: Readonly<Record<string, string>>;
}
/** Supervision language of one family; pages in README.md. */
export const MODELS: readonly RadModel[] = [
  {
    id: 'fcd-e1',
    title: 'FCD-E1',
    prompt: 'FCD>',
    bert: { form: 'DEF BERT CH', run: 'LP BERT CH', off: 'CLR LP BERT CH' },
    loops: { 'inband-channel': 'LP INBAND CH' },
  },
  {
    id: 'fcd-e1lc',
    title: 'FCD-E1LC',
    prompt: 'FCD>',
    bert: { form: 'DEF BERT ML', run: 'LP BERT ML', off: 'CLR LP BERT ML', show: 'DSP BERT' },
    loops: { 'inband-main-link': 'LP INBAND ML' },
  },
  {
    id: 'hcd-e1',
    title: 'HCD-E1',
    prompt: 'HCD>',
    bert: { run: 'LP BERT CH 1', off: 'CLR LP BERT CH 1', show: 'DSP BERT CH' },
    loops: { 'local-sublink': 'LP L SL', 'remote-sublink': 'LP R SL', 'remote-channel': 'LP R R CH 1' },
  },
];
export const modelOf = (id: string | undefined): RadModel => MODELS.find((one) => one.id === id) ?? MODELS[0]!;

/** Alarms, newest first; the one command for them that a manual page shows. */
export const ALARMS = 'DSP ALM';
export const CTRL_C = '\x03';
/** A second of autobaud: Enter, three times. */
export const WAKE = '\r\r\r';
export const BAD = 'BAD COMMAND';
export const ASKS_PASSWORD = 'PASSWORD';

/** Patterns as the form writes them, by our names. */
export const PATTERNS: Readonly<Record<string, string>> = {
  '2^9-1': '511',
  '2^11-1': '2047',
  '2^15-1': '2E15-1',
  '2^23-1': '2E23-1',
};
/** Columns of the form that are set, and how many steps a value can be away: HCD-E1 has thirty patterns. */
export const FORM = { pattern: 'PATTERN', injection: 'ERROR_INJECTION_RATE', stepsAtMost: 40 } as const;
export const SINGLE = 'SINGLE';

const WAYS = ['serial', 'telnet', 'tcp', 'sim'] as const;

export const OPTIONS: AddressOptions = {
  node: {
    on: WAYS,
    wanted: '1 ... 255',
    fits: (value) => /^\d{1,3}$/.test(value) && Number(value) >= 1 && Number(value) <= 255,
    form: {
      words: { zh: '节点号', en: 'Node' },
      help: { zh: '多台设备共用一条线时填写', en: 'where several units share a line' },
      kind: 'number',
    },
  },
  model: {
    on: WAYS,
    wanted: MODELS.map(({ id }) => id).join(', '),
    fits: (value) => MODELS.some(({ id }) => id === value),
    form: {
      words: { zh: '型号', en: 'Model' },
      help: { zh: '不选：按提示符判断；FCD-E1LC 要选', en: 'left open: told by its prompt; choose it for an FCD-E1LC' },
      kind: 'choice',
      choices: MODELS.map(({ id, title }) => ({ value: id, words: alike(title) })),
    },
  },
  password: {
    on: WAYS,
    wanted: '...',
    fits: (value) => value.length <= 40,
    form: { words: { zh: '密码', en: 'Password' }, kind: 'secret' },
  },
};

/** What one can do as a tester: it is set up and started by command; its totals stand on a screen whose layout no page shows. */
export const capabilitiesOf = ({ bert }: RadModel): Capabilities => ({
  reading: 'totals',
  readByPerson: true,
  attachment: 'line-port',
  settable: bert.form ? { pattern: Object.keys(PATTERNS) } : {},
  notApplicable: [],
  defects: [],
  counts: [],
  inject: bert.form && bert.show ? { bit: { counts: [1], ratios: [] } } : {},
  measures: {
    zh: '设备内置误码测试的通道或主链路；测试时用户接口断开，DSR 变为断',
    en: 'the channel or main link that its built-in test goes over; the DTE is cut meanwhile and DSR goes off',
  },
  basis: {
    zh: '人从设备的 DSP BERT 屏幕读的总数：手册没有给出它的版式',
    en: 'totals that a person reads off the DSP BERT screen of the unit: no manual page shows its layout',
  },
  judging: 'path',
  lacks: [
    {
      zh: '由程序读结果：结果屏幕的版式没有文件',
      en: 'results read by the program: no document shows the layout of their screen',
    },
    { zh: '逐秒记录', en: 'seconds' },
    { zh: '清计数的命令', en: 'a command that clears its counts' },
    ...(bert.form ? [] : [{ zh: '遥控设图案', en: 'patterns set by command' }]),
  ],
});

export const radInfo: TesterInfo = {
  family: 'rad',
  role: 'converter',
  also: ['tester'],
  title: { zh: 'RAD FCD/HCD 转换器', en: 'RAD FCD/HCD converter' },
  transports: WAYS,
  examples: {
    serial: 'rad@/dev/ttyUSB0?baud=9600&node=5',
    telnet: 'rad@telnet://192.168.1.40',
    tcp: 'rad@tcp://192.168.1.20:4001?model=fcd-e1lc',
    sim: 'rad@sim:?seed=7',
  },
  addressForm: formOf(OPTIONS, WAYS),
  measures: capabilitiesOf(MODELS[1]!).measures,
  capabilities: capabilitiesOf(MODELS[1]!),
  serial: PLAIN_FRAME,
  seat: 'node',
};

export const WORDS = {
  'wants-password': { zh: '设备要密码', en: 'the unit wants its password' },
  'wrong-password': { zh: '密码不对', en: 'wrong password' },
  'no-value': (value: string) => ({ zh: `表单里没有 ${value}`, en: `the form does not have ${value}` }),
  'no-field': (field: string) => ({ zh: `表单里没有 ${field} 一栏`, en: `the form has no field ${field}` }),
  screen: (text: string) => ({ zh: `DSP BERT：${text}`, en: `DSP BERT: ${text}` }),
} as const;
