import type { Bilingual } from '../text.ts';

/** Labels that the template of the report asks for by name (`report.label.<name>`). */
const labels = {
  'report.label.report': { zh: '电路测试报告', en: 'Circuit test report' },
  'report.label.number': { zh: '编号', en: 'No.' },
  'report.label.as-of': { zh: '记录截至', en: 'Record up to' },
  'report.label.basis': { zh: '依据', en: 'Measured against' },
  'report.label.why': { zh: '理由', en: 'Why' },
  'report.label.measures': { zh: '仪表测的是', en: 'The tester measures' },
  'report.label.circuit': { zh: '电路', en: 'Circuit' },
  'report.label.ends': { zh: '两端', en: 'Both ends' },
  'report.label.done': { zh: '测试过程', en: 'What was done' },
  'report.label.proves': { zh: '能证明', en: 'This proves' },
  'report.label.unseen': { zh: '未观测', en: 'Not observed' },
  'report.label.instrument': { zh: '仪表', en: 'Tester' },
  'report.label.doubtful': { zh: '限值未核实', en: 'limits unconfirmed' },
  'report.label.absent': { zh: '该仪表不测', en: 'not measured by this tester' },
  'report.label.not-stated': { zh: '未提供', en: 'not stated' },
  'report.label.optional': { zh: '可不签', en: 'optional' },
  'report.label.logo': { zh: '公司标志', en: 'Company logo' },
  'report.label.record': { zh: '记录', en: 'Record' },
  'report.label.unsigned': { zh: '未签', en: 'not signed' },
  'report.label.behind': { zh: '其余各部分见后页', en: 'What else there is stands on the pages that follow' },
  'report.label.day': { zh: '日期', en: 'Day of signing' },
  'report.label.typed': { zh: '打字签名', en: 'typed name' },
  'report.label.observed': { zh: '已观测', en: 'observed' },
  'report.label.by-hand-lane': { zh: '逐秒过程未观测', en: 'single seconds not observed' },
  'report.label.gap': { zh: '未观测', en: 'not observed' },
  'report.label.legend-bad': { zh: '缺陷、误码', en: 'defect, errors' },
  'report.label.legend-hollow': { zh: '由上级缺陷引起', en: 'follows from another' },
  'report.label.legend-crossed': { zh: '不可用', en: 'unavailable' },
  'report.label.legend-gap': { zh: '未观测', en: 'not observed' },
  'report.label.no-picture': {
    zh: '图像无法绘出，原件在档案中',
    en: 'cannot be drawn; the original is in the archive',
  },
  'report.label.fingerprint': { zh: '指纹', en: 'Fingerprint' },
  'report.label.page': { zh: '页', en: 'Page' },
  'report.label.see': {
    zh: '限值与条款见“性能与限值”，依据的规则见“判定规则”。',
    en: 'Limits and clauses: under Performance and limits. Rules: under Decision rules.',
  },
  'report.label.scope': {
    zh: '本报告只说明所测电路在所列时段内的状态；引用须完整，不得摘录。',
    en: 'This report speaks of the circuit under test within the hours stated, and of nothing else. Quote it whole or not at all.',
  },
  'report.label.verify': {
    zh: '核对方法：取出本 PDF 所附的 JSON 记录，计算 SHA-256，应与下列指纹逐位相同；首页二维码内含编号与指纹。',
    en: 'To verify: take the JSON record out of this PDF and compute its SHA-256; every digit must equal the fingerprint below. The QR code on page 1 holds number and fingerprint.',
  },
  'report.label.tests': { zh: '测试次数', en: 'Number of tests' },
  'report.label.not-passed': { zh: '未通过', en: 'Not passed' },
  'report.label.last-verdict': { zh: '最近结论', en: 'Last verdict' },
  'report.label.last-test': { zh: '最近测试', en: 'Last test' },
  'report.label.end': { zh: '报告完', en: 'End of report' },
} as const satisfies Record<string, Bilingual>;

