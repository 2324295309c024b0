/** What the seconds of a measurement show, on screen and on paper alike; how long it lasted and how much was wrong stand beside it. */
export const eventWords = {
  'event.errors': { zh: '误码', en: 'Bit errors' },
  'event.burst': { zh: '误码突发，{{es}} 个误码秒', en: 'Burst of errors, {{es, plural(of: errored second)}}' },
  'event.severe': {
    zh: '严重误码，{{es}} 个误码秒，其中严重 {{ses}} 个',
    en: 'Severely errored: {{es, plural(of: errored second)}}, {{ses}} of them severely',
  },
  'event.defect': { zh: '{{code}} {{zh}}', en: '{{code}} {{en}}' },
  'event.consequent': {
    zh: '{{code}} {{zh}}；其间 {{others}} 为其后果',
    en: '{{code}} {{en}}; {{others}} meanwhile follows from it',
  },
  'event.slip': { zh: '滑码 {{count}} 次，{{bits}} 比特', en: 'Slips: {{count}}, {{bits, plural(of: bit)}}' },
  'event.slip-modulo': {
    zh: '滑码 {{count}} 次，{{bits}} 比特（模 {{modulo}}）',
    en: 'Slips: {{count}}, {{bits, plural(of: bit)}} (modulo {{modulo}})',
  },
  'event.slip-unsigned': { zh: '滑码 {{count}} 次，方向不明', en: 'Slips: {{count}}, sign unknown' },
  'event.block': { zh: '误块', en: 'Errored blocks' },
  'event.line-told': { zh: '线路告警：{{zh}}', en: 'Line condition: {{en}}' },
  'event.invalid': { zh: '仪表自身出错，该秒不计', en: 'The tester itself stumbled: second not counted' },
  'event.gap': { zh: '未观测：{{zh}}', en: 'Not observed: {{en}}' },
  'event.gap-filled': {
    zh: '中断（{{zh}}）；仪表累计值证明其间无误码，按无误码秒计入',
    en: 'Interruption ({{en}}); proven clean by the tester’s totals and counted as clean',
  },
  'event.gap-clean': {
    zh: '未观测：{{zh}}；仪表累计值其间无误码，但不能证明全程在比较',
    en: 'Not observed: {{en}}; the tester’s totals show no bit error, which does not prove that it compared throughout',
  },
  'event.gap-errors': {
    zh: '未观测：{{zh}}；仪表累计值显示其间 {{errors}} 个误码',
    en: 'Not observed: {{en}}; the tester’s totals show {{errors, plural(of: bit error)}}',
  },
  'events.merged': {
    zh: '相隔不超过 {{s}} s 的误码秒合为一行；逐条见所附 CSV。',
    en: 'Errored seconds no more than {{s}} s apart share a line; the CSV lists each.',
  },
  'events.cut': {
    zh: '此处列出 {{shown}} 条，其余 {{rest}} 条见 CSV。',
    en: '{{shown}} lines are shown, the other {{rest}} are in the CSV.',
  },
  'event.count': { zh: '误码 {{n}}', en: '{{n, plural(of: bit error)}}' },
  'event.unavailable': { zh: '不可用时间', en: 'Unavailable time' },
} as const;
