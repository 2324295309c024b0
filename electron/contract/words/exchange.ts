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
    en: 'Taken in: entries {{entries}}, pictures {{files}}, records {{records}}',
  },
  'cli.exchanged.given': {
    zh: '放入：台账 {{entries}} 条，图片 {{files}} 张，{{records}} 份记录',
    en: 'put there: entries {{entries}}, pictures {{files}}, records {{records}}',
  },
  'settings.exchange-group': { zh: '与别的电脑交换', en: 'Exchange with other laptops' },
  'settings.exchange-folder': { zh: '共享文件夹', en: 'Shared folder' },
  'settings.exchange-folder-why': {
    zh: 'U 盘、网络盘或同步盘上的文件夹；电路、工单、故障单和已结束的测试自动交换',
    en: 'On a stick, a network drive or one that a program keeps in step: circuits, orders, tickets and finished tests are exchanged by themselves',
  },
  'settings.exchange-state': { zh: '交换', en: 'Exchange' },
  'settings.exchange-now': { zh: '立即交换', en: 'Exchange now' },
  'settings.exchange-cancel': { zh: '停止交换', en: 'Stop the exchange' },
  'settings.exchange-none': { zh: '还没有选共享文件夹', en: 'No shared folder has been chosen' },
  'settings.exchange-looks': { zh: '正在查看共享文件夹……', en: 'Looking at the shared folder ...' },
  'settings.exchange-going': {
    zh: '正在接收第 {{done}} 个文件，共 {{of}} 个',
    en: 'Taking in file {{done}} of {{of}}',
  },
  'settings.exchange-last': { zh: '{{at}}。程序启动以来', en: '{{at}}, since the program was started:' },
  'settings.exchange-and': { zh: '；', en: '; ' },
  'settings.exchange-waiting': {
    zh: '有 {{n}} 个文件还没有复制完，复制完就接收',
    en: 'Still being copied: {{n, plural(of: file)}}; taken in when whole',
  },
  'settings.exchange-held': {
    zh: '有 {{n}} 份记录等测试结束再接收',
    en: 'Taken in when no test goes on: {{n, plural(of: record)}}',
  },
  'settings.exchange-foreign': {
    zh: '有 {{n}} 个文件不是交换文件，没有动：{{names}}',
    en: 'Not of the exchange and left alone: {{n, plural(of: file)}} ({{names}})',
  },
  'conflict.kind.circuit': { zh: '电路', en: 'Circuit' },
  'conflict.kind.order': { zh: '工单', en: 'Order' },
  'conflict.kind.ticket': { zh: '故障单', en: 'Ticket' },
  'conflict.kind.planned': { zh: '割接与保障', en: 'Planned work' },
  'conflict.kind.job': { zh: '作业', en: 'Job' },
  'conflict.mark': { zh: '冲突 {{n}} 处', en: 'Conflicts: {{n}}' },
  'conflict.title': { zh: '两台电脑各改各的：{{n}} 处待定', en: 'Changed on two laptops: {{n}} to be decided' },
  'conflict.why': {
    zh: '改的时候彼此没有看到对方的改动。逐项选定，或整份取用一方；两份原文都留在档案里。',
    en: 'Neither knew of the other. Pick field by field, or take one as it is; both stay in the archive.',
  },
  'conflict.which': { zh: '哪一项', en: 'Which item' },
  'conflict.of': { zh: '{{kind}} {{item}} 的几个版本', en: 'Versions of {{kind}} {{item}}' },
  'conflict.field': { zh: '字段', en: 'Field' },
  'conflict.version': { zh: '版本 {{n}}', en: 'Version {{n}}' },
  'conflict.here': { zh: '本机', en: 'this laptop' },
  'conflict.there': { zh: '另一台电脑（…{{id}}）', en: 'another laptop (...{{id}})' },
  'conflict.pick': { zh: '{{field}} 取版本 {{n}}：{{value}}', en: '{{field}} of version {{n}}: {{value}}' },
  'conflict.take': { zh: '整份取用', en: 'Take it whole' },
  'conflict.left': { zh: '还有 {{n}} 项没有选', en: 'Still to be picked: {{n, plural(of: field)}}' },
  'conflict.ready': { zh: '已选定，尚未保存', en: 'Picked, not kept yet' },
  'conflict.keep': { zh: '以此为准', en: 'This holds' },
  'option.book': {
    zh: '整个台账：所有电路、工单、故障单',
    en: 'the whole book: all circuits, orders, tickets',
  },
  'damaged.lost-entries': {
    zh: '台账中有 {{n}} 条损坏，读不出来',
    en: '{{n}} entries of the book damaged: cannot be read',
  },
} as const satisfies Record<string, Bilingual>;
