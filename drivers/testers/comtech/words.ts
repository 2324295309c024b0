import type { Bilingual } from '../../../electron/contract/text.ts';

/** What these modems, and the driver about them, have to say. */
export const WORDS = {
  telnet: {
    zh: '只有 Telnet 协商（请把设备服务器的端口设为 raw TCP）',
    en: 'nothing but the negotiation of Telnet (set the port of the device server to raw TCP)',
  },
  saturated: {
    zh: '误码计数器已满，已清零（BRM=），这一段不算观测',
    en: 'the error counter was full and has been cleared (BRM=); the interval is not observed',
  },
  'tester-restarted': {
    zh: '仪表重新启动过，计数器从 0 开始；已恢复测试',
    en: 'the tester restarted and its counters began at 0; the test was started again on it',
  },
  'no-answer': { zh: '仪表不回答（{{text}}）', en: 'the tester does not answer ({{text}})' },
  'bad-answer': { zh: '仪表的回答无法理解：{{text}}', en: 'the tester answers something else: {{text}}' },
  'command-refused': { zh: '仪表拒绝命令：{{text}}', en: 'the tester refuses a command: {{text}}' },
  'local-mode': {
    zh: '仪表在本地方式，拒绝遥控',
    en: 'the tester is in local mode and refuses remote control',
  },
  'bit-tests': { zh: '误码测试', en: 'a bit error test' },
  'no-bert': { zh: '手册里没有它的测试命令', en: 'no command of a tester is documented for it' },
  answers: { zh: '仪表恢复回答', en: 'the tester answers again' },
  'short-losses': {
    zh: '图案曾短时失步；仪表只记一次，此后的短时失步可能看不到',
    en: 'the pattern was lost for a moment; the tester marks that once only, later short losses may be unseen',
  },
  fault: { zh: '仪表故障 {{group}} {{value}}', en: 'fault of the tester: {{group}} {{value}}' },
} as const satisfies Record<string, Bilingual>;

/** Faults in the words of the CDM-625's manual, by group and letter. */
export const FAULTS: Readonly<Record<string, Bilingual>> = {
  'unit.1': { zh: '仪表故障：+5 V 电源', en: 'fault of the tester: +5 V supply' },
  'unit.2': { zh: '仪表故障：+12 V 电源', en: 'fault of the tester: +12 V supply' },
  'unit.3': { zh: '仪表故障：−5 V 电源', en: 'fault of the tester: −5 V supply' },
  'unit.4': { zh: '仪表故障：+3.3 V 电源', en: 'fault of the tester: +3.3 V supply' },
  'unit.5': { zh: '仪表故障：−12 V 电源', en: 'fault of the tester: −12 V supply' },
  'unit.6': { zh: '仪表故障：+2.5 V 电源', en: 'fault of the tester: +2.5 V supply' },
  'unit.8': { zh: '仪表故障：发送频率合成器失锁', en: 'fault of the tester: Tx synthesizer unlocked' },
  'unit.9': { zh: '仪表故障：接收频率合成器失锁', en: 'fault of the tester: Rx synthesizer unlocked' },
  'unit.G': { zh: '仪表故障：参考时钟失锁', en: 'fault of the tester: reference unlocked' },
  'unit.I': { zh: '仪表故障：温度过高', en: 'fault of the tester: over temperature' },
  'transmit.1': {
    zh: '发送侧：地面接口无时钟',
    en: 'transmit side: no clock from the terrestrial interface',
  },
  'transmit.2': { zh: '发送侧：FIFO 滑码', en: 'transmit side: FIFO slip' },
  'transmit.3': { zh: '发送侧：输入数据为 AIS', en: 'transmit side: AIS on incoming data' },
  'transmit.4': { zh: '发送侧：功率控制到上限', en: 'transmit side: power control at its limit' },
  'transmit.5': { zh: '发送侧：无外部参考', en: 'transmit side: no external reference' },
  'transmit.6': { zh: '发送侧：BUC 告警', en: 'transmit side: BUC alarm' },
  'transmit.7': { zh: '发送侧：G.703 信号丢失', en: 'transmit side: G.703 loss of signal' },
  'receive.2': { zh: '接收侧：AGC 超出范围', en: 'receive side: AGC out of range' },
  'receive.4': { zh: '接收侧：CnC 失锁', en: 'receive side: CnC unlocked' },
  'receive.7': { zh: '接收侧：Eb/No 低于门限', en: 'receive side: Eb/No below its limit' },
  'receive.8': { zh: '接收侧：缓冲器时钟不活动', en: 'receive side: buffer clock inactive' },
  'receive.9': { zh: '接收侧：LNB 告警', en: 'receive side: LNB alarm' },
  'network.1': { zh: '开放网络：发送帧失步', en: 'open network: loss of Tx frame' },
  'network.2': { zh: '开放网络：误码率告警', en: 'open network: BER alarm' },
  'network.3': { zh: '开放网络：发送复帧失步', en: 'open network: loss of Tx multiframe' },
  'network.4': { zh: '开放网络：发送信令 AIS', en: 'open network: Tx signalling AIS' },
  'network.5': { zh: '开放网络：发送远端告警', en: 'open network: Tx remote alarm' },
  'network.6': { zh: '开放网络：IBS 卫星告警', en: 'open network: IBS satellite alarm' },
};
