import type { Bilingual } from '../text.ts';

/** Why a lamp says nothing. */
export const lampWords = {
  'lamp.not-reported': { zh: '仪表不报告', en: 'not reported by tester' },
  'lamp.not-applicable': { zh: '不适用', en: 'not applicable' },
  'lamp.not-started': { zh: '未开始', en: 'not started' },
  'lamp.consequent': { zh: '由 {{cause}} 引起，不计', en: 'follows from {{cause}}, not counted' },
} as const satisfies Record<string, Bilingual>;
