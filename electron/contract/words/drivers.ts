import type { Bilingual } from '../text.ts';

export const driverWords = {
  'bench.simulated-tester': { zh: '模拟仪表', en: 'Simulated tester' },
  'lamp.not-reported': { zh: '仪表不报告', en: 'not reported by tester' },
  'lamp.unframed': { zh: '不成帧', en: 'unframed' },
  'lamp.not-applicable': { zh: '不适用', en: 'not applicable' },
  'lamp.not-started': { zh: '未开始', en: 'not started' },
  'lamp.consequent': { zh: '由 {{cause}} 引起，不计', en: 'follows from {{cause}}, not counted' },
} as const satisfies Record<string, Bilingual>;
