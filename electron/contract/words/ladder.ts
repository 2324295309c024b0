/** Words of the ladder of pings and of a watch: run screen, lanes, result, New test. */
export const ladderWords = {
  'ladder.title': { zh: 'ping 阶梯', en: 'Ping ladder' },
  'ladder.lost-of': { zh: '丢 {{n}}/{{of}}', en: '{{n}}/{{of}} lost' },
  'ladder.late-n': { zh: '迟 {{n}}', en: '{{n}} late' },
  'ladder.wrong-n': { zh: '错 {{n}}', en: '{{n}} wrong' },
  'lanes.its-clock': { zh: '设备时钟差 {{offset}}', en: 'its clock {{offset}}' },
  'lanes.registers-still': { zh: '另有 {{n}} 个寄存器没有变化', en: '{{n}} further registers did not change' },
  'big.line.answers': { zh: '{{n}} 级，至今没有丢包', en: '{{n}} rungs, no loss so far' },
  'big.line.had-loss': {
    zh: '现在都应答；{{ago}} 前丢过包，最多的一级丢 {{lost}}/{{sent}}',
    en: 'All answer now; last loss {{ago}} ago, the worst rung lost {{lost}} of {{sent}}',
  },
  'big.line.loses': {
    zh: '从{{zh}}起丢包：这一秒丢 {{lost}}/{{sent}}',
    en: 'Loss from {{en}} on: {{lost}} of {{sent}} in this second',
  },
  'ladder.table': { zh: '各级计数', en: 'Counts of each rung' },
  'ladder.since-loss': { zh: '距上次丢包', en: 'Since last loss' },
  'ladder.rung': { zh: '级', en: 'Rung' },
  'ladder.sent': { zh: '发出', en: 'Sent' },
  'ladder.lost': { zh: '丢失', en: 'Lost' },
  'ladder.late': { zh: '迟到', en: 'Late' },
  'ladder.wrong': { zh: '错字节', en: 'Wrong octets' },
  'ladder.times': { zh: '时延 最小/平均/最大', en: 'Delay min/avg/max' },
  'ladder.now': { zh: '最近一秒', en: 'Last second' },
  'ladder.bursts': { zh: '突发', en: 'Bursts' },
  'ladder.rarely': { zh: '很少应答', en: 'answers rarely' },
  'ladder.compared': { zh: '内容逐字节核对（{{payload}}）', en: 'Every octet compared ({{payload}})' },
  'ladder.not-compared': { zh: '内容未核对', en: 'Contents not compared' },
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
