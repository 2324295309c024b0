import { LINES } from './line-kinds.ts';
import type { SettingType } from './setting-types.ts';
import { OF_STREAM } from './stream-settings.ts';
import { alike, type Bilingual } from './text.ts';

/** Words for one value: on screen, and in the report where it says more. `aliases`: other ways of writing it. */
interface ValueRow {
  screen: Bilingual;
  paper?: Bilingual;
  aliases?: readonly string[];
}
export interface SettingRow {
  screen: Bilingual;
  /** Where there is little room. */
  short?: Bilingual;
  /** What a person should know before choosing. */
  help?: Bilingual;
  /** How its values are written; a choice where nothing is said. */
  type?: Exclude<SettingType, 'choice'>;
  values?: Readonly<Record<string, ValueRow>>;
}
const plain = (text: string): ValueRow => ({ screen: alike(text) });

/** What a procedure may ask of a tester, in the order in which it is printed. */
export const OF_TESTER = {
  interface: {
    screen: { zh: '接口', en: 'Interface' },
    values: {
      e1: plain('E1'),
      'e1-balanced': { screen: { zh: 'E1 平衡 120 Ω', en: 'E1 bal. 120 Ω' } },
      'e1-unbalanced': { screen: { zh: 'E1 非平衡 75 Ω', en: 'E1 unbal. 75 Ω' } },
      v35: plain('V.35'),
      v24: plain('V.24'),
      x21: plain('X.21'),
      rs422: { screen: alike('RS-422'), paper: alike('RS-422 / RS-449') },
      rs232: plain('RS-232'),
    },
  },
  rate: { screen: { zh: '速率', en: 'Rate' }, type: 'rate' },
  framing: {
    screen: { zh: '帧', en: 'Framing' },
    values: {
      unframed: { screen: { zh: '不成帧', en: 'Unframed' }, paper: { zh: '不成帧', en: 'unframed' } },
      pcm31: { screen: alike('PCM31'), paper: { zh: 'PCM31 成帧', en: 'PCM31 framed' } },
      pcm31c: { screen: alike('PCM31C'), paper: { zh: 'PCM31 成帧带 CRC-4', en: 'PCM31 framed, CRC-4' } },
      pcm30: { screen: alike('PCM30'), paper: { zh: 'PCM30 成帧', en: 'PCM30 framed' } },
      pcm30c: { screen: alike('PCM30C'), paper: { zh: 'PCM30 成帧带 CRC-4', en: 'PCM30 framed, CRC-4' } },
    },
  },
  pattern: { screen: { zh: '图案', en: 'Pattern' }, type: 'pattern' },
  'line-code': { screen: { zh: '线路码', en: 'Line code' }, values: { hdb3: plain('HDB3'), ami: plain('AMI') } },
  impedance: {
    screen: { zh: '阻抗', en: 'Impedance' },
    values: {
      '75': { screen: alike('75 Ω'), paper: { zh: '75 Ω 非平衡', en: '75 Ω unbalanced' } },
      '120': { screen: alike('120 Ω'), paper: { zh: '120 Ω 平衡', en: '120 Ω balanced' } },
    },
  },
  termination: {
    screen: { zh: '接入', en: 'Rx input' },
    values: {
      term: { screen: { zh: '终接', en: 'TERM' }, paper: { zh: '终接', en: 'terminated' } },
      bridge: { screen: { zh: '跨接', en: 'BRIDGE' }, paper: { zh: '跨接（高阻）', en: 'bridged, high impedance' } },
      mon: {
        screen: { zh: '监测', en: 'MON' },
        paper: { zh: '监测口 MON', en: 'monitor point (MON)' },
        aliases: ['monitor'],
      },
    },
  },
  clock: {
    screen: { zh: '时钟', en: 'Clock' },
    help: { zh: '远端成环时用内部时钟', en: 'Internal while the far end is looped' },
    values: {
      internal: { screen: { zh: '内部', en: 'Internal' }, paper: { zh: '内部', en: 'internal' } },
      recovered: {
        screen: { zh: '线路', en: 'Recovered' },
        paper: { zh: '取自线路', en: 'recovered from the line' },
      },
      external: { screen: { zh: '外部', en: 'External' }, paper: { zh: '外部', en: 'external' } },
      interface: { screen: { zh: '接口', en: 'Interface' }, paper: { zh: '接口', en: 'interface' } },
    },
  },
} as const satisfies Record<string, SettingRow>;

const SHARE = { zh: '本段占全程指标的百分比', en: 'Share of the end-to-end objective that this path may use' };

