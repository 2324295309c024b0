import type { Bilingual } from '../text.ts';

/** Verdicts, parameters, defects and settings: the words that screen, report and command line share. */
export const commonWords = {
  'not-observed': { zh: '未观测', en: 'not observed' },
  unconfirmed: { zh: '未核实', en: 'unconfirmed' },
  simulated: { zh: '模拟', en: 'SIMULATED' },
  'read-by-hand': { zh: '人工读数', en: 'read by hand' },
  'read-totals': { zh: '仪表累计值', en: 'totals of the tester' },
  'not-confirmed-headless': { zh: '未确认（无人值守）', en: 'not confirmed (headless)' },
} as const satisfies Record<string, Bilingual>;
