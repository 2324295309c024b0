/** Words of streams of Ethernet frames between two computers, and of a switch to the other path. */
export const streamWords = {
  'role.stream': { zh: 'UDP 流', en: 'UDP stream' },
  'far.silent': { zh: '没有应答', en: 'it does not answer' },
  'far.busy': { zh: '正与另一台电脑测试', en: 'at work for another computer' },
  'far.refused': { zh: '不接受这个速率', en: 'the rate is more than it takes' },
  'far.over': {
    zh: '会话已经结束（远端重新启动过，或太久收不到数据）',
    en: 'the session is over (the far end was restarted, or heard nothing for too long)',
  },
  'step.reach': { zh: '本机可达 {{own}}（要 {{asked}}）', en: 'this computer reaches {{own}} ({{asked}} asked)' },
  'step.stream': {
    zh: '{{asked}}：A→Z 收到 {{out}}，Z→A 收到 {{back}}',
    en: '{{asked}}: A→Z {{out}} arrived, Z→A {{back}}',
  },
  'step.not-sent': { zh: '没有发送：达不到这个速率', en: 'not sent: this rate cannot be reached' },
  'step.same-rate': { zh: '峰值速率等于承诺速率：不再单测', en: 'peak rate equals committed rate: not tried again' },
  'event.stream': {
    zh: '向 {{far}} 双向同时发送，{{rate}}，帧长 {{frame}} 字节',
    en: 'sending both ways at once with {{far}}, {{rate}}, frames of {{frame}} octets',
  },
  'event.stream-loss': {
    zh: '{{zh}} 丢 {{lost, count}} 帧（发 {{sent, count}}）',
    en: '{{en}}: {{lost, count}} of {{sent, count}} frames lost',
  },
  'event.stream-wrong': { zh: '{{zh}} 内容出错 {{n, count}} 帧', en: '{{en}}: {{n, count}} frames corrupted' },
  'event.stream-disorder': {
    zh: '{{zh}} 乱序 {{reordered, count}}，重复 {{duplicated, count}}',
    en: '{{en}}: {{reordered, count}} reordered, {{duplicated, count}} duplicated',
  },
  'event.above-peak': {
    zh: '超过峰值试发 {{tried}}：A→Z 通过 {{out}}，Z→A 通过 {{back}}（{{zh}}）',
    en: 'tried above the peak, {{tried}}: A→Z passed {{out}}, Z→A {{back}} ({{en}})',
  },
  'event.above-not-tried': {
    zh: '没有试发超过峰值的速率：这台电脑达不到',
    en: 'nothing was tried above the peak: this computer does not reach it',
  },
  'above.limited': { zh: '超出部分被丢弃', en: 'what is above is dropped' },
  'above.passed': {
    zh: '超出部分也通过：线路没有限速在峰值',
    en: 'what is above passes too: the line is not limited to the peak',
  },
  'big.line.stream-starts': {
    zh: '与远端约定，马上开始发送。',
    en: 'Agreeing with the far end; sending begins at once.',
  },
  'big.line.no-loss': { zh: '双向都在发送，至今没有丢帧。', en: 'Sending both ways; no frame lost so far.' },
  'big.line.frames-lost': {
    zh: '这一秒丢 {{lost, count}}/{{sent, count}} 帧',
    en: '{{lost, count}} of {{sent, count}} frames lost in this second',
  },
  'big.line.had-frame-loss': {
    zh: '现在不丢；{{ago}} 前丢过，共 {{lost, count}} 帧',
    en: 'None lost now; last loss {{ago}} ago, {{lost, count}} frames in all',
  },
  'step.switched': { zh: '已倒换：{{n}}', en: 'switches: {{n}}' },
  'event.switched': {
    zh: '第 {{n}} 次倒换：A→Z 中断 {{out}} ms，Z→A 中断 {{back}} ms',
    en: 'switch {{n}}: A→Z out for {{out}} ms, Z→A for {{back}} ms',
  },
  'prompt.switch': { zh: '现在倒换（第 {{n}} 次，共 {{of}} 次）', en: 'Switch over now ({{n}} of {{of}})' },
  'prompt.switch-do': {
    zh: '每毫秒发一帧，双向都在发。请网管或现场把电路倒到另一条路由（第 1 次去，第 2 次回，依此类推）。',
    en: 'A frame is sent each millisecond, both ways. Have the circuit switched to its other path (the first time there, the second back, and so on).',
  },
  'prompt.switch-wait': {
    zh: '倒换完成、线路恢复后，按“已倒换”。',
    en: 'When it is done and the line is back, choose “Switched”.',
  },
  'prompt.switch-done': { zh: '已倒换', en: 'Switched' },
  'prompt.switch-enough': { zh: '不再倒换', en: 'No more switches' },
  'prompt.switch-enough-means': { zh: '按已做的判定', en: 'judged by those that were made' },
  'why.switch-nobody': { zh: '没有做过倒换', en: 'Nothing was switched' },
  'why.switch-none': {
    zh: '第 {{n}} 次：没有看到中断，可能没有倒换',
    en: 'Switch {{n}}: no outage was seen; it may not have switched',
  },
  'why.switch-jitter': {
    zh: '第 {{n}} 次：{{zh}} 中断 {{ms}} ms，但电脑自己的抖动有 {{jitter}} ms，说明不了线路',
    en: 'Switch {{n}}: {{en}} out for {{ms}} ms, but the computers themselves were off by {{jitter}} ms, which tells nothing of the line',
  },
  'why.switch-took': {
    zh: '第 {{n}} 次：{{zh}} 中断 {{ms}} ms（±{{resolution}} ms），限值 {{limit}} ms',
    en: 'Switch {{n}}: {{en}} out for {{ms}} ms (±{{resolution}} ms), limit {{limit}} ms',
  },
  'why.switch-long': {
    zh: '第 {{n}} 次：{{zh}} 中断 {{ms}} ms，超过限值 {{limit}} ms',
    en: 'Switch {{n}}: {{en}} out for {{ms}} ms, more than the limit of {{limit}} ms',
  },
  'why.switch-near': {
    zh: '第 {{n}} 次：{{zh}} 中断 {{ms}} ms，分辨率 {{resolution}} ms、电脑自己的抖动 {{jitter}} ms，与限值 {{limit}} ms 分不开',
    en: 'Switch {{n}}: {{en}} out for {{ms}} ms; with a resolution of {{resolution}} ms and {{jitter}} ms of the computers themselves it cannot be told from the limit of {{limit}} ms',
  },
  'why.stream-good': {
    zh: '承诺速率 {{asked}}：A→Z 收到 {{out}}，Z→A 收到 {{back}}，丢 {{lost, count}}/{{sent, count}} 帧，在限值内',
    en: 'Committed rate {{asked}}: A→Z {{out}} arrived, Z→A {{back}}; {{lost, count}} of {{sent, count}} frames lost, within the limit',
  },
  'why.stream-peak-good': {
    zh: '峰值速率 {{asked}} 达到：A→Z 收到 {{out}}，Z→A 收到 {{back}}，丢 {{lost, count}}/{{sent, count}} 帧',
    en: 'Peak rate {{asked}} reached: A→Z {{out}} arrived, Z→A {{back}}; {{lost, count}} of {{sent, count}} frames lost',
  },
  'why.stream-loss': {
    zh: '{{zh}} 承诺速率 {{asked}}：丢 {{lost, count}}/{{sent, count}} 帧（{{percent}} %），限值 {{limit}} %；收到 {{came}}',
    en: '{{en}}, committed rate {{asked}}: {{lost, count}} of {{sent, count}} frames lost ({{percent}} %), limit {{limit}} %; {{came}} arrived',
  },
  'why.stream-peak': {
    zh: '{{zh}} 峰值速率 {{asked}} 没有达到：收到 {{came}}，少 {{percent}} %，限值 {{limit}} %',
    en: '{{en}}: peak rate {{asked}} not reached, {{came}} arrived, {{percent}} % short, limit {{limit}} %',
  },
  'why.stream-wrong': {
    zh: '{{zh}}：{{n, count}} 帧内容出错（校验和却正确）',
    en: '{{en}}: {{n, count}} frames arrived corrupted, with a right checksum',
  },
  'why.stream-slow': {
    zh: '{{zh}}只发出 {{sent}}，没有达到要求的 {{asked}}：线路没有按这个速率试过',
    en: '{{en}} sent only {{sent}} of {{asked}}: the line was not tried at this rate',
  },
  'why.stream-kept': {
    zh: '按 {{zh}}保持了速率的 {{n, count}} 秒判定（共 {{of, count}} 秒）',
    en: 'Judged by the {{n, count}} of {{of, count}} seconds in which {{en}} kept its rate',
  },
  'why.stream-overrun': {
    zh: '{{zh}}：收的电脑来不及，自己丢了 {{n, count}} 帧',
    en: '{{en}}: the receiving computer had no room for {{n, count}} frames',
  },
  'why.stream-reach': {
    zh: '这台电脑自己只能达到 {{own}}，不到 {{asked}}',
    en: 'This computer itself reaches only {{own}}, less than {{asked}}',
  },
  'why.stream-port': {
    zh: '这台电脑的网口协商在 {{port}}，不够 {{asked}}',
    en: 'The port of this computer runs at {{port}}, too little for {{asked}}',
  },
  'why.stream-cap': {
    zh: '远端最多收发 {{cap}}，不到 {{asked}}',
    en: 'The far end sends and takes {{cap}} at most, less than {{asked}}',
  },
  'why.stream-gone': { zh: '远端电脑中途没有了：{{zh}}', en: 'The far computer is gone: {{en}}' },
  'stream.since-loss': { zh: '距上次丢帧', en: 'Since last lost frame' },
  'stream.table': { zh: '各方向的帧', en: 'Frames each way' },
  'stream.direction': { zh: '方向', en: 'Direction' },
  'stream.frames': {
    zh: '帧长 {{frame}} 字节，内容逐字节核对',
    en: 'Frames of {{frame}} octets, every octet compared',
  },
  'stream.rate': { zh: '收到速率', en: 'Rate arrived' },
  'stream.sent': { zh: '发送', en: 'Sent' },
  'stream.lost': { zh: '丢失', en: 'Lost' },
  'stream.reordered': { zh: '乱序', en: 'Reordered' },
  'stream.duplicated': { zh: '重复', en: 'Duplicated' },
  'stream.corrupted': { zh: '出错', en: 'Corrupted' },
  'stream.delay': { zh: '往返时延 最小/平均/最大', en: 'Round trip min/avg/max' },
  'stream.outage': { zh: '中断', en: 'Outage' },
  'far-end.label': { zh: '这台电脑', en: 'This computer' },
  'far-end.begin': { zh: '做远端', en: 'Be the far end' },
  'far-end.end': { zh: '不再做远端', en: 'Stop being the far end' },
  'far-end.line': {
    zh: '在另一端的电脑上点这里，把显示的地址告诉测试的人。',
    en: 'Press it on the computer at the other end, and read its address out to whoever tests.',
  },
  'far-end.going': {
    zh: '正在等另一台电脑发送；把地址念给那边的人。',
    en: 'Waits for the other computer; read this address out.',
  },
  'report.stream.profile': { zh: '速率类别', en: 'Kind of rate' },
  'report.stream.rates': { zh: '收到 / 发出速率', en: 'Rate arrived / sent' },
  'report.stream.disorder': { zh: '乱序和重复', en: 'Reordered, duplicated' },
  'report.stream.sent': { zh: '发送的帧', en: 'Frames sent' },
  'report.stream.delay': { zh: '往返时延（最小 平均 最大），ms', en: 'Round trip (min avg max), ms' },
  'report.section.stream': { zh: '双向发送的帧', en: 'Frames sent both ways' },
  'report.stream.frames': {
    zh: '帧长 {{frame}} 字节；速率为信息速率（ITU-T Y.1564），不计前导和帧间隔。内容逐字节核对；双向同时发送。',
    en: 'Frames of {{frame}} octets; rates are information rates (ITU-T Y.1564), without preamble and gap. Every octet compared; both directions at once.',
  },
  'report.stream.own': {
    zh: '本机经自身环回双向可达 {{own}}。',
    en: 'By its own loop this computer reaches {{own}} both ways.',
  },
  'report.stream.overrun': {
    zh: '收的电脑来不及而自己丢的，不算线路丢的：A→Z {{out}} 帧，Z→A {{back}} 帧。',
    en: 'Dropped by the receiving computers themselves, and not counted against the line: A→Z {{out}} frames, Z→A {{back}}.',
  },
  'report.done.stream': {
    zh: '两端电脑之间双向同时发送以太网帧（UDP），要求连续 {{duration, length}}。',
    en: 'Ethernet frames (UDP) sent both ways at once between computers at the two ends, {{duration, length}} asked for.',
  },
  'report.proves.stream': {
    zh: '说明速率、丢失、乱序、重复、时延和内容；网卡丢弃 FCS 错的帧，所以不证明误码率。',
    en: 'It tells of rate, loss, order, duplicates, delay and contents; frames with a wrong FCS are dropped by the port, so that it proves no bit error ratio.',
  },
} as const;
