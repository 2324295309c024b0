import type { Bilingual } from '../text.ts';

/** Why a tester cannot do a procedure, or have a setting at a value. */
export const fitWords = {
  'unfit.families': { zh: '这个流程只用于 {{families}}', en: 'this procedure is only for {{families}}' },
  'unfit.interface': { zh: '它没有 {{interface}} 接口', en: 'it has no {{interface}} interface' },
  'unfit.judging': {
    zh: '它的读数不能按 G.826、M.2100 判定',
    en: 'what it counts cannot be judged by G.826 and M.2100',
  },
  'unfit.value': { zh: '这台仪表没有', en: 'not on this tester' },
  'wanted.choice': { zh: '请从列出的值中选', en: 'one of those listed' },
  'wanted.duration': {
    zh: '5 秒到 31 天，例如 90s、15m、24h、7d',
    en: '5 s to 31 d, such as 90s, 15m, 24h, 7d',
  },
  'wanted.percent': { zh: '0 到 100', en: '0 to 100' },
  'wanted.ratio': { zh: '0 到 1，例如 1e-6', en: '0 to 1, such as 1e-6' },
  'wanted.text': { zh: '1 到 1000 个字', en: '1 to 1000 characters' },
} as const satisfies Record<string, Bilingual>;
