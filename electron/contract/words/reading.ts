import type { Bilingual } from '../text.ts';

/** What is wrong with a reading of a display, and what it leaves open. */
export const readingWords = {
  'reading.bad.errors-no-seconds': {
    zh: '误码 {{errors}} 个，但 ES、UAS 都是 0',
    en: '{{errors, plural(of: bit error)}}, yet ES and UAS are both 0',
  },
  'reading.bad.seconds-no-cause': {
    zh: 'ES {{es}} 多于误码、滑码和告警秒之和 {{most}}',
    en: 'ES {{es}} is more than bit errors, slips and alarm seconds together ({{most}})',
  },
  'reading.bad.severe-above-errored': { zh: 'SES {{ses}} 大于 ES {{es}}', en: 'SES {{ses}} is more than ES {{es}}' },
  'reading.bad.seconds-above-time': {
    zh: '{{words}} 共 {{sum}} 秒，超过测试时间 {{time}} 秒',
    en: '{{words}} make {{sum}} s, more than the test time of {{time}} s',
  },
  'reading.bad.alarm-above-time': {
    zh: '{{alarm}} {{seconds}} 秒，超过测试时间 {{time}} 秒',
    en: '{{alarm}} for {{seconds}} s is more than the test time of {{time}} s',
  },
  'reading.bad.alarm-not-counted': {
    zh: '{{alarm}} {{seconds}} 秒，但 SES {{ses}}、UAS {{uas}}：告警秒应计入其中',
    en: '{{alarm}} for {{seconds}} s, yet SES {{ses}} and UAS {{uas}}: these must hold the seconds of an alarm',
  },
  'reading.bad.errors-above-room': {
    zh: '误码 {{errors}} 个，按 {{rate}} kbit/s 和这些秒数最多 {{most}} 个',
    en: '{{errors, plural(of: bit error)}}; at {{rate}} kbit/s these seconds can hold {{most}} at most',
  },
  'reading.bad.test-time': {
    zh: '“{{value}}”不是测试时间，写成 15m、900 或 00:15:00',
    en: '"{{value}}" is no test time: write 15m, 900 or 00:15:00',
  },
  'reading.bad.above-duration': {
    zh: '测试时间 {{time, length}}，比测试时长 {{for, length}} 长',
    en: 'the test time of {{time, length}} is longer than the run of {{for, length}}',
  },
  'reading.bad.above-since-start': {
    zh: '测试时间 {{time, length}}，但按下开始才 {{since, length}}',
    en: 'the test time is {{time, length}}, but START was pressed {{since, length}} ago',
  },

  'why.hand.alarm-blank': {
    zh: '告警 {{alarms}} 没有读数：空着不等于 0，至多未评定',
    en: '{{alarms}} not read: a blank is not 0, at best not assessed',
  },
  'why.hand.blind': {
    zh: '这台仪表既不显示 LOS 也不显示 LSS，看不出线路断开，至多未评定',
    en: 'this set shows neither LOS nor LSS and cannot tell a dead line: at best not assessed',
  },
  'why.hand.short': {
    zh: '仪表只测了 {{read, length}}，要求 {{for, length}}，至多未评定',
    en: 'the set counted {{read, length}} of {{for, length}}: at best not assessed',
  },
  'why.hand.long': {
    zh: '仪表测了 {{read, length}}，比要求的 {{for, length}} 长，不能评定',
    en: 'the set counted {{read, length}}, longer than the {{for, length}} asked for: not assessed',
  },
  'why.hand.confirmed': {
    zh: '读数自相矛盾，有人确认仪表就是这样显示，至多未评定：{{zh}}',
    en: 'the reading contradicts itself, and somebody confirmed that the set shows it so (at best not assessed): {{en}}',
  },
  'why.hand.unconfirmed': {
    zh: '读数自相矛盾，不能评定：{{zh}}',
    en: 'the reading contradicts itself, not assessed: {{en}}',
  },
  'why.hand.alarm': {
    zh: '{{set}}：{{parameter}} {{value}} 秒，告警的每一秒都是误码秒或不可用秒',
    en: '{{set}}: {{parameter}} for {{value}} s, each of them an errored or unavailable second',
  },
  'reading.said.levelDb': { zh: '电平 {{value}} dB', en: 'level {{value}} dB' },
  'reading.said.frequencyHz': { zh: '频率 {{value}} Hz', en: 'frequency {{value}} Hz' },
  'reading.said.rtdUs': { zh: '往返时延 {{value}} µs', en: 'round trip {{value}} µs' },
  'reading.said.opticalDbm': { zh: '光功率 {{value}} dBm', en: 'optical power {{value}} dBm' },
  'reading.said.clock': { zh: '时钟 {{value}}', en: 'clock {{value}}' },
  'reading.said.leads': { zh: '控制线 {{value}}', en: 'control leads {{value}}' },
  'reading.said.ping': {
    zh: 'Ping {{to}}（{{size}} 字节）：发 {{sent}}，丢 {{lost}}，平均 {{avg}} ms，错误字节 {{wrong}}',
    en: 'ping {{to}} ({{size}} octets): {{sent}} sent, {{lost}} lost, average {{avg}} ms, wrong octets {{wrong}}',
  },
  'reading.said.confirmed': {
    zh: '读数自相矛盾，已由人确认仪表就是这样显示',
    en: 'contradicts itself; somebody confirmed that the set shows it so',
  },

  'set.model': { zh: '型号', en: 'Model' },
  'set.lacks': {
    zh: '这台仪表不显示的告警（读数时不再问）',
    en: 'Alarms that this set does not show (they are not asked)',
  },
  'set.describe': { zh: '型号与校准', en: 'Model and calibration' },
  'set.describe-line': {
    zh: '只填一次，以后沿用；印在报告首页。',
    en: 'Typed in once and kept; printed on page 1 of the report.',
  },
  'set.save-and-start': { zh: '保存并开始', en: 'Save and start' },
  'set.another': { zh: '另一台仪表', en: 'Another set' },

  'reading.not-shown': { zh: '这台仪表不显示：{{zh}}', en: 'Not shown by this set: {{en}}' },
  'reading.unnamed-set': { zh: '未写厂家型号的仪表', en: 'a set without maker and model' },
} as const satisfies Record<string, Bilingual>;
