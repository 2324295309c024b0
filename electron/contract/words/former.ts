import type { Bilingual } from '../text.ts';

/**
 * Sentences of instruments that records of versions before 0.3 hold by their key, `<family>.<sentence>`: read with these for ever. Nothing is added:
 * an instrument's sentence is carried in the record since.
 */
const FORMER: Readonly<Record<string, Bilingual>> = {
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
  answers: { zh: '仪表恢复回答', en: 'the tester answers again' },
  'short-losses': {
    zh: '图案曾短时失步；仪表只记一次，此后的短时失步可能看不到',
    en: 'the pattern was lost for a moment; the tester marks that once only, later short losses may be unseen',
  },
  fault: { zh: '仪表故障 {{group}} {{value}}', en: 'fault of the tester: {{group}} {{value}}' },
  'fault.unit.1': { zh: '仪表故障：+5 V 电源', en: 'fault of the tester: +5 V supply' },
  'fault.unit.2': { zh: '仪表故障：+12 V 电源', en: 'fault of the tester: +12 V supply' },
  'fault.unit.3': { zh: '仪表故障：−5 V 电源', en: 'fault of the tester: −5 V supply' },
  'fault.unit.4': { zh: '仪表故障：+3.3 V 电源', en: 'fault of the tester: +3.3 V supply' },
  'fault.unit.5': { zh: '仪表故障：−12 V 电源', en: 'fault of the tester: −12 V supply' },
  'fault.unit.6': { zh: '仪表故障：+2.5 V 电源', en: 'fault of the tester: +2.5 V supply' },
  'fault.unit.8': { zh: '仪表故障：发送频率合成器失锁', en: 'fault of the tester: Tx synthesizer unlocked' },
  'fault.unit.9': { zh: '仪表故障：接收频率合成器失锁', en: 'fault of the tester: Rx synthesizer unlocked' },
  'fault.unit.G': { zh: '仪表故障：参考时钟失锁', en: 'fault of the tester: reference unlocked' },
  'fault.unit.I': { zh: '仪表故障：温度过高', en: 'fault of the tester: over temperature' },
  'fault.transmit.1': {
    zh: '发送侧：地面接口无时钟',
    en: 'transmit side: no clock from the terrestrial interface',
  },
  'fault.transmit.2': { zh: '发送侧：FIFO 滑码', en: 'transmit side: FIFO slip' },
  'fault.transmit.3': { zh: '发送侧：输入数据为 AIS', en: 'transmit side: AIS on incoming data' },
  'fault.transmit.4': { zh: '发送侧：功率控制到上限', en: 'transmit side: power control at its limit' },
  'fault.transmit.5': { zh: '发送侧：无外部参考', en: 'transmit side: no external reference' },
  'fault.transmit.6': { zh: '发送侧：BUC 告警', en: 'transmit side: BUC alarm' },
  'fault.transmit.7': { zh: '发送侧：G.703 信号丢失', en: 'transmit side: G.703 loss of signal' },
  'fault.receive.2': { zh: '接收侧：AGC 超出范围', en: 'receive side: AGC out of range' },
  'fault.receive.4': { zh: '接收侧：CnC 失锁', en: 'receive side: CnC unlocked' },
  'fault.receive.7': { zh: '接收侧：Eb/No 低于门限', en: 'receive side: Eb/No below its limit' },
  'fault.receive.8': { zh: '接收侧：缓冲器时钟不活动', en: 'receive side: buffer clock inactive' },
  'fault.receive.9': { zh: '接收侧：LNB 告警', en: 'receive side: LNB alarm' },
  'fault.network.1': { zh: '开放网络：发送帧失步', en: 'open network: loss of Tx frame' },
  'fault.network.2': { zh: '开放网络：误码率告警', en: 'open network: BER alarm' },
  'fault.network.3': { zh: '开放网络：发送复帧失步', en: 'open network: loss of Tx multiframe' },
  'fault.network.4': { zh: '开放网络：发送信令 AIS', en: 'open network: Tx signalling AIS' },
  'fault.network.5': { zh: '开放网络：发送远端告警', en: 'open network: Tx remote alarm' },
  'fault.network.6': { zh: '开放网络：IBS 卫星告警', en: 'open network: IBS satellite alarm' },
  'slip-origin': {
    zh: '有滑码：适配器的溢出计数读不到，出自线路还是适配器分不出',
    en: 'a slip: the overrun count of the adapter cannot be read, so line or adapter cannot be told apart',
  },
};

/** Sentences of this program that records of earlier versions hold and no later one writes, by their whole key. */
const OWN: Readonly<Record<string, Bilingual>> = {
  'event.line': { zh: '线路告警：{{text}}', en: 'Line condition: {{text}}' },
  'why.m2100.uas': { zh: 'M.2100：UAS {{value}} > 0', en: 'M.2100: UAS {{value}} > 0' },
  'why.m2100.short.fail': {
    zh: 'M.2100（不满 2 h）：{{parameter}} {{value}} > 0',
    en: 'M.2100 under 2 h: {{parameter}} {{value}} > 0',
  },
  'why.m2100.middle.fail': {
    zh: 'M.2100：{{parameter}} {{value}} ≥ S2 {{s2}}',
    en: 'M.2100: {{parameter}} {{value}} >= S2 {{s2}}',
  },
  'why.m2100.long.fail': {
    zh: 'M.2100（7 天及以上）：{{parameter}} {{value}} > BISO {{biso}}',
    en: 'M.2100, 7 d or more: {{parameter}} {{value}} > BISO {{biso}}',
  },
  'why.loop.seen': { zh: '环路检查：{{zh}} {{value}}，应为 0', en: 'Loop check: {{en}} {{value}}, must be 0' },
  'step.judged': { zh: '{{limits}}', en: '{{limits}}' },
};

/** The sentence that an earlier version stored under this key; undefined if there was none. */
export function formerSentence(key: string): Bilingual | undefined {
  if (Object.hasOwn(OWN, key)) return OWN[key];
  const name = key.slice(key.indexOf('.') + 1);
  return Object.hasOwn(FORMER, name) ? FORMER[name] : undefined;
}
