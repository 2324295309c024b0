import type { Bilingual } from '../text.ts';

/** What exactly is wrong in a file or an address: stands where the sentence of the error has `{{text}}`. */
export const detailWords = {
  'circuits.no-number': {
    zh: '没有“电路编号”这一列。第一行要写列名。',
    en: 'no column is headed "Circuit number". The first line must name the columns',
  },
  'circuits.twice': { zh: '“{{number}}”在第 {{line}} 行已经有了', en: '"{{number}}" stands in line {{line}} already' },
  'circuits.same-column': {
    zh: '“{{first}}”和“{{second}}”是同一列，只留一列',
    en: '"{{first}}" and "{{second}}" are the same column: leave one of them',
  },
  'circuits.quotes': { zh: '引号不成对', en: 'quotes that are not closed' },
  'csv.header': { zh: '表头应为 {{header}}', en: 'the header must be {{header}}' },
  'csv.fields': { zh: '有 {{n}} 个字段，应为 {{wanted}} 个', en: '{{n, plural(of: field)}} instead of {{wanted}}' },
  'csv.observed': { zh: 'observed 为“{{value}}”，应为 0 或 1', en: 'observed "{{value}}" is neither 0 nor 1' },
  'csv.no-time': { zh: 't 为空', en: 't is empty' },
  'csv.no-number': { zh: '{{column}} 为“{{value}}”，应为整数', en: '{{column}} "{{value}}" is not a whole number' },
  'csv.defect': { zh: '不认识的缺陷“{{value}}”', en: 'unknown defect "{{value}}"' },
  'csv.no-errors': {
    zh: '已观测且有比特的秒，bitErrors 不得为空',
    en: 'bitErrors is empty in an observed second with bits',
  },
  'csv.errors-above-bits': {
    zh: 'bitErrors {{errors}} 大于 bits {{bits}}',
    en: 'bitErrors {{errors}} is more than bits {{bits}}',
  },
  'csv.blocks-above': {
    zh: 'erroredBlocks {{errored}} 大于该秒的块数 {{blocks}}',
    en: 'erroredBlocks {{errored}} is more than the {{blocks}} blocks of this second',
  },
  'csv.blocks-without-errors': {
    zh: 'erroredBlocks {{errored}} 大于 bitErrors {{errors}}：误块至少有一个误码',
    en: 'erroredBlocks {{errored}} is more than bitErrors {{errors}}: an errored block has one bit error at least',
  },
  'csv.errors-without-blocks': {
    zh: 'erroredBlocks {{errored}} 容不下 bitErrors {{errors}}：一块只有 2048 比特',
    en: 'bitErrors {{errors}} do not fit into erroredBlocks {{errored}}: a block has 2048 bits',
  },
  'csv.blank': { zh: '中间有空行', en: 'a blank line that is not the last' },
  'csv.line-long': { zh: '一行超过 {{limit}} 个字符', en: 'a line of more than {{limit}} characters' },
  'csv.late': { zh: 't {{t}} 不是以秒计的时刻', en: 't {{t}} is no time in epoch seconds' },
  'csv.record-long': { zh: '记录超过 {{days}} 天', en: 'the record is longer than {{days}} days' },
  'csv.no-rise': { zh: 't {{t}} 没有递增（上一行 {{before}}）', en: 't {{t}} does not rise ({{before}} came before)' },
  'wire.too-long': { zh: '消息太长', en: 'the message is too long' },
  'wire.too-deep': { zh: '消息嵌套太深或内容太多', en: 'the message is nested too deeply or holds too much' },
  'wire.no-call': { zh: '消息不是调用', en: 'the message is no call' },
  'file.no-permission': { zh: '没有读取权限', en: 'no permission to read it' },
  'file.link-circle': { zh: '链接绕成了圈', en: 'its links lead round in a circle' },
  'file.name-long': { zh: '名字太长', en: 'its name is too long' },
  'file.link-nowhere': { zh: '链接指向的文件不存在', en: 'a link that leads nowhere' },
  'file.no-folder': { zh: '它不是文件夹', en: 'it is not a folder' },
  'file.no-file': { zh: '它不是普通文件', en: 'it is not a regular file' },
  'archive.is-empty': { zh: '文件是空的', en: 'the file is empty' },
  'archive.log-alone': {
    zh: '文件不见了，旁边的 -wal 还在',
    en: 'the file is gone, the -wal beside it is not',
  },
} as const satisfies Record<string, Bilingual>;
