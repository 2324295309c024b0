import { COUNTS } from '../counts.ts';
import type { Bilingual } from '../text.ts';
import { rowWords } from './rows.ts';

/** Verdicts, parameters, defects and settings: the words that screen, report and command line share. */
export const commonWords = {
  'verdict.pass': { zh: '合格', en: 'PASS' },
  'verdict.uncertain': { zh: '不确定', en: 'UNCERTAIN' },
  'verdict.not-assessed': { zh: '未评定', en: 'NOT ASSESSED' },
  'verdict.fail': { zh: '不合格', en: 'FAIL' },
  'verdict.aborted': { zh: '中止', en: 'ABORTED' },
  'verdict.error': { zh: '出错', en: 'ERROR' },
  'verdict.not-set': { zh: '未设限值', en: 'NOT SET' },
  'not-observed': { zh: '未观测', en: 'not observed' },
  unconfirmed: { zh: '未核实', en: 'unconfirmed' },
  simulated: { zh: '模拟', en: 'SIMULATED' },
  'read-by-hand': { zh: '人工读数', en: 'read by hand' },
  'read-totals': { zh: '仪表累计值', en: 'totals of the tester' },
  'not-confirmed-headless': { zh: '未确认（无人值守）', en: 'not confirmed (headless)' },
  'defect.LOS': { zh: '信号丢失', en: 'loss of signal' },
  'defect.AIS': { zh: '告警指示信号', en: 'alarm indication signal' },
  'defect.LOF': { zh: '帧失步', en: 'loss of frame' },
  'defect.LSS': { zh: '图案失步', en: 'loss of sequence synchronisation' },
  'defect.LOC': { zh: '时钟丢失', en: 'loss of clock' },
  ...rowWords('parameter', COUNTS, ({ words }) => words),
  'parameter.ber': { zh: '误码率', en: 'bit error ratio' },
  'parameter.AS': { zh: '可用秒', en: 'available second' },
  'parameter.EFS': { zh: '无误码秒', en: 'error-free second' },
  'parameter.BBE': { zh: '背景块误码', en: 'background block error' },
  'parameter.ESR': { zh: '误码秒比', en: 'errored second ratio' },
  'parameter.SESR': { zh: '严重误码秒比', en: 'severely errored second ratio' },
  'parameter.BBER': { zh: '背景块误码比', en: 'background block error ratio' },
  'parameter.availability': { zh: '可用率', en: 'availability' },
  'parameter.rtd': { zh: '往返时延', en: 'round-trip delay' },
  'parameter.unobserved': { zh: '未观测秒', en: 'seconds not observed' },
} as const satisfies Record<string, Bilingual>;