/** Page 1: facts, sentences on what was done, proven and not observed. */
const firstPage = {
  'report.interim': { zh: '中间报告', en: 'INTERIM' },
  'report.caution.simulated': {
    zh: '数据来自模拟器，不得作为验收依据。',
    en: 'The figures come from a simulator: no evidence about any real circuit.',
  },
  'report.caution.injected': {
    zh: '人工注入的误码计入了结果：{{zh}}。',
    en: 'Errors injected by hand count in the result: {{en}}.',
  },
  'report.caution.interim': {
    zh: '测试尚未结束，结论尚未作出；以下为截至目前的数字。',
    en: 'The test has not ended and nothing is decided: figures up to now.',
  },
  'report.caution.read-totals': {
    zh: '仪表只给出累计值，无逐秒记录。',
    en: 'The tester tells only totals; there is no record second by second.',
  },
  'report.caution.read-by-hand': {
    zh: '数字由人从仪表显示上读出并录入，无逐秒记录。',
    en: 'A person read the figures off the display; there is no record second by second.',
  },
  'report.caution.headless': {
    zh: '无人值守：需要人确认的步骤均未确认。',
    en: 'Headless: whatever needs a person was not confirmed.',
  },
  'report.started': { zh: '开始', en: 'Start' },
  'report.stopped': { zh: '结束', en: 'End' },
  'report.observed-of': { zh: '已观测 / 全程', en: 'Observed / whole' },
  'report.read-time': { zh: '仪表计时', en: 'Test time read' },
  'report.attempt-of': { zh: '测试次数', en: 'Attempt' },
  'report.attempt-n': { zh: '第 {{n}} 次，共 {{all}} 次', en: '{{n}} of {{all}}' },
  'report.model': { zh: '型号', en: 'Model' },
  'report.serial': { zh: '序列号', en: 'Serial number' },
  'report.serial-typed': { zh: '人工录入', en: 'typed in' },
  'report.serial-usb': { zh: 'USB 适配器', en: 'of the USB adapter' },
  'report.calibrated': { zh: '校准、有效期至', en: 'Calibrated, valid to' },
  'report.certificate': { zh: '校准证书', en: 'Certificate' },
  'report.firmware': { zh: '固件', en: 'Firmware' },
  'report.basis-of-figures': { zh: '数据来源', en: 'Source of figures' },
  'report.port': { zh: '连接地址', en: 'Connected by' },
  'report.basis.none': { zh: '本测试未设限值。', en: 'No limit was set for this test.' },
  'report.basis.set': { zh: '{{titleZh}}：{{zh}}', en: '{{titleEn}}: {{en}}' },
  'report.earlier': {
    zh: '此前测过 {{n}} 次（{{zh}}），见“测试次数与步骤”。',
    en: 'Earlier attempts: {{n}} ({{en}}), see Attempts and steps.',
  },
  'report.done.test': {
    zh: '仪表 {{testerZh}} 发送测试码并与收到的逐位比较，要求连续 {{duration, length}}。',
    en: 'The tester {{testerEn}} sent a test pattern and compared what came back, bit by bit; {{duration, length}} asked for.',
  },
  'report.done.by-hand': {
    zh: '所用仪表：{{testerZh}}。在仪表上起测，程序引导接线、设置和计时，要求 {{duration, length}}。',
    en: 'Set used: {{testerEn}}. The test was started on it; the program led wiring, settings and time; {{duration, length}} asked for.',
  },
  'report.done.by-file': {
    zh: '所用仪表：{{testerZh}}。读数取自文件，程序没有引导测试，也没有计时；要求 {{duration, length}}。',
    en: 'Set used: {{testerEn}}. Its reading came in a file: the program neither led the test nor timed it; {{duration, length}} asked for.',
  },
  'report.done.ladder': {
    zh: '从这台电脑逐级 ping，要求连续 {{duration, length}}。',
    en: 'Every box of the way was pinged from this computer; {{duration, length}} asked for.',
  },
  'report.done.works': {
    zh: '按预案逐项处理，共 {{n}} 项。',
    en: 'The works of the plan were gone through one by one; {{n}} in all.',
  },
  'report.works.measures': { zh: '没有仪表参加', en: 'nothing: no instrument took part' },
  'report.works.outage': { zh: '共中断', en: 'outage in all' },
  'report.works.done': { zh: '做了的项目', en: 'works done' },
  'report.works.cannot': { zh: '做不了的项目', en: 'works that could not be done' },
  'report.done.integrity': {
    zh: '经 TCP 向远端发送测试码并核对返回数据的完整性，要求连续 {{duration, length}}。',
    en: 'A test pattern went to the far end over TCP and what returned was checked for completeness; {{duration, length}} asked for.',
  },
  'report.basis.octets': { zh: '无错误字节', en: 'no wrong octet' },
  'report.done.settings': { zh: '条件：{{zh}}。', en: 'Conditions: {{en}}.' },
  'report.done.unconfirmed': { zh: '前面板设定，未经确认：{{zh}}。', en: 'At the front panel, not confirmed: {{en}}.' },
  'report.done.loop': { zh: '环路：{{zh}}', en: 'Loop: {{en}}' },
  'report.done.released': {
    zh: '在用电路，{{by}} 同意中断至 {{until}}。',
    en: 'Circuit in service, released by {{by}} until {{until}}.',
  },
  'report.proves.simulated': { zh: '对真实电路不证明任何事。', en: 'Nothing about a real circuit.' },
  'report.proves.bound': {
    zh: '比较 {{bits}} 比特无误码：误码率低于 {{bound}}（置信度 95 %）。',
    en: '{{bits}} bits compared without an error: BER below {{bound}} at 95 % confidence.',
  },
  'report.proves.bound-hand': {
    zh: '若仪表全程在比较：误码率低于 {{bound}}（置信度 95 %）。',
    en: 'If the set compared throughout: BER below {{bound}} at 95 % confidence.',
  },
  'report.proves.ratio': {
    zh: '{{errors}} 个误码，平均误码率 {{ber}}；以 95 % 置信度低于 {{bound}}。',
    en: '{{errors, plural(of: bit error)}}, mean BER {{ber}}; below {{bound}} at 95 % confidence.',
  },
  'report.proves.ratio-observed': {
    zh: '已观测的时间内误码 {{errors}}：误码率低于 {{bound}}（置信度 95 %）；缺口内的误码 {{unseen}} 不在其中。',
    en: 'In the time observed bit errors {{errors}}: BER below {{bound}} at 95 % confidence; those within gaps, {{unseen}}, are not in it.',
  },
  'report.proves.ratio-plain': {
    zh: '{{errors}} 个误码，平均误码率 {{ber}}。',
    en: '{{errors, plural(of: bit error)}}, mean BER {{ber}}.',
  },
  'report.proves.pass': {
    zh: '在所列时段内，电路满足上列限值。',
    en: 'Within the hours stated the circuit met the limits above.',
  },
  'report.proves.fail': {
    zh: '在所列时段内，电路未满足上列限值；其后的任何结果都不能推翻这一点。',
    en: 'Within the hours stated the circuit did not meet the limits above; nothing that follows can undo this.',
  },
  'report.proves.uncertain': {
    zh: '计数落在接受与拒绝之间：两者都未证明，须延长测试。',
    en: 'The counts lie between acceptance and rejection: neither is proven; the test must be extended.',
  },
  'report.proves.not-assessed': {
    zh: '看到的不足以作出结论：既未证明合格，也未证明不合格。',
    en: 'Too little was seen: neither pass nor fail is proven.',
  },
  'report.proves.aborted': {
    zh: '测试中途停止，只说明停止前看到的部分。',
    en: 'The test was stopped early: it speaks only of what was seen until then.',
  },
  'report.proves.error': {
    zh: '测试因故障未能完成，对电路不作结论。',
    en: 'The test could not be completed; nothing is concluded about the circuit.',
  },
  'report.proves.not-set': {
    zh: '只有测量值；未设限值，不作合格与否的结论。',
    en: 'Measured values only: no limit was set, so neither pass nor fail is concluded.',
  },
  'report.proves.loop-check': {
    zh: '只说明异步串口或所接线路在此速率下的传送，不是 G.826 或 M.2100 验收。',
    en: 'Speaks of transport over this port or line at this rate; it is no acceptance to G.826 or M.2100.',
  },
  'report.proves.integrity': {
    zh: 'TCP 会重传，看不到误码：只证明送达数据的完整、时延与中断，不证明误码率。',
    en: 'TCP repeats what is lost and hides bit errors: this proves completeness, delay and interruptions of what was delivered, no BER.',
  },
  'report.unseen.none': {
    zh: '时间：无缺口，{{observed}} s 全部观测。',
    en: 'Time: no gap; all {{observed}} s were seen.',
  },
  'report.unseen.nothing': { zh: '时间：没有观测到任何一秒。', en: 'Time: not a single second was seen.' },
  'report.unseen.gaps': {
    zh: '时间：{{gaps}} 个缺口，共 {{seconds}} s（占 {{share}} %），最长 {{longest}} s；见“事件”。',
    en: 'Time: {{seconds}} s ({{share}} %) in gaps, {{gaps}} in number, longest {{longest}} s; see Events.',
  },
  'report.unseen.totals': {
    zh: '其中 {{s}} s 有仪表累计值：其间误码 {{errors}}，但不能证明全程在比较。',
    en: 'For {{s}} s of it the tester’s totals are known: bit errors {{errors}}; they do not prove that it compared throughout.',
  },
  'report.unseen.totals-errors': {
    zh: '其中 {{s}} s 有仪表累计值：其间误码 {{errors}}，至少 1 个误码秒，判定时计入。',
    en: 'For {{s}} s of it the tester’s totals are known: bit errors {{errors}}, at least 1 errored second, which counts in the verdict.',
  },
  'report.unseen.gap-clean': {
    zh: '{{at}} 起 {{s, length}}：{{zh}}。仪表累计值其间无误码。',
    en: 'From {{at}}, {{s, length}}: {{en}}. The tester’s totals show 0 errors over it.',
  },
  'report.unseen.gap-errors': {
    zh: '{{at}} 起 {{s, length}}：{{zh}}。仪表累计值其间误码 {{errors}}，已计入。',
    en: 'From {{at}}, {{s, length}}: {{en}}. The tester’s totals over it: errors {{errors}}, counted.',
  },
  'report.unseen.gap-unknown': {
    zh: '{{at}} 起 {{s, length}}：{{zh}}。其间没有任何数据。',
    en: 'From {{at}}, {{s, length}}: {{en}}. There is no data for it.',
  },
  'report.unseen.gaps-more': {
    zh: '另有未观测的 {{s, length}}：见事件表。',
    en: 'Not observed besides: {{s, length}}; see Events.',
  },
  'report.unseen.filled': {
    zh: '另有 {{count}} 次中断，由仪表累计值证明其间无误码、无缺陷，按无误码秒计入。',
    en: 'Interruptions proven clean by the tester’s own totals and counted as clean: {{count}}.',
  },
  'report.unseen.hand': {
    zh: '时间：逐秒过程未记录，共 {{readings}} 次读数。',
    en: 'Time: nothing is recorded second by second; number of readings: {{readings}}.',
  },
  'report.unseen.short': {
    zh: '要求 {{asked, length}}，只观测到 {{observed, length}}。',
    en: 'Asked for {{asked, length}}, seen only {{observed, length}}.',
  },
  'report.unseen.functions': {
    zh: '该仪表没有：{{zh}}。',
    en: 'The tester does not give: {{en}}.',
  },
  'report.unseen.replaced': {
    zh: '含字库所无的字符，印作“〓”；原文在所附 JSON 中。',
    en: 'Contains characters that the typeface lacks, printed as 〓; the exact text is in the attached JSON.',
  },
} as const satisfies Record<string, Bilingual>;

