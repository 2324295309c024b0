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
  'ladder.mode-auto': { zh: '自动', en: 'Automatic' },
  'ladder.mode-typed': { zh: '逐级填写', en: 'Rung by rung' },
  'ladder.mode-file': { zh: '从文件', en: 'From a file' },
  'ladder.choose-file': { zh: '选择文件 ladder.yaml ……', en: 'Choose ladder.yaml ...' },
  'ladder.file-line': {
    zh: '{{name}}：每 {{every}} 秒 · {{sizes}} 字节 · {{payloads}}',
    en: '{{name}}: every {{every}} s · {{sizes}} octets · {{payloads}}',
  },
  'ladder.mode-none': { zh: '不用', en: 'None' },
  'ladder.auto-line': {
    zh: '从本机网关开始，沿到电路远端的路由逐级找。',
    en: 'From the own gateway on, along the way to the far end of the circuit.',
  },
  'ladder.every': { zh: '间隔（秒）', en: 'Every (seconds)' },
  'ladder.sizes': { zh: '包长（字节）', en: 'Sizes (octets)' },
  'ladder.payload': { zh: '内容', en: 'Payload' },
  'ladder.wanted-address': { zh: '要 IP 地址，如 10.77.1.1', en: 'An IP address, such as 10.77.1.1' },
  'ladder.wanted-every': { zh: '0.1 到 10 秒', en: '0.1 to 10 seconds' },
  'ladder.wanted-sizes': { zh: '0 到 65507，最多 8 种，不重复', en: '0 to 65507, at most 8, each once' },
  'ladder.wanted-rung': { zh: '至少填一级的地址。', en: 'Enter the address of one rung at least.' },
  'new.why-ladder': { zh: 'ping 阶梯没有填好', en: 'The ladder is not complete' },
  'ladder.table': { zh: '各级计数', en: 'Counts of each rung' },
  'ladder.since-loss': { zh: '距上次丢包', en: 'Since last loss' },
  'ladder.rung': { zh: '级', en: 'Rung' },
  'ladder.sent': { zh: '发送', en: 'Sent' },
  'ladder.lost': { zh: '丢失', en: 'Lost' },
  'ladder.late': { zh: '迟到', en: 'Late' },
  'ladder.wrong': { zh: '错误字节', en: 'Wrong octets' },
  'ladder.times': { zh: '时延 最小/平均/最大', en: 'Delay min/avg/max' },
  'ladder.now': { zh: '最近一秒', en: 'Last second' },
  'ladder.bursts': { zh: '突发', en: 'Bursts' },
  'ladder.rarely': { zh: '很少应答', en: 'answers rarely' },
  'ladder.compared': { zh: '内容逐字节核对（{{payload}}）', en: 'Every octet compared ({{payload}})' },
  'ladder.not-compared': { zh: '内容未核对', en: 'Contents not compared' },
  'ladder.found': { zh: '线上还看到', en: 'Also seen on the wire' },
  'wire.two-macs': {
    zh: '{{zh}}（{{address}}）先后有不同的 MAC（{{macs}}）：两台设备同一地址，或设备换过',
    en: '{{en}} ({{address}}) had one hardware address after another ({{macs}}): two boxes with one address, or it was exchanged',
  },
  'wire.proxy-arp': {
    zh: '{{zh}}（{{address}}）在本网段内，MAC 却是网关 {{gateway}} 的（{{mac}}）：网关代答 ARP，或地址就在网关上',
    en: '{{en}} ({{address}}) lies in our subnet, but its hardware address is that of the gateway {{gateway}} ({{mac}}): proxy ARP, or the gateway has this address too',
  },
  'wire.other-subnet': {
    zh: '线上有别的网段的地址 {{address}}（{{mac}}）：同一条线上有两个网段',
    en: '{{address}} ({{mac}}) of another subnet is on this wire: two subnets on one wire',
  },
  'wire.mtu': {
    zh: '{{zh}}（{{address}}）：不分片最多通过 {{octets}} 字节的 IP 包',
    en: '{{en}} ({{address}}): IP packets of up to {{octets}} octets pass unfragmented',
  },
  'wire.load': {
    zh: '{{zh}}（{{address}}）：空闲丢 {{idleLost}}/{{idleSent}}，平均 {{idleMs}} ms；加载 {{load}} 丢 {{loadedLost}}/{{loadedSent}}，平均 {{loadedMs}} ms',
    en: '{{en}} ({{address}}): idle {{idleLost}} of {{idleSent}} lost, {{idleMs}} ms on average; loaded with {{load}} {{loadedLost}} of {{loadedSent}}, {{loadedMs}} ms',
  },
  'event.load-cannot': {
    zh: '这台电脑的 ping 手段一个包要起一个程序，发不出加载：没有加载',
    en: 'this computer starts a program for each ping and can send no load: there was none',
  },
  'wire.twice': {
    zh: '{{zh}}（{{address}}）：{{n}} 个探测包收到了不止一次应答：两台设备同一地址，或同一帧来了两次',
    en: '{{en}} ({{address}}): {{n}} further answers to probes already answered: two boxes with one address, or a frame that came twice',
  },
  'report.proves.ladder': {
    zh: '说明 IP 包的丢失、时延和内容；不证明误码率。',
    en: 'It tells of loss, delay and contents of IP packets; it proves no bit error ratio.',
  },
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
