import { FRAME_SIZES } from './stream.ts';

/** Settings of streams between two computers. */
export const OF_STREAM = {
  cir: {
    screen: { zh: '承诺速率 CIR', en: 'Committed rate CIR' },
    short: { zh: '承诺速率', en: 'CIR' },
    help: {
      zh: '信息速率（Y.1564）：以太网帧从目的地址到 FCS，不计前导和帧间隔',
      en: 'Information rate (Y.1564): frames from destination address to FCS, no preamble, no gap between frames',
    },
    type: 'rate',
  },
  pir: {
    screen: { zh: '峰值速率 PIR', en: 'Peak rate PIR' },
    short: { zh: '峰值速率', en: 'PIR' },
    help: {
      zh: '线路空闲时应达到；不填即等于承诺速率',
      en: 'What the idle line must reach; left alone, the committed rate',
    },
    type: 'rate',
  },
  'peak-duration': {
    screen: { zh: '峰值测试时长', en: 'Peak rate for' },
    short: { zh: '峰值时长', en: 'Peak for' },
    type: 'duration',
  },
  'frame-size': {
    screen: { zh: '帧长（字节）', en: 'Frame size (octets)' },
    short: { zh: '帧长', en: 'Frame size' },
    help: { zh: '从目的地址到 FCS（RFC 2544）', en: 'From destination address to FCS (RFC 2544)' },
    values: Object.fromEntries(
      FRAME_SIZES.map((n) => [String(n), { screen: { zh: `${n} 字节`, en: `${n} octets` } }] as const),
    ),
  },
  switches: {
    screen: { zh: '倒换次数', en: 'Switches' },
    help: { zh: '去和回各算一次', en: 'There and back count as one each' },
    values: {
      '1': { screen: { zh: '1 次', en: 'once' } },
      '2': { screen: { zh: '2 次', en: 'twice' } },
      '4': { screen: { zh: '4 次', en: '4 times' } },
      '6': { screen: { zh: '6 次', en: '6 times' } },
      '10': { screen: { zh: '10 次', en: '10 times' } },
    },
  },
} as const;