/** Sections 1 to 9: titles, heads of tables, sentences. */
const sections = {
  'report.section.time-line': { zh: '时间轴', en: 'Time-line' },
  'report.section.events': { zh: '事件', en: 'Events' },
  'report.section.performance': { zh: '性能与限值', en: 'Performance and limits' },
  'report.section.rules': { zh: '判定规则', en: 'Decision rules' },
  'report.section.loop': { zh: '环回证明', en: 'Loop proof' },
  'report.section.attempts': { zh: '测试次数与步骤', en: 'Attempts and steps' },
  'report.section.circuit': { zh: '电路资料', en: 'Circuit data' },
  'report.section.settings': { zh: '设置', en: 'Settings' },
  'report.section.photos': { zh: '照片和附件', en: 'Photos and files' },
  'report.section.notes': { zh: '说明', en: 'Notes' },
  'report.time-line.run': {
    zh: '第 {{n}} 次，{{stepZh}}：{{verdictZh}}',
    en: 'Attempt {{n}}, {{stepEn}}: {{verdictEn}}',
  },
  'report.time-line.run-open': { zh: '第 {{n}} 次，{{stepZh}}', en: 'Attempt {{n}}, {{stepEn}}' },
  'report.time-line.attempt': { zh: '第 {{n}} 次：{{verdictZh}}', en: 'Attempt {{n}}: {{verdictEn}}' },
  'report.time-line.running': { zh: '第 {{n}} 次：进行中', en: 'Attempt {{n}}: running' },
  'report.time-line.rests': {
    zh: '第 {{n}} 次：{{verdictZh}}，结论据此',
    en: 'Attempt {{n}}: {{verdictEn}}, the verdict rests on it',
  },
  'report.time-line.detail': { zh: '放大 {{sign}}：{{zh}}', en: 'Detail {{sign}}: {{en}}' },
  'report.time-line.none': {
    zh: '没有记录到测量时间。',
    en: 'No time of measurement was recorded.',
  },
  'report.time-line.read': {
    zh: '误码数按对数尺；短事件画成最小可见宽度；放大图只画有事件的时段。',
    en: 'Bit errors on a logarithmic scale; short events are drawn at the least visible width; details show only stretches with events.',
  },
  'report.lane.readings': { zh: '读数', en: 'readings' },
  'report.head.time': { zh: '时刻', en: 'Time' },
  'report.head.lasted': { zh: '历时', en: 'Lasted' },
  'report.head.event': { zh: '事件', en: 'Event' },
  'report.head.attempt': { zh: '次', en: 'Att.' },
  'report.head.parameter': { zh: '参数', en: 'Parameter' },
  'report.head.value': { zh: '数值', en: 'Value' },
  'report.head.ratio': { zh: '占比、备注', en: 'Ratio, remark' },
  'report.head.limit': { zh: '限值', en: 'Limit' },
  'report.head.clause': { zh: '条款、状态', en: 'Clause, status' },
  'report.head.result': { zh: '判定', en: 'Judgement' },
  'report.head.step': { zh: '步骤', en: 'Step' },
  'report.head.expected': { zh: '应见', en: 'Expected' },
  'report.head.saw': { zh: '实见', en: 'Seen' },
  'report.head.start': { zh: '开始', en: 'Start' },
  'report.head.observed': { zh: '已观测', en: 'Observed' },
  'report.head.reason': { zh: '理由', en: 'Why' },
  'report.head.state': { zh: '状态', en: 'State' },
  'report.head.remark': { zh: '备注', en: 'Remark' },
  'report.head.told': { zh: '内容', en: 'As given' },
  'report.head.item': { zh: '项目', en: 'Item' },
  'report.head.set-by': { zh: '由谁设定', en: 'Set by' },
  'report.events.none': { zh: '没有事件。', en: 'Nothing happened.' },
  'report.counts': { zh: '计数', en: 'Counts' },
  'report.defect-seconds': { zh: '各缺陷秒数', en: 'Seconds per defect' },
  'report.g826-block': { zh: 'ITU-T G.826 (12/2002)，块形式', en: 'ITU-T G.826 (12/2002), block form' },
  'report.g826-connection': { zh: 'ITU-T G.826 (12/2002)，连接形式', en: 'ITU-T G.826 (12/2002), connection form' },
  'report.g821': { zh: 'ITU-T G.821 (12/2002)', en: 'ITU-T G.821 (12/2002)' },
  'report.performance-seconds': { zh: '误码性能', en: 'Error performance' },
  'report.information': { zh: '仅供参考', en: 'information' },
  'report.decides': { zh: '结论据此', en: 'decides' },
  'report.indicative': { zh: '月度指标，仅供参考', en: 'monthly objective, indicative' },
  'report.not-measured': { zh: '不测', en: 'not measured' },
  'report.not-read': { zh: '未读', en: 'not read' },
  'report.not-shown': { zh: '仪表不显示', en: 'not shown by set' },
  'report.shown-besides': { zh: '仪表还显示', en: 'The set also shows' },
  'report.calibrated-until': { zh: '至 {{due}}', en: 'until {{due}}' },
  'report.calibration-over': { zh: '测试时已过期', en: 'over when the test was made' },
  'report.observed-only': { zh: '只含已观测', en: 'observed only' },
  'report.slip-bits': { zh: '合计 {{bits}} 比特', en: '{{bits, plural(of: bit)}} in all' },
  'report.unknown': { zh: '未知', en: 'unknown' },
  'report.degraded-minutes': {
    zh: '劣化分按 CCITT G.821（1988），1996 年删除，仅供参考。',
    en: 'Degraded minutes are those of CCITT G.821 (1988), deleted in 1996: information only.',
  },
  'report.assumed': {
    zh: '{{zh}} = {{value}}：默认值，未由用户给定。',
    en: '{{en}} = {{value}}: default, assumed; nobody gave it.',
  },
  'report.unconfirmed-rows': {
    zh: '标“未核实”的限值取自常用资料，未与标准原文核对。',
    en: 'Limits marked unconfirmed come from common sources and were not checked against the text of the standard.',
  },
  'report.both-directions': {
    zh: '环回测试：往返两方向相加，按单向限值评定。',
    en: 'Looped line: go and return added, one-way limit applied.',
  },
  'report.rule.second': {
    zh: '误码秒 ES：该秒有误码或有缺陷。严重误码秒 SES：该秒有缺陷，或误码数的 1000 倍不少于比特数。SES 同时也是 ES。',
    en: 'ES: a second with a bit error or a defect. SES: a defect, or 1000 times the bit errors are not fewer than the bits. Each SES is an ES too.',
  },
  'report.rule.block': {
    zh: 'G.826 块形式：ES 为有误块或缺陷的秒；SES 为有缺陷，或误块不少于 30 % 的秒；SES 之外的误块计为 BBE。块长 2 048 比特。',
    en: 'G.826, block form: ES has an errored block or a defect; SES has a defect or at least 30 % errored blocks; errored blocks outside SES are BBE. Blocks of 2 048 bits.',
  },
  'report.rule.availability': {
    zh: '连续 10 个 SES 开始不可用时间，含这 10 s；连续 10 个非 SES 恢复可用，含这 10 s。ES、SES、BBE 只在可用时间内计数。',
    en: 'Ten SES in a row begin unavailable time, those ten included; ten non-SES in a row end it, those ten included. ES, SES and BBE count in available time only.',
  },
  'report.rule.unseen': {
    zh: '未观测的秒既非可用也非不可用，不计入任何一项。无数据的缺口合计超过要求时长的 {{share}} 时，结论至多为“未评定”。',
    en: 'Seconds not observed are neither available nor unavailable and enter no count. Gaps without any data allow at best NOT ASSESSED once they exceed {{share}} of the time asked for.',
  },
  'report.rule.gap-twice': {
    zh: '缺口内若仪表累计值显示有误码，则按最少与最多两种可能各判一次；两次不同即为“不确定”。',
    en: 'Where the tester’s totals show errors within a gap, judgement is made twice, with the least and the most the gap can hold; if the two differ the verdict is UNCERTAIN.',
  },
  'report.rule.m2100': {
    zh: 'M.2100：RPO = A × PO × T，BISO = RPO / 2，D = 2 × √(BISO)，S1 = BISO − D，S2 = BISO + D，四舍五入，S1 不小于 0。',
    en: 'M.2100: RPO = A × PO × T, BISO = RPO / 2, D = 2 × √(BISO), S1 = BISO − D, S2 = BISO + D, rounded half up, S1 not below 0.',
  },
  'report.rule.m2100-short': {
    zh: '观测不足 2 h：ES、SES、UAS 均为 0 才接受；最多重测两次，仍不合格即转入定位。',
    en: 'Less than 2 h observed: accepted only if ES, SES and UAS are all 0; repeat at most twice, then locate.',
  },
  'report.rule.m2100-day': {
    zh: '2 h 至 7 d：两项均 ≤ S1 为接受；否则任一项 ≥ S2 为拒绝；其余不确定，延长至 7 d（首日计入）。有任何 UAS 即拒绝。',
    en: '2 h to 7 d: accepted if both counts are ≤ S1; else rejected if either is ≥ S2; else uncertain, to be extended to 7 d, the first day included. Any UAS rejects.',
  },
  'report.rule.m2100-week': {
    zh: '7 d 及以上：两项均 ≤ BISO 为接受，否则拒绝。有任何 UAS 即拒绝。',
    en: '7 d and more: accepted if both counts are ≤ BISO, else rejected. Any UAS rejects.',
  },
  'report.rule.g826': {
    zh: 'G.826 为月度指标：满足即比值 ≤ 指标 × 分配比例；不足 30 d 时仅供参考，除非流程指定据此评定。',
    en: 'G.826 objectives are monthly: met if the ratio is ≤ objective × allocation; under 30 d indicative only, unless the procedure lets them decide.',
  },
  'report.rule.loop-check': {
    zh: '环路检查：误码率 ≤ {{limit}}，无滑码，且没有一秒出现 LOS、AIS、全 0或 LSS，才为合格；什么都没比较则为“未评定”。',
    en: 'Loop check: passes if BER ≤ {{limit}}, no slip, and not one second with LOS, AIS, break or LSS; nothing compared is NOT ASSESSED.',
  },
  'report.rule.stream': {
    zh: '以太网专线：两个方向分别判定。承诺速率下丢帧率 ≤ 限值，峰值速率下少收的部分 ≤ 限值，且没有一帧内容出错，才为合格；发送端有一半以上时间没跟上速率，或因电脑自身来不及接收而分不清，为“未评定”。乱序、重复、时延只列出，不判定。',
    en: 'Ethernet private line: each direction by itself. Passes if at the committed rate the frame loss ratio, and at the peak rate the missing part, is within its limit and no frame came with a wrong octet. NOT ASSESSED where the sender kept its rate for less than half of the time, or where frames that the computer had no room for may be the cause. Reordering, duplicates and delay are listed and not judged.',
  },
  'report.rule.switch': {
    zh: '保护倒换：每毫秒一帧，连续丢失的帧数乘以帧的间隔为中断时间，分辨率 1 ms；每次倒换取中断较长的方向。加上分辨率或发送端的偏差仍 ≤ 限值为合格，减去分辨率仍 > 限值为不合格，其间为“不确定”；看不到中断，或电脑自身的偏差比中断还长，为“未评定”。',
    en: 'Protection switch: a frame each millisecond; frames lost in a row times their distance are the outage, to 1 ms; of each switch the longer direction counts. PASS if it is within the limit even with the resolution, or with what the sender was off by, added; FAIL if it exceeds the limit even with the resolution taken off; UNCERTAIN between. NOT ASSESSED without an outage, or where the computer was off by more than the outage.',
  },
  'report.rule.ladder': {
    zh: 'ping 阶梯：每级、每种包长的丢包率和平均时延不超过设置中的上限，且没有一个字节出错，才为合格。后面各级正常而自己常不应答的一级，不算丢包。',
    en: 'Ladder of pings: passes if on each rung and for each size the loss and the average delay are within the limits of the settings and no octet came back wrong. A rung that answers rarely while those behind it are good has lost nothing.',
  },
  'report.rule.loop-g821': {
    zh: 'G.821 式计数仅供参考；不作 G.826、M.2100 评定。',
    en: 'Counts in the manner of G.821 are information; nothing is judged to G.826 or M.2100.',
  },
  'report.rule.hand': {
    zh: '人工读数：误码数为 0、该仪表各告警均为 0 且全程计数（少 60 s 或 1 % 以内、至多 10 %），即证明 ES = SES = UAS = 0。空白为未知：其限值“未评定”，告警空白的至多“未评定”。告警的每一秒都是误码秒或不可用秒。自相矛盾的读数被拒绝，经人确认的至多“未评定”；已知计数超限仍为不合格。',
    en: 'Read by hand: 0 bit errors, every alarm of the set at 0 and the whole time counted (but for 60 s or 1 %, never more than 10 %) prove ES = SES = UAS = 0. A blank is unknown and leaves its limit NOT ASSESSED; a blank alarm is NOT ASSESSED at best. Each second of an alarm is an errored or unavailable one. A reading that contradicts itself is refused; confirmed by a person it is NOT ASSESSED at best. A known count beyond its limit still fails.',
  },
  'report.rule.risk-short': {
    zh: '不留保护带。风险：平均每个测试时段出现 1 个误码秒的电路，单次测试仍有 37 % 的机会通过，三次中至少一次通过的机会为 75 %（泊松分布）。',
    en: 'No guard band. Risk: a line that errs on average in one second of such a period still passes once with a chance of 37 %, and at least once in three with 75 % (Poisson).',
  },
  'report.rule.risk-long': {
    zh: '不留保护带：恰好等于限值的计数按上列规则判定；计数的统计散布已含在 S1、S2 的 ±D 中。',
    en: 'No guard band: a count exactly at its limit is judged as stated above; the scatter of counts is what ± D in S1 and S2 stands for.',
  },
  'report.rule.bound': {
    zh: '误码率上限按泊松分布取单侧 95 % 置信界，向上取整；0 个误码时约为 3 / 比特数。',
    en: 'The bound of the BER is the one-sided 95 % limit of the Poisson distribution, rounded up; with no error about 3 / bits.',
  },
  'report.rule.order': {
    zh: '各部分结论取最重者：未设限值 < 合格 < 不确定 < 未评定 < 中止 < 出错 < 不合格。已证明的不合格不会被其后的结果掩盖。',
    en: 'The whole takes the gravest of its parts: NOT SET < PASS < UNCERTAIN < NOT ASSESSED < ABORTED < ERROR < FAIL. A failure once proven is hidden by nothing that follows.',
  },
  'report.loop.none': { zh: '本次测试未做环回证明。', en: 'No loop proof was made.' },
  'report.loop.rtd': { zh: '环回证明期间往返时延 {{text}}。', en: 'Round-trip delay during the proof: {{text}}.' },
  'report.measurements-of': { zh: '第 {{n}} 次的各次测量', en: 'Measurements of attempt {{n}}' },
  'report.steps-of': { zh: '第 {{n}} 次的步骤', en: 'Steps of attempt {{n}}' },
  'report.teardown-of': { zh: '第 {{n}} 次的收尾', en: 'Teardown of attempt {{n}}' },
  'report.set.remote': { zh: '程序遥控', en: 'program, by remote control' },
  'report.set.panel': { zh: '人工面板设定，已确认', en: 'front panel, confirmed' },
  'report.set.panel-headless': { zh: '未确认（无人值守）', en: 'not confirmed (headless)' },
  'report.set.none': { zh: '该仪表无此项', en: 'has no meaning for this tester' },
  'report.set.given': { zh: '用户给定', en: 'given by the user' },
  'report.set.assumed': { zh: '默认，假定', en: 'default, assumed' },
  'report.setting.none': { zh: '不设', en: 'no value set' },
  'report.setting.auto': { zh: '自动', en: 'found by itself' },
  'report.setting.limits': { zh: '限值集', en: 'Limit set' },
  'report.photo.reading': { zh: '显示读数照片', en: 'Photo of the reading' },
  'report.photo.marked': { zh: '标记时的照片', en: 'Photo of a marked moment' },
  'report.event.photos': { zh: '见照片 {{text}}', en: 'photo {{text}}' },
  'report.photo.named': { zh: '照片：{{name}}', en: 'Photo: {{name}}' },
  'report.photo.file': {
    zh: '附件 {{name}}，{{size}} 字节，SHA-256 {{sha}}',
    en: 'File {{name}}, {{size}} bytes, SHA-256 {{sha}}',
  },
  'report.photo.none': { zh: '未附照片。', en: 'No photo was attached.' },
  'report.note.clock': {
    zh: '时间按 {{zone}}（{{label}}）。',
    en: 'Times are in {{zone}} ({{label}}).',
  },
  'report.note.basis': { zh: '数据来源：{{zh}}。', en: 'Source of figures: {{en}}.' },
  'report.note.gaps': {
    zh: '测试以已观测的秒数计满为止；全程时间含未观测部分。',
    en: 'A test lasts until the time asked for has been observed; the whole time includes what was not.',
  },
  'report.note.error': { zh: '故障：{{zh}}。{{hintZh}}', en: 'Trouble: {{en}}. {{hintEn}}' },
  'report.note.replaced': {
    zh: '印作“〓”的字符（字库所无）：{{list}}。',
    en: 'Characters printed as 〓 (not in the typeface): {{list}}.',
  },
  'report.note.invalid-path': {
    zh: '{{name}} 的手写签名无法绘出，只印姓名。',
    en: 'The drawn signature of {{name}} cannot be drawn; the name is printed.',
  },
  'report.identity.record': { zh: '记录', en: 'Record' },
  'report.identity.software': { zh: '软件', en: 'Software' },
  'report.identity.procedure': { zh: '流程', en: 'Procedure' },
  'report.circuit.until': { zh: '测试电路，到 {{until}} 为止', en: 'Test circuit until {{until}}' },
} as const satisfies Record<string, Bilingual>;

/** The paper that sums up the tests of a time. */
const digest = {
  'digest.title': { zh: '测试汇总', en: 'Summary of tests' },
  'digest.of': { zh: '测试 {{tests}} 次 · 电路 {{circuits}} 条', en: 'Tests: {{tests}} · circuits: {{circuits}}' },
  'digest.span': { zh: '期间', en: 'Period' },
  'digest.from-to': { zh: '{{from}} 至 {{to}}', en: '{{from}} to {{to}}' },
  'digest.sought': { zh: '范围', en: 'Sought by' },
  'digest.all': { zh: '全部记录', en: 'all records' },
  'digest.no-customer': { zh: '未填客户', en: 'No customer given' },
  'digest.damaged': {
    zh: '另有 {{n}} 条记录损坏，读不出，未计入。',
    en: 'Damaged records that cannot be read and are not counted: {{n}}.',
  },
} as const satisfies Record<string, Bilingual>;

export const reportWords = { ...labels, ...firstPage, ...sections, ...digest } as const satisfies Record<
  string,
  Bilingual
>;
