import type { Bilingual } from '../text.ts';

/** The settings page: what can be chosen, and why. */
export const settingsWords = {
  'settings.prefix-form': {
    zh: '前缀只能是大写字母和数字，最多 8 个',
    en: 'a prefix is capital letters and digits, 8 at most',
  },
  'settings.zone-unknown': { zh: '没有这个时区', en: 'there is no such time zone' },
} as const satisfies Record<string, Bilingual>;
