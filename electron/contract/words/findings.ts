/** The sentences of findings (`contract/finding.ts`): how a loop proof ended, and where to look first. */
export const findingWords = {
  'proof.proven-count': {
    zh: '注 {{out}} 回 {{back}}，停后为 0：环路成立',
    en: '{{out}} out, {{back}} back, then 0: the loop is proven',
  },
  'proof.proven-ratio': {
    zh: '注入误码率 {{out}}，收到 {{back}}，停后为 0：环路成立',
    en: 'error ratio {{out}} injected, {{back}} received, then 0: the loop is proven',
  },
  'proof.proven-noisy': {
    zh: '线路本身有误码（每秒约 {{noise}} 个），注入的（{{out}}）仍看得出回来：环路成立，线路不干净',
    en: 'The line has errors of its own (about {{noise}} a second), yet what is injected ({{out}}) comes back: looped, but not clean',
  },
  'proof.noise-hides': {
    zh: '线路本身误码太多（每秒约 {{noise}} 个），看不出注入是否回来',
    en: 'The line has too many errors of its own (about {{noise}} a second) to tell whether the injected ones come back',
  },
  'proof.none-back': {
    zh: '注 {{out}} 回 0：环不在，或仪表没在看自己的信号。',
    en: '{{out}} out, 0 back: no loop, or the tester does not see its own signal.',
  },
  'proof.wrong-back': {
    zh: '注 {{out}} 回 {{back}}：收到的不全是自己的信号，或线路有误码。',
    en: '{{out}} out, {{back}} back: not all of its own signal, or the line has errors.',
  },
  'proof.none-back-ratio': {
    zh: '注入误码率 {{out}}，一个也没收到：环不在，或仪表没在看自己的信号。',
    en: 'error ratio {{out}} injected, none received: no loop, or the tester does not see its own signal.',
  },
  'proof.wrong-back-ratio': {
    zh: '注入误码率 {{out}}，收到 {{back}}：收到的不全是自己的信号，或线路有误码。',
    en: 'error ratio {{out}} injected, {{back}} received: not all of its own signal, or the line has errors.',
  },
  'proof.still-errors': {
    zh: '停止注入后还有 {{n}} 个误码：线路有误码，或注入没有关掉。',
    en: '{{n, plural(of: error)}} after injection was off: errors on the line, or injection is still on.',
  },
  'proof.no-pattern': {
    zh: '没收到图案：查环路、接线、图案和极性。',
    en: 'No pattern received: check loop, wiring, pattern and polarity.',
  },
  'proof.inverted': {
    zh: '收到的图案极性相反（INV）：查收发线对是否接反，或两端图案的极性设置。',
    en: 'The pattern comes back inverted (INV): check for a crossed pair, or the polarity set at the two ends.',
  },
  'proof.LOS': { zh: '没有信号：查收发线和远端环路。', en: 'No signal: check the cables and the loop at the far end.' },
  'proof.AIS': {
    zh: '收到全 1：环还没接上，或接在别处。',
    en: 'All ones received: the loop is not there yet, or is elsewhere.',
  },
  'proof.LOF': { zh: '有信号但帧失步：查两端帧格式。', en: 'Signal without frame: check the framing at both ends.' },
  'proof.LSS': {
    zh: '有信号，图案不对：查图案、极性、环路。',
    en: 'Signal, but not this pattern: check pattern, polarity, loop.',
  },
  'proof.LOC': { zh: '没有时钟：查时钟设置和接线。', en: 'No clock: check clock setting and wiring.' },
  'proof.silent': {
    zh: '仪表没有送来一秒数据：查与仪表的连接。',
    en: 'The tester sent not one second: check the link to it.',
  },
  'proof.silent-lost': { zh: '仪表没有送来一秒数据：{{zh}}。', en: 'The tester sent not one second: {{en}}.' },
  'proof.cannot-inject': {
    zh: '这台仪表不能注入误码：只看到收到图案，环路未经注入证明。',
    en: 'This tester cannot inject errors: the pattern is received, but the loop is not proven by injection.',
  },
  'proof.cannot-count': {
    zh: '这台仪表不报误码数：只看到收到图案，环路未经注入证明。',
    en: 'This tester reports no bit errors: the pattern is received, but the loop is not proven by injection.',
  },
  'proof.still-pattern': {
    zh: '解环后仍收到图案：环在别处，不在解开的地方。',
    en: 'The pattern is still received with the loop taken down: the loop is elsewhere.',
  },
  'proof.not-found-again': {
    zh: '恢复环回后没有再收到图案。',
    en: 'The pattern did not come back after the loop was put back.',
  },
  'proof.by-hand': { zh: '人工确认：注 1 回 1，停后不再增加', en: 'Confirmed by hand: 1 out, 1 back, then no more' },
  'proof.by-hand-unconfirmed': {
    zh: '人读数的仪表：环回证明未确认（无人值守）',
    en: 'Set read by hand: loop proof not confirmed (headless)',
  },

  'cause.LOS': {
    zh: '主因：LOS {{n}} 秒，收不到信号。先查收线、接头和近端设备。',
    en: 'Main cause: LOS for {{n}} s, no signal. Check the receive cable, its plugs and the near equipment first.',
  },
  'cause.AIS': {
    zh: '主因：AIS {{n}} 秒，上游发来全 1。先查远端设备和传输。',
    en: 'Main cause: AIS for {{n}} s. All ones come from upstream: check the far end and transport first.',
  },
  'cause.LOF': {
    zh: '主因：LOF {{n}} 秒，有信号但帧失步。先查两端帧格式和中间的复用。',
    en: 'Main cause: LOF for {{n}} s, signal without frame. Check the framing at both ends and the multiplexers first.',
  },
  'cause.LSS': {
    zh: '主因：图案失步 {{n}} 秒。先查时钟、环路和中间交叉连接。',
    en: 'Main cause: pattern lost for {{n}} s. Check clock, loop and cross-connections first.',
  },
  'cause.LOC': {
    zh: '主因：无时钟 {{n}} 秒。先查时钟设置和接线。',
    en: 'Main cause: no clock for {{n}} s. Check clock setting and wiring first.',
  },
  'cause.slips': {
    zh: '主因：滑码 {{n}} 次，两端时钟不同源。先查时钟设置。',
    en: 'Main cause: {{n, plural(of: slip)}}; the two ends do not share a clock. Check the clock settings first.',
  },
  'cause.fail': {
    zh: '没有告警，只有误码：先查接头、电缆、电平和接地，再分段测。',
    en: 'No alarm, only errors: check plugs, cables, level and grounding first, then test section by section.',
  },
  'cause.injected': {
    zh: '没有告警，误码都是人工注入的：{{zh}}。不注入，再测一次。',
    en: 'No alarm; injected by hand: {{en}}. Test again without injection.',
  },
  'cause.injected-part': {
    zh: '没有告警；其中人工注入：{{zh}}。其余先查接头、电缆、电平和接地；不注入，再测一次。',
    en: 'No alarm; injected by hand: {{en}}. For the rest check plugs, cables, level and grounding; test again without injection.',
  },
  'cause.uncertain': {
    zh: '再测一次，或测得更久，才能定。',
    en: 'Test again, or longer, to decide it.',
  },
  'cause.not-assessed': {
    zh: '看到的不够，不能评定。补上没有看到的，再测一次。',
    en: 'Not enough was seen to assess it. Mend what kept it from being seen, then test again.',
  },
  'cause.aborted': {
    zh: '没有测满。已有的数据都在，再测一次即可。',
    en: 'It did not run its full time. What was measured is kept; test again.',
  },
  'cause.error': { zh: '测试没有完成。', en: 'The test could not be completed.' },
  'cause.not-set': {
    zh: '没有限值，不作判定；数字照记。',
    en: 'Without a limit nothing is decided; the figures are kept.',
  },

  recurring: {
    zh: '误码有规律：每 {{n}} 秒重复一次（{{of}} 次中 {{hits}} 次）。查什么设备按这个周期动作：电源、时钟、定时任务。',
    en: 'Errors recur every {{n}} s ({{hits}} of {{of}}). Look for what acts at this interval: power, clocks, timed jobs of equipment.',
  },
} as const;