/** Of the run and of its judging, of the command line, and of an address. */
export const OTHERS = {
  duration: { screen: { zh: '测试时长', en: 'Duration' }, short: { zh: '时长', en: 'Duration' }, type: 'duration' },
  'm2100-allocation': {
    screen: { zh: 'M.2100分配', en: 'M.2100 allocation' },
    short: { zh: 'M.2100分配', en: 'M.2100 alloc.' },
    help: SHARE,
    type: 'percent',
  },
  'g826-allocation': {
    screen: { zh: 'G.826分配', en: 'G.826 allocation' },
    short: { zh: 'G.826分配', en: 'G.826 alloc.' },
    help: SHARE,
    type: 'percent',
  },
  'unseen-max': {
    screen: { zh: '无数据上限', en: 'No-data limit' },
    help: {
      zh: '没有任何数据的时间超过时长的这个百分比，即未评定',
      en: 'More of the duration than this without any data is not assessed',
    },
    type: 'percent',
  },
  patience: {
    screen: { zh: '无数据超时', en: 'No-data timeout' },
    help: {
      zh: '持续这么久没有数据，运行结束，未评定',
      en: 'So long without any data ends the run, not assessed',
    },
    type: 'duration',
  },
  'ber-limit': {
    screen: { zh: '误码率限值', en: 'BER limit' },
    help: {
      zh: '误码率不大于它即合格；另须无滑码、无告警',
      en: 'Passed if the ratio is not greater; and no slip, no alarm',
    },
    type: 'ratio',
  },
  'ladder-duration': {
    screen: { zh: '每段 ping 时长', en: 'Pings for' },
    help: { zh: '每接到一处，ping 这么久', en: 'So long at each place' },
    type: 'duration',
  },
  'loss-max': {
    screen: { zh: '丢包上限', en: 'Loss at most' },
    help: {
      zh: '每一级、每种长度的探测包丢失的百分比，超过即不合格',
      en: 'Percent of the probes of each rung and size that may be lost',
    },
    type: 'percent',
  },
  'delay-max-ms': {
    screen: { zh: '平均时延上限 (ms)', en: 'Average delay at most (ms)' },
    help: {
      zh: '某一级的平均时延超过它即不合格；none 为不限',
      en: 'A rung whose average delay is greater fails; none: no limit',
    },
    type: 'milliseconds',
  },
  load: {
    screen: { zh: '加载', en: 'Load' },
    help: {
      zh: '向最远一级发这么多包，空闲与加载轮流各最多 30 秒，逐级比较；在用电路须先经同意',
      en: 'So much is sent to the farthest rung, idle and loaded in turn for 30 s at most, and compared; a circuit in service must be released',
    },
    values: { none: { screen: { zh: '不加', en: 'None' } } },
  },
  far: {
    screen: { zh: '远端地址', en: 'Far address' },
    help: { zh: '自动排阶梯时追踪到这里（IPv4）', en: 'To where a ladder laid by itself is traced (IPv4)' },
    type: 'text',
  },
  ...OF_STREAM,
  'remote-loop': {
    screen: { zh: '遥控环回', en: 'Remote loop' },
    help: {
      zh: '设备自己的叫法，例如 line、far-line；first 是它的第一种',
      en: 'in the words of the box, for example line, far-line; first: the first that it has',
    },
    type: 'text',
  },
  'open-loop': {
    screen: { zh: '解环验证', en: 'Loop-down check' },
    help: {
      zh: '请远端解环再恢复，看图案失步又恢复',
      en: 'Have the loop taken down and put back once: the pattern must be lost and found',
    },
    values: {
      skip: { screen: { zh: '不做', en: 'Skip' }, paper: { zh: '不做', en: 'skipped' } },
      ask: { screen: { zh: '做', en: 'Do it' }, paper: { zh: '请人做', en: 'asked of a person' } },
    },
  },
  line: { screen: { zh: '线路类型', en: 'Kind of line' }, values: LINES },
  complaint: { screen: { zh: '申告', en: 'Complaint' }, type: 'text' },
  emergency: {
    screen: { zh: '情况', en: 'Emergency' },
    values: {
      ring: {
        screen: { zh: '环网断', en: 'SDH ring out' },
        paper: { zh: 'SDH 环网元或光缆中断', en: 'node or fibre of an SDH ring out' },
      },
      box: { screen: { zh: '客户端 SDH/PDH 坏', en: 'SDH or PDH box broken' } },
      'no-light': {
        screen: { zh: '客户端无光', en: 'No light' },
        paper: { zh: '客户端无光', en: 'no light at the customer' },
      },
      service: { screen: { zh: '光和 2M 好，业务不通', en: 'Light and 2M good, no service' } },
      'power-cut': { screen: { zh: '长时间停电', en: 'Long power cut' } },
      lamps: { screen: { zh: '协转灯不对', en: 'Converter lamps wrong' } },
    },
  },
  end: {
    screen: { zh: '在哪一端', en: 'At which end' },
    values: { A: { screen: { zh: 'A 端', en: 'A end' } }, Z: { screen: { zh: 'Z 端', en: 'Z end' } } },
  },
  'released-by': { screen: { zh: '同意人', en: 'Released by' }, type: 'text' },
  'released-until': { screen: { zh: '同意中断到', en: 'Released until' }, type: 'text' },
  reading: { screen: { zh: '读数文件', en: 'Reading file' }, type: 'text' },
  sign: { screen: { zh: '签字', en: 'Signature' }, type: 'text' },
  baud: { screen: { zh: '串口速率', en: 'Baud rate' }, type: 'text' },
  behind: { screen: { zh: 'TCP 后面的线路', en: 'Line behind TCP' }, type: 'text' },
} as const satisfies Record<string, SettingRow>;
