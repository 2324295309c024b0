import type { Bilingual } from '../text.ts';

/** Words for what a disk has damaged. */
export const damageWords = {
  'damaged.part': { zh: '{{zh}}损坏，读不出来', en: '{{en}} damaged: cannot be read' },
  'damaged.newer': {
    zh: '{{zh}}由更新版本的程序写成，本版本读不懂',
    en: '{{en}} written by a newer program: this one cannot read it',
  },
  'damaged.seconds-from': {
    zh: '{{from}} 至 {{to}} 的逐秒记录损坏（{{s}} 秒），按未观测显示',
    en: 'Seconds from {{from}} to {{to}} damaged ({{s}} s): shown as not observed',
  },
  'damaged.seconds-on': {
    zh: '{{from}} 起的逐秒记录损坏，读不出来',
    en: 'Seconds from {{from}} on damaged: cannot be read',
  },
  'damaged.signed': {
    zh: '结论和计数为当时判定并签字的内容，不能再由逐秒记录核对',
    en: 'Verdict and counts are what was judged and signed then; the seconds no longer prove them',
  },
  'damaged.judged': {
    zh: '结论和计数为当时判定的内容，不能再由逐秒记录核对',
    en: 'Verdict and counts are what was judged then; the seconds no longer prove them',
  },
  'damaged.archive': {
    zh: '档案损坏（{{text}}）：只读打开，读得出来的照常显示',
    en: 'The archive is damaged ({{text}}): it is only read, and what can be read is shown',
  },
  'damaged.lost': {
    zh: '档案中有 {{n}} 条记录损坏，读不出来',
    en: '{{n, plural(of: record)}} of the archive damaged: cannot be read',
  },
  'damaged.number': {
    zh: '档案中应有多少条记录已无从得知：可能有记录丢失',
    en: 'How many records the archive held can no longer be told: some may be lost',
  },
} as const satisfies Record<string, Bilingual>;
