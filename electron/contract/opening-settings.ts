import type { SettingRow } from './setting-rows.ts';
import { alike } from './text.ts';

/** What the carrier's form of an opening test holds beside the test: nobody has to give any of it, and what nobody gave stays blank on the form. */
export const OF_OPENING = {
  'work-order': { screen: { zh: '工单号', en: 'Work order' }, type: 'text' },
  branch: { screen: { zh: '分公司', en: 'Branch' }, type: 'text' },
  'lead-office': { screen: { zh: '主调局', en: 'Lead office' }, type: 'text' },
  'assisting-party': {
    screen: { zh: '配合测试方', en: 'Assisting tester' },
    help: { zh: '另一端配合测试的单位或人', en: 'Office or person who helps at the other end' },
    type: 'text',
  },
  'report-scope': {
    screen: { zh: '报告范围', en: 'Report covers' },
    help: {
      zh: '主调局报全程端到端，配合测试方报省内延伸段',
      en: 'The lead office reports end to end, the assisting tester its extension within the province',
    },
    values: {
      'end-to-end': { screen: { zh: '全程端到端', en: 'end to end' } },
      extension: { screen: { zh: '省内延伸段', en: 'extension' } },
    },
  },
  'route-km': {
    screen: { zh: '电路长度 (km)', en: 'Route (km)' },
    help: { zh: '参考指标按它折算', en: 'Reference figures are in proportion to it' },
    type: 'kilometres',
  },
  container: {
    screen: { zh: '承载容器', en: 'Container' },
    values: {
      vc12: { screen: alike('VC12') },
      vc4: { screen: alike('VC4') },
      'vc4-16c': { screen: alike('VC4-16C') },
    },
  },
  'receive-power': {
    screen: { zh: '收光功率 (dBm)', en: 'Receive power (dBm)' },
    help: { zh: '光纤接入时，光功率计的读数', en: 'Where the customer is on fibre: as the power meter shows it' },
    type: 'dbm',
  },
  'receive-min': {
    screen: { zh: '设备收光下限 (dBm)', en: 'Device range from (dBm)' },
    help: { zh: '设备说明书给的接收灵敏度', en: 'Sensitivity, from the papers of the device' },
    type: 'dbm',
  },
  'receive-max': {
    screen: { zh: '设备收光上限 (dBm)', en: 'Device range to (dBm)' },
    help: { zh: '设备说明书给的过载点', en: 'Overload, from the papers of the device' },
    type: 'dbm',
  },
} as const satisfies Record<string, SettingRow>;
export type OpeningSetting = keyof typeof OF_OPENING;
export const OPENING_SETTINGS = Object.keys(OF_OPENING) as readonly OpeningSetting[];

/** True where a procedure asks for all that the form holds; without it only its order is asked, beside the test itself. */
export const asksForm = (settings: Readonly<Record<string, unknown>>): boolean =>
  Object.hasOwn(settings, 'branch' satisfies OpeningSetting);

/** Whoever tests the next circuit still works for these: all else of the form is of one circuit, and never taken over to another. */
const OF_THE_OFFICE: readonly string[] = ['branch', 'lead-office'] satisfies OpeningSetting[];
/** True of a setting whose value says something of one circuit only. */
export const isOfOneCircuit = (name: string): boolean =>
  Object.hasOwn(OF_OPENING, name) && !OF_THE_OFFICE.includes(name);
