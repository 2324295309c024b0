import type { Bilingual } from '../text.ts';

/** What several laptops exchange: bundles, the shared folder, conflicts. */
export const exchangeWords = {
  'cli.exported.book': {
    zh: '台账连同 {{n}} 份记录已导出到 {{path}}',
    en: 'Book and records exported to {{path}}: {{n, plural(of: record)}}',
  },
  'cli.imported.grown': { zh: '{{runId}} 补上了签字或照片', en: '{{runId}} signatures or photos added' },
  'cli.imported.book': {
    zh: '台账：新增 {{n}} 条，已有 {{same}} 条，新增图片 {{files}} 张',
    en: 'Book: {{n}} new, {{same}} here already, {{files, plural(of: new picture)}}',
  },
  'cli.imported.conflict': {
    zh: '{{item}}：两台电脑各改各的，请在页面上选定',
    en: '{{item}}: changed on two laptops, neither knowing of the other; choose on the page',
  },
  'help.exchange': {
    zh: '通过共享文件夹与别的电脑交换一次台账和记录',
    en: 'Exchange book and records with other computers through a shared folder, once',
  },
  'cli.exchanged.taken': {
    zh: '收到：台账 {{entries}} 条，图片 {{files}} 张，{{records}} 份记录',
    en: 'Taken in: {{entries}} of the book, {{files, plural(of: picture)}}, {{records, plural(of: record)}}',
  },
  'cli.exchanged.given': {
    zh: '放入：台账 {{entries}} 条，图片 {{files}} 张，{{records}} 份记录',
    en: 'Put there: {{entries}} of the book, {{files, plural(of: picture)}}, {{records, plural(of: record)}}',
  },
  'option.book': {
    zh: '整个台账：所有电路、工单、故障单',
    en: 'the whole book: all circuits, orders, tickets',
  },
  'damaged.lost-entries': {
    zh: '台账中有 {{n}} 条损坏，读不出来',
    en: '{{n}} entries of the book damaged: cannot be read',
  },
} as const satisfies Record<string, Bilingual>;
