import type { Defect } from '../../../electron/contract/second.ts';
import { DEFECTS } from '../../../electron/contract/second.ts';
import type { TesterSetting } from '../../../electron/contract/settings.ts';
import type { Capabilities } from '../../../electron/contract/tester.ts';
import { PATTERNS } from '../../../electron/contract/patterns.ts';
import type { Bilingual } from '../../../electron/contract/text.ts';
import type { BertRow, ComtechModel } from './model.ts';

export const MEASURES: Bilingual = {
  zh: '调制解调器链路（在数据通路中的位置无文件说明）',
  en: 'modem link (place in the data path undocumented)',
};
const BASIS: Bilingual = {
  zh: '误码为仪表累计值逐秒相减；比特数＝速率×时间（推算）；秒以电脑时钟划分',
  en: 'bit errors: the tester’s totals, subtracted each second; bits: data rate x time (derived); seconds by the clock of the laptop',
};
/** Rates that procedures name; any other from 18 to 25 000 kbit/s can be set too. */
const RATES = ['64k', '128k', '256k', '512k', '1024k', '1536k', '2048k'];

const LACKS: Record<string, Bilingual> = {
  bits: { zh: '比特计数：由速率和时间推算', en: 'a bit count: derived from rate and time' },
  blocks: { zh: '误块、编码违例、CRC 计数', en: 'errored blocks, code violations, CRC counts' },
  signs: { zh: '滑码的方向和大小', en: 'sign and size of slips' },
  short: { zh: '两次询问之间出现又消失的告警', en: 'alarms that come and go between two polls' },
  polarity: { zh: '图案极性：手册未说明', en: 'polarity of the pattern: the manual does not say' },
  sync: { zh: '图案失步告警', en: 'loss of pattern as an alarm' },
  ambiguous: {
    zh: '无误码与失步的区别：手册只说 0.0E00 表示失步',
    en: 'no errors told from no pattern: the manual says only that 0.0E00 means no pattern',
  },
  faults: { zh: '接收告警', en: 'receive alarms' },
  coarse: { zh: '1000 以上的精确误码数：满 1000 即清零重计', en: 'exact counts from 1000 on: it is cleared at 1000' },
  serial: { zh: '查询序列号的命令：由人填写', en: 'a query for its serial number: typed in' },
};

/** What one model can do, from its row. */
export function capabilitiesOf(model: ComtechModel): Capabilities {
  const { bert, menuPaths } = model;
  return {
    reading: 'seconds',
    attachment: 'line-port',
    settable: settableOf(model),
    // The data port of a modem has no choice of input: it always terminates.
    notApplicable: ['termination'],
    defects: bert ? defectsOf(bert) : [],
    counts: bert?.faults ? ['bits', 'bitErrors', 'slips'] : ['bits', 'bitErrors'],
    inject: injectionsOf(bert),
    measures: MEASURES,
    basis: BASIS,
    judging: 'path',
    ...(menuPaths ? { menuPaths } : {}),
    lacks: lacksOf(model),
  };
}

function settableOf({ settings, rate }: ComtechModel): Capabilities['settable'] {
  const parts = Object.keys(settings.interface?.values ?? {}).map((key) => key.split('/'));
  const column = (at: number): string[] => [...new Set(parts.map((part) => part[at]).filter((v) => v !== undefined))];
  const all: [TesterSetting, string[]][] = [
    ['interface', column(0)],
    ['rate', rate.set.length > 0 ? RATES : []],
    ['framing', Object.keys(settings.framing?.values ?? {})],
    ['pattern', PATTERNS.map(({ name }) => name).filter((name) => Object.hasOwn(settings.pattern?.values ?? {}, name))],
    ['line-code', settings['line-code'] ? Object.keys(settings['line-code'].values) : column(2)],
    ['impedance', column(1)],
    ['clock', Object.keys(settings.clock?.values ?? {})],
  ];
  return Object.fromEntries(all.filter(([, values]) => values.length > 0));
}

function defectsOf({ faults, ratio }: BertRow): Defect[] {
  const known = new Set<string>(Object.values(faults?.receive ?? {}));
  if (ratio) known.add('LSS');
  return DEFECTS.filter((defect) => known.has(defect));
}

function injectionsOf(bert: BertRow | undefined): Capabilities['inject'] {
  if (!bert) return {};
  return { bit: bert.inject.kind === 'ratio' ? { ratios: [bert.inject.ratio] } : { counts: [1] } };
}

function lacksOf({ bert, serial }: ComtechModel): Bilingual[] {
  const defects = bert ? defectsOf(bert) : [];
  const names = ['bits', 'blocks', 'signs', 'short', 'polarity'];
  if (!defects.includes('LSS')) names.push('sync');
  if (bert?.ratio?.mark === false) names.push('ambiguous');
  if (!bert?.faults) names.push('faults');
  if (bert && bert.errors.limit < 9_999_999) names.push('coarse');
  if (serial === undefined) names.push('serial');
  return names.map((name) => LACKS[name]!);
}
