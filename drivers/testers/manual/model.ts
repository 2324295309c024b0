import type { TesterInfo } from '../../../electron/contract/family.ts';
import type { Capabilities } from '../../../electron/contract/tester.ts';
import { formOf, type AddressOptions } from '../../transport/index.ts';

/** What a set without a documented protocol can do by remote control: nothing. Every setting is made at its front panel. */
export const manualCapabilities: Capabilities = {
  reading: 'by-hand',
  attachment: 'line-port',
  settable: {},
  notApplicable: [],
  defects: [],
  counts: [],
  inject: {},
  measures: { zh: '仪表所接的线路；由人读数', en: 'the line the set is connected to; read by hand' },
  basis: { zh: '人从仪表显示屏读的总数，不是逐秒数据', en: 'totals that a person reads off the display, no seconds' },
  judging: 'path',
  lacks: [
    { zh: '远程控制：设置和启停都在前面板', en: 'remote control: set, started and stopped at the front panel' },
    { zh: '逐秒记录：误码何时发生不知道', en: 'seconds: when an error happened is not known' },
    { zh: '由程序注入误码', en: 'error injection by the program' },
  ],
};

/** Two sets on one bench are told apart by a name. */
export const OPTIONS: AddressOptions = {
  set: {
    on: ['none'],
    wanted: '2',
    fits: (name) => /^[^\s?@&=]{1,60}$/.test(name),
    form: { words: { zh: '第几台', en: 'Which set' }, kind: 'text', placeholder: '2' },
  },
};

export const manualInfo: TesterInfo = {
  family: 'manual',
  role: 'tester',
  title: { zh: '手动仪表', en: 'Manual tester' },
  transports: ['none'],
  examples: { none: 'manual' },
  addressForm: formOf(OPTIONS, ['none']),
  measures: manualCapabilities.measures,
  capabilities: manualCapabilities,
  builtIn: [{ kind: 'none' }],
  numbered: 'set',
};
