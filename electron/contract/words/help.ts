import type { Bilingual } from '../text.ts';

/** The help: its frame. What it says stands in resources/help. */
export const helpWords = {
  'place.settings': { zh: '设置', en: 'Settings' },
  'place.help': { zh: '帮助', en: 'Help' },
  'help.find': { zh: '查告警、插头、仪表', en: 'Alarm, plug, test set …' },
  'help.topics': { zh: '条目', en: 'Topics' },
  'help.none': {
    zh: '没有找到。换个词，中文、英文、缩写都行。',
    en: 'Nothing found. Try another word, in Chinese or English, or an abbreviation.',
  },
  'help.start': { zh: '在左边输入，或选一条。', en: 'Type on the left, or choose a topic.' },
  'help.back': { zh: '返回', en: 'Back' },
  'help.keys': { zh: '刚才那一页的按键', en: 'Keys of the page you came from' },
  'help.sources': { zh: '出处', en: 'References' },
  'help.unconfirmed': { zh: '未对照标准原文核实', en: 'not checked against the standard itself' },
  'help.circuit': { zh: '线号', en: 'V.24 circuit' },
  'help.meaning': { zh: '含义', en: 'Meaning' },
  'help.direction': { zh: '方向', en: 'Direction' },
  'help.from-DTE': { zh: 'DTE → DCE', en: 'DTE → DCE' },
  'help.from-DCE': { zh: 'DCE → DTE', en: 'DCE → DTE' },
  'help.kind-alarm': { zh: '告警和状态', en: 'Alarms and states' },
  'help.kind-pins': { zh: '插头和引脚', en: 'Connectors and pins' },
  'help.kind-set': { zh: '仪表上怎么设', en: 'Settings of test sets' },
  'help.kind-procedure': { zh: '为什么这样测', en: 'Why it is tested so' },
  'help.kind-practice': { zh: '现场做法', en: 'In practice' },
} as const satisfies Record<string, Bilingual>;
