/** Words of the ladder of pings and of a watch: run screen, lanes, result, New test. */
export const ladderWords = {
  'ladder.title': { zh: 'ping 阶梯', en: 'Ping ladder' },
  'ladder.lost-of': { zh: '丢 {{n}}/{{of}}', en: '{{n}}/{{of}} lost' },
  'ladder.late-n': { zh: '迟 {{n}}', en: '{{n}} late' },
  'ladder.wrong-n': { zh: '错 {{n}}', en: '{{n}} wrong' },
  'lanes.its-clock': { zh: '设备时钟差 {{offset}}', en: 'its clock {{offset}}' },
  'lanes.registers-still': { zh: '另有 {{n}} 个寄存器没有变化', en: '{{n}} further registers did not change' },
  'event.loss': {
    zh: '突发丢包，丢 {{lost}}/{{sent}}。先后：{{zh}}',
    en: 'Burst of loss, {{lost}} of {{sent}} lost. Seen by: {{en}}',
  },
  'pattern.time-of-day': {
    zh: '每天 {{time}} 前后：{{days}} 天里 {{of}} 次突发有 {{hits}} 次在这时',
    en: 'Around {{time}} each day: {{hits}} of {{of}} bursts, on {{days}} days',
  },
  'pattern.period': {
    zh: '每隔约 {{n}} 秒一次：{{of}} 次突发有 {{hits}} 次合拍',
    en: 'About every {{n}} s: {{hits}} of {{of}} bursts keep time',
  },
  'pattern.background': {
    zh: '零散丢包，没有规律，每小时约 {{n}} 次',
    en: 'Scattered loss without a pattern, about {{n}} an hour',
  },
  'pattern.with-bits': {
    zh: '{{of}} 次突发都伴有误码或告警：丢包来自线路',
    en: 'Bit errors or alarms came with all {{of}} bursts: the loss comes from the line',
  },
  'pattern.without-bits': {
    zh: '{{of}} 次突发都没有误码：线路无误码，丢包在线路之外',
    en: 'No bit error came with any of {{of}} bursts: the line is clean, the loss is beyond it',
  },
  'pattern.likely-with-bits': {
    zh: '多半来自线路：{{of}} 次突发有 {{hits}} 次伴有误码或告警',
    en: 'Likely from the line: bit errors or alarms came with {{hits}} of {{of}} bursts',
  },
  'pattern.likely-without-bits': {
    zh: '多半不在线路：{{of}} 次突发有 {{hits}} 次没有误码',
    en: 'Likely not the line: {{hits}} of {{of}} bursts came without bit errors',
  },
} as const;
