import type { Bilingual } from '../text.ts';

/** Steps, loop proof, events, big state and reasons: what the engine says while a test goes on and afterwards. */
export const procedureWords = {
  'step.confirmed': { zh: '人工确认 {{time}}', en: 'confirmed {{time}}' },
  'step.confirmed-by': { zh: '{{by}} 确认 {{time}}', en: 'confirmed by {{by}} {{time}}' },
  'step.unchanged': { zh: '没动过，同第 {{n}} 次', en: 'untouched since attempt {{n}}' },
  'step.set-panel-as': {
    zh: '遥控 {{remote}} 项；前面板 {{panel}} 项同上一条电路（{{circuit}}）',
    en: '{{remote}} by remote control; {{panel}} at the front panel as for {{circuit}} before',
  },
  'step.set-panel-unchanged': {
    zh: '遥控 {{remote}} 项；前面板 {{panel}} 项没动过，同第 {{n}} 次',
    en: '{{remote}} by remote control; {{panel}} at the front panel untouched since attempt {{n}}',
  },
  'step.shown': { zh: '已提示', en: 'shown' },
  'step.skipped': { zh: '未进行', en: 'not done' },
  'step.stopped': { zh: '停止时未完成', en: 'not finished when stopped' },
  'step.failed': { zh: '未完成：见错误', en: 'not finished: see the error' },
  'step.not-in-service': { zh: '电路不在用，无须同意', en: 'not in service: no release needed' },
  'step.released': { zh: '{{by}} 同意中断至 {{until}}', en: 'released by {{by}} until {{until}}' },
  'step.loop-set': {
    zh: '环回 {{kind}} 已设，最长 {{for, length}}',
    en: 'loop {{kind}} set, for {{for, length}} at most',
  },
  'step.loop-off': { zh: '环回已撤', en: 'loop released' },
  'step.set-remote': { zh: '遥控 {{remote}} 项', en: '{{remote}} by remote control' },
  'step.set-panel': { zh: '前面板 {{panel}} 项', en: '{{panel}} at the front panel' },
  'step.set-both': {
    zh: '遥控 {{remote}} 项，前面板 {{panel}} 项',
    en: '{{remote}} by remote control, {{panel}} at the front panel',
  },
  'step.set-panel-unconfirmed': {
    zh: '遥控 {{remote}} 项；前面板 {{panel}} 项未确认（无人值守）',
    en: '{{remote}} by remote control; {{panel}} at the front panel not confirmed (headless)',
  },
  'step.observed': {
    zh: '观测 {{observed, length}} / {{for, length}}',
    en: '{{observed, length}} of {{for, length}} observed',
  },
  'step.read': { zh: '人工读数，测试时间 {{for, length}}', en: 'read by hand, test time {{for, length}}' },
  'step.no-reading': { zh: '没有读数', en: 'no reading' },
  'step.judged-by': { zh: '{{zh}}', en: '{{en}}' },
  'step.signed': { zh: '已签 {{n}} 人', en: '{{n}} signed' },
  'step.unsigned': { zh: '未签，报告照出', en: 'not signed; the report can be made' },

  'proof.did.start': { zh: '开发生器和分析器', en: 'generator and analyser on' },
  'proof.did.baseline': { zh: '不注入，看 {{s}} 秒', en: 'no injection, {{s}} s' },
  'proof.did.count': { zh: '注入 {{n}} 个误码', en: '{{n, plural(of: error)}} injected' },
  'proof.did.ratio': { zh: '注入误码率 {{ratio}}', en: 'error ratio {{ratio}} injected' },
  'proof.did.stop': { zh: '停止注入', en: 'injection off' },
  'proof.did.watch': { zh: '接线时看图案', en: 'pattern watched while wiring' },
  'proof.did.open': { zh: '请远端解环', en: 'loop taken down by hand' },
  'proof.did.close': { zh: '请远端恢复环回', en: 'loop put back by hand' },
  'proof.expected.pattern': { zh: '收到图案', en: 'pattern received' },
  'proof.expected.zero': { zh: '0 个误码', en: '0 errors' },
  'proof.expected.count': { zh: '回来 {{n}} 个', en: '{{n}} come back' },
  'proof.expected.ratio': { zh: '回来约 {{ratio}}', en: 'about {{ratio}} comes back' },
  'proof.expected.lost-found': { zh: '先无图案，接环后有', en: 'pattern absent, then found with the loop' },
  'proof.expected.lost': { zh: '收不到图案', en: 'no pattern' },
  'proof.saw.pattern': { zh: '收到图案', en: 'pattern received' },
  'proof.saw.none': { zh: '没收到图案', en: 'no pattern received' },
  'proof.saw.defect': { zh: '收到 {{defect}}', en: '{{defect}} received' },
  'proof.saw.count': { zh: '{{n}} 个误码', en: '{{n, plural(of: error)}}' },
  'proof.saw.ratio': { zh: '误码率 {{ratio}}', en: 'error ratio {{ratio}}' },
  'proof.saw.lost-found': { zh: '先 {{defect}}，后收到图案', en: '{{defect}} first, then the pattern' },
  'proof.saw.inverted': { zh: '收到反相图案（INV）', en: 'the inverse pattern (INV) received' },
  'proof.saw.nothing': { zh: '没有看到一秒', en: 'not a second seen' },

  'proof.now.sync': { zh: '等待图案同步…', en: 'Waiting for the pattern…' },
  'proof.now.baseline': {
    zh: '图案已收到，不注入，看 {{n}} / {{m}} 秒',
    en: 'The pattern is received; seen for {{n}} of {{m}} s without injection',
  },
  'proof.now.count': {
    zh: '已注入 {{n}} 个误码，数回来的：{{back}} 个',
    en: '{{n, plural(of: error)}} injected; counted back: {{back}}',
  },
  'proof.now.ratio': {
    zh: '正在注入误码率 {{ratio}}，看 {{n}} / {{m}} 秒',
    en: 'Injecting an error ratio of {{ratio}}; seen for {{n}} of {{m}} s',
  },
  'proof.now.zero': {
    zh: '已停止注入，看 {{n}} / {{m}} 秒',
    en: 'Injection is off; seen for {{n}} of {{m}} s',
  },
  'proof.now.open': { zh: '环路已断开，等图案丢失…', en: 'The loop is open; waiting for the pattern to be lost…' },
  'proof.now.close': { zh: '环路已恢复，等图案…', en: 'The loop is closed; waiting for the pattern…' },

  'ask.by-hand-proof': {
    zh: '在仪表上注入 1 个误码：显示应正好加 1，之后不再增加。清零后确认。',
    en: 'Inject 1 bit error on the set: its display must go up by exactly 1 and then stay. Clear it, then confirm.',
  },
  'ask.open-loop': { zh: '请远端解环，解开后确认。', en: 'Have the far end take the loop down, then confirm.' },
  'ask.close-loop': { zh: '请远端恢复环回，恢复后确认。', en: 'Have the far end put the loop back, then confirm.' },

  'event.start': { zh: '开始', en: 'start' },
  'ladder.name': {
    zh: '这是名字，不是地址：名字会解析到别处',
    en: 'that is a name, not an address: a name may lead elsewhere',
  },
  'ladder.no-address': { zh: '不是 IPv4 地址', en: 'that is no IPv4 address' },
  'ladder.ipv6': { zh: '这是 IPv6 地址，阶梯只走 IPv4', en: 'that is an IPv6 address; a ladder goes by IPv4' },
  'ladder.own': {
    zh: '这是本机自己的地址，包不会出网口',
    en: 'that is this computer itself: no packet would leave it',
  },
  'ladder.no-host': { zh: '这不是单台设备的地址', en: 'that is not the address of one box' },
  'event.wrong-octet': {
    zh: '{{rung, rung}}：{{size}} 字节的探测包第 {{offset}} 字节发 {{sent}} 收 {{received}}',
    en: '{{rung, rung}}: octet {{offset}} of a probe of {{size}} sent as {{sent}}, received as {{received}}',
  },
  'event.wrong-more': {
    zh: '错字节太多，以后只计数，不再逐个列出',
    en: 'too many wrong octets: from here on they are counted and no longer listed',
  },
  'event.ladder-said': { zh: '{{rung, rung}}：{{said}}', en: '{{rung, rung}}: {{said}}' },
  'event.ladder-uses': {
    zh: 'ping 用{{howZh}}，内容 {{payload}}',
    en: 'pings by {{howEn}}, payload {{payload}}',
  },
  'event.ladder-gone': { zh: '{{zh}}', en: '{{en}}' },
  'event.ladder-back': { zh: 'ping 手段恢复', en: 'the way to ping is back' },
  'event.resume': { zh: '中断后接着测', en: 'resumed after the program was stopped' },
  'event.end': { zh: '测满 {{for, length}}', en: '{{for, length}} observed' },
  'event.mark': { zh: '{{text}}', en: '{{text}}' },
  'event.mark-plain': { zh: '标记', en: 'mark' },
  'event.inject-count': {
    zh: '人工注入 {{n}} 个误码（计入结果）',
    en: '{{n, plural(of: error)}} injected by hand (counted)',
  },
  'event.inject-ratio': {
    zh: '人工注入误码率 {{ratio}}（计入结果）',
    en: 'error ratio {{ratio}} injected by hand (counted)',
  },
  'event.inject-other': { zh: '人工注入 {{n}} 个{{zh}}', en: '{{n}} {{en}} injected by hand' },
  'event.inject-other-ratio': { zh: '人工注入{{zh}}，比率 {{ratio}}', en: '{{en}} injected by hand, ratio {{ratio}}' },
  'event.inject-alarm': { zh: '人工注入告警 {{alarm}}', en: 'alarm {{alarm}} sent by hand' },
  'event.inject-off': { zh: '人工停止注入', en: 'injection switched off by hand' },
  'event.loop-off': { zh: '已撤环路：{{zh}}', en: 'loop taken off: {{en}}' },
  'event.loop-off-by': { zh: '{{by}} 确认已撤环路：{{zh}}', en: 'loop taken off: {{en}}, says {{by}}' },
  'event.loop-there': { zh: '环路还在：{{zh}}', en: 'the loop is still there: {{en}}' },
  'event.loop-left': { zh: '没有人确认环路已撤：{{zh}}', en: 'nobody has said that the loop was taken off: {{en}}' },
  'event.remote-loop-set': {
    zh: '{{roleZh}} 已设环回 {{kind}}，最长 {{for, length}}',
    en: 'loop {{kind}} set by {{roleEn}}, for {{for, length}} at most',
  },
  'event.remote-loop-off': { zh: '{{roleZh}} 的环回 {{kind}} 已撤', en: 'loop {{kind}} of {{roleEn}} released' },
  'event.remote-loop-timer': {
    zh: '到时：{{roleZh}} 的环回 {{kind}} 已撤',
    en: 'its time is over: loop {{kind}} of {{roleEn}} released',
  },
  'event.remote-loop-left': {
    zh: '程序中断留下的环回 {{kind}}（{{roleZh}}）已撤',
    en: 'loop {{kind}} of {{roleEn}}, left by a program that broke off, released',
  },
  'event.remote-loop-stands': {
    zh: '{{roleZh}} 的环回 {{kind}} 没有撤掉，程序会继续试',
    en: 'loop {{kind}} of {{roleEn}} could not be released; the program tries again',
  },
  'event.history-cleared': { zh: '清历史灯', en: 'lamp history cleared' },
  'event.inverted': {
    zh: '收到的图案极性相反（INV）：查收发线对是否接反，或两端图案的极性设置',
    en: 'the pattern comes back inverted (INV): check for a crossed pair, or the polarity set at the two ends',
  },
  'event.link-lost': { zh: '与仪表的连接断开', en: 'link to the tester lost' },
  'event.link-back': { zh: '与仪表的连接恢复', en: 'link to the tester is back' },
  'event.link-other': { zh: '接上的是另一台仪表', en: 'another tester answers' },
  'event.reading': { zh: '中间读数：误码 {{n}}', en: 'interim reading: {{n, plural(of: error)}}' },
  'event.reading-blank': { zh: '中间读数', en: 'interim reading' },

  'big.line.unseen': { zh: '未观测 {{s}} 秒：{{zh}}。', en: '{{s}} s not observed: {{en}}.' },
  'big.line.idle': { zh: '新建测试，或从档案打开。', en: 'Start a new test, or open one from the archive.' },
  'big.line.step': { zh: '计时还没有开始。', en: 'The clock has not started.' },
  'big.line.starting': {
    zh: '计数清零，图案已收到；第一个整秒起计时。',
    en: 'Counters are cleared; the clock starts with the first whole second.',
  },
  'big.line.before-sync': {
    zh: '还没收到图案：查环路和接线。计时未开始。',
    en: 'No pattern received: check loop and wiring. The clock has not started.',
  },
  // What stands beside a number stays in its line.
  'big.line.clean': {
    zh: '至此已证明 BER\u00a0<\u00a0{{bound}}（95\u00a0%）',
    en: 'Proven so far: BER\u00a0<\u00a0{{bound}} (95\u00a0%)',
  },
  'big.line.clean-unbounded': { zh: '至此没有误码、没有告警。', en: 'No error and no alarm so far.' },
  'big.line.latched': { zh: '现在正常，上次 {{ago}} 前', en: 'good now, last {{ago}} ago' },
  'big.line.errors': { zh: '本秒 {{n}} 个，{{ratio}}', en: '{{n}} in this second, {{ratio}}' },
  'big.line.errors-count': { zh: '本秒 {{n}} 个', en: '{{n}} in this second' },
  'big.line.slip': { zh: '本秒滑码 {{n}} 次', en: '{{n, plural(of: slip)}} in this second' },
  'big.line.defect': {
    zh: '已 {{n}} 秒，再过 {{m}} 秒计入不可用。',
    en: 'For {{n}} s; {{m}} s more is unavailable time.',
  },
  'big.line.inverted': {
    zh: '收到的图案极性相反（INV）：查线对是否接反，或图案极性。',
    en: 'The pattern comes back inverted (INV): check for a crossed pair, or its polarity.',
  },
  'big.line.no-pattern': {
    zh: '有信号，图案不对：查图案、极性、环路。',
    en: 'Signal, but not this pattern: check pattern, polarity, loop.',
  },
  'big.line.unavailable': {
    zh: '连续 10 个严重误码秒起，{{since}} 开始。',
    en: 'Since {{since}}, after ten severely errored seconds.',
  },
  'big.line.link-lost': {
    zh: '与仪表的连接断开 {{ago}}。插回 USB 线，自动续测。',
    en: 'Link to the tester lost for {{ago}}. Plug the USB cable back in; the run goes on by itself.',
  },
  'big.line.link-lost-network': {
    zh: '与仪表的连接断开 {{ago}}。查网络，通了自动续测。',
    en: 'Link to the tester lost for {{ago}}. Check the network; the run goes on by itself.',
  },
  'big.line.back': {
    zh: '已重连同一台仪表，{{s}} 秒未观测。',
    en: 'Same tester again; {{s}} s were not observed.',
  },
  'big.line.other-tester': {
    zh: '{{zh}}，不续测。{{hintZh}}',
    en: '{{en}}: the run does not go on. {{hintEn}}',
  },
  'big.line.stopping': { zh: '撤环路、关注入、停仪表…', en: 'Releasing loops, injection off, tester off…' },
  'big.line.by-hand': {
    zh: '{{for, length}} 到后读仪表显示；中间读数也可以记。',
    en: 'Read its display when {{for, length}} are over; readings in between are welcome.',
  },

  'reason.before-sync': { zh: '尚未同步', en: 'before the first sync' },
  'reason.not-reported': { zh: '仪表不报告', en: 'not reported by the tester' },
  'reason.unsigned-slips': { zh: '不报方向', en: 'sign ?' },

  'teardown.loop-off': { zh: '撤环回 {{kind}}（{{roleZh}}）', en: 'loop {{kind}} released ({{roleEn}})' },
  'teardown.inject-off': { zh: '停止注入', en: 'injection off' },
  'teardown.tester-off': { zh: '停发生器和分析器', en: 'generator and analyser off' },

  'why.stopped-at': { zh: '{{at}} 人为停止', en: 'stopped by hand at {{at}}' },
  'why.stopped-for': { zh: '{{at}} 人为停止：{{zh}}', en: 'stopped by hand at {{at}}: {{en}}' },
  'why.stopped': { zh: '人为停止', en: 'stopped by the user' },
  'why.later-attempt': {
    zh: '第 {{n}} 次{{verdictZh}}，不掩盖之前已证明的不合格',
    en: 'attempt {{n}} ended {{verdictEn}}: the failure proven before it stands',
  },
  'why.program-stopped': { zh: '程序中断后未续测', en: 'the program was stopped and the run not resumed' },
  'why.release-over': {
    zh: '同意中断的时间 {{until}} 已到，线路已交还',
    en: 'the release ended at {{until}}: the line was handed back',
  },
  'why.patience': {
    zh: '连续 {{for, length}} 什么也没观测到',
    en: 'nothing was observed for {{for, length}}',
  },
  'why.error': { zh: '出错：{{zh}}', en: 'error: {{en}}' },
  'why.loop-unproven': { zh: '环路没有得到证明：{{zh}}', en: 'the loop is not proven: {{en}}' },
  'why.no-reading': { zh: '没有人工读数', en: 'there is no reading of the display' },
} as const satisfies Record<string, Bilingual>;
